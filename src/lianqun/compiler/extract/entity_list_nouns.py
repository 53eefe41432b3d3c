"""What closes a list: the class noun behind 等 (等一批龙头企业, 等高校和科研机构), or another kind of word."""

import re
from dataclasses import dataclass

from lianqun.compiler.extract.entity_names import NAME_CHARACTER
from lianqun.compiler.extract.entity_vocabulary import EntityType, EntityVocabulary, ListNoun

ETC = re.compile(
    r"(?<![同平均对相何])等(?![级待候号于同值奖功])"
    r"(?!(?<=[高中初优]等)(?:教育|院校|学校|职业|收入|水平|规模|偏|专科|数学))"
)
"""等 that closes a list, not 高等 or 等级."""

OTHER_THING = re.compile(
    r"(?:各类|各种|多种|多类|其他|特点|特征|服务|功能|多功能|方面|领域|环节|问题|产品|技术|项目|业务|工作|设备|材料|内容|"
    r"政策|活动|因素|要素|资源|形式|方式|手段|途径|措施|优势|需求|成果|任务|工程|行动|计划|场景|模式|指标|费用|条件|信息)"
    r"(?!.{0,2}企业)"
)
"""Words right behind 等 that show the list to be no list of names."""

_OTHER_NOUN = re.compile(rf"{OTHER_THING.pattern}|[对为向给在将把](?!代表)")
_QUOTED = re.compile(r"[“\"][^”\"]{1,16}[”\"]")
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两几多数]+)?(?:余|多)?(?:家|个|所|座|大|市|省|县|区)?"
)
_PRODUCT_FIRMS = re.compile(
    r"(?:相关|配套|上下游|上游|下游|中小|各类|新兴|传统|类|产业|服务业|服务型|加工|生产)$"
)
_FIELD = re.compile("领域|环节|行业(?!领军|龙头|骨干|头部|领先|标杆|巨头)")
_GREAT = re.compile("[两三四五六七八九十]大(?:中心|平台|基地|园区|片区)")
_ATTRACTED = re.compile("的?(?:招引|引进|招商|引入|集聚|入驻)")
_ENDS_PHRASE = re.compile(r"$|[，。；、：（）()“”的在为与和及等先相共开加]|联动|协同|产业|差距")
_LISTED = re.compile("等|以及")
_OWNED = re.compile(r"的(?:[^，。；的]{0,6}?)(?P<noun>企业|合作伙伴|伙伴|公司|高校|单位)")
_QUALIFIED = re.compile(r"的[^、的]{0,10}$")
_MIXED = re.compile(r"[和与及、或]|以及")
_FIRM_NOUNS = frozenset({"企业", "公司", "龙头"})
_LONGEST_ATTRIBUTE = 14
_REACH = 40
_SECOND_REACH = 16


@dataclass(frozen=True, slots=True)
class Closing:
    """How a list is closed: its class nouns, whether what it lists is to be attracted, or is counted.

    `is_counted` is true for 等四大中心, whose members are then names whatever they look like.
    """

    nouns: tuple[ListNoun, ...]
    is_attracted: bool
    is_counted: bool


def read_closing(text: str, start: int, end: int, words: EntityVocabulary) -> Closing | None:
    """How 等 before `start` closes its list, the clause ending at `end`; None where by no noun."""
    after = text[start : min(start + _REACH, end)]
    quoted = _QUOTED.match(after)
    if quoted:
        after = after[quoted.end() :]
    found = next((m for m in words.noun_pattern.finditer(after) if _closes(after, m, words)), None)
    if not found:
        return None
    return Closing(
        nouns=_nouns(after, found, words),
        is_attracted=bool(_ATTRACTED.match(after, found.end())),
        is_counted=bool(_GREAT.match(after)),
    )


def _nouns(after: str, found: re.Match[str], words: EntityVocabulary) -> tuple[ListNoun, ...]:
    """The noun found, or the one that owns it (联盟的合作伙伴), and one that a conjunction adds."""
    owner = _OWNED.match(after, found.end())
    if owner:
        found = words.noun_pattern.search(after, owner.start("noun")) or found
    first = words.nouns[found[0]]
    rest = after[found.end() : found.end() + _SECOND_REACH]
    if not _MIXED.match(rest):
        return (first,)
    others = (words.nouns[word] for word in words.noun_pattern.findall(rest))
    second = next((noun for noun in others if noun.type is not EntityType.REGION), None)
    return (first, second) if second else (first,)


def _closes(after: str, found: re.Match[str], words: EntityVocabulary) -> bool:
    """Whether a noun behind 等 names what the list holds."""
    before = after[: found.start()]
    if len(found[0]) == 1:
        return bool(_COUNTED.fullmatch(before)) and not NAME_CHARACTER.match(after[found.end() :])
    if "、" in before:
        return bool(_QUALIFIED.search(before))
    if _OTHER_NOUN.match(before) or _FIELD.search(before):
        return False
    if words.nouns[found[0]].type is EntityType.REGION:
        return bool(_ENDS_PHRASE.match(after, found.end()))
    if found[0] in _FIRM_NOUNS and _PRODUCT_FIRMS.search(before):
        return False
    return _is_attribute(before, words)


def _is_attribute(before: str, words: EntityVocabulary) -> bool:
    """Whether the words between 等 and its noun only describe: 一批…的, 国内领先IC设计."""
    if "的" in before:
        return not _LISTED.search(before)
    verb = words.first_cut(before)
    return len(before) <= _LONGEST_ATTRIBUTE and (not verb or words.cuts[verb[0]] != "hard")
