"""A document as the compiler sees it: normalised text, outline, blocks, tables, metadata.

All positions in this module count characters of `Document.text`, the normalised text (hard line
breaks joined, furniture such as page numbers left out).  `Document.to_original` maps a span back
to the decoded original; only evidence carries original positions.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from lianqun.model.ids import FileHash
from lianqun.model.period import Period


class DocumentKind(StrEnum):
    """Kinds of document that plans come as (glossary)."""

    PLAN = "plan"
    ACTION_PLAN = "action_plan"
    IMPLEMENTATION_PLAN = "implementation_plan"
    OPINIONS = "opinions"
    MEASURES = "measures"
    NOTICE = "notice"
    WORK_REPORT = "work_report"
    NEWS_REPORT = "news_report"
    STATISTICAL_REPORT = "statistical_report"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a stretch of the text is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    CAPTION = "caption"
    NOTE = "note"
    CONTENTS = "contents"
    FRONT_MATTER = "front_matter"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, table …: the slice [start, end) of the text.

    `section` indexes `Document.sections`.  `run_in_end` is the end of a run-in heading that opens
    the paragraph (产业规模稳步增长。…), punctuation excluded; equal to `start` when there is none.
    """

    kind: BlockKind
    start: int
    end: int
    section: int
    run_in_end: int


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the outline; section 0 is the root (the part of the document before headings).

    `label` is the heading as written with its number (（一）培育壮大新兴产业); `title` has no number.
    `scheme` names the numbering (篇 章 节 一 （一） 1. （1） ① 附件 专栏 表 图 …, "root" for 0); `is_box` is
    true for 专栏, 项目, 计划, 工程 boxes, whose content stands aside from the running text.
    [start, end) spans heading and everything below it, subsections included.  A heading that only
    the contents page still has is restored: its `start` and `heading_end` are the same.
    `ordinal` is the number of its heading, 0 where it has none.
    """

    index: int
    parent: int | None
    level: int
    scheme: str
    label: str
    title: str
    start: int
    end: int
    heading_end: int
    is_box: bool = False
    is_restored: bool = False
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text and the slice of the document's text that it was read from.

    `start` == `end` marks a cell that is empty or carried down from a merged cell above
    (`is_carried`).  A cell broken by a line or page has all its slices in `pieces`; `start` and
    `end` are then those of the first, unless nothing but white space parts them.
    """

    text: str
    start: int
    end: int
    is_carried: bool = False
    pieces: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: `header` names the columns, `rows` hold the body, cell for cell.

    `caption` is the title line (表1 …, …一览表); `section` indexes the section it stands in;
    `layout` says how it was printed: "rows" (tabs, pipes or spaces) or "columns" (column by column).
    `groups` has for each row the cell of the group row above it (一、政府投资类项目), an empty cell
    where there is none; it is as long as `rows`.
    """

    caption: str
    section: int
    start: int
    end: int
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    layout: str = "rows"
    groups: tuple[Cell, ...] = ()


ReadingIssue = tuple[str, int, int, dict[str, str]]
"""Something found while reading: message code, start, end, arguments."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; None or empty where it does not say.

    `region` is the name that the text uses (长沙高新区), `region_full` the official one; `regions`
    are the regions that issue it together, else the one.  `report_year` is the single year that the
    document is about, None for a span of years.
    """

    title: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: str = ""
    period: Period | None = None
    region: str = ""
    regions: tuple[str, ...] = ()
    kind: DocumentKind = DocumentKind.OTHER
    report_year: int | None = None
    region_full: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file that holds several (a newspaper page, a collection): [start, end)."""

    start: int
    end: int
    metadata: Metadata


@dataclass(frozen=True)
class Document:
    """One file read: see the module text for what positions mean.

    `anchors` and `shifts` describe the map to the original as runs: text position `anchors[i] + k`
    stands at original position `shifts[i] + k` until the next anchor.  `widths` has for positions of
    the text how many characters of the original stand there, where it is not one: an entity of HTML is
    several, the break behind a line of it none.
    `reading_issues` are (code, start, end, arguments) found while reading.  `pages` are the positions
    of the original at which its pages begin, one for a text file.  `is_raw` tells that the original is
    the raw text that a reader made of a file that is no text itself.
    """

    file_hash: FileHash
    original: str
    text: str
    anchors: Sequence[int]
    shifts: Sequence[int]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    parts: tuple[Part, ...]
    encoding: str = "utf-8"
    file_name: str = ""
    reading_issues: tuple[ReadingIssue, ...] = field(default=())
    pages: tuple[int, ...] = (0,)
    widths: Mapping[int, int] = field(default_factory=dict)
    is_raw: bool = False

    @property
    def metadata(self) -> Metadata:
        """Metadata of the first part, which is the whole file but for collections."""
        return self.parts[0].metadata

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Where the text's slice [start, end) stands in the decoded original, as [start, end)."""
        return self._point(start), self._point(end - 1) + self.widths.get(end - 1, 1)

    @property
    def has_markup(self) -> bool:
        """Whether markup stands between the characters of the original."""
        return bool(self.widths)

    def page_of(self, position: int) -> int:
        """The page, from 1, that holds a position of the original."""
        return max(1, bisect_right(self.pages, position))

    def _point(self, position: int) -> int:
        run = bisect_right(self.anchors, position) - 1
        return self.shifts[run] + position - self.anchors[run]

    def part_at(self, position: int) -> Part:
        """The part that holds a position."""
        index = bisect_right(self._part_starts, position) - 1
        return self.parts[max(index, 0)]

    @cached_property
    def _part_starts(self) -> list[int]:
        return [part.start for part in self.parts]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, position: int) -> Block | None:
        """The block that holds a position, None between blocks."""
        index = bisect_right(self._block_starts, position) - 1
        if index < 0 or position >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def path(self, section: int) -> tuple[str, ...]:
        """Labels from the outermost heading down to `section`, numbers included."""
        labels: list[str] = []
        current: int | None = section
        while current is not None:
            node = self.sections[current]
            if node.label:
                labels.append(node.label)
            current = node.parent
        return tuple(reversed(labels))

    def ancestors(self, section: int) -> list[Section]:
        """The section and everything above it, innermost first, root included."""
        chain: list[Section] = []
        current: int | None = section
        while current is not None:
            chain.append(self.sections[current])
            current = self.sections[current].parent
        return chain
