"""Items to a `Source`: the raw text, its lines and tables, what was left out as issues."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.headings import find_marks
from lianqun.compiler.readers.docx.items import DrawnCell, DrawnTable, Item, LeftOut, Paragraph
from lianqun.compiler.readers.lines import Line, display_width_of_space
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.source import NativeCell, NativeRow, NativeTable, Source
from lianqun.model.document import BlockKind
from lianqun.text.characters import TERMINALS, display_width, make_plain

_TRACKED: Final = (LeftOut.INSERTED, LeftOut.DELETED, LeftOut.MOVED)
_TRACKED_CODE: Final = "docx_tracked_changes"
_ENTRY: Final = re.compile(
    r"(?P<title>.*\S)\s*\t\s*(?P<page>[0-9]{1,4}|[ivxlcIVXLC]{1,8})\s*$", re.DOTALL
)
_BULLET: Final = re.compile(r"[-*+•]\s+(?=\S)")
_LEADER: Final = "…………"
_SHOWN: Final = 20
_LEAST_BROKEN: Final = 30
_LEAST_WIDTH: Final = 15.0
_WIDEST: Final = 60.0
_SLACK: Final = 2.0
_ENDS: Final = TERMINALS | frozenset("”）)")
_BROKEN_SHARE: Final = 0.6


@dataclass(slots=True)
class Composer:
    """Puts items one behind the other and remembers where each came to stand.

    `contents` are the numbers of the contents fields that the file closes.  What Word tells of a
    paragraph is that it begins one, but where `is_broken` tells that paragraphs are printed lines (a
    program made the file of PDF), and of centred lines one below the other, as titles are broken; nor
    does it tell whether text behind a break made by hand goes on.
    """

    contents: Collection[int]
    encoding: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    kinds: dict[int, BlockKind] = field(default_factory=dict)
    tables: list[NativeTable] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    first_places: dict[LeftOut, int] = field(default_factory=dict)
    is_broken: bool = False
    is_below_centred: bool = False

    def compose(self, items: list[Item]) -> Source:
        """The source that the items make up."""
        paragraphs = [item for item in items if isinstance(item, Paragraph)]
        for paragraph in paragraphs:
            self._settle_contents(paragraph)
        self.is_broken = _are_printed_lines(paragraphs)
        marks = iter(find_marks(paragraphs))
        for item in items:
            if isinstance(item, DrawnTable):
                self._add_table(item)
            else:
                self._add_paragraph(item, next(marks))
        return Source(
            original="".join(self.pieces),
            encoding=self.encoding,
            lines=self.lines,
            tables=self.tables,
            is_native=bool(self.tables),
            is_raw=True,
            issues=tuple(self._issues()),
            kinds=self.kinds,
        )

    def count(self, what: LeftOut, count: int) -> None:
        """Count what is left out of the file as a whole."""
        self.left_out[what] += count
        self.first_places.setdefault(what, 0)

    def _settle_contents(self, paragraph: Paragraph) -> None:
        """Keep as contents what stands in a field that ends, or has the style; print its page."""
        if paragraph.contents > 0 and paragraph.contents not in self.contents:
            paragraph.contents = 0
        if not paragraph.contents:
            return
        paragraph.rank = 0
        entry = _ENTRY.match(paragraph.text)
        title = (entry["title"] if entry else paragraph.text).replace("\t", " ")
        paragraph.text = f"{title}{_LEADER}{entry['page']}" if entry else title

    def _put(self, text: str, after: str) -> Span:
        start = self.length
        self.pieces += [text, after]
        self.length += len(text) + len(after)
        return start, start + len(text)

    def _add_paragraph(self, paragraph: Paragraph, mark: str) -> None:
        self._remember(paragraph)
        kind = BlockKind.NOTE if paragraph.is_note else None
        kind = BlockKind.CONTENTS if paragraph.contents else kind
        is_one = bool(mark) or kind is not None
        is_first = True
        may_join = self.is_broken or (paragraph.is_centred and self.is_below_centred)
        may_join = may_join and not is_one
        self.is_below_centred = paragraph.is_centred and not is_one
        for raw in paragraph.text.split("\n"):
            part = raw.strip()
            if not part:
                continue
            if kind is not None:
                self.kinds[len(self.lines)] = kind
            start, end = self._put(part, "\n")
            bullet = _BULLET.match(part)
            text = make_plain(part[bullet.end() :] if bullet else part)
            indent = display_width_of_space(raw[: raw.index(part)])
            indent += paragraph.indent if is_first else 0.0
            line = Line(start, end, text, display_width(text), 0, indent, mark, "\t" in text)
            line.mark = "-" if bullet and not mark else mark
            line.joins = (None if may_join else False) if is_first else (True if is_one else None)
            self.lines.append(line)
            is_first = False

    def _remember(self, paragraph: Paragraph) -> None:
        for what, count in paragraph.left_out.items():
            if count:
                self.left_out[what] += count
                self.first_places.setdefault(what, len(self.lines))

    def _add_table(self, table: DrawnTable) -> None:
        rows = [self._add_row(row) for row in table.rows]
        if any(row.line is not None for row in rows):
            self.tables.append(
                NativeTable(rows, table.columns, table.stretch, table.header_rows, table.edges)
            )

    def _add_row(self, cells: list[DrawnCell]) -> NativeRow:
        for paragraph in (p for cell in cells for p in cell.paragraphs):
            self._remember(paragraph)
        texts = [_cell_text(cell) for cell in cells]
        if not any(texts):
            return NativeRow(None, ())
        spans = [self._put(text, "\t") for text in texts[:-1]]
        spans.append(self._put(texts[-1], "\n"))
        text = make_plain("\t".join(texts))
        self.kinds[len(self.lines)] = BlockKind.TABLE
        line = Line(
            spans[0][0],
            spans[-1][1],
            text,
            display_width(text),
            0,
            0.0,
            "",
            is_tabbed=True,
            cells=spans,
        )
        self.lines.append(line)
        native = tuple(
            NativeCell(cell.column, span, cell.columns, cell.rows)
            for cell, span in zip(cells, spans, strict=True)
        )
        return NativeRow(len(self.lines) - 1, native)

    def _issues(self) -> Iterable[tuple[str, int, int, dict[str, str]]]:
        tracked = {what.value: str(self.left_out[what]) for what in _TRACKED}
        if any(self.left_out[what] for what in _TRACKED):
            first = min(self.first_places[what] for what in _TRACKED if what in self.first_places)
            yield (_TRACKED_CODE, *self._place(first), tracked)
        for what, count in sorted(self.left_out.items()):
            if count and what not in _TRACKED:
                yield (what.value, *self._place(self.first_places[what]), {"count": str(count)})

    def _place(self, line: int) -> Span:
        """Where an issue shows that is about a line, or what stood before it."""
        if not self.lines:
            return 0, 0
        shown = self.lines[min(line, len(self.lines) - 1)]
        return shown.start, min(shown.end, shown.start + _SHOWN)


def _cell_text(cell: DrawnCell) -> str:
    """A cell's words for the raw text, where a row is a line and a tab parts cells."""
    return cell.text.replace("\t", " ").replace("\n", " ").strip()


def _are_printed_lines(paragraphs: list[Paragraph]) -> bool:
    """Whether paragraphs are lines of a page: most fill its width and end in the middle of a sentence."""
    plain = [
        p.text.strip() for p in paragraphs if not (p.rank or p.contents or p.is_note or p.is_title)
    ]
    widths = [(display_width(text), text) for text in plain]
    long = sorted((width, text) for width, text in widths if width >= _LEAST_WIDTH)
    if len(long) < _LEAST_BROKEN:
        return False
    usual = long[len(long) // 2][0]
    cut = [w for w, text in long if abs(w - usual) <= _SLACK and text[-1] not in _ENDS]
    return usual <= _WIDEST and len(cut) >= _BROKEN_SHARE * len(long)
