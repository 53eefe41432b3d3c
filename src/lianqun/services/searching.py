"""Words a user looks for, found whatever white space, line break or width of characters is between."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lianqun.model.evidence import Evidence
from lianqun.store.records import DocumentRecord

_TO_FULL: Final = 0xFEE0
_QUOTES: Final = '“”"＂「」'
_SENTENCE_END: Final = re.compile(r"[。！？；]|\n[ \t\u3000\r]*\n")
_LONGEST_SENTENCE: Final = 150
_AROUND: Final = 30
_MOST_PLACES: Final = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an original mentions words: `line` counts from 1; before, words and after follow each other."""

    document: DocumentRecord
    line: int
    before: str
    words: str
    after: str


@lru_cache(maxsize=64)
def pattern_of(words: str) -> re.Pattern[str]:
    """A pattern that finds words in any width and case, with white space anywhere between them."""
    letters = [_any_width(letter) for letter in "".join(words.split())]
    return re.compile(r"\s*".join(letters), re.IGNORECASE)


def mentions(words: str, texts: Iterable[str]) -> bool:
    """Whether any of the texts holds the words."""
    pattern = pattern_of(words)
    return any(pattern.search(text) for text in texts)


def _any_width(letter: str) -> str:
    if letter in _QUOTES:
        return f"[{_QUOTES}]"
    code = ord(letter)
    if 0x21 <= code <= 0x7E:
        return f"[{re.escape(letter)}{chr(code + _TO_FULL)}]"
    if 0x21 <= code - _TO_FULL <= 0x7E:
        return f"[{letter}{re.escape(chr(code - _TO_FULL))}]"
    return re.escape(letter)


class Mentions:
    """Where the original of one document mentions some words."""

    def __init__(self, document: DocumentRecord, original: str, words: str) -> None:
        self._document = document
        self._original = original
        self._spans = [found.span() for found in pattern_of(words).finditer(original)]
        self._starts = [start for start, _ in self._spans]
        self._ends = (
            [found.start() for found in _SENTENCE_END.finditer(original)] if self._spans else []
        )

    def has_sentence_of(self, evidence: Evidence) -> bool:
        """Whether the sentence around a quote has the words."""
        return bool(self._in_sentence(evidence))

    def places_beside(self, quotes: Iterable[Evidence]) -> Iterator[Place]:
        """The mentions that stand in none of the quotes' sentences, in reading order."""
        covered = {index for quote in quotes for index in self._in_sentence(quote)}
        line, counted = 1, 0
        for index, (start, end) in enumerate(self._spans[:_MOST_PLACES]):
            line += self._original.count("\n", counted, start)
            counted = start
            if index not in covered:
                before = self._original[max(0, start - _AROUND) : start]
                after = self._original[end : end + _AROUND]
                yield Place(self._document, line, before, self._original[start:end], after)

    def _in_sentence(self, evidence: Evidence) -> range:
        """Indexes of the mentions in the sentence around a quote, or in the quote of a table."""
        if not self._spans:
            return range(0)
        first = bisect_left(self._ends, evidence.start) - 1
        last = bisect_left(self._ends, evidence.end)
        start = self._ends[first] if first >= 0 else 0
        end = self._ends[last] if last < len(self._ends) else len(self._original)
        start = max(start, evidence.start - _LONGEST_SENTENCE)
        end = min(end, evidence.end + _LONGEST_SENTENCE)
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))
