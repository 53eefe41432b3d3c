"""What the notes below a table say of its figures: whose they are, how they are counted."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.model.document import Document, Table
from lianqun.model.evidence import Evidence
from lianqun.services.original_text import OriginalText
from lianqun.services.task_text import plain, shorten

_UNIT_LINE: Final = re.compile(r"^[（(]?(?:计量)?单位")
_NOTE_OPENING: Final = re.compile(r"^(?:备?注|说明)\s*[：:]\s*")
_REACH: Final = 2000


@dataclass(frozen=True, slots=True)
class TableNote:
    """A note of a table, in its words, with the line it stands on."""

    table: str
    words: str
    line: int


def notes_of_tables(original: OriginalText, rows: Iterable[Evidence]) -> Iterator[TableNote]:
    """The notes of the tables in which any of the quotes stands, in reading order."""
    document = original.document
    if document is None:
        return
    starts = [document.to_original(table.start, table.end)[0] for table in document.tables]
    holding = {bisect_right(starts, row.start) - 1 for row in rows}
    for index in sorted(holding - {-1}):
        yield from _notes(original, document, document.tables[index])


def _notes(original: OriginalText, document: Document, table: Table) -> Iterator[TableNote]:
    for note in table.notes:
        if _UNIT_LINE.match(note):
            continue
        at = document.text.find(note, max(0, table.start - _REACH))
        line = original.lines.at(document.to_original(at, at + 1)[0]) if at >= 0 else 0
        words = shorten(plain(_NOTE_OPENING.sub("", note)))
        yield TableNote(plain(table.caption), words, line)
