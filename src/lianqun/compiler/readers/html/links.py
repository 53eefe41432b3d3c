"""Files that a page links to: their content is not on it."""

import re
from typing import Final

from lianqun.compiler.readers.html.shown import Shown
from lianqun.compiler.readers.html.targets import is_file
from lianqun.compiler.readers.html.tree import Element, Page

_SPACE: Final = re.compile(r"\s+")
_LONGEST_NAME: Final = 60


def find_attachments(page: Page, shown: Shown) -> list[tuple[Element, str]]:
    """The links to files that a page shows, each file once, with their names."""
    found: dict[str, tuple[Element, str]] = {}
    for element in page.elements:
        target = element.attributes.get("href", "")
        if element.tag == "a" and is_file(target) and shown.is_read[element.index]:
            found.setdefault(target, (element, _name(page, element, target)))
    return list(found.values())


def _name(page: Page, element: Element, target: str) -> str:
    """What a link to a file is called: its words, else its title or the file's name."""
    name = _SPACE.sub("", page.words(element)) or element.attributes.get("title", "")
    return (name or target.rpartition("/")[2])[:_LONGEST_NAME]
