"""Where tables stand whose rows a text dump printed with single blanks between the cells.

Nothing but the figures shows such a table: lines that end in as many figures each, right below a line of
words that names a column for each figure and one for what stands before them.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from lianqun.compiler.readers.column_regions import is_unit
from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import CAPTION, match_opening
from lianqun.compiler.readers.printed_rows import CONTINUED
from lianqun.compiler.readers.table_headers import Roles, header_role, header_words, is_numeric
from lianqun.compiler.readers.table_regions import RowRegion, collect_regions

_FIGURE: Final = re.compile(
    r"(?:[-－−+＋]?\d[\d,，]*(?:\.\d+)?[%％‰]?|[-—–－]{1,3}|[…/／]{1,2}|\.{3})$"
)
_FIGURE_ENDS: Final = frozenset("0123456789%％‰-—–－…/／.")
_LIST_MARK: Final = re.compile(r"[-*+•]\s+")
_SENTENCE: Final = re.compile(r"[，。；！？]")
_NAMED: Final = re.compile(r"[A-Za-z\u4e00-\u9fff]")
_IN_BRACKETS: Final = re.compile(r"[（(].*$")
_PAGE: Final = re.compile(r"\d{1,3}$")
_UNIT_LINE: Final = re.compile(r"[（(]?(?:计量|金额)?单位\s?[：:]")
_OPENS: Final = ("（", "(")
_WIDEST: Final = 80.0
_LONGEST_LABEL: Final = 20
_LONGEST_UNIT: Final = 8
_LONGEST_GROUP: Final = 20
_LONGEST_HEAD: Final = 40.0
_FURTHEST: Final = 4
_MIN_ROWS: Final = 3
_MOST_COLUMNS: Final = 14
_PAIR: Final = 2
_LONGEST_RUN: Final = 3
_REACH: Final = 3
_LEADING: Final = ("serial", "unit")
_MOSTLY: Final = 0.6


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's words as slices of the original: those before its figures, and the figures at its end.

    `before` are rows that the dump put on the same line.
    """

    head: Sequence[Span]
    figures: Sequence[Span]
    before: "Sequence[_Row]" = ()


@dataclass(frozen=True, slots=True)
class _Header:
    """The labels of a table's columns by line, and what stands before the figures of a row."""

    first: int
    labels: Mapping[int, list[Span]]
    leading: Sequence[str]
    width: int


@dataclass(slots=True)
class _Body:
    """The rows below a header; `full` are those that lack no figure, `groups` names of groups."""

    rows: dict[int, list[Span]] = field(default_factory=dict)
    full: list[int] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)

    @property
    def is_sure(self) -> bool:
        """Whether enough rows are whole, three of them one below the other."""
        if len(self.full) < max(_MIN_ROWS, _MOSTLY * (len(self.rows) - len(self.groups))):
            return False
        whole = set(self.full)
        held = [at in whole for at in sorted(self.rows) if at not in self.groups]
        return any(map(all, zip(held, held[1:], held[2:], strict=False)))


