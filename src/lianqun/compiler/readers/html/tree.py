"""The elements of a page as a tree in document order, built from tags as browsers do where tags are missing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from html import unescape
from typing import Final, NamedTuple

from lianqun.compiler.readers.html.elements import (
    BLOCKS,
    CELLS,
    ENDS_PARAGRAPH,
    HEAD_ONLY,
    IMPLIED_ENDS,
    TABLE_PARTS,
    UNREAD,
    VOID,
)
from lianqun.compiler.readers.html.tags import Attributes, read_tags
from lianqun.compiler.readers.html.targets import leads_away

_FEW_STEPS: Final = 200
_BLOCK: Final = "#block"
_CELL: Final = "#cell"
_NONE: Final = -1
_IGNORED_ENDS: Final = VOID | {"html", "body"}
_NAMES: Final = {tag: (tag, _BLOCK, _CELL) if tag in CELLS else (tag, _BLOCK) for tag in BLOCKS}
"""For an element the names that it is found by while it is open; any other has its own only."""


class Turn(IntEnum):
    """What a step through a page is."""

    OPEN = 0
    CLOSE = 1
    TEXT = 2


class Step(NamedTuple):
    """One step in document order: an element opens or closes, or text at [start, end) in it.

    `is_link` tells that the text links to another page.
    """

    turn: Turn
    element: int
    start: int
    end: int
    is_link: bool = False


@dataclass(slots=True)
class Element:
    """An element: [start, end) is its start tag, [opens, closes] its steps; `parent` indexes the tree."""

    index: int
    parent: int
    tag: str
    attributes: Attributes
    start: int
    end: int
    opens: int
    closes: int = 0

    @property
    def is_block(self) -> bool:
        """Whether the element begins a line of its own."""
        return self.tag in BLOCKS


@dataclass
class Page:
    """A page: its characters, its elements (0 is the root that holds all) and the steps through it."""

    original: str
    elements: list[Element] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def above(self, index: int) -> Iterator[Element]:
        """The element and those that hold it, innermost first."""
        while index >= 0:
            element = self.elements[index]
            yield element
            index = element.parent

    def words(self, element: Element) -> str:
        """The words of an element that holds few: of a title, a link, the mark of a note."""
        steps = self.steps[element.opens : min(element.closes, element.opens + _FEW_STEPS)]
        texts = [self.original[step.start : step.end] for step in steps if step.turn is Turn.TEXT]
        return unescape("".join(texts)).strip()

    def holds(self, outer: int, inner: int) -> bool:
        """Whether an element is another or holds it."""
        element = self.elements[outer]
        return element.opens <= self.elements[inner].opens <= element.closes


def read_page(original: str) -> Page:
    """The tree of a page, however broken its markup is; time is linear and nothing recurs."""
    builder = _Builder(original)
    read_tags(original, builder)
    return builder.finish()


class _Builder:
    """Keeps the elements that are open; for each tag and group where they stand among them."""

    def __init__(self, original: str) -> None:
        self._page = Page(original)
        self._open: list[int] = []
        self._places: defaultdict[str, list[int]] = defaultdict(lambda: [_NONE])
        self._is_link = False
        self._push("#page", {}, 0, 0)

    def finish(self) -> Page:
        """The page, everything closed."""
        self._pop_to(0, len(self._page.original))
        return self._page

    def open(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        """Open an element, closing those that its start tag ends."""
        places = self._places
        if places["head"][-1] >= 0 and tag not in HEAD_ONLY:
            self._pop_to(places["head"][-1], start)
        if places["p"][-1] > places[_CELL][-1] and tag in ENDS_PARAGRAPH:
            self._pop_to(places["p"][-1], start)
        if tag in IMPLIED_ENDS:
            self._close_implied(*IMPLIED_ENDS[tag], start)
        if tag == "a" and "href" in attributes:
            self._is_link = leads_away(attributes["href"])
        self._push(tag, attributes, start, end)
        if tag in VOID:
            self._pop_to(len(self._open) - 1, end)

    def close(self, tag: str, start: int) -> None:
        """Close the innermost element of that name, unless it lies outside of the cell or block here."""
        if tag == "a":
            self._is_link = False
        if tag == "br":
            self.open(tag, {}, start, start)
        elif tag not in _IGNORED_ENDS:
            at = self._places[tag][-1]
            if at > self._boundary(tag):
                self._pop_to(at, start)

    def text(self, start: int, end: int) -> None:
        """Put text into the element that is open."""
        if (
            self._places["head"][-1] == len(self._open) - 1
            and self._page.original[start:end].strip()
        ):
            self._pop_to(len(self._open) - 1, start)
        self._page.steps.append(Step(Turn.TEXT, self._open[-1], start, end, self._is_link))

    def _boundary(self, tag: str) -> int:
        """The open element that an end tag cannot reach beyond."""
        if tag == "table":
            return _NONE
        if tag in TABLE_PARTS:
            return self._places["table"][-1]
        cell = self._places[_CELL][-1]
        return cell if tag in BLOCKS or tag in UNREAD else max(cell, self._places[_BLOCK][-1])

    def _close_implied(self, tags: tuple[str, ...], bounds: tuple[str, ...], place: int) -> None:
        """Close what of some elements is open inside of bounds; few are, as each ends the others."""
        bound = max(self._places[tag][-1] for tag in bounds)
        at = min(
            (self._places[tag][-1] for tag in tags if self._places[tag][-1] > bound), default=_NONE
        )
        while at > bound:
            self._pop_to(at, place)
            at = max(self._places[tag][-1] for tag in tags)

    def _push(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        page, opened = self._page, self._open
        index = len(page.elements)
        parent = opened[-1] if opened else -1
        page.elements.append(Element(index, parent, tag, attributes, start, end, len(page.steps)))
        page.steps.append(Step(Turn.OPEN, index, start, end))
        for name in _NAMES.get(tag) or (tag,):
            self._places[name].append(len(opened))
        opened.append(index)

    def _pop_to(self, place: int, position: int) -> None:
        """Close every open element from `place` on."""
        page = self._page
        for index in reversed(self._open[place:]):
            element = page.elements[index]
            element.closes = len(page.steps)
            page.steps.append(Step(Turn.CLOSE, index, position, position))
            for name in _NAMES.get(element.tag) or (element.tag,):
                self._places[name].pop()
        del self._open[place:]
