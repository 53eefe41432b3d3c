"""Which region a document is about: names of provinces and cities, and the parks and counties below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lianqun.vocab.vocabulary import Vocabulary

NATION = "全国"

_BELOW = (
    r"(?:高新技术产业开发区|高新技术产业园区|经济技术开发区|经济开发区|自由贸易试验区|综合保税区|高新区|经开区|新区|示范区|合作区|开发区"
    r"|自治县|自治旗|[县区市旗镇])"
)
_BELOW_NAME = re.compile(
    rf"(?!加快|促进|推动|推进|打造|建设|支持|关于|国民|深入|全面|进一步|先进|战略|加强|培育|实施|重点|人民|产业|制造|工业|数字|现代)"
    rf"[\u4e00-\u9fff]{{1,8}}?{_BELOW}(?!位|域|块|划|分|内|级|场|民|长)"
)
_UNKNOWN = re.compile(
    r"(?!全|我|本|各|该|城|地|社|园|特|省|郊|示范|中心|产业|工业|国家|先进|现代|数字|重点|智慧|绿色|科技|创新|新型|加快|关于|支持|推动|促进)"
    r"(?:[\u4e00-\u9fff]{2,8}(?:大湾区|城市群|都市圈|经济圈|经济带)|[\u4e00-\u9fff]{2,4}?(?:特别行政区|自治[区州县旗]|[省县州]|(?<![园社片新城库景发范小灾郊湾厂校专])区"
    r"|(?<![城都超股上门])市|(?<!联)盟|(?<![红军])旗)(?![域块划分内级场民长]))"
)
_SHORT_FORMS = (
    ("高新技术产业开发区", "高新区"),
    ("高新技术产业园区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("自由贸易试验区", "自贸区"),
)
_PARKS = (*(form for forms in _SHORT_FORMS for form in forms), "新区", "综合保税区")
_NATIONAL_ISSUER = re.compile(
    r"(?:国务院|中共中央|全国人大|国家|工业和信息化部|财政部|科技部|科学技术部|商务部|教育部|人力资源|自然资源部|生态环境部|交通运输部)"
)
_LEADING = re.compile(r"^(?:[\s“\"《〈「]|20\d\d年(?:度)?|关于|印发|发布|中共)*")
_LONGEST_NAME = 11
_FREQUENT = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its name as this document uses it, and its official name."""

    name: str
    full_name: str


class RegionNames:
    """The names of provinces and prefecture-level cities, official and short."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._official: dict[str, str] = {}
        self._abbreviations: dict[str, str] = {}
        rows = vocabulary.rows("regions")
        for row in rows:
            self._official[row["name"]] = row["name"]
            if row["abbreviation"]:
                self._abbreviations[row["abbreviation"]] = row["name"]
        for row in rows:
            self._official.setdefault(row["short"], row["name"])
        names = sorted(self._official, key=len, reverse=True)
        self._anywhere = re.compile("|".join(map(re.escape, names)))

    def at_start(self, text: str) -> Region | None:
        """The region that a title begins with; a county or park below it where one follows."""
        start = _LEADING.match(text)
        rest = text[start.end() :] if start else text
        found = ""
        prefix = ""
        while known := self._longest(rest[len(prefix) :]):
            found, prefix = known, prefix + self._printed(rest[len(prefix) :])
        if not found and (unknown := _UNKNOWN.match(rest)):
            found = prefix = unknown[0]
        below = _BELOW_NAME.match(rest, len(prefix))
        if below and (found or _is_park(below[0])):
            return Region(prefix + below[0], prefix + below[0])
        return Region(found, found) if found else None

    def _longest(self, text: str) -> str:
        printed = self._printed(text)
        return self._official[printed] if printed else ""

    def _printed(self, text: str) -> str:
        for length in range(min(_LONGEST_NAME, len(text)), 1, -1):
            if text[:length] in self._official:
                return text[:length]
        return ""

    def of_number(self, number: str) -> str:
        """The province whose abbreviation a document number begins with, "" when none does."""
        return self._abbreviations.get(number[:1], "")

    def most_frequent(self, text: str) -> str:
        """The official name of the region that a text names most often, "" when it names none."""
        counts = Counter(self._official[found[0]] for found in self._anywhere.finditer(text))
        ranked = counts.most_common(1)
        return ranked[0][0] if ranked and ranked[0][1] >= _FREQUENT else ""

    def short(self, name: str) -> str:
        """A region's name without the word for its rank (株洲市: 株洲)."""
        return name[:-1] if len(name) > 2 and name[-1] in "省市县区州" else name


@cache
def load_regions(vocabulary: Vocabulary | None = None) -> RegionNames:
    """The region names of the vocabulary."""
    return RegionNames(vocabulary or Vocabulary())


def find_region(
    names: RegionNames, title: str, issuers: Sequence[str], opening: str
) -> tuple[Region, tuple[str, ...]]:
    """The region of a document and, where several issue it together, each of them.

    The title decides; else the issuers; else whom the text names most.
    """
    of_issuers = [
        region
        for issuer in issuers
        if (region := names.at_start(issuer)) is not None and not _NATIONAL_ISSUER.match(issuer)
    ]
    several = tuple(dict.fromkeys(region.full_name for region in of_issuers))
    if len(several) > 1 and (joint := _joint_name(names, several, title)):
        return Region(joint, joint), several
    region = names.at_start(title)
    if region is None and len(several) == 1:
        region = of_issuers[0]
    if region is None and any(_NATIONAL_ISSUER.match(issuer) for issuer in issuers):
        region = Region(NATION, NATION)
    if region is None:
        frequent = names.most_frequent(opening)
        region = Region(frequent, frequent)
    region = _as_used(region, opening)
    return region, several if len(several) > 1 else ((region.name,) if region.name else ())


def _is_park(name: str) -> bool:
    return name.endswith(_PARKS)


def _joint_name(names: RegionNames, regions: Sequence[str], title: str) -> str:
    """How a title calls several cities in one word: a character of each name (长株潭)."""
    shorts = [names.short(name) for name in regions]
    for start in range(len(title) - len(shorts) + 1):
        word = title[start : start + len(shorts)]
        if all(char in short for char, short in zip(word, shorts, strict=True)):
            return word
    return ""


def _as_used(region: Region, text: str) -> Region:
    """A park under the short form that the text uses for it, its official name kept."""
    for long, short in _SHORT_FORMS:
        if region.full_name.endswith(long):
            name = region.full_name.removesuffix(long) + short
            if text.count(name) >= _FREQUENT:
                return Region(name, region.full_name)
    return region
