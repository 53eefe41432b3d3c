"""What the body of a Word file is made of, as read: paragraphs and drawn tables, in order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class LeftOut(StrEnum):
    """What is not read; the values are the codes of the issues that count it."""

    COMMENT = "docx_comments_left_out"
    HIDDEN = "docx_hidden_left_out"
    MATH = "docx_math_left_out"
    PICTURE = "docx_pictures_unread"
    OBJECT = "docx_objects_unread"
    PART = "docx_parts_unread"
    NUMBER_FORM = "docx_number_forms_unknown"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(slots=True)
class Paragraph:
    """A paragraph as Word prints it: its number and words, a newline where a line is broken by hand.

    `rank` is 1 to 9 for a heading.  `indent` is how far its first line is set in, in columns.  `contents` is the number of the contents field that it stands in,
    -1 where its style or frame says that it belongs to contents, 0 for any other.  `left_out` counts
    what of it is not read.
    """

    text: str = ""
    rank: int = 0
    indent: float = 0.0
    is_title: bool = False
    is_note: bool = False
    is_numbered: bool = False
    is_centred: bool = False
    contents: int = 0
    left_out: Counter[LeftOut] = field(default_factory=Counter)


@dataclass(slots=True)
class DrawnCell:
    """A cell: the grid column where it begins, the columns and rows it takes, its paragraphs."""

    column: int
    columns: int = 1
    rows: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text.strip())


@dataclass(slots=True)
class DrawnTable:
    """A table: rows with their own cells; `edges` are where its columns begin and end, in points.

    `stretch` counts what may part a table in two before it: breaks of pages and sections, titles of the
    kind 续表, the end of a table right above.
    """

    rows: list[list[DrawnCell]]
    columns: int
    header_rows: int | None = None
    edges: Sequence[float] = ()
    stretch: int = 1


Item = Paragraph | DrawnTable
