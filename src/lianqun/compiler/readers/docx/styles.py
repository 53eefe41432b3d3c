"""Styles: which are headings, titles or contents, which are numbered or hidden, through what they are based on."""

import re
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.markup import (
    Element,
    W,
    child_of,
    number_of,
    switch_of,
    value_of,
)

_HEADING: Final = re.compile(r"(?:heading|标题)([1-9])$")
_TITLE: Final = frozenset(("title", "标题"))
_CONTENTS: Final = re.compile(r"(?:toc|目录)[1-9]$|tableoffigures$|图表目录$")
RAISED: Final = "superscript"
_BODY_LEVEL: Final = 9
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Numbering:
    """What a paragraph or a style says of its list: None where it does not say; list 0 is no list."""

    list_id: int | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; `name` is in small letters without spaces, `height` as `height_of`."""

    name: str = ""
    based_on: str = ""
    outline_level: int | None = None
    numbering: Numbering | None = None
    is_hidden: bool | None = None
    alignment: str | None = None
    height: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph style means with all that it is based on.

    `rank` is 1 to 9 for a heading, 0 for body text.  `numbered_by` are the ids of the style and of those it is based on.
    """

    rank: int = 0
    is_title: bool = False
    is_contents: bool = False
    numbering: Numbering | None = None
    numbered_by: tuple[str, ...] = ()
    is_hidden: bool = False
    is_centred: bool = False
    is_raised: bool = False


@dataclass(slots=True)
class Styles:
    """All styles of a file by their ids; `default` is the id of the one that paragraphs have by default."""

    styles: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    _looks: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> "Styles":
        """The styles of a styles part."""
        found = cls()
        for element in () if root is None else root.iter(f"{W}style"):
            name = str(element.get(f"{W}styleId", ""))
            found.styles[name] = _read_style(element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in (
                "1",
                "true",
                "on",
            ):
                found.default = name
        return found

    def look(self, style: str | None) -> Look:
        """What a style means; an unknown one means body text."""
        name = self.default if style is None else style
        if name not in self._looks:
            self._looks[name] = _look(self._chain(name))
        return self._looks[name]

    def numbering_of(self, style: str) -> Numbering | None:
        """The list that a style names itself, as list styles do."""
        return self.styles.get(style, Style()).numbering

    def _chain(self, name: str) -> dict[str, Style]:
        """The style and what it is based on, nearest first."""
        chain: dict[str, Style] = {}
        while name in self.styles and name not in chain:
            chain[name] = self.styles[name]
            name = chain[name].based_on
        return chain


def read_numbering(properties: Element | None) -> Numbering | None:
    """What paragraph properties say of the list, None where they say nothing."""
    element = child_of(properties, "numPr")
    if element is None:
        return None
    return Numbering(number_of(element, "numId"), number_of(element, "ilvl"))


def height_of(properties: Element | None) -> str | None:
    """Where run properties set text: `RAISED`, on or below the line; None where they do not say."""
    return value_of(properties, "vertAlign")


def _read_style(element: Element) -> Style:
    properties = child_of(element, "pPr")
    return Style(
        name=_SPACE.sub("", value_of(element, "name") or "").lower(),
        based_on=value_of(element, "basedOn") or "",
        outline_level=number_of(properties, "outlineLvl"),
        numbering=read_numbering(properties),
        is_hidden=switch_of(element, "rPr", "vanish"),
        alignment=value_of(properties, "jc"),
        height=height_of(child_of(element, "rPr")),
    )


def _look(chain: dict[str, Style]) -> Look:
    rank, is_title, is_contents = _meaning(chain)
    numbering = next((s.numbering for s in chain.values() if s.numbering is not None), None)
    hidden = next((s.is_hidden for s in chain.values() if s.is_hidden is not None), False)
    alignment = next((s.alignment for s in chain.values() if s.alignment is not None), "")
    return Look(
        rank,
        is_title,
        is_contents,
        numbering,
        tuple(chain),
        hidden,
        is_centred=alignment == "center",
        is_raised=next((s.height for s in chain.values() if s.height), "") == RAISED,
    )


def _meaning(chain: dict[str, Style]) -> tuple[int, bool, bool]:
    """(rank, is_title, is_contents), told by the nearest style that says something."""
    for style in chain.values():
        if style.outline_level is not None and style.name not in _TITLE:
            level = style.outline_level
            return (level + 1 if 0 <= level < _BODY_LEVEL else 0), False, False
        if _CONTENTS.match(style.name):
            return 0, False, True
        if style.name in _TITLE:
            return 0, True, False
        heading = _HEADING.match(style.name)
        if heading:
            return int(heading[1]), False, False
    return 0, False, False
