"""What a format's reader hands over: the original as text, its lines, and tables whose cells it knows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.model.document import BlockKind


class Places(Protocol):
    """Where characters of the original stand on its pages."""

    def boxes(self, start: int, end: int) -> list[tuple[int, float, float, float, float]]:
        """(page, left, top, right, bottom) in points for each printed line that a slice takes part in."""
        ...


@dataclass(frozen=True, slots=True)
class NativeCell:
    """A cell of a table that its format draws: its column, how many columns and rows it takes, its slice.

    `is_full` tells that it ends the table on its page and its last line has no room for a further character.
    """

    column: int
    span: Span
    columns: int = 1
    rows: int = 1
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class NativeRow:
    """A row: the number of its line in `Source.lines` (None where nothing is printed in it), its own cells."""

    line: int | None
    cells: tuple[NativeCell, ...]


@dataclass(slots=True)
class NativeTable:
    """A table as drawn, of one page where the format has pages.

    `header_rows` is None where the format does not say how many rows head it.  `edges` tell whether the
    columns are those of a table on the page before; empty where the format has no pages.
    `is_open_above` and `is_open_below` tell that its first row goes on with the last one of the page
    before, or its last with the first of the next; `is_ruled` that rules on the page draw its cells.
    `box` is the title of the drawn box that it stands in.
    """

    rows: list[NativeRow]
    columns: int
    page: int = 1
    header_rows: int | None = None
    edges: Sequence[float] = ()
    is_open_above: bool = False
    is_open_below: bool = False
    is_ruled: bool = False
    box: str = ""


@dataclass(frozen=True)
class Source:
    """One file as its format's reader sees it.

    `original` is what evidence counts in: the decoded file, or the reader's raw text with the pages one
    behind the other; `pages` are the positions where they begin.  `is_raw` tells that `original` is such a raw text.
    `is_native` tells that the format itself says what is a table, so that none need be guessed.  `kinds` has for line numbers what is
    known of them: rows of tables, notes.  `issues` are (code, start, end,
    arguments) in positions of `original`.  `stated` is what the file says of itself outside its text
    (a web page's meta tags and box of labels), by `Metadata`'s field names.
    """

    original: str
    encoding: str
    lines: list[Line]
    tables: list[NativeTable] = field(default_factory=list)
    pages: tuple[int, ...] = (0,)
    is_native: bool = False
    places: Places | None = None
    issues: tuple[tuple[str, int, int, dict[str, str]], ...] = ()
    kinds: Mapping[int, BlockKind] = field(default_factory=dict)
    stated: Mapping[str, str] = field(default_factory=dict)
    is_raw: bool = False
