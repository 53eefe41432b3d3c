"""What a page has that its text does not hold: files it links to, pictures, text crossed out."""

from collections.abc import Iterator
from typing import Final

from lianqun.compiler.readers.html.blocks import Flow
from lianqun.compiler.readers.html.content import Content
from lianqun.compiler.readers.html.links import find_attachments
from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.tree import Element, Turn

_SMALLEST_PICTURE: Final = 80
_MOST_NAMES: Final = 20

Finding = tuple[str, int, int, dict[str, str]]


class Findings:
    """The issues of a page, each at the place it concerns."""

    def __init__(self, shown: Shown, flow: Flow, chosen: Content) -> None:
        self._shown = shown
        self._page = shown.page
        self._flow = flow
        self._chosen = chosen

    def issues(self) -> Iterator[Finding]:
        """Attachments, pictures and struck text, in this order."""
        yield from self._attachments()
        pictures = [e for e in self._flow.pictures if self._is_content(e) and not _is_icon(e)]
        if pictures:
            place = pictures[0].start
            yield "html_pictures", place, place + 1, {"count": str(len(pictures))}
        struck = [self._page.elements[at] for at in self._shown.struck]
        struck = [element for element in struck if self._is_content(element)]
        if struck:
            place = struck[0].start
            yield "html_struck_out", place, place + 1, {"count": str(len(struck))}

    def _attachments(self) -> Iterator[Finding]:
        outer = self._chosen.is_outer
        found = [
            (element, name)
            for element, name in find_attachments(self._page, self._shown)
            if not outer[element.index]
        ]
        if not found:
            return
        names = [name for _, name in found[:_MOST_NAMES]]
        more = "…" if len(found) > _MOST_NAMES else ""
        start, end = self._words_of(found[0][0])
        arguments = {"count": str(len(found)), "names": "、".join(names) + more}
        yield "html_attachments", start, end, arguments

    def _words_of(self, element: Element) -> tuple[int, int]:
        """Where the text of a link stands."""
        for step in self._page.steps[element.opens : element.closes]:
            if step.turn is Turn.TEXT:
                return step.start, step.end
        return element.start, element.start + 1

    def _is_content(self, element: Element) -> bool:
        if self._chosen.is_outer[element.index]:
            return False
        return self._page.holds(self._chosen.main, element.index)


def _is_icon(picture: Element) -> bool:
    """Whether a picture is too small to show text."""
    for name in ("width", "height"):
        digits = picture.attributes.get(name, "").removesuffix("px").strip()
        if digits.isdecimal() and digits.isascii() and int(digits) < _SMALLEST_PICTURE:
            return True
    return False
