"""Ranks of headings as Markdown marks: "#" for the title, "##" to "######" for headings below it."""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.docx.items import Paragraph

_LONGEST: Final = 60
_LONGEST_TITLE: Final = 90
_SENTENCE: Final = re.compile(r"[。；！？]|[，,、：:]$")
_LOWEST: Final = 6


def find_marks(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The mark of each paragraph, "" for body text.

    A heading of the highest rank that is the only one, comes first and has no number is the title.
    A whole paragraph of text that carries a heading's rank is text.
    """
    headings = [p for p in paragraphs if p.rank and _is_heading(p)]
    top = min((heading.rank for heading in headings), default=0)
    has_title = any(p.is_title and p.text.strip() for p in paragraphs)
    is_only = sum(heading.rank == top for heading in headings) == 1
    title = headings[0] if headings and is_only and not has_title and len(headings) > 1 else None
    if title is not None and (title.rank != top or title.is_numbered):
        title = None
    return [_mark(p, is_title=p is title) for p in paragraphs]


def _mark(paragraph: Paragraph, *, is_title: bool) -> str:
    if is_title or (paragraph.is_title and len(paragraph.text) <= _LONGEST_TITLE):
        return "#"
    if not paragraph.rank or not _is_heading(paragraph):
        return ""
    return "#" * min(paragraph.rank + 1, _LOWEST)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return 0 < len(text) <= _LONGEST and not _SENTENCE.search(text)
