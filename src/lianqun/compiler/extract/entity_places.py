"""Names of regions: the country's own (GB/T 2260), and others by their form (云州市, 青塘区, 云岚都市圈).

A county or a district that is in no table is known by its last word where it stands between marks
or after a verb; the short form of a city (云州) is known once the long one is.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from lianqun.compiler.extract.entity_boundaries import ClauseMap
from lianqun.compiler.extract.entity_candidates import CLOSED, Candidate
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    build_finder,
    find_words,
)
from lianqun.model.document import Document

_UNIT = re.compile(r"自治[州县旗]|[市县区州省]")
_NOT_AFTER = re.compile(
    r"市(?:[场值级域容面州直属售盈县际里]|民(?!政)|政(?!府|协|务))|区(?:[域间块位别分划县内外际])|县(?:[域级城市区乡])|省(?:[级会际市区直份内])"
)
_LONGEST_STEM = 4
_LONGEST_GROUP_STEM = 3
_LONGEST_REACH = 12
_NEVER_IN_STEM = frozenset("省市县委内之这")
_GROUP_OF_CITIES = r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:[两二三四五六七八九]市|{city_group})"
_NEXT_IN_LIST = re.compile(r"(?<=[市县区]、)(?P<name>[\u4e00-\u9fff]{2,3}[市县区])")
_AFTER_NAME = frozenset("的为在和与及等委政人将以境打建")
_TITLE_MARKS = frozenset("《\n“")
_RARE_UNITS = ("省", "州")
_SHORT_FROM = ("市", "省", "州")


class PlaceReader:
    """Finds the regions that one text names."""

    def __init__(self, clauses: ClauseMap, words: EntityVocabulary) -> None:
        self._clauses = clauses
        self._text = clauses.text
        self._words = words

    def learn(self, document: Document) -> set[str]:
        """Names of regions in the text, long and short."""
        finder = build_finder([*self._words.regions, *self._words.blockers])
        known = [f for f in find_words(finder, self._text) if f[2] in self._words.regions]
        names = {word for _, _, word in known}
        formed = Counter(self._by_form({end for _, end, _ in known}))
        stated = (part.metadata.region for part in document.parts)
        formed.update({name: 2 for name in stated if self._is_plain(name)})
        learnt = set(self._without_swollen(formed, names))
        learnt |= set(self._beside(names | learnt))
        names |= learnt | {name[:-1] for name in learnt if self._has_short_form(name)}
        for stem, group in self._groups():
            names |= {stem, group}
        return names

    def _beside(self, names: Collection[str]) -> Iterator[str]:
        """Names that only their neighbour in a list shows: 云溪区、蜀山区, where 山区 is a word too."""
        for unit in _NEXT_IN_LIST.finditer(self._text):
            name = unit["name"]
            before = unit.start("name") - 1
            lengths = range(3, _LONGEST_STEM + 3)
            if self._is_stem(name[:-1]) and any(
                self._text[max(0, before - length) : before] in names for length in lengths
            ):
                yield name

    def _has_short_form(self, name: str) -> bool:
        return name.endswith(_SHORT_FROM) and 2 <= len(name) - 1 <= 3

    def find(self, names: Collection[str]) -> Iterator[Candidate]:
        """Every place where the text names one of the regions, longest first."""
        finder = build_finder([*names, *self._words.blockers])
        for start, end, name in find_words(finder, self._text):
            if name in names:
                yield Candidate(start, end, EntityType.REGION, CLOSED)

    def _without_swollen(self, formed: Counter[str], known: Collection[str]) -> Iterator[str]:
        """Names by form without those that are a shorter one with a strange word before it."""
        for name, count in formed.items():
            shorter = next((name[k:] for k in range(1, len(name) - 2) if name[k:] in formed), "")
            front = name[: len(name) - len(shorter)]
            if shorter and formed[shorter] >= count and front not in formed and front not in known:
                continue
            if count > 1:
                yield name

    def _is_plain(self, name: str) -> bool:
        if not name or self._words.head_of(name):
            return False
        return bool(_UNIT.fullmatch(name[-1])) and len(self._words.proper_part(name[:-1])) >= 2

    def _by_form(self, known_ends: set[int]) -> Iterator[str]:
        """Names that end in a unit of administration and stand free on the left."""
        for unit in _UNIT.finditer(self._text):
            if unit.end() in known_ends or _NOT_AFTER.match(self._text, unit.start()):
                continue
            start = self._stem_start(unit.start(), unit.end())
            if start is None:
                continue
            name = self._text[start : unit.end()]
            yield name
            if (
                self._opens(start, unit)
                if name.endswith(_RARE_UNITS)
                else self._closes(start, unit)
            ):
                yield name  # a second vote: one such place is enough

    def _opens(self, start: int, unit: re.Match[str]) -> bool:
        """Whether a province's name opens a title or a line."""
        return unit.start() > start and (not start or self._text[start - 1] in _TITLE_MARKS)

    def _closes(self, start: int, unit: re.Match[str]) -> bool:
        """Whether a name stands free on the right, or is a known stem with its unit (云州县)."""
        after = self._text[unit.end() : unit.end() + 1]
        stands_free = not "\u4e00" <= after <= "\u9fff" or after in _AFTER_NAME
        return stands_free or self._text[start : unit.start()] in self._words.regions

    def _stem_start(self, end: int, unit_end: int) -> int | None:
        """Where a name begins whose unit stands at [end, unit_end); None where there is no name."""
        text = self._text
        clause, _ = self._clauses.start_of(end)
        floor = max(clause, end - _LONGEST_REACH)
        start = floor
        for cut in self._words.find_cuts(text, floor, end - 2):
            lone = len(cut[0]) == 1 and cut.start() == floor
            if self._words.cuts[cut[0]] != "soft" or lone:
                start = cut.end()
        is_found = (start > floor or floor == clause) and text[start - 1 : start] != "各"
        if not is_found or self._is_area(start, unit_end) or not self._is_stem(text[start:end]):
            return None
        return start

    def _is_area(self, start: int, end: int) -> bool:
        """Whether what ends here is a common word (山区)."""
        return any(
            self._text[end - length : end] in self._words.area_words
            for length in range(2, min(4, end - start) + 1)
        )

    def _is_stem(self, stem: str) -> bool:
        """Whether what stands before a unit can be a region's own name."""
        own = self._without_region(stem)
        if not 2 <= len(own) <= _LONGEST_STEM or not stem.isalpha() or stem.isascii():
            return False
        return not self._is_wordy(own) and len(self._words.proper_part(own)) == len(own)

    def _is_wordy(self, stem: str) -> bool:
        """Whether a stem holds a verb or a unit, or is a common word for an area itself."""
        if stem in self._words.area_words or stem in self._words.cuts:
            return True
        cut = self._words.first_cut(stem)
        verbal = cut is not None and (len(cut[0]) > 1 or cut.start() == 0)
        return verbal or not _NEVER_IN_STEM.isdisjoint(stem)

    def _without_region(self, stem: str) -> str:
        """A stem without the known region that it begins with: 青塘 of 云州市青塘区."""
        for length in range(min(len(stem) - 2, 5), 1, -1):
            if stem[:length] in self._words.regions:
                return stem[length:]
        return stem

    def _groups(self) -> Iterator[tuple[str, str]]:
        """Stems and names of groups of cities (云岚都市圈, 云岚三市) that stand free on the left."""
        for match in self._words.roles.pattern(_GROUP_OF_CITIES).finditer(self._text):
            end = match.end("stem")
            floor, _ = self._clauses.start_of(end)
            cuts = [cut.end() for cut in self._words.find_cuts(self._text, floor, end - 2)]
            start = max(floor, match.start("stem"), *cuts)
            stem = self._text[start:end]
            if len(stem) <= _LONGEST_GROUP_STEM and self._is_stem(stem):
                yield stem, self._text[start : match.end()]
