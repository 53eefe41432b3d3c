"""Files that a page links to: their content is not on it."""

import re
from typing import Final

from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.targets import is_file
from lianqun.compiler.readers.html.tree import Element, Page

_SPACE: Final = re.compile(r"\s+")
_LONGEST_NAME: Final = 60
_PLACES: Final = {"a": "href", "iframe": "src", "embed": "src", "object": "data"}
"""Elements that lead to a file or show one, and the attribute that says where it is."""


def find_attachments(page: Page, shown: Shown) -> list[tuple[Element, str]]:
    """The links to files that a page shows, and the files shown inside it, each file once, with their names."""
    found: dict[str, tuple[Element, str]] = {}
    for element in page.elements:
        place = _PLACES.get(element.tag)
        target = element.attributes.get(place, "") if place else ""
        holder = element.index if element.tag == "a" else element.parent
        if is_file(target) and shown.is_read[holder]:
            found.setdefault(target, (element, _name(page, element, target)))
    return list(found.values())


def _name(page: Page, element: Element, target: str) -> str:
    """What a link to a file is called: its words, else its title or the file's name."""
    name = _SPACE.sub("", page.words(element)) or element.attributes.get("title", "")
    return (name or target.rpartition("/")[2])[:_LONGEST_NAME]
