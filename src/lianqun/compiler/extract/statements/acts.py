"""Acts in the words around a number: what is built, done, or done by whom (企业上云, 惠及居民, 建成学校).

A count is of things, not of what is done to them: 培育5家企业 counts 企业, 40家企业完成改造 counts
改造企业; an act that changes what is counted (新增, 改造, 引进) stays in the name.
"""

import re
from dataclasses import dataclass

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.phrases import Phrase

_HAN = r"[\u4e00-\u9fff]"
_TEXT = r"[^，。；、]"
_ADVERB = "(?:整县|率先|全部|均|成功|顺利|正式|全面|首次|集中|同步)?"
_RELATIONS = ("由", "在", "向", "对", "与", "市", "被")
_PLACE_ONLY = re.compile(r"(?:全[省市县区国州镇]|[省市县国]内|各地|我[省市县区])$")
_STEP = re.compile(
    r"(?:连续|成功|先后|接连|连)?"
    r"(?:跨过|跨越|跨入|迈过|迈入|突破|迈上|跨上|登上|越过|站上|站稳|跃上|跃升|跨)[^，。；、]{0,8}(?:大关|台阶|关口|门槛)$"
)
_WITHIN = re.compile(r"在[^，。]{2,12}(?:中|领域|方面)$")
_FOR = re.compile(r"(?:为|对|向)(?:全[省市县区])?(?:超|近|约|超过|不少于)?$")
_WORKED_ON = re.compile(
    r"(?P<who>[^，。；、]{2,20}?)(?:进行|开展)(?:了|全面|集中)?(?P<work>[\u4e00-\u9fff]{2,8})$"
)
"""河道开展综合整治, 残疾人进行关爱救助: what is done to those that are counted."""
_BARE_WORK = ("建设", "工作", "活动", "试点")
_HEADS = {
    scale + unit: noun
    for scale in ("", "万", "亿")
    for unit, noun in {"户": "户数", "人": "人数", "名": "人数", "人次": "人次"}.items()
}
_NOUNS = {
    "套": "套数",
    "列": "列数",
    "公里": "里程",
    "亩": "面积",
    "平方米": "面积",
    "平方公里": "面积",
    "公顷": "面积",
    "吨": "量",
}
_BARE_NOUNS = ("", *dict.fromkeys(_NOUNS.values()))
_BOUND_LAST = re.compile(r"(?:超过?|突破|达到?|近|约)$")
_LONGEST_ACT = 6
_LONGEST_SERVICE = 14
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Done:
    """What is done by the things that are counted, put before them: `verb` the act, `name` both."""

    verb: str
    name: str


