"""Fields: which text is a field's result, which its instruction; contents known by their field.

A complex field is begin, instruction, separator, result, end, spread over runs and paragraphs, and may
hold other fields in either place.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.number_formats import circled

_CONTENTS: Final = re.compile(r"\s*TOC\b", re.IGNORECASE)
_RING: Final = re.compile(r"\s*EQ\s*\\o\s*\\ac\s*\(\s*[○◯]\s*[,;]\s*(\S{1,4}?)\s*\)", re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    number: int
    instruction: str = ""
    has_result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields that are open where the reader is; `closed` are the numbers of those that have ended."""

    open: list[_Field] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)
    count: int = 0

    def mark(self, kind: str) -> str:
        """Take a begin, separate or end mark; the text that stands for a field without a result."""
        if kind == "begin":
            self.count += 1
            self.open.append(_Field(self.count))
        elif kind == "separate" and self.open:
            self.open[-1].has_result = True
        elif kind == "end" and self.open:
            done = self.open.pop()
            self.closed.add(done.number)
            if not done.has_result and self.shows:
                return text_without_result(done.instruction)
        return ""

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self.open:
            self.open[-1].instruction += text

    def end_paragraph(self) -> None:
        """Forget fields whose instruction never ended: what follows is text all the same."""
        while self.open and not self.open[-1].has_result:
            self.open.pop()

    @property
    def shows(self) -> bool:
        """Whether text here is printed: it stands in no instruction."""
        return all(one.has_result for one in self.open)

    @property
    def contents(self) -> int:
        """The number of the contents field that is open here, 0 where none is."""
        return next((one.number for one in self.open if _CONTENTS.match(one.instruction)), 0)


def text_without_result(instruction: str) -> str:
    """What a field shows that keeps no result: a character in a ring (EQ), nothing for any other."""
    ring = _RING.match(instruction)
    if not ring:
        return ""
    inside = ring[1]
    return circled(int(inside)) if re.fullmatch("[0-9]{1,2}", inside) else f"({inside})"
