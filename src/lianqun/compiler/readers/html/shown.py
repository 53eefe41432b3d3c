"""What of a page is shown: text in scripts, forms and hidden elements is not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.html.elements import STRUCK, UNREAD
from lianqun.compiler.readers.html.tree import Element, Page, Turn

_NOT_DISPLAYED: Final = re.compile(r"(?:^|[;\s])display\s*:\s*none\b", re.IGNORECASE)
_NOTE_MARK: Final = re.compile(
    r"#_?(?:ftn|edn|fn|footnote|endnote)(?!ref)[-_:]?\w{0,8}$", re.IGNORECASE
)
_MOST_HIDDEN: Final = 0.5
_LEAST_REVEALED: Final = 400
_LONGEST_MARK: Final = 6
_MOST_STEPS: Final = 20


@dataclass
class Shown:
    """For each element whether its own text is read; for each step how much text stands before it.

    `struck` are elements whose text is crossed out.
    """

    page: Page
    is_read: list[bool] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)

    def length(self, element: Element) -> int:
        """How many characters that are no white space an element shows."""
        return self.before[element.closes] - self.before[element.opens]


def find_shown(page: Page) -> Shown:
    """What the page shows.

    A hidden element that holds most of the text is what a script would show, and is read.
    """
    hidden = [element.index for element in page.elements if _is_hidden(element.attributes)]
    shown = _measure(page, frozenset(hidden))
    if hidden:
        everything = _measure(page, frozenset())
        whole = everything.length(page.elements[0])
        revealed = {
            index
            for index in hidden
            if everything.length(page.elements[index]) > max(_MOST_HIDDEN * whole, _LEAST_REVEALED)
        }
        if revealed:
            shown = _measure(page, frozenset(hidden) - revealed)
    return shown


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if not attributes:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or bool(_NOT_DISPLAYED.search(attributes.get("style", "")))
    )


def _measure(page: Page, hidden: frozenset[int]) -> Shown:
    shown = Shown(page)
    for element in page.elements:
        is_read = element.parent < 0 or shown.is_read[element.parent]
        if is_read and (element.index in hidden or _is_unread(page, element)):
            is_read = False
            if element.tag in STRUCK:
                shown.struck.append(element.index)
        shown.is_read.append(is_read)
    count = 0
    for step in page.steps:
        shown.before.append(count)
        if step.turn is Turn.TEXT and shown.is_read[step.element]:
            count += len("".join(page.original[step.start : step.end].split()))
    return shown


def _is_unread(page: Page, element: Element) -> bool:
    tag = element.tag
    if tag in UNREAD or tag in STRUCK:
        return True
    if tag == "dialog":
        return "open" not in element.attributes
    return tag == "a" and _is_note_mark(page, element)


def _is_note_mark(page: Page, element: Element) -> bool:
    """Whether a link is the mark of a footnote: it leads to one and is short."""
    if not _NOTE_MARK.search(element.attributes.get("href", "")):
        return False
    is_short = element.closes - element.opens <= _MOST_STEPS
    return is_short and len(page.words(element)) <= _LONGEST_MARK