class ActReader:
    """Tells acts from things by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._only = re.compile(rf"^(?:{any_of('act')}|、|和|并)*(?:了|的|好|出)?$")
        self._nouns = lexicon.words("act_noun")
        self._adds_only = re.compile(rf"(?:{any_of('adds', 'standing', 'performs_alone')})+$")
        self._dropped = re.compile(
            rf"^(?:{any_of('dropped_act')}|共有|获批(?={_HAN}{{4,}})|全(?:省|市)(?=实现))+"
        )
        self._last = re.compile(rf"(?:{any_of('act_last')}|的|和)$")
        self._counted = re.compile(rf"(?:{any_of('counted_act')}|并|和)+$")
        self._builds = re.compile(
            rf"^(?:{any_of('manner')}|、|和)*{any_of('dropped_builds')}+(?!{any_of('joined_act')})"
        )
        self._opening = re.compile(
            rf"^(?:[、，和及]|以及)*(?:{any_of('manner', 'opener')}|每年|年均|[一二三四五六七八九十]年)*{any_of('builds', 'adds')}(?![到至率])"
        )
        self._leading = re.compile(rf"^(?:{any_of('act')}|、)+")
        self._added = re.compile(rf"^(?:累计)?(?:{any_of('adds', 'adds_list', 'adds_head')})")
        self._benefits = re.compile(any_of("benefits"))
        self._reach_last = re.compile(rf"{any_of('benefits')}$")
        self._per_thing = re.compile(rf"^每[^，。；]{{1,8}}?{any_of('provides')}$")
        self._work_last = re.compile(rf"{any_of('work_last')}$")
        self._grown = lexicon.words("grown")
        self._compile_performers(lexicon)

    def _compile_performers(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        who = rf"(?P<who>{_TEXT}{{0,24}}?{any_of('performer')})"
        self._performed = re.compile(
            rf"^{who}{_ADVERB}(?:(?P<alone>{any_of('performs_alone')})(?:实施|达产|投产|见效|运营|使用)?"
            rf"|(?P<verb>{any_of('performs')})(?P<what>[^，。；]{{2,24}})"
            rf"|(?P<clause>{_TEXT}{{0,8}}{any_of('size')}均?{any_of('exceeds')}{_TEXT}{{2,12}}"
            rf"|{_TEXT}{{2,18}}?{any_of('outdoes')}{_TEXT}{{0,10}}"
            rf"|[与同和]{_TEXT}{{2,16}}?{any_of('joins_with')}{_TEXT}{{0,8}}))$"
        )
        self._bare = lexicon.words("bare_measure")
        self._bare_last = re.compile(rf"{any_of('bare_measure', 'part_tail')}$")
        self._standing = re.compile(rf"^(?:{any_of('performs_alone', 'standing')})")
        self._stood = re.compile(rf"{any_of('performs_alone', 'standing', 'work_alone')}+")
        self._stood_last = re.compile(rf"{any_of('performs_alone', 'standing')}$")
        self._performer = re.compile(rf"{any_of('performer')}$")
        self._stands = re.compile(
            rf"^(?!{any_of('adds')})(?P<who>{_TEXT}{{0,12}}?{any_of('performer')})(?P<alone>{any_of('performs_alone')})$"
        )
        self._served = re.compile(
            rf"^(?P<who>[^，。；]{{2,30}}?)(?P<what>(?:免费)?{any_of('serves')}[^，。；]{{2,}})$"
        )
        self._achieved = re.compile(rf"^新?{any_of('achieves_title')}")
        self._achievement = re.compile(
            rf"^(?P<noun>[^，。]{{1,16}}?)(?<![并和与及])"
            rf"(?P<verb>新?{any_of('achieves_title')}[^，。]{{2,30}}?)(?:、(?:数量|总数|位居|居)[^，。]*)?$"
        )

    def is_only(self, words: str) -> bool:
        """Whether words are nothing but acts: 加快培育, 新登记, 交付."""
        return self.opens(words) or bool(self._adds_only.fullmatch(words))

    def opens(self, words: str) -> bool:
        """Whether words only say what is done, the thing follows the number."""
        return words not in self._nouns and bool(self._only.match(words))

    def strip_leading(self, clause: str) -> str:
        """A clause without the acts that open it: 培育甲类企业 is 甲类企业."""
        return self._leading.sub("", clause)

    def strip_last(self, name: str) -> str:
        """A name without the state that it ends in: 甲园入驻 is 甲园."""
        return self._stood_last.sub("", name)

    def strip_builds(self, name: str) -> str:
        """A name without the act of building that opens it: 培育甲类企业 is 甲类企业."""
        bare = self._builds.sub("", name)
        return name if bare in _BARE_NOUNS else bare

    def strip_step(self, name: str) -> str:
        """A name without the step that it takes: 经济总量迈上万亿元台阶 is 经济总量."""
        return _STEP.sub("", name)

    def strip(self, name: str) -> str:
        """A name without the acts and steps around it: 拥有高新技术企业, 经济总量迈上万亿元台阶."""
        bare = _STEP.sub("", self._dropped.sub("", name)) or name
        is_name = len(bare) >= _SHORTEST_NAME or bare in self._grown
        is_name = is_name or (name.startswith("实现") and bare in self._bare)
        return self.strip_builds(bare if is_name else name)

    def ends(self, name: str) -> bool:
        """Whether a name ends in an act, or in the place of one, whose thing follows the number."""
        bare = _PLACE_ONLY.sub("", name)
        return not bare or bool(self._last.search(bare))

    def counted(self, phrase: Phrase) -> str:
        """The act that is counted (解决2个难题: 解决难题); building and raising go without saying."""
        said = phrase.name or (phrase.links[-1].word if phrase.links else "")
        act = self._counted.search(_PLACE_ONLY.sub("", said))
        return act[0] if act and len(act[0]) <= _LONGEST_ACT else ""

    def opening(self, before: str) -> str:
        """The act that opens the words before a number, "" for none."""
        found = self._opening.match(before)
        return found[0] if found else ""

    def has_own(self, name: str) -> bool:
        """Whether a name says itself what is done: 在建项目, 惠及居民."""
        return bool(self._standing.match(name) or self._benefits.match(name))

    def heads(self, name: str, unit: str) -> str:
        """惠及3000户 counts 户: the act with what it reaches; "" where it is another act or unit."""
        return name + _HEADS[unit] if unit in _HEADS and self._benefits.fullmatch(name) else ""

    def measured(self, name: str, unit: str) -> str:
        """交付3万套 counts 套, 新建60公里 measures 里程: an act said alone, named by its unit; else ""."""
        noun = _HEADS.get(unit) or _NOUNS.get(unit.lstrip("百千万亿"), "")
        return name + noun if noun and self.is_only(name) else ""

    def grown_area(self, name: str, unit: str) -> str:
        """造林 of 亩 is 造林面积: work by which something grows, told by its area; else the name."""
        noun = _NOUNS.get(unit.lstrip("百千万亿"), "")
        return name + noun if noun == "面积" and name.endswith(tuple(self._grown)) else name

    def reaches(self, name: str) -> bool:
        """Whether a name ends in an act that reaches what follows the number: 服务点覆盖."""
        return bool(self._reach_last.search(name))

    def serves_by(self, name: str) -> bool:
        """Whether a name says by what those that follow the number are reached: 营养改善计划惠及."""
        reached = self._reach_last.search(name)
        return reached is not None and reached.start() >= _SHORTEST_NAME

    def is_per_thing(self, name: str) -> bool:
        """每村配备1名科技特派员: a count for each of something."""
        return bool(self._per_thing.match(name))

    def performing(self, after: str, before: str) -> Done:
        """企业完成清洁生产审核 counts 清洁生产审核企业, 企业上云 counts 上云企业."""
        served = self._served.match(after) if _FOR.search(before) else None
        if served:
            is_short = len(served["what"]) <= _LONGEST_SERVICE
            return Done("", served["what"] + "的" + served["who"] if is_short else served["who"])
        return _worked_on(after) or self._performing(after)

    def _performing(self, after: str) -> Done:
        """What those that follow the number do themselves."""
        found = self._performed.match(after)
        if not found or found["who"][-2:-1] in _RELATIONS:
            return Done("", after)
        if found["clause"]:
            return Done("", found["clause"] + "的" + found["who"])
        if found["alone"]:
            return Done(found["alone"], found["alone"] + found["who"])
        if self._bare_last.search(_BOUND_LAST.sub("", found["what"])):
            return Done("", found["who"])  # 80个项目完成投资3亿元: a number is to come for the rest
        verb = "" if found["verb"] == "完成" else found["verb"]
        return Done(found["verb"], verb + found["what"] + found["who"])

    def stood(self, name: str, topic: str) -> str:
        """项目签约100个、开工80个 counts 签约项目, 开工项目; "" where nothing of the kind is said."""
        found = self._stands.match(name)
        if found:
            return found["alone"] + found["who"]
        standing = self._stood.fullmatch(name)
        thing = self._standing.sub("", self._added.sub("", topic))
        thing = self._stood_last.sub("", thing)
        return name + thing if standing and thing else ""

    def achievement(self, name: str) -> tuple[str, str] | None:
        """高校入选名单: what is achieved and by what; None where nothing is."""
        found = self._achievement.match(name)
        return (found["verb"], _WITHIN.sub("", found["noun"])) if found else None

    def is_achieved(self, name: str) -> bool:
        """Whether a name already says what was achieved."""
        return bool(self._achieved.match(name))

    def is_stood(self, name: str) -> bool:
        """Whether words only say what state things are in or were brought to: 竣工投产, 在建."""
        return bool(self._stood.fullmatch(name))

    def is_performer(self, name: str) -> bool:
        """Whether words name something that can be begun, finished or listed: 企业, 项目."""
        return bool(self._performer.search(name))

    def work(self, name: str) -> str:
        """The work that ends a name (老旧街区改造), "" for none."""
        found = self._work_last.search(name)
        return found[0] if found else ""


def _worked_on(after: str) -> Done | None:
    """What is done to those that follow the number: 河道开展综合整治; None where nothing is."""
    found = _WORKED_ON.match(after)
    if not found or found["work"] in _BARE_WORK:
        return None
    return Done(found["work"], found["work"] + found["who"])
