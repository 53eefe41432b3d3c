"""Shares whose name stands around the number: 70%的学校实现甲, 三分之一县区, 不低于销售收入的3%."""

import re
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.acts import ActReader
from lianqun.compiler.extract.statements.lexicon import Link
from lianqun.compiler.extract.statements.phrases import Phrase
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.quantity import Comparator

_HAN = r"[\u4e00-\u9fff]"
_PART_OF_THINGS = re.compile(
    rf"(?:的)?(?![^，。；]{{0,6}}(?:目标|增速)|的|增|速度|幅度|水平|比例|任务|股|左右|提高|下降)(?P<what>{_HAN}[^，。；、]{{1,30}})$"
)
_PLACE_ONLY = re.compile(r"全[省市县区州盟旗镇国]")
_SCOPE = re.compile(r"(?:区域|建成区|城区|园区)$")
_REALIZED = re.compile(r"(?:实现|完成|得到)")
_AIMS = ("力争", "争取", "确保", "努力", "实现", "全部", "基本")
_BOUND_OF_WHOLE = re.compile(
    r"^(?P<part>[^，。；]{2,30}?)(?:按|在)?"
    r"(?P<bound>不(?:得)?(?:超过|低于|少于|高于))(?P<whole>[^，。；]{2,24})$"
)
_FROM_BELOW = ("低于", "少于")


class ShareNames:
    """Names shares of the things that follow the number."""

    def __init__(self, acts: ActReader) -> None:
        self._acts = acts

    def of_things(self, window: Window, phrase: Phrase, topic: str) -> str:
        """70%的学校实现甲, 覆盖95%以上行政村: which things, and what they do; "" where none follow."""
        is_share = window.mention.unit in ("%", "成") or _is_fraction(window)
        things = _PART_OF_THINGS.match(window.after) if is_share else None
        if not things or any(
            link.direction or not (link.bound or link.word in _AIMS) for link in phrase.links
        ):
            return ""
        what = _REALIZED.sub("", things["what"], count=1)
        if self._acts.reaches(phrase.name) and not phrase.name.endswith("全覆盖"):
            head = topic if phrase.name in ("覆盖", "惠及") else ""
            return head + phrase.name + what + "比例"
        if _SCOPE.search(phrase.name) and not phrase.links:
            return phrase.name + what + "比例"  # 重点区域50%左右的产能完成改造
        is_named = phrase.name and not _PLACE_ONLY.fullmatch(phrase.name)
        return "" if is_named else what + "比例"


def _is_fraction(window: Window) -> bool:
    """三分之一 of what follows."""
    return window.mention.unit == "" and window.mention.value < 1


@dataclass(frozen=True, slots=True)
class BoundedShare:
    """The share of a part in a whole, and its phrase with the bound."""

    name: str
    phrase: Phrase


def bounded_share(window: Window, phrase: Phrase) -> BoundedShare | None:
    """研发投入不低于销售收入的3%: a bound on how much of a whole a part is."""
    is_of = window.mention.unit == "%" and window.before.rstrip().endswith("的")
    found = _BOUND_OF_WHOLE.match(phrase.name) if is_of else None
    if not found:
        return None
    is_low = found["bound"].endswith(_FROM_BELOW)
    bound = Link(found["bound"], Comparator.AT_LEAST if is_low else Comparator.AT_MOST)
    name = f"{found['part']}占{found['whole']}比重"
    return BoundedShare(name, replace(phrase, links=(*phrase.links, bound)))
