"""Names of regions: the country's own (GB/T 2260), and others by their form (云州市, 青塘区, 云岚都市圈).

A county or a district that is in no table is known by its last word where it stands between marks
or after a verb; the short form of a city (云州) is known once the long one is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lianqun.compiler.extract.entity_boundaries import ClauseMap
from lianqun.compiler.extract.entity_candidates import CLOSED, FREE, Candidate
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
_GROUP_OF_CITIES = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:[两二三四五六七八九]市|都市圈|城市群|经济圈)"
)
_WITH_AREA = re.compile(r"地区|区域")
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

    def learn(self, document: Document) -> dict[str, int]:
        """Names of regions in the text, long and short, with the strength of what says so."""
        finder = build_finder([*self._words.regions, *self._words.blockers])
        known = [
            found for found in find_words(finder, self._text) if found[2] in self._words.regions
        ]
        names = dict.fromkeys((word for _, _, word in known), CLOSED)
        stated = [part.metadata.region for part in document.parts]
        formed = Counter(self._by_form({end for _, end, _ in known}))
        formed.update({name: 2 for name in stated if self._is_plain(name)})
        for name in self._without_swollen(formed, names):
            names.setdefault(name, FREE)
        for name in list(names):
            if (
                name.endswith(_SHORT_FROM)
                and 2 <= len(name) - 1 <= 3
                and name not in self._words.regions
            ):
                names.setdefault(name[:-1], FREE)
        for stem, group in self._groups():
            names.setdefault(stem, FREE)
            names.setdefault(group, FREE)
        return names

    def find(self, names: Iterable[str]) -> Iterator[Candidate]:
        """Every place where the text names one of the regions, longest first."""
        known = set(names)
        for start, end, name in find_words(
            build_finder([*known, *self._words.blockers]), self._text
        ):
            if name in known:
                yield Candidate(start, end, EntityType.REGION, CLOSED)

    def _without_swollen(self, formed: Counter[str], known: Mapping[str, int]) -> Iterator[str]:
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
            if name.endswith(_RARE_UNITS):
                opens = not start or self._text[start - 1] in _TITLE_MARKS
            else:
                stem = self._text[start : unit.start()]
                opens = stem in self._words.regions or self._stands_free(unit.end())
            if opens:
                yield name  # a second vote: one such place is enough

    def _stands_free(self, end: int) -> bool:
        after = self._text[end : end + 1]
        return not "\u4e00" <= after <= "\u9fff" or after in _AFTER_NAME

    def _stem_start(self, end: int, unit_end: int) -> int | None:
        """Where a name begins whose unit stands at [end, unit_end); None where there is no name."""
        text = self._text
        if any(text[k:unit_end] in self._words.area_words for k in range(max(0, end - 3), end)):
            return None
        floor, _ = self._clauses.start_of(end)
        floor = max(floor, end - 12)
        start = floor
        for match in self._words.find_cuts(text, floor, end):
            if match.end() > end - 2:
                continue
            if self._words.cuts[match[0]] != "soft" or (
                len(match[0]) == 1 and match.start() == floor
            ):
                start = match.end()
        if start == floor and end - floor > 3 and floor == end - 12:
            return None
        stem = text[start:end]
        own = self._without_region(stem)
        if self._is_wordy(own):
            return None
        if not 2 <= len(own) <= _LONGEST_STEM or not stem.isalpha() or stem.isascii():
            return None
        if len(self._words.proper_part(own)) < len(own):
            return None
        return start

    def _is_wordy(self, stem: str) -> bool:
        """Whether a stem holds a verb, or is a common word for an area itself."""
        cut = self._words.first_cut(stem)
        if any(unit in stem for unit in "省市县委内之这"):
            return True
        return (
            stem in self._words.area_words
            or stem in self._words.cuts
            or bool(cut and (len(cut[0]) > 1 or cut.start() == 0))
        )

    def _without_region(self, stem: str) -> str:
        """A stem without the known region that it begins with: 青塘 of 云州市青塘区."""
        for length in range(min(len(stem) - 2, 5), 1, -1):
            if stem[:length] in self._words.regions:
                return stem[length:]
        return stem

    def _groups(self) -> Iterator[tuple[str, str]]:
        """Stems and names of groups of cities (云岚都市圈, 云岚三市) that stand free on the left."""
        for match in _GROUP_OF_CITIES.finditer(self._text):
            floor, _ = self._clauses.start_of(match.end("stem"))
            start = max(floor, match.start("stem"))
            for cut in self._words.find_cuts(self._text, floor, match.end("stem")):
                if cut.end() <= match.end("stem") - 2:
                    start = max(start, cut.end())
            stem = self._text[start : match.end("stem")]
            if (
                2 <= len(stem) <= 3
                and not self._is_wordy(stem)
                and len(self._words.proper_part(stem)) == len(stem)
            ):
                yield stem, self._text[start : match.end()]
