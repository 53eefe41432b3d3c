"""The body of a Word file as items in order: paragraphs, tables, text boxes and notes behind them."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.inline import InlineReader, Words, chosen_content
from lianqun.compiler.readers.docx.items import DrawnTable, Item, LeftOut, Paragraph
from lianqun.compiler.readers.docx.list_numbers import Lists
from lianqun.compiler.readers.docx.markup import (
    MC,
    Element,
    M,
    W,
    child_of,
    number_of,
    switch_of,
    twips,
    value_of,
    whole,
)
from lianqun.compiler.readers.docx.styles import Look, Styles, read_numbering
from lianqun.compiler.readers.docx.tables import TableReader

_CONTENTS_GALLERY: Final = "Table of Contents"
_PROPERTIES: Final = frozenset(
    f"{W}{name}"
    for name in ("tcPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "del", "moveFrom")
)
_DEEPEST_RANK: Final = 9
_IN_STYLE: Final = -1
_TWIPS_A_COLUMN: Final = 240.0
_CONTINUED: Final = re.compile(r"^\s*续表|[（(]续(?:表|[一二三四五六七八九十\d]+)?[)）]\s*$")


@dataclass(slots=True)
class _Flow:
    """The items of one body, cell, box or note; `carried` is text that the next paragraph goes on with."""

    items: list[Item] = field(default_factory=list)
    carried: Paragraph | None = None
    is_cell: bool = False

    def release(self) -> None:
        """Let what was carried stand alone: no paragraph follows."""
        if self.carried is not None:
            self.items.append(self.carried)
            self.carried = None


@dataclass(slots=True)
class BodyReader:
    """Reads bodies one after the other; lists and fields run through all of them.

    `read_notes` gives the root of the part that holds foot- or endnotes.
    """

    styles: Styles
    lists: Lists
    read_notes: Callable[[str], Element | None]
    inline: InlineReader = field(init=False)
    stretch: int = 1
    _contents_frames: int = 0
    _notes: dict[str, dict[str, Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.inline = InlineReader(self.styles)

    def read(self, container: Element, *, is_cell: bool = False) -> list[Item]:
        """The items of a body, a cell, a text box or a note."""
        flow = _Flow(is_cell=is_cell)
        self._blocks(container, flow)
        flow.release()
        return flow.items

    def _blocks(self, container: Element, flow: _Flow) -> None:
        before = ""
        for child in container:
            if child.tag == f"{W}p":
                self._paragraph(child, flow)
            elif child.tag == f"{W}tbl":
                flow.release()
                self.stretch += before == child.tag
                table = TableReader(self._read_cell)
                flow.items += table.read(child, self.stretch)
            elif child.tag == f"{W}sdt":
                self._control(child, flow)
            else:
                self._other(child, flow)
            before = child.tag

    def _read_cell(self, element: Element) -> list[Item]:
        return self.read(element, is_cell=True)

    def _other(self, element: Element, flow: _Flow) -> None:
        if element.tag in (f"{W}altChunk", f"{W}subDoc"):
            flow.items.append(Paragraph(left_out=Counter({LeftOut.PART: 1})))
        elif element.tag in (f"{M}oMathPara", f"{M}oMath"):
            flow.items.append(Paragraph(left_out=Counter({LeftOut.MATH: 1})))
        elif element.tag == f"{MC}AlternateContent":
            branch = chosen_content(element)
            if branch is not None:
                self._blocks(branch, flow)
        elif element.tag not in _PROPERTIES:
            self._blocks(element, flow)

    def _control(self, element: Element, flow: _Flow) -> None:
        gallery = value_of(element, "sdtPr", "docPartObj", "docPartGallery")
        is_contents = gallery == _CONTENTS_GALLERY
        self._contents_frames += is_contents
        self._blocks(element, flow)
        self._contents_frames -= is_contents

    def _paragraph(self, element: Element, flow: _Flow) -> None:
        properties = child_of(element, "pPr")
        look = self.styles.look(value_of(properties, "pStyle"))
        self.stretch += bool(switch_of(properties, "pageBreakBefore"))
        words = self.inline.read(element, is_hidden=look.is_hidden)
        self.stretch += bool(words.breaks or _CONTINUED.search(words.text))
        paragraph = self._make(properties, look, words, flow)
        if paragraph is not None:
            flow.items.append(paragraph)
        for box in words.boxes:
            flow.items += self._story(box)
        for kind, note in words.notes:
            flow.items += self._note(kind, note)
        section = child_of(properties, "sectPr")
        if section is not None and value_of(section, "type") != "continuous":
            self.stretch += 1

    def _story(self, element: Element) -> list[Item]:
        """The items of a text box or a note, where lists count apart."""
        counts = self.lists.begin_story()
        items = self.read(element)
        self.lists.counts = counts
        return items

    def _make(
        self, properties: Element | None, look: Look, words: Words, flow: _Flow
    ) -> Paragraph | None:
        """The paragraph, None where it goes on in the next one; text carried so far comes first."""
        text = words.text
        mark = child_of(properties, "rPr")
        is_deleted = child_of(mark, "del") is not None or child_of(mark, "moveFrom") is not None
        goes_on = is_deleted or _is_run_in(properties, look)
        label = ""
        if not is_deleted and (text.strip() or not goes_on):
            label = self.lists.next_label(read_numbering(properties), look)
        carried, flow.carried = flow.carried, None
        made = Paragraph(
            rank=_rank(properties, look),
            indent=_indent(properties),
            is_title=look.is_title,
            is_centred=_is_centred(properties, look),
            contents=_IN_STYLE if look.is_contents or self._contents_frames else words.contents,
            left_out=words.left_out,
        )
        made.left_out[LeftOut.INSERTED] += child_of(mark, "ins") is not None
        made.left_out[LeftOut.DELETED] += is_deleted
        made.is_numbered = bool(label)
        if carried is not None:
            made.left_out += carried.left_out
            made.is_numbered = made.is_numbered or carried.is_numbered
            label = carried.text if carried.is_numbered else label + carried.text
        made.text = label + text if text.strip() or flow.is_cell or carried else ""
        if goes_on:
            flow.carried = made
            return None
        return made

    def _note(self, kind: str, number: str) -> list[Item]:
        """The paragraphs of a note, the first time that it is referred to."""
        if kind not in self._notes:
            root = self.read_notes(kind)
            self._notes[kind] = {} if root is None else {str(n.get(f"{W}id", "")): n for n in root}
        note = self._notes[kind].pop(number, None)
        if note is None or note.get(f"{W}type", "normal") != "normal":
            return []
        items: list[Item] = []
        for item in self._story(note):
            if isinstance(item, DrawnTable):
                items += [Paragraph("\t".join(cell.text for cell in row)) for row in item.rows]
            else:
                items.append(item)
        for item in items:
            if isinstance(item, Paragraph):
                item.is_note, item.rank, item.contents = True, 0, 0
        return items


def _rank(properties: Element | None, look: Look) -> int:
    own = number_of(properties, "outlineLvl")
    if own is None:
        return look.rank
    return own + 1 if 0 <= own < _DEEPEST_RANK else 0


def _indent(properties: Element | None) -> float:
    """How far the first line is set in by the paragraph itself, in columns."""
    indent = child_of(properties, "ind")
    if indent is None:
        return 0.0
    columns = whole(indent.get(f"{W}firstLineChars")) or 0
    first = columns / 100 or twips(indent.get(f"{W}firstLine")) / _TWIPS_A_COLUMN
    return first + twips(indent.get(f"{W}left") or indent.get(f"{W}start")) / _TWIPS_A_COLUMN


def _is_centred(properties: Element | None, look: Look) -> bool:
    own = value_of(properties, "jc")
    return look.is_centred if own is None else own == "center"


def _is_run_in(properties: Element | None, look: Look) -> bool:
    """Whether a paragraph is printed on one line with the next: hidden mark, or a large initial."""
    hidden = switch_of(properties, "rPr", "vanish")
    if look.is_hidden if hidden is None else hidden:
        return True
    frame = child_of(properties, "framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")
