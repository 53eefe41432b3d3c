"""What a page's head says of the document: its title, from the standard meta tags or the page's own title."""

import re
from typing import Final

from lianqun.compiler.readers.html.tree import Page
from lianqun.compiler.readers.html.words import FrameWords
from lianqun.compiler.readers.titles import ends_like_title

_SITE: Final = re.compile(r"\s*(?:[-_|–—>]+)\s*")
_SPACE: Final = re.compile(r"\s+")


def find_title(page: Page, words: FrameWords) -> str:
    """The title that a page's head gives for the document on it, without white space; "" for none."""
    whole: str | None = None
    for element in page.elements:
        if element.tag == "meta":
            name = element.attributes.get("name") or element.attributes.get("property", "")
            if words.metas.get(name.lower()) == "title" and element.attributes.get("content"):
                return _SPACE.sub("", element.attributes["content"])
        elif element.tag == "title" and whole is None:
            whole = page.words(element)
    return _without_site(whole or "", words)


def _without_site(title: str, words: FrameWords) -> str:
    """A page's title without the names of the site behind it."""
    parts = [part for part in _SITE.split(title) if part]
    kept = ""
    for count in range(1, len(parts) + 1):
        kept = title[: title.find(parts[count - 1]) + len(parts[count - 1])]
        if ends_like_title(_SPACE.sub("", kept), words.page_words.document):
            break
    else:
        kept = parts[0] if parts else ""
    return _SPACE.sub("", kept)
