"""Numbers in a task's own text that no fact was made of: what a person should look at."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lianqun.model.document import Document
from lianqun.model.evidence import Evidence
from lianqun.services.original_text import OriginalText
from lianqun.services.task_text import TextBelow, plain
from lianqun.text.numbers import NumberMention, NumberScanner

_OF_TIME: Final = ("年", "周", "天", "小时", "分钟", "个月", "个工作日", "个自然日", "岁")
_DOUBLINGS: Final = ("倍增", "翻倍")
_FEWEST_HAN: Final = 10
"""Below it a number in Chinese numerals mostly counts kinds or sides (三个方面)."""


class UnreadNumbers:
    """The numbers of one document that stand in no quote of its facts."""

    def __init__(self, original: OriginalText, quotes: Iterable[Evidence]) -> None:
        self._document = original.document
        spans = sorted((quote.start, quote.end) for quote in quotes)
        self._starts = [start for start, _ in spans]
        self._ends = list(_running_maximum(end for _, end in spans))
        self._scanner = NumberScanner(original.vocabulary.words("units"))

    def below(self, text: TextBelow, start: int) -> tuple[str, ...]:
        """The words of the numbers in the text of the task that starts at a place of the original."""
        if self._document is None:
            return ()
        return tuple(
            dict.fromkeys(
                words
                for span in text.spans_of_task(start)
                for words in self._within(self._document, *span)
            )
        )

    def in_span(self, start: int, end: int) -> bool:
        """Whether such a number stands in a span of the normalised text."""
        return self._document is not None and any(self._within(self._document, start, end))

    def _within(self, document: Document, start: int, end: int) -> Iterator[str]:
        for number in self._scanner.scan(document.text, start, end):
            if not _counts(number) or document.text[number.start : number.end] in _DOUBLINGS:
                continue
            if not self.is_read(*document.to_original(number.start, number.end)):
                yield plain(document.text[number.start : number.end])

    def is_read(self, start: int, end: int) -> bool:
        """Whether a span of the original touches a quote of a fact."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and self._ends[last] > start


def _counts(number: NumberMention) -> bool:
    """Whether a number may be a figure: it has a unit that is no time, and is not how kinds are counted."""
    if not number.unit or number.unit in _OF_TIME:
        return False
    return not number.is_han or number.value >= _FEWEST_HAN or number.unit == "%"


def _running_maximum(values: Iterable[int]) -> Sequence[int]:
    highest, found = 0, []
    for value in values:
        highest = max(highest, value)
        found.append(highest)
    return found
