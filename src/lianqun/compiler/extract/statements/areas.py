"""Whose figures a section or a paragraph tells, where a park, a district or a place heads it.

A plan of several parks has a heading or a paragraph for each (一、某某经开区; 某某高新区：…; 某某镇。…), and
does not name it again beside every figure.
"""

import re
from typing import Final

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.model.document import Document, Section

_STEM: Final = r"[\u4e00-\u9fffA-Za-z·]"
_NUMBER: Final = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s?|[①-⑳—－-]+\s?)?"
)
_LEAD_REACH: Final = 40
_KINDS: Final = {
    "区": "区园城",
    "园": "区园城",
    "县": "县市",
    "镇": "镇",
    "州": "州",
    "旗": "旗",
    "盟": "盟",
}
"""What 全区, 全县 … in the words on an area can mean, by its last character."""


class AreaReader:
    """Knows names of areas by how they begin and end."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._name = re.compile(
            rf"(?P<name>(?!{any_of('act', 'builds', 'manner', 'opener', 'no_area')})"
            rf"(?:{_STEM}{{1,16}}?{any_of('area_end')}|{_STEM}{{1,4}}?{any_of('area_unit')}))"
            r"(?:[（(][^）)]{0,24}[）)])?(?=$|[。：:\n])"
        )
        self._generic = re.compile(rf"{any_of('park_kind')}*{any_of('area_end', 'area_unit')}")
        self._own = re.compile(
            r"(?:全|本|我)(?P<kind>[区园县镇州旗盟])|(?P<park>(?:全)?园)区|(?P<inside>区)内"
        )

    def of_title(self, title: str) -> str:
        """The area that a heading names, "" where it says anything else."""
        return self._area(title, 0, len(title))

    def of_paragraph(self, text: str, start: int) -> str:
        """The area that a paragraph opens with, before a colon or a full stop; "" for none."""
        number = _NUMBER.match(text, start)
        return self._area(text, number.end() if number else start, start + _LEAD_REACH)

    def strip_own(self, name: str, area: str) -> str:
        """A name without the word by which an area speaks of itself (全区, 园区), "" where it does not."""
        own = self._own.match(name)
        kind = (own["kind"] or own["park"] or own["inside"])[-1] if own else ""
        return name[own.end() :] if own and area[-1] in _KINDS[kind] else ""

    def _area(self, text: str, start: int, end: int) -> str:
        found = self._name.match(text, start, end)
        return "" if not found or self._generic.fullmatch(found["name"]) else found["name"]


class Areas:
    """The areas of one document, found once for each section and paragraph."""

    def __init__(self, document: Document, reader: AreaReader) -> None:
        self._document = document
        self._reader = reader
        self._titles: dict[int, str] = {}
        self._paragraphs: dict[int, str] = {}

    def of_paragraph(self, start: int) -> str:
        """The area that the paragraph at `start` opens with, "" for none."""
        if start not in self._paragraphs:
            name = self._reader.of_paragraph(self._document.text, start)
            self._paragraphs[start] = self._other(name, start)
        return self._paragraphs[start]

    def of_section(self, section: Section) -> str:
        """The area that the heading of a section names, "" for none."""
        if section.index not in self._titles:
            name = self._reader.of_title(section.title)
            self._titles[section.index] = self._other(name, section.start)
        return self._titles[section.index]

    def _other(self, name: str, position: int) -> str:
        """An area that is not the region of the whole document."""
        return "" if name == self._document.part_at(position).metadata.region else name
