"""Ranks of headings as Markdown marks: "#" for the title, "##" to "######" for headings below it."""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.docx.items import Paragraph
from lianqun.compiler.readers.numbering import match_opening
from lianqun.compiler.readers.titles import ends_like_title

_LONGEST: Final = 60
_LONGEST_TITLE: Final = 90
_SENTENCE: Final = re.compile(r"[。；！？]|[，,、：:]$")
_LOWEST: Final = 6
_TOP: Final = 15


def find_marks(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The mark of each paragraph, "" for body text.

    A heading at the top that has the highest rank alone and no number is the title.
    A whole paragraph of text that carries a heading's rank is text.
    """
    title = _title(paragraphs)
    return [_mark(p, is_title=p is title) for p in paragraphs]


def _title(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """The heading that is the title of the whole, where no paragraph has the style of a title."""
    headings = [p for p in paragraphs if p.rank and _is_heading(p)]
    if not headings or any(p.is_title and p.text.strip() for p in paragraphs):
        return None
    first = headings[0]
    if first.is_numbered or any(other.rank <= first.rank for other in headings[1:]):
        return None
    top = [p for p in paragraphs if p.text.strip()][:_TOP]
    rivals = (p for p in top if p is not first and len(p.text) <= _LONGEST)
    if not any(p is first for p in top) or match_opening(first.text.strip()):
        return None
    words = load_document_words()
    is_sure = len(headings) > 1 and not any(ends_like_title(p.text, words) for p in rivals)
    return first if is_sure or ends_like_title(first.text, words) else None


def _mark(paragraph: Paragraph, *, is_title: bool) -> str:
    if is_title or (paragraph.is_title and len(paragraph.text) <= _LONGEST_TITLE):
        return "#"
    if not paragraph.rank or not _is_heading(paragraph):
        return ""
    return "#" * min(paragraph.rank + 1, _LOWEST)


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return 0 < len(text) <= _LONGEST and not _SENTENCE.search(text)