class SpacedRows:
    """Finds the tables of a text whose rows are parted by single blanks."""

    def __init__(
        self, original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
    ) -> None:
        self._original = original
        self._lines = lines
        self._taken = taken
        self._roles = roles
        self._counts = Counter(line.text for line in lines)

    def find(self) -> list[RowRegion]:
        """The tables in order."""
        return collect_regions(self._region_at, range(1, len(self._lines)))

    def _region_at(self, index: int) -> RowRegion | None:
        """The table whose first row is line `index`."""
        row = self._row(index)
        if row is None or self._row(index - 1) is not None:
            return None
        header = self._header_above(index)
        if header is None:
            return None
        body = self._body(index, header)
        if not body.is_sure:
            return None
        last = max(body.rows) + 1
        return RowRegion(
            header.first,
            last,
            dict(header.labels) | body.rows,
            skipped=frozenset(at for at in body.skipped if at < last),
            headers=frozenset(header.labels),
            lengths={header.first: len(header.labels)},
            width=header.width + len(header.leading),
        )

    def _words(self, index: int) -> list[Span] | None:
        """The words of a line that may belong to such a table; None for any other line."""
        if not 0 <= index < len(self._lines) or index in self._taken:
            return None
        line = self._lines[index]
        if line.mark not in ("", "-") or line.is_tabbed or line.width > _WIDEST or line.cells:
            return None
        if "|" in line.text or _SENTENCE.search(line.text):
            return None
        mark = _LIST_MARK.match(self._original, line.start) if line.mark else None
        return header_words(self._original, mark.end() if mark else line.start, line.end)

    def _text(self, span: Span) -> str:
        return self._original[span[0] : span[1]]

    def _row(self, index: int) -> _Row | None:
        """A line as a row: words, then figures; None for any other line."""
        if not 0 <= index < len(self._lines) or self._lines[index].text[-1] not in _FIGURE_ENDS:
            return None
        words = self._words(index)
        if not words:
            return None
        rows: list[_Row] = []
        head: list[Span] = []
        figures: list[Span] = []
        for word in words:
            if _FIGURE.match(self._text(word)):
                figures.append(word)
                continue
            if figures and any(_NAMED.search(self._text(part)) for part in head):
                rows.append(_Row(head, figures))
                head, figures = [], []
            head = [*head, *figures, word]
            figures = []
        if not figures or not any(_NAMED.search(self._text(word)) for word in head):
            return None
        return self._parted(_Row(head, figures, rows))

    def _parted(self, row: _Row) -> _Row:
        """A row with those on the same line where all have as many figures; else they are its name."""
        alike = all(len(other.figures) == len(row.figures) for other in row.before)
        opens = match_opening(self._text((row.head[0][0], row.head[-1][1])) + " ") is not None
        if alike and (opens or len(row.figures) > 1):
            return row
        words = [word for other in row.before for word in (*other.head, *other.figures)]
        return _Row([*words, *row.head], row.figures)

    def _header_above(self, index: int) -> _Header | None:
        """The header in the one or two lines above a row, that has a label for each of its columns."""
        near = (self._row(at) for at in range(index, index + _MIN_ROWS))
        counts = Counter(len(row.figures) for row in near if row)
        width = counts.most_common(1)[0][0]
        for first in (index - 1, index - 2):
            found = self._read_header(range(first, index), width)
            if found is not None:
                return found
        return None

    def _read_header(self, lines: range, width: int) -> _Header | None:
        labels: dict[int, list[Span]] = {}
        for at in lines:
            words = self._words(at)
            if not words or CAPTION.match(self._lines[at].text):
                return None
            joined = self._join_labels(words)
            if joined is None:
                return None
            labels[at] = joined
        names = [_squeeze(self._text(span)) for spans in labels.values() for span in spans]
        leading = names[: max(len(names) - width, 0)]
        kinds = [header_role(name, self._roles) for name in leading]
        kinds = [kind if kind in _LEADING else "name" for kind in kinds]
        if kinds.count("name") != 1 or len(set(kinds)) < len(kinds) or kinds[0] == "unit":
            return None
        if len(names) > _MOST_COLUMNS or not all(map(self._is_label, names)):
            return None
        if not self._is_told(lines.start, names):
            return None
        return _Header(lines.start, labels, kinds, width)

    def _is_label(self, name: str) -> bool:
        if len(name) > _LONGEST_LABEL or "：" in name:
            return False
        if header_role(name, self._roles):
            return True
        return not is_numeric(name) and bool(_NAMED.search(name))

    def _is_told(self, first: int, names: Sequence[str]) -> bool:
        """Whether a name of a column is known, or a title of a table stands above."""
        if any(header_role(name, self._roles) for name in names):
            return True
        above = self._lines[max(first - _REACH, 0) : first]
        return any(CAPTION.match(line.text) or _UNIT_LINE.match(line.text) for line in above)

    def _join_labels(self, words: Sequence[Span]) -> list[Span] | None:
        """The labels that words make: brackets closed, characters that stand apart joined; None where unsure."""
        whole: list[Span] = []
        for word in words:
            above = self._text(whole[-1]) if whole else ""
            if whole and (_is_open(above) or self._text(word).startswith(_OPENS)):
                whole[-1] = whole[-1][0], word[1]
            else:
                whole.append(word)
        labels: list[Span] = []
        for is_apart, words_alike in groupby(whole, self._is_apart):
            run = list(words_alike)
            joined = _join_run(run) if is_apart else run
            if joined is None:
                return None
            labels += joined
        return labels

    def _is_apart(self, word: Span) -> bool:
        """Whether a word is one character, a note in brackets left out: 指 标."""
        return len(_IN_BRACKETS.sub("", self._text(word))) == 1

    def _body(self, first: int, header: _Header) -> _Body:
        body = _Body()
        index = first
        while True:
            row = self._row(index)
            if row is None:
                following = self._behind(index, header, body)
                if following is None:
                    return body
                index = following
                continue
            cells = self._cells(row, header)
            if cells is None:
                return body
            others = [self._cells(other, header) or [] for other in row.before]
            body.rows[index] = [span for other in (*others, cells) for span in other]
            if len(row.figures) >= header.width:
                body.full.append(index)
            index += 1

    def _behind(self, index: int, header: _Header, body: _Body) -> int | None:
        """The next row behind page numbers, running heads or the name of a group; None where none is."""
        skipped: list[int] = []
        groups: list[int] = []
        at = index
        while at - index < _FURTHEST and self._row(at) is None:
            if at >= len(self._lines) or at in self._taken:
                return None
            if self._is_between(at, header):
                skipped.append(at)
            elif not groups and self._is_group(at):
                groups.append(at)
            else:
                return None
            at += 1
        row = self._row(at)
        if row is None or len(row.figures) != header.width:
            return None
        body.skipped |= set(skipped)
        body.groups |= set(groups)
        for group in groups:
            words = self._words(group) or []
            end = words[-1][1]
            blank = [(end, end)] * (header.width + len(header.leading) - 1)
            body.rows[group] = [(words[0][0], end), *blank]
        return at

    def _is_between(self, at: int, header: _Header) -> bool:
        line = self._lines[at]
        if _PAGE.match(line.text) or CONTINUED.match(line.text) or _UNIT_LINE.match(line.text):
            return True
        if any(self._lines[n].text == line.text for n in header.labels):
            return True
        return line.width <= _LONGEST_HEAD and self._counts[line.text] > 1 and " " not in line.text

    def _is_group(self, at: int) -> bool:
        """Whether a line is one short word that names the rows below it."""
        words = self._words(at)
        text = self._lines[at].text
        if not words or len(words) > 1 or len(text) > _LONGEST_GROUP or CAPTION.match(text):
            return False
        return bool(_NAMED.search(text)) and not header_role(text, self._roles)

    def _cells(self, row: _Row, header: _Header) -> list[Span] | None:
        """A row's cells; None where what stands before its figures does not fit the header."""
        extra = max(len(row.figures) - header.width, 0)
        head = [*row.head, *row.figures[:extra]]
        figures = list(row.figures[extra:])
        before: list[Span] = []
        if header.leading[0] == "serial":
            if not self._text(head[0]).isdigit():
                return None
            before.append(head.pop(0))
        unit = [head] if "unit" not in header.leading else self._part_unit(head)
        if not unit[0]:
            return None
        return [*before, *((part[0][0], part[-1][1]) for part in unit), *figures]

    def _part_unit(self, head: Sequence[Span]) -> list[list[Span]]:
        """The words of a name and those of the unit behind it: as many as make a known one, else the last."""
        for at in range(1, len(head)):
            if is_unit("".join(map(self._text, head[at:])), self._roles):
                return [list(head[:at]), list(head[at:])]
        if len(head) < _PAIR or len(self._text(head[-1])) > _LONGEST_UNIT:
            return [[]]
        return [list(head[:-1]), list(head[-1:])]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _is_open(text: str) -> bool:
    return sum(map(text.count, "（(")) > sum(map(text.count, "）)"))


def _join_run(run: Sequence[Span]) -> list[Span] | None:
    """Labels of characters that stand apart: all are one, or two each; None where neither is sure."""
    if len(run) <= _LONGEST_RUN:
        return [(run[0][0], run[-1][1])] if run else []
    if len(run) % _PAIR:
        return None
    return [(run[at][0], run[at + 1][1]) for at in range(0, len(run), _PAIR)]


def find_spaced_rows(
    original: str, lines: Sequence[Line], taken: Collection[int], roles: Roles
) -> list[RowRegion]:
    """Tables whose rows are parted by single blanks, in order; lines in `taken` belong to something else."""
    return SpacedRows(original, lines, taken, roles).find()
