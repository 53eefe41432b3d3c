"""Names of regions: the country's own (GB/T 2260), and others by their form (云州市, 青塘区, 云岚都市圈).

A county or a district that is in no table is known by its last word where it stands between marks
or after a verb; the short form of a city (云州) is known once the long one is.
"""

import re
from collections.abc import Iterable, Iterator

from lianqun.compiler.extract.entity_boundaries import ClauseMap
from lianqun.compiler.extract.entity_lists import CLOSED, FREE, Candidate
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    build_finder,
    find_words,
)
from lianqun.model.document import Document

_UNIT = re.compile(r"自治[州县旗]|[市县区州省]")
_NOT_AFTER = re.compile(
    r"[市](?:[场值级域容面州直属售盈]|民(?!政)|政(?!府|协|务))|区(?:[域间块位别分划县])|县(?:[域级城市区乡])|省(?:[级会际市区直份])"
)
_LONGEST_STEM = 4
_GROUP_OF_CITIES = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,4}?)(?:[两二三四五六七八九]市|都市圈|城市群|经济圈)")
_WITH_AREA = re.compile(r"地区|区域")
_SHORT_FROM = ("市", "省", "州")


class PlaceReader:
    """Finds the regions that one text names."""

    def __init__(self, clauses: ClauseMap, words: EntityVocabulary) -> None:
        self._clauses = clauses
        self._text = clauses.text
        self._words = words

    def learn(self, document: Document) -> dict[str, int]:
        """Names of regions in the text, long and short, with the strength of what says so."""
        names = dict.fromkeys(self._known(), CLOSED)
        stated = [part.metadata.region for part in document.parts]
        for name in [*self._by_form(), *filter(self._is_plain, stated)]:
            names.setdefault(name, FREE)
        for name in list(names):
            if name.endswith(_SHORT_FROM) and 2 <= len(name) - 1 <= 3 and name not in self._words.regions:
                names.setdefault(name[:-1], FREE)
        for stem in self._groups(names):
            names.setdefault(stem, FREE)
        return names

    def find(self, names: Iterable[str]) -> Iterator[Candidate]:
        """Every place where the text names one of the regions, longest first."""
        for start, end, _ in find_words(build_finder(names), self._text):
            yield Candidate(start, end, EntityType.REGION, CLOSED)

    def _known(self) -> set[str]:
        return {word for _, _, word in find_words(build_finder(self._words.regions), self._text)}

    def _is_plain(self, name: str) -> bool:
        return bool(name) and bool(_UNIT.fullmatch(name[-1])) and len(self._words.proper_part(name[:-1])) >= 2

    def _by_form(self) -> Iterator[str]:
        """Names that end in a unit of administration and stand free on the left."""
        for unit in _UNIT.finditer(self._text):
            if _NOT_AFTER.match(self._text, unit.start()):
                continue
            start = self._stem_start(unit.start(), unit.end())
            if start is not None:
                yield self._text[start : unit.end()]

    def _stem_start(self, end: int, unit_end: int) -> int | None:
        """Where a name begins whose unit stands at [end, unit_end); None where there is no name."""
        text = self._text
        if any(text[k:unit_end] in self._words.area_words for k in range(max(0, end - 3), end + 1)):
            return None
        floor, _ = self._clauses.start_of(end)
        floor = max(floor, end - 12)
        start = floor
        for match in self._words.cut_pattern.finditer(text, floor, end):
            if match.end() <= end - 2 and not (len(match[0]) == 1 and match.start() > floor and self._words.cuts[match[0]] == "soft"):
                start = match.end()
        if start == floor and end - floor > 3 and floor == end - 12:
            return None
        stem = text[start:end]
        if not 2 <= len(stem) <= _LONGEST_STEM or not stem.isalpha() or stem.isascii():
            return None
        if len(self._words.proper_part(stem)) < len(stem):
            return None
        return start

    def _groups(self, names: Iterable[str]) -> Iterator[str]:
        """Stems of groups of cities (云岚都市圈, 云岚三市) that stand free on the left."""
        known = set(names)
        for match in _GROUP_OF_CITIES.finditer(self._text):
            floor, _ = self._clauses.start_of(match.end("stem"))
            start = max(floor, match.start("stem"))
            for cut in self._words.cut_pattern.finditer(self._text, floor, match.end("stem")):
                if cut.end() <= match.end("stem") - 2:
                    start = max(start, cut.end())
            stem = self._text[start : match.end("stem")]
            if 2 <= len(stem) <= 3 and stem not in known and not self._words.cut_pattern.search(stem) and len(self._words.proper_part(stem)) == len(stem):
                yield stem
