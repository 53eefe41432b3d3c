"""When a task is to be done: 2025年三季度前, 6月底前完成, 完成时限：年底; a year, the document's own where none is said."""

import re
from collections.abc import Iterable
from typing import Final

from lianqun.compiler.words import Words
from lianqun.model.document import Document

_MONTH: Final = r"\d{1,2}月(?:[底末初]|[上中下]旬|\d{1,2}日)?"
_QUARTER: Final = r"(?:前|第)?[一二三四1-4]季度[底末]?|[上下]半年"
_WITHIN: Final = rf"(?:{_MONTH}|{_QUARTER})"
_DONE: Final = r"(?:(?:之|以)?前|[^，。；、：:\d\n]{0,6}?{finishes})"
_DATED: Final = (
    r"(?:到|至|截至)(20\d{2})年(?!以来)"
    rf"|(20\d{{2}})年(?:{_WITHIN}{_DONE}|(?:[底末]|年底)?(?:之|以)?前|底)"
)
_OWN: Final = r"(?:(?<=[今本]年)|(?<![年\d—\-～~至到第]))"
"""What may stand before a time that names no year: 每年6月底 and 1—6月 are no deadlines."""

_UNDATED: Final = (
    rf"{_OWN}{_WITHIN}{_DONE}|(?<![\d每去]年)(?<![\d年])年(?:[底末]{_DONE}|内{{finishes}})"
)
_YEAR: Final = re.compile(r"20\d{2}")
_TIME: Final = re.compile(rf"{_OWN}{_WITHIN}|年[底末内]")


def own_year(document: Document, position: int) -> int | None:
    """The one year that a document is about, which a time without a year is meant of; None for none."""
    period = document.part_at(position).metadata.period
    return period.year if period and period.first_day.year == period.year else None


class Deadlines:
    """Reads deadlines; `finishes` of task_words are what is done by then (完成, 取得成效)."""

    def __init__(self, words: Words) -> None:
        self._dated = words.pattern(_DATED)
        self._undated = words.pattern(_UNDATED)

    def last(self, document: Document, spans: Iterable[tuple[int, int]]) -> int | None:
        """The last year that stretches of one place of a document give as an end, None for none."""
        text, years, is_undated = document.text, [], False
        own: int | None = None
        for start, end in spans:
            period = document.part_at(start).metadata.period
            own = own_year(document, start)
            earliest = period.first_day.year if period else 0
            stated = (
                int(found[found.lastindex or 0]) for found in self._dated.finditer(text, start, end)
            )
            years += [year for year in stated if year >= earliest]
            is_undated = is_undated or self._undated.search(text, start, end) is not None
        return max(years, default=own if is_undated else None)


def labelled_year(words: str, own_year: int | None) -> int | None:
    """The year of what stands under 完成时限: 2026年底; 6月底 is that of the document's own year."""
    years = [int(year) for year in _YEAR.findall(words)]
    if years:
        return max(years)
    return own_year if _TIME.search(words) else None
