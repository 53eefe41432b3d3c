"""Tables that a text prints as HTML (<table><tr><td>…): where their rows and cells stand."""

import re
from collections.abc import Iterator

_TABLE = re.compile(r"<table\b[^<>]*>", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)(tr|td|th)\b([^<>]*)>|</?(?:table|thead|tbody)\b[^<>]*>", re.IGNORECASE)
_SPAN_OF = re.compile(r"(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_WIDEST_SPAN = 60

Span = tuple[int, int]


def split_markup(original: str) -> Iterator[tuple[int, int, bool]]:
    """The text as stretches (start, end, is_table), tables in HTML apart from what is around."""
    position = 0
    while opened := _TABLE.search(original, position):
        closed = _TABLE_END.search(original, opened.end())
        if closed is None:
            break
        if opened.start() > position:
            yield position, opened.start(), False
        yield opened.start(), closed.end(), True
        position = closed.end()
    if position < len(original):
        yield position, len(original), False


def read_rows(original: str, start: int, end: int) -> list[list[Span]]:
    """Rows of the HTML table in original[start:end], each with its cells as slices of the original.

    A cell merged over rows or columns is followed by empty ones where it reaches, so that every row
    has a cell a column.
    """
    rows: list[list[Span]] = []
    reach: dict[int, int] = {}
    cell_from: int | None = None
    attributes = ""
    for tag in _TAG.finditer(original, start, end):
        if cell_from is not None and rows:
            _put(rows[-1], _trim(original, cell_from, tag.start()), attributes, reach)
            cell_from = None
        name = (tag[2] or "").lower()
        if name == "tr" and not tag[1]:
            reach = {column: left - 1 for column, left in reach.items() if left > 1}
            rows.append([])
        elif name in ("td", "th") and not tag[1]:
            if not rows:
                rows.append([])
            cell_from, attributes = tag.end(), tag[3]
    return [row for row in rows if any(b > a for a, b in row)]


def _put(row: list[Span], cell: Span, attributes: str, reach: dict[int, int]) -> None:
    """Append a cell and the empty ones that it, or cells of rows above, reach over."""
    spans = {name.lower(): int(count) for name, count in _SPAN_OF.findall(attributes)}
    empty = (cell[0], cell[0])
    while reach.get(len(row), 0) > 0:
        row.append(empty)
    for offset in range(min(max(spans.get("col", 1), 1), _WIDEST_SPAN)):
        if spans.get("row", 1) > 1:
            reach[len(row)] = min(spans["row"], _WIDEST_SPAN)
        row.append((cell[1], cell[1]) if offset else cell)


def _trim(original: str, start: int, end: int) -> Span:
    while start < end and original[start].isspace():
        start += 1
    while end > start and original[end - 1].isspace():
        end -= 1
    return start, end
