"""Which region a document is about: names of provinces and cities, and the parks and counties below."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lianqun.compiler.readers.carried_out import place_of_title
from lianqun.compiler.readers.document_words import load_document_words
from lianqun.vocab.vocabulary import Vocabulary

NATION = "全国"

_OTHER_RANK = re.compile("[市县区州盟旗](?![场域块划分内级民长间位县])")
_BELOW_NAME = r"(?!{no_below})[\u4e00-\u9fff]{1,8}?{below_region}(?!位|域|块|划|分|内|级|场|民|长)"
_UNKNOWN = (
    r"(?!{no_region})"
    r"(?:[\u4e00-\u9fff]{2,8}{wide_region}|[\u4e00-\u9fff](?<![新老大小中各全省县古强])[城都]市(?![群圈化更建规体轨公总发管治品功])|[\u4e00-\u9fff]{2,4}?(?:特别行政区|自治[区州县旗]|[省县州]|(?<![园社片新城库景发范小灾郊湾厂校专])区"
    r"|(?<![城都超股上门])市|(?<!联)盟|(?<![红军])旗)(?![域块划分内级场民长]))"
)
_NATIONAL_ISSUER = r"{national_issuer}"
_LEADING = r"^(?:[\s“\"《〈「]|20\d\d年(?:度)?|{before_region})*"
_NATION_LEAD = (
    r"(?:[\s“\"《〈「]|20\d\d年(?:度)?|{before_region})*{nation_name}"
    r"|(?:[^，。]{0,16}[日月]电\s*)?(?:近日，)?{national_issuer}(?:办公厅)?(?:、国务院(?:办公厅)?)?(?:近日)?(?:关于|印发)"
)
_AGENCY = re.compile(r"[日月]电")
_FIRST_LINES = 6
_HEAD = 400
_LINE = 60
_PREFECTURE = "自治州"
_APPROVED = re.compile(
    r"(?:^|日|\n)([\u4e00-\u9fff]{2,14}?)第[一二三四五六七八九十]{1,4}届\n?人民代表大会"
)
_SELF = re.compile(r"[全我](省|市)")
_OWN_WORDS = re.compile(
    r"(?P<nation>我国|全国)|(?<![健安完齐保周])[全我本][省市县区州旗盟](?![场域块])"
)
_LEVELS = {"省": "province", "市": "prefecture"}
_LONGEST_NAME = 11
_CENTRE = "党中央、国务院"
_LOCAL = re.compile(r"[省市县区州盟]委(?!员)|(?<!各)[省市县区州](?:人民)?政府")
"""Bodies of a part of the nation: a text without them that carries out what the centre decided is of the nation."""
_OUR_DISTRICT = re.compile(r"[我本]区(?!域)")
_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2,4}[区县]?")
_FREQUENT = 3
_LEAST_SHARE = 0.4
_NATION_TITLE = r"{nation_short}(?:(?!{brand_place})[^（(]){2,14}?{nation_report}(?:[（(].*)?$"


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its name as this document uses it, and its official name."""

    name: str
    full_name: str


