"""What closes a list: the class noun behind 等 (等一批龙头企业, 等高校和科研机构), or another kind of word."""

import re
from dataclasses import dataclass

from lianqun.compiler.extract.entity_names import NAME_CHARACTER
from lianqun.compiler.extract.entity_vocabulary import EntityType, EntityVocabulary, ListNoun

ETC = (
    r"(?<![同平均对相何])等(?![级待候号于同值奖功])"
    r"(?!(?<=[高中初优]等){no_etc})"
)
"""等 that closes a list, not 高等 or 等级."""

OTHER_THING = r"{other_thing}(?!.{0,2}企业)"
"""Words right behind 等 that show the list to be no list of names."""

_OTHER_NOUN = OTHER_THING + r"|[对为向给在将把](?!代表)"
_QUOTED = re.compile(r"[“\"][^”\"]{1,16}[”\"]")
_COUNTED = re.compile(
    r"(?:\d+|[一二三四五六七八九十两几多数]+)?(?:余|多)?(?:家|个|所|座|大|市|省|县|区)?"
)
_PRODUCT_FIRMS = r"{product_firm}$"
_RENOWNED = r"(?:一批|众多|多家)?(?:国内外|国内|国际|全国|世界)?{renowned}"
_FIELD = r"{field}"
_GREAT = r"[两三四五六七八九十]大{great_noun}"
_ATTRACTED = r"的?{attracted}"
_ENDS_PHRASE = r"$|[，。；、：（）()“”的在为与和及等先相共开加]|{ends_phrase}"
_LISTED = re.compile("等|以及")
_OWNED = r"的(?:[^，。；的]{0,6}?)(?P<noun>{owned})"
_QUALIFIED = re.compile(r"的[^、的]{0,10}$")
_MIXED = re.compile(r"[和与及、或]|以及")
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
        is_attracted=bool(words.roles.pattern(_ATTRACTED).match(after, found.end())),
        is_counted=bool(words.roles.pattern(_GREAT).match(after)),
    )


def _nouns(after: str, found: re.Match[str], words: EntityVocabulary) -> tuple[ListNoun, ...]:
    """The noun found, or the one that owns it (联盟的合作伙伴), and one that a conjunction adds."""
    owner = words.roles.pattern(_OWNED).match(after, found.end())
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
    if words.roles.pattern(_OTHER_NOUN).match(before) or words.roles.pattern(_FIELD).search(before):
        return False
    if words.nouns[found[0]].type is EntityType.REGION:
        return bool(words.roles.pattern(_ENDS_PHRASE).match(after, found.end()))
    if found[0] in words.roles.words("firm_noun") and _tells_products(before, words):
        return False
    return _is_attribute(before, words)


def _tells_products(before: str, words: EntityVocabulary) -> bool:
    """等配套企业, 等电池生产企业 list what firms make; 等知名电池生产企业 lists the firms themselves."""
    if words.roles.pattern(_RENOWNED).match(before):
        return False
    return words.roles.pattern(_PRODUCT_FIRMS).search(before) is not None


def _is_attribute(before: str, words: EntityVocabulary) -> bool:
    """Whether the words between 等 and its noun only describe: 一批…的, 国内领先IC设计."""
    if "的" in before:
        return not _LISTED.search(before)
    verb = words.first_cut(before)
    return len(before) <= _LONGEST_ATTRIBUTE and (not verb or words.cuts[verb[0]] != "hard")
