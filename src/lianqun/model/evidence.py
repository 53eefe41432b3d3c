"""Evidence: the exact words a fact was read from, and where they stand."""

from dataclasses import dataclass

from lianqun.errors import EvidenceError
from lianqun.model.ids import FileHash

MIN_QUOTE = 4
MAX_QUOTE = 120
"""Bounds of a quote's length in characters that are not white space (DESIGN §4)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A slice [start, end) of a decoded original, kept word for word.

    `start` and `end` count code points of the decoded original, or of the raw text that a reader made
    of a file that is no text, all its pages one behind the other; `page` is the one that `start` lies on
    (1 where the format has no pages) and `page_start` where that page begins.  `context` holds the other words that the
    fact rests on where name and value stand apart, as in a table.
    """

    file_hash: FileHash
    page: int
    start: int
    end: int
    quote: str
    context: str = ""
    page_start: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise EvidenceError("evidence_span_invalid", start=self.start, end=self.end)

    @property
    def on_page(self) -> tuple[int, int]:
        """[start, end) counted from the beginning of its page; the end may lie on the next page."""
        return self.start - self.page_start, self.end - self.page_start

    def stands_in(self, original: str) -> bool:
        """Whether the quote still stands at its place in the decoded original."""
        return original[self.start : self.end] == self.quote


def visible_length(text: str) -> int:
    """Number of characters of `text` that are not white space."""
    return len("".join(text.split()))
