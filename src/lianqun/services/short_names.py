"""Short names of documents and headings for a table: telling, and never the same for two documents."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lianqun.compiler.readers.numbering import match_opening
from lianqun.model.ids import FileHash
from lianqun.store.records import DocumentRecord
from lianqun.text.characters import display_width

_PART_END: Final = re.compile(r"(?<=..)[_\-. ]")
_PERIOD: Final = re.compile(r"“?十[一二三四五六七八九]五”?(?:时期)?|[（(]\d{4}[^（()）]*[)）]")
_OPENING: Final = re.compile(r"^关于(?:印发)?")
_WIDTHS: Final = (12, 16, 24, 40)
_ELLIPSIS: Final = "…"


def shorten(text: str, width: float) -> str:
    """A text with its middle left out where it is wider than `width` Chinese characters."""
    if display_width(text) <= width:
        return text
    tail = len(text)
    while tail and display_width(text[tail - 1 :]) <= (width - 1) * 0.4:
        tail -= 1
    rest = width - 1 - display_width(text[tail:])
    head = 0
    while display_width(text[: head + 1]) <= rest:
        head += 1
    return text[:head] + _ELLIPSIS + text[tail:]


def key_names(documents: Sequence[DocumentRecord]) -> dict[FileHash, str]:
    """For each document the shortest beginning of its name that `--document` takes for it alone."""
    names = [document.name for document in documents]
    return {document.document: _beginning(document.name, names) for document in documents}


def _beginning(name: str, names: Sequence[str]) -> str:
    """The first parts of a name (000 of 000_17da…) that no other name begins with, else all of it."""
    for found in _PART_END.finditer(name):
        beginning = name[: found.start()]
        if sum(other.startswith(beginning) for other in names) == 1:
            return beginning
    return name


def title_names(documents: Sequence[DocumentRecord]) -> dict[FileHash, str]:
    """For each document its title, shortened in the middle as far as no two look the same."""
    keys = key_names(documents)
    for candidates in _title_candidates(documents):
        named = [name or keys[d.document] for d, name in zip(documents, candidates, strict=True)]
        if len(set(named)) == len(named):
            return dict(zip((d.document for d in documents), named, strict=True))
    return keys


def _title_candidates(documents: Sequence[DocumentRecord]) -> Iterator[list[str]]:
    titles = [_OPENING.sub("", document.metadata.title) for document in documents]
    undated = [_PERIOD.sub("", title) for title in titles]
    for names in (undated, titles):
        for width in _WIDTHS:
            yield [shorten(name, width) for name in names]


class Headings:
    """The headings of one document, and which of them say nothing without the one above."""

    def __init__(self, sections: Iterable[tuple[str, ...]]) -> None:
        paths = {path[:depth] for path in sections for depth in range(1, len(path) + 1)}
        self._counts = Counter(_bare(path[-1]) for path in paths)

    def word(self, section: Sequence[str]) -> str:
        """The innermost heading, with its parent where the document has several of that wording."""
        if not section:
            return ""
        if len(section) > 1 and self._counts[_bare(section[-1])] > 1:
            return f"{section[-2]}›{section[-1]}"
        return section[-1]


def _bare(label: str) -> str:
    """A heading without its number."""
    opening = match_opening(label)
    return label[opening.title_at :].strip() if opening else label