class RegionNames:
    """The names of provinces and prefecture-level cities, official and short."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._official: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._abbreviations: dict[str, str] = {}
        self.words = load_document_words(vocabulary)
        self._park_forms = [
            (row["full"], row["short"]) for row in vocabulary.rows("park_short_forms")
        ]
        self._park_ends = (
            *(form for forms in self._park_forms for form in forms),
            *self.words.words("park_end"),
        )
        rows = vocabulary.rows("regions")
        for row in rows:
            self._official[row["name"]] = row["name"]
            self._levels[row["name"]] = row["level"]
            if row["abbreviation"]:
                self._abbreviations[row["abbreviation"]] = row["name"]
        for row in rows:
            self._official.setdefault(row["short"], row["name"])
        names = sorted(self._official, key=len, reverse=True)
        self._anywhere = re.compile("|".join(map(re.escape, names)))

    def at_start(self, text: str) -> Region | None:
        """The region that a title begins with; a county or park below it where one follows."""
        start = self.words.pattern(_LEADING).match(text)
        rest = text[start.end() :] if start else text
        found = ""
        prefix = ""
        while known := self._longest(rest[len(prefix) :]):
            printed = self._printed(rest[len(prefix) :])
            other = _OTHER_RANK.match(rest, len(prefix) + len(printed))
            if other and printed != known and not known.endswith(other[0]):
                found = prefix = prefix + printed + other[0]  # 文山市, not the prefecture 文山
                break
            found, prefix = known, prefix + printed
        if not found and (unknown := self.words.pattern(_UNKNOWN).match(rest)):
            found = prefix = unknown[0]
        below = self.words.pattern(_BELOW_NAME).match(rest, len(prefix))
        if below and (found or below[0].endswith(self._park_ends)):
            return Region(prefix + below[0], prefix + below[0])
        return Region(found, found) if found else None

    def is_region(self, name: str) -> bool:
        """Whether words are the name of a province or prefecture-level city, official or short."""
        return name in self._official

    def nation_in(self, title: str, opening: str) -> Region | None:
        """The nation, where a title or one of the first lines begins with its name; else None."""
        if self.words.pattern(_NATION_TITLE).match(title):
            return Region(NATION, NATION)
        lines = (
            line.strip() for line in (title, *opening.split("\n", _FIRST_LINES)[:_FIRST_LINES])
        )
        leads = (
            self.words.pattern(_NATION_LEAD).match(line)
            for line in lines
            if len(line) < _LINE or _AGENCY.search(line[:_LINE])
        )
        return Region(NATION, NATION) if any(leads) else None

    def approving(self, opening: str) -> Region | None:
        """The region whose people's congress approved a plan, as the lines below its title say; else None."""
        found = _APPROVED.search(opening[:_HEAD])
        return self.at_start(found[1]) if found else None

    def opening_with(self, opening: str) -> Region | None:
        """The place that one of the first lines begins with and the text goes on naming; else None."""
        for line in opening.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
            found = self.at_start(line.strip())
            if found and opening.count(found.name) >= _FREQUENT:
                return found
        return None

    def district_in(self, region: Region, text: str) -> Region | None:
        """The district of a city that one of the first lines gives as the source (海州新城), where the text says 我区.

        None where the text is of the city itself.
        """
        if not region.name.endswith("市") or not _OUR_DISTRICT.search(text):
            return None
        short = self.short(region.name)
        for line in text.split("\n", _FIRST_LINES + 2)[: _FIRST_LINES + 2]:
            name = line.strip().removeprefix(region.name).removeprefix(short)
            if name != line.strip() and _DISTRICT.fullmatch(name):
                full = name if name.endswith(("区", "县")) else name + "区"
                if text.count(name) >= _FREQUENT:
                    return Region(full, region.name + full)
        return None

    def is_national(self, issuer: str) -> bool:
        """Whether an issuer is a body of the nation."""
        return self.words.pattern(_NATIONAL_ISSUER).match(issuer) is not None

    def as_used(self, region: Region, title: str, text: str) -> Region:
        """A park under the short form that the text uses for it, its official name kept.

        So an autonomous prefecture whose official name is not in the title.
        """
        short = self._prefecture(region.name) if region.name.endswith(_PREFECTURE) else ""
        if short and short in text and region.full_name not in title:
            return Region(short, region.full_name)
        for long, short in self._park_forms:
            if region.full_name.endswith(long):
                name = region.full_name.removesuffix(long) + short
                is_usual = text.count(short) > 2 * text.count(region.full_name)
                if is_usual or text.count(name) >= _FREQUENT:
                    return Region(name, region.full_name)
        return region

    def _prefecture(self, name: str) -> str:
        """The usual name of an autonomous prefecture: 黔东南州, "" where the table has no short one."""
        return next((s + "州" for s, full in self._official.items() if full == name != s), "")

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
        """The official name of the region that a text names most often, "" when it names none.

        A text that calls its region 全省 or 我省 is of a province, one that says 全市 of a city.
        """
        level = self._level_of(text)
        names = (self._official[found[0]] for found in self._anywhere.finditer(text))
        counts = Counter(name for name in names if not level or self._levels[name] == level)
        ranked = counts.most_common(1)
        if not ranked or ranked[0][1] < _FREQUENT:
            return ""
        top, count = ranked[0]
        peers = sum(n for name, n in counts.items() if self._levels[name] == self._levels[top])
        # a text of no region's own that goes through many of one rank is about none of them
        return top if level or count >= _LEAST_SHARE * peers else ""

    def _level_of(self, text: str) -> str:
        """What rank of region a text speaks of itself as, "" where its words do not say."""
        said = Counter(_LEVELS[found[1]] for found in _SELF.finditer(text))
        ranked = said.most_common(1)
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
        if (region := names.at_start(issuer)) is not None and not names.is_national(issuer)
    ]
    several = tuple(dict.fromkeys(region.full_name for region in of_issuers))
    if len(several) > 1 and (joint := _joint_name(names, several, title)):
        return Region(joint, joint), several
    region = names.at_start(title) or names.nation_in(title, opening)
    if region is None and len(several) == 1:
        region = of_issuers[0]
    if region is None and any(names.is_national(issuer) for issuer in issuers):
        region = Region(NATION, NATION)
    if region is None and (place := place_of_title(title, opening, names.is_region)):
        region = Region(place, place)
    if region is None:
        region = names.opening_with(opening) or names.approving(opening)
    if region is None:
        is_nation = names.words.pattern(_NATION_TITLE).search(title) or speaks_of_nation(opening)
        frequent = names.most_frequent(opening) or (NATION if is_nation else "")
        region = Region(frequent, frequent)
    region = names.district_in(region, opening) or names.as_used(region, title, opening)
    return region, several if len(several) > 1 else ((region.name,) if region.name else ())


def speaks_of_nation(text: str) -> bool:
    """Whether a text calls what it is about 我国, and no part of the nation its own (全省, 我市)."""
    said = Counter(bool(found["nation"]) for found in _OWN_WORDS.finditer(text))
    if not said[False] and _CENTRE in text and not _LOCAL.search(text):
        return True
    return said[True] >= _FREQUENT and said[True] * _LEAST_SHARE > said[False]


def _joint_name(names: RegionNames, regions: Sequence[str], title: str) -> str:
    """How a title calls several cities in one word: a character of each name (长株潭)."""
    shorts = [names.short(name) for name in regions]
    for start in range(len(title) - len(shorts) + 1):
        word = title[start : start + len(shorts)]
        if all(char in short for char, short in zip(word, shorts, strict=True)):
            return word
    return ""
