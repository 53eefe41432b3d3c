"""The tags of a page with their places, by the standard library's parser.

The parser tells where each tag, comment and declaration begins; what lies between them is text.  It is
fed a copy of the page, character for character as long, in which a few malformed things are blanked that
some versions of it read in quadratic time or take for the end of the page.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final, Protocol

from lianqun.compiler.readers.html.elements import KEPT_ATTRIBUTES, VOID

Attributes = Mapping[str, str]

_LONGEST_VALUE: Final = 1000
_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"
_TAG_OPEN: Final = re.compile("<[A-Za-z/!?]")
_CHARACTER_DATA: Final = "<![CDATA["
_END_TAG: Final = re.compile(
    r"</(script|style|title|textarea|iframe|noembed|noframes|noscript|xmp)\s*>", re.IGNORECASE
)
"""End tags of the elements whose content one version or another of the parser reads without tags."""


class TagReader(Protocol):
    """Takes what stands on a page, in order; all positions count characters of the page."""

    def open(self, tag: str, attributes: Attributes, start: int, end: int) -> None:
        """A start tag at [start, end)."""
        ...

    def close(self, tag: str, start: int) -> None:
        """An end tag at `start`."""
        ...

    def text(self, start: int, end: int) -> None:
        """Characters between tags, entities and white space included."""
        ...


def read_tags(original: str, reader: TagReader) -> None:
    """Give every tag and stretch of text of a page to a reader."""
    parser = _Parser(original, reader)
    parser.feed(_tame(original))
    parser.close()
    parser.finish()


def _tame(original: str) -> str:
    """The page with comments that never end and tags that never close blanked out, as long as it was."""
    closed = original.rfind(_COMMENT_END) + 1
    tamed = original[:closed] + original[closed:].replace(_COMMENT, " " * len(_COMMENT))
    last = tamed.rfind(">") + 1
    return tamed[:last] + tamed[last:].replace("<", " ")


class _Parser(HTMLParser):
    """Turns the parser's events to tags and stretches of text with their places."""

    def __init__(self, original: str, reader: TagReader) -> None:
        super().__init__(convert_charrefs=True)
        self._original = original
        self._reader = reader
        self._line_starts = _line_starts(original)
        self._text_from: int | None = None
        self._last_ends = {found[1].lower(): found.start() for found in _END_TAG.finditer(original)}

    def finish(self) -> None:
        """Give out the text behind the last tag."""
        self._end_text(len(self._original))

    def _place(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _end_text(self, place: int) -> None:
        if self._text_from is not None and self._text_from < place:
            self._reader.text(self._text_from, place)
        self._text_from = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = self._place()
        self._end_text(place)
        kept: dict[str, str] = {}
        for name, value in attrs:
            if name in KEPT_ATTRIBUTES and name not in kept:
                kept[name] = value[:_LONGEST_VALUE] if value else ""
        self._reader.open(tag, kept, place, place + len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._reader.close(tag, self._place() + len(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        place = self._place()
        self._end_text(place)
        self._reader.close(tag, place)

    def handle_data(self, data: str) -> None:  # noqa: ARG002 - the place tells all
        place = self._place()
        if self._is_broken_tag(place):
            self._end_text(place)
        elif self._text_from is None:
            self._text_from = place

    def _is_broken_tag(self, place: int) -> bool:
        """Whether the parser gives a tag that it cannot read for text."""
        following = self._original[place : place + 2]
        return bool(_TAG_OPEN.match(following))

    def handle_comment(self, data: str) -> None:  # noqa: ARG002 - the place tells all
        self._end_text(self._place())

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 - the place tells all
        self._end_text(self._place())

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 - the place tells all
        self._end_text(self._place())

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - the place tells all
        self._end_text(self._place())

    def parse_html_declaration(self, i: int) -> int:
        """Read <!…>; what <![if …]>, <![endif]> and <![CDATA[ stand around is shown, so only they are skipped."""
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        self._end_text(self._place())
        if self.rawdata.startswith(_CHARACTER_DATA, i):
            return i + len(_CHARACTER_DATA)
        return self.rawdata.find(">", i) + 1 or -1

    def set_cdata_mode(self, elem: str, **options: bool) -> None:
        """Read on to the end tag of a script, unless it has none: then what follows is read as a page."""
        if self._last_ends.get(elem.lower(), -1) > self._place():
            super().set_cdata_mode(elem, **options)


def _line_starts(original: str) -> list[int]:
    starts = [0]
    at = original.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = original.find("\n", at + 1)
    return starts
