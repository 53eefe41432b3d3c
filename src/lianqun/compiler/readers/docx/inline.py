"""A paragraph's words: text, tabs, breaks and symbols in; deleted, hidden and instructing text out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.fields import Fields, text_without_result
from lianqun.compiler.readers.docx.items import LeftOut
from lianqun.compiler.readers.docx.markup import (
    MC,
    Element,
    M,
    V,
    W,
    child_of,
    local_name,
    switch_of,
    value_of,
)
from lianqun.compiler.readers.docx.styles import RAISED, Styles, height_of
from lianqun.compiler.readers.docx.symbols import UNKNOWN, read_in_font, read_symbol
from lianqun.text.characters import raise_digits, unfold_radicals

_UNDERSTOOD: Final = frozenset(("wps", "wpg", "wpc", "wp14", "w14", "w15"))
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LINE_END: Final = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_FOLDED: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_LARGE: Final = (1_800_000, 1_080_000)
"""Width and height of 5 cm and 3 cm, in the units of drawings: a picture of this size is counted also
where it stands in a paragraph with text."""
_PICTURES: Final = frozenset(("pic", "imagedata"))
_OBJECTS: Final = frozenset(("chart", "relIds", "OLEObject"))
_SKIPPED: Final = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "delText", "delInstrText", "rt", "rubyPr",
        "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference",
        "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator",
        "lastRenderedPageBreak", "softHyphen", "fldData", "ffData", "permStart", "permEnd",
    )
)  # fmt: skip


def chosen_content(alternate: Element) -> Element | None:
    """The one branch of alternative content to read: the first that is understood, else the fallback."""
    for choice in alternate.findall(f"{MC}Choice"):
        if _UNDERSTOOD.issuperset(str(choice.get("Requires", "")).split()):
            return choice
    return alternate.find(f"{MC}Fallback")


@dataclass(slots=True)
class Words:
    """What one paragraph holds: its text, notes that it refers to, text boxes that hang on it.

    `contents` is the number of the contents field that it stands in; `breaks` counts page breaks.
    """

    pieces: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    contents: int = 0
    breaks: int = 0
    pictures: int = 0

    @property
    def text(self) -> str:
        """The text, invisible characters dropped and forms of fonts unfolded."""
        text = _INVISIBLE.sub("", "".join(self.pieces))
        return _FOLDED.sub(lambda found: unfold_radicals(found[0]), text)


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs one by one; fields may run on from one to the next."""

    styles: Styles
    fields: Fields = field(default_factory=Fields)
    _words: Words = field(default_factory=Words)
    _is_hidden: bool = False
    _base_hidden: bool = False
    _is_mark: bool = False
    _is_raised: bool = False
    _font: str = ""
    _readers: dict[str, Callable[[Element], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        readers: dict[str, Callable[[Element], None]] = {
            f"{W}{name}": read
            for name, read in (
                ("r", self._run), ("t", self._text), ("tab", self._tab), ("ptab", self._tab), ("br", self._break),
                ("cr", self._break), ("noBreakHyphen", self._hyphen), ("sym", self._symbol),
                ("fldChar", self._field_mark), ("instrText", self._instruction), ("fldSimple", self._simple_field),
                ("footnoteReference", self._note), ("endnoteReference", self._note), ("ins", self._inserted),
                ("moveTo", self._moved), ("del", self._deleted), ("moveFrom", self._nothing),
                ("drawing", self._drawing), ("pict", self._drawing), ("object", self._drawing),
            )
        }  # fmt: skip
        readers |= {f"{M}oMath": self._math, f"{M}oMathPara": self._math}
        readers |= {f"{MC}AlternateContent": self._alternate}
        self._readers = readers | dict.fromkeys(_SKIPPED, self._nothing)

    def read(self, paragraph: Element, *, is_hidden: bool) -> Words:
        """The words of a paragraph; `is_hidden` where its style hides text."""
        words = self._words = Words(contents=self.fields.contents if self.fields.shows else 0)
        self._base_hidden = self._is_hidden = is_hidden
        self._walk(paragraph)
        self.fields.end_paragraph()
        if words.pictures and not words.text.strip():
            words.left_out[LeftOut.PICTURE] += words.pictures
        return words

    def _walk(self, parent: Element) -> None:
        for child in parent:
            read = self._readers.get(child.tag)
            if read is None:
                self._walk(child)
            else:
                read(child)

    def _add(self, text: str) -> None:
        if not text or not self.fields.shows or self._is_mark:
            return
        if self._is_hidden:
            if text.strip():
                self._words.left_out[LeftOut.HIDDEN] += 1
            return
        self._words.pieces.append(text)
        self._words.contents = self._words.contents or self.fields.contents

    def _run(self, run: Element) -> None:
        properties = child_of(run, "rPr")
        if properties is not None:
            self._is_hidden = self._hides(properties)
            self._is_raised = self._raises(properties)
            fonts = child_of(properties, "rFonts")
            self._font = "" if fonts is None else str(fonts.get(f"{W}ascii") or "")
        self._walk(run)
        self._is_hidden, self._is_mark, self._font = self._base_hidden, False, ""
        self._is_raised = False

    def _hides(self, properties: Element) -> bool:
        own = switch_of(properties, "vanish")
        if own is not None:
            return own
        style = value_of(properties, "rStyle")
        return self._base_hidden or (style is not None and self.styles.look(style).is_hidden)

    def _raises(self, properties: Element) -> bool:
        own = height_of(properties)
        if own is not None:
            return own == RAISED
        style = value_of(properties, "rStyle")
        return style is not None and self.styles.look(style).is_raised

    def _text(self, element: Element) -> None:
        text = str(element.text or "")
        if element.get(_XML_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = read_in_font(_LINE_END.sub(" ", text), self._font)
        self._add(raise_digits(text) if self._is_raised else text)

    def _tab(self, _element: Element) -> None:
        self._add("\t")

    def _hyphen(self, _element: Element) -> None:
        self._add("-")

    def _break(self, element: Element) -> None:
        if element.get(f"{W}type") == "page":
            self._words.breaks += 1
        self._add("\n")

    def _symbol(self, element: Element) -> None:
        code = str(element.get(f"{W}char", ""))
        known = re.fullmatch("[0-9A-Fa-f]{1,6}", code)
        self._add(
            read_symbol(int(code, 16), str(element.get(f"{W}font", ""))) if known else UNKNOWN
        )

    def _field_mark(self, element: Element) -> None:
        self._add(self.fields.mark(str(element.get(f"{W}fldCharType", ""))))

    def _instruction(self, element: Element) -> None:
        self.fields.instruct(str(element.text or ""))

    def _simple_field(self, element: Element) -> None:
        before = len(self._words.pieces)
        self._walk(element)
        if len(self._words.pieces) == before:
            self._add(text_without_result(str(element.get(f"{W}instr", ""))))

    def _note(self, element: Element) -> None:
        kind = "footnotes" if local_name(element) == "footnoteReference" else "endnotes"
        if self.fields.shows and not self._is_hidden:
            self._words.notes.append((kind, str(element.get(f"{W}id", ""))))
        self._is_mark = element.get(f"{W}customMarkFollows") in ("1", "true", "on")

    def _inserted(self, element: Element) -> None:
        self._words.left_out[LeftOut.INSERTED] += 1
        self._walk(element)

    def _moved(self, element: Element) -> None:
        self._words.left_out[LeftOut.MOVED] += 1
        self._walk(element)

    def _deleted(self, _element: Element) -> None:
        self._words.left_out[LeftOut.DELETED] += 1

    def _nothing(self, _element: Element) -> None:
        pass

    def _math(self, _element: Element) -> None:
        self._words.left_out[LeftOut.MATH] += 1

    def _alternate(self, element: Element) -> None:
        branch = chosen_content(element)
        if branch is not None:
            self._walk(branch)

    def _drawing(self, element: Element) -> None:
        if not self.fields.shows:
            return
        names = set()
        is_large = False
        for part in _drawn_parts(element):
            is_large = is_large or (part.tag == _EXTENT and _is_large(part))
            if part.tag == f"{W}txbxContent":
                self._words.boxes.append(part)
            elif part.tag == f"{V}textpath":
                self._add(str(part.get("string", "")))
            names.add(local_name(part))
        if names & _OBJECTS:
            self._words.left_out[LeftOut.OBJECT] += 1
        elif names & _PICTURES and is_large:
            self._words.left_out[LeftOut.PICTURE] += 1
        elif names & _PICTURES:
            self._words.pictures += 1


def _is_large(extent: Element) -> bool:
    """Whether a drawing is large enough to be a chart or a table, not a mark within the text."""
    sides = [str(extent.get(side, "")) for side in ("cx", "cy")]
    if not all(side.isdecimal() for side in sides):
        return False
    width, height = map(int, sides)
    return width >= _LARGE[0] and height >= _LARGE[1]


def _drawn_parts(drawing: Element) -> Iterator[Element]:
    """The elements of a drawing; text boxes are not entered, of alternatives one is."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag == f"{MC}AlternateContent":
            branch = chosen_content(element)
            waiting += [] if branch is None else [branch]
        elif element.tag != f"{W}txbxContent":
            waiting += reversed(element)
