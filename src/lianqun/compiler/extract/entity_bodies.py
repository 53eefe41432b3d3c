"""Names of public bodies: 云州市人民政府, 省委, 市发展改革委, 云州海关, 工业和信息化部."""

import re
from collections.abc import Collection, Iterable, Iterator

from lianqun.compiler.extract.entity_candidates import CLOSED, Candidate
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    Organ,
    any_of,
    build_finder,
    find_words,
)

_CENTRE = re.compile(r"(?<![\u4e00-\u9fff])中央(?=[，、。；提决部关要明和及有精战])")
_PLURAL_BEFORE = frozenset("各全本我该城省市县区州都地派）)")
_LONGEST_REGION = 9
_LONGEST_CUT = 4


class BodyReader:
    """Finds the public bodies that one text names, given the regions it names."""

    def __init__(self, text: str, words: EntityVocabulary, regions: Collection[str]) -> None:
        self._text = text
        self._words = words
        self._regions = regions
        levels = _pattern(organ for organ in words.organs if organ.stands_behind == "level")
        ending = words.roles.any_of("department_end")
        departments = f"(?:{any_of(words.departments)}){ending}"
        self._local = re.compile(
            rf"(?<=[省市州县区])(?:{levels}|{departments}(?![\u4e00-\u9fff]?[长员]))"
        )
        self._seated = re.compile(
            _pattern(organ for organ in words.organs if organ.stands_behind == "region")
        )

    def read(self) -> Iterator[Candidate]:
        """Bodies of the country and of regions."""
        yield from self._national()
        for match in self._seated.finditer(self._text):
            start = self._region_before(match.start())
            if start is not None:
                yield Candidate(start, match.end(), EntityType.GOVERNMENT, CLOSED)
        for match in self._local.finditer(self._text):
            start = self._local_start(match.start() - 1)
            if start is not None:
                yield Candidate(start, match.end(), EntityType.GOVERNMENT, CLOSED)

    def _national(self) -> Iterator[Candidate]:
        finder = build_finder(self._words.national_bodies)
        for start, end, name in find_words(finder, self._text):
            if not (name.endswith("部") and self._text.startswith("门", end)):
                yield Candidate(start, end, self._words.national_bodies[name], CLOSED)
        for match in _CENTRE.finditer(self._text):
            yield Candidate(match.start(), match.end(), EntityType.GOVERNMENT, CLOSED)

    def _local_start(self, level: int) -> int | None:
        """Where a body's name begins: at its region, or at the level (市委); None for 各县政府."""
        start = self._region_before(level + 1)
        if start is not None:
            return None if self._text[start - 1 : start] == "各" else start
        before = self._text[level - 1 : level]
        if before in _PLURAL_BEFORE:
            return None
        stands_free = not before or not "\u4e00" <= before <= "\u9fff"
        return level if stands_free or self._follows_cut(level) else None

    def _region_before(self, end: int) -> int | None:
        """Where the region begins whose name ends at `end`."""
        for length in range(min(_LONGEST_REGION, end), 1, -1):
            if self._text[end - length : end] in self._regions:
                return end - length
        return None

    def _follows_cut(self, position: int) -> bool:
        return any(
            self._text[max(0, position - length) : position] in self._words.cuts
            for length in range(_LONGEST_CUT, 0, -1)
        )


def _pattern(organs: Iterable[Organ]) -> str:
    """A pattern for any of the organs, each with the words that must not follow it."""
    parts: list[str] = []
    for organ in sorted(organs, key=lambda o: -len(o.word)):
        guard = f"(?!{any_of(organ.not_before)})" if organ.not_before else ""
        parts.append(re.escape(organ.word) + guard)
    return "|".join(parts)
