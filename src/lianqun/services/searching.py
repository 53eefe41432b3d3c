"""Words a user looks for, found whatever white space, line break or width of characters is between."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lianqun.model.evidence import Evidence
from lianqun.model.fact import Fact
from lianqun.services.sentences import Sentences
from lianqun.store.records import DocumentRecord

_TO_FULL: Final = 0xFEE0
_QUOTES: Final = '“”"＂「」'
_AROUND: Final = 30
_MOST_PLACES: Final = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """Where an original mentions words: `line` counts from 1; before, words and after follow each other.

    `read` are the facts that were made of other words of the same sentence.
    """

    document: DocumentRecord
    line: int
    before: str
    words: str
    after: str
    read: tuple[Fact, ...] = ()


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
        self._stops = [end for _, end in self._spans]
        self._words = words
        self._sentences = Sentences(original)

    def has_sentence_of(self, evidence: Evidence) -> bool:
        """Whether the sentence around a quote has the words."""
        return bool(self._in_sentence(evidence))

    def places_beside(self, facts: Iterable[Fact]) -> Iterator[Place]:
        """The mentions that no fact was made of, in reading order.

        A fact is made of a mention that stands in its quote, or in the sentence of its quote when the
        fact's own name holds the words: that another figure of the sentence was read is not enough.
        """
        covered: set[int] = set()
        beside: dict[int, list[Fact]] = {}
        for fact in facts:
            is_named = mentions(self._words, names_of(fact))
            quoted = self._in_quote(fact.evidence)
            for index in self._in_sentence(fact.evidence):
                if is_named or index in quoted:
                    covered.add(index)
                else:
                    beside.setdefault(index, []).append(fact)
        line, counted = 1, 0
        for index, (start, end) in enumerate(self._spans[:_MOST_PLACES]):
            line += self._original.count("\n", counted, start)
            counted = start
            if index not in covered:
                before = self._original[max(0, start - _AROUND) : start]
                after = self._original[end : end + _AROUND]
                words = self._original[start:end]
                read = tuple(beside.get(index, ()))
                yield Place(self._document, line, before, words, after, read)

    def _in_quote(self, evidence: Evidence) -> range:
        """Indexes of the mentions that a quote holds, wholly or in part."""
        return range(
            bisect_right(self._stops, evidence.start), bisect_left(self._starts, evidence.end)
        )

    def _in_sentence(self, evidence: Evidence) -> range:
        """Indexes of the mentions in the sentence around a quote."""
        if not self._spans:
            return range(0)
        start, end = self._sentences.around(evidence)
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


def names_of(fact: Fact) -> Iterator[str]:
    """What a fact is about in its own words, without its quote."""
    for name in ("subject", "indicator", "name", "title", "content", "category", "group"):
        value = getattr(fact.content, name, None)
        if isinstance(value, str):
            yield value
