"""Which slice of a file with markup quotes a fact: whole characters, tags and entities, short enough.

In such a file (a web page) tags stand between the characters, and evidence counts them too.  A quote is
therefore chosen by characters of the text: it grows and shrinks by them and never ends inside a tag.
"""

from itertools import accumulate, pairwise
from typing import Final

from lianqun.model.document import Document
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, visible_length

Span = tuple[int, int]

_TOO_FAR: Final = MAX_QUOTE + 1
_FARTHEST: Final = 4096


def choose_quote(document: Document, span: Span, value_span: Span) -> Span:
    """The slice of the original that quotes a span of the text: 4 to 120 visible characters.

    It holds the value; a value that is longer with its tags is cut to the part with the most digits.
    """
    start = min(span[0], len(document.text) - 1)
    span = start, max(span[1], start + 1)
    reach = _Reach(document, span)
    first, last = reach.shrink(span, value_span)
    first, last = reach.widen(first, last)
    start, end = document.to_original(first, last)
    if visible_length(document.original[start:end]) < MIN_QUOTE:
        return _widen_over_tags(document.original, start, end)
    return start, end


class _Reach:
    """How many visible characters, tags included, lie between characters of a stretch of the text."""

    def __init__(self, document: Document, span: Span) -> None:
        self._text = document.text
        self._from = max(0, span[0] - MIN_QUOTE)
        self._to = min(len(document.text), span[1] + MIN_QUOTE)
        places = [document.to_original(at, at + 1) for at in range(self._from, self._to)]
        original = document.original
        self._own = [visible_length(original[start:end]) for start, end in places]
        gaps = [
            _visible_between(original, before[1], after[0]) for before, after in pairwise(places)
        ]
        steps = [own + gap for own, gap in zip(self._own, gaps, strict=False)]
        self._before = list(accumulate(steps, initial=0))

    def length(self, first: int, last: int) -> int:
        """Visible characters of the slice that quotes the text's [first, last)."""
        first, last = first - self._from, last - self._from - 1
        return self._before[last] - self._before[first] + self._own[last]

    def shrink(self, span: Span, value_span: Span) -> Span:
        """Drop characters on the side that is farther from the value until the quote is short enough."""
        first, last = span
        while self.length(first, last) > MAX_QUOTE:
            before, behind = value_span[0] - first, last - value_span[1]
            if before <= 0 and behind <= 0:
                return self._figures(first, last)
            if before >= behind:
                first += 1
            else:
                last -= 1
        return first, last

    def _figures(self, first: int, last: int) -> Span:
        """The longest part of a stretch that is short enough and has the most digits."""
        best, most = (first, first + 1), (-1, 0)
        start = first
        for stop in range(first + 1, last + 1):
            while start < stop - 1 and self.length(start, stop) > MAX_QUOTE:
                start += 1
            digits = sum(char.isdigit() for char in self._text[start:stop])
            if (digits, stop - start) > most:
                best, most = (start, stop), (digits, stop - start)
        return best

    def widen(self, first: int, last: int) -> Span:
        """Take in neighbours of a quote that is too short, the nearer one first."""
        while self.length(first, last) < MIN_QUOTE:
            wider = [
                (self.length(start, stop), start, stop)
                for start, stop in ((first, last + 1), (first - 1, last))
                if start >= self._from and stop <= self._to
            ]
            found = min(wider, default=(_TOO_FAR, 0, 0))
            if found[0] > MAX_QUOTE:
                break
            first, last = found[1:]
        return first, last


def _visible_between(original: str, start: int, end: int) -> int:
    if not 0 <= end - start <= _FARTHEST:
        return _TOO_FAR
    return visible_length(original[start:end])


def _widen_over_tags(original: str, start: int, end: int) -> Span:
    """Take in the tag behind a quote without near neighbours, else the one before, else characters."""
    behind = original.find(">", end, end + MAX_QUOTE) + 1
    if (
        original[end : end + 1] == "<"
        and MIN_QUOTE <= visible_length(original[start:behind]) <= MAX_QUOTE
    ):
        return start, behind
    before = original.rfind("<", max(0, start - MAX_QUOTE), start)
    if before >= 0 and MIN_QUOTE <= visible_length(original[before:end]) <= MAX_QUOTE:
        return before, end
    while visible_length(original[start:end]) < MIN_QUOTE and (start > 0 or end < len(original)):
        start, end = max(0, start - 1), min(len(original), end + 1)
    return start, end
