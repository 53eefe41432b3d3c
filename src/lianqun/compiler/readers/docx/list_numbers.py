"""Automatic numbers: what Word prints before a paragraph of a list (第一章, （二）, 1.2, ①).

A list (`num`) takes its levels from a list definition (`abstractNum`).  Lists of one definition count
on from one another, unless a list says where it starts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.docx.markup import (
    Element,
    W,
    child_of,
    number_of,
    switch_of,
    value_of,
    whole,
)
from lianqun.compiler.readers.docx.number_formats import format_number
from lianqun.compiler.readers.docx.styles import Look, Numbering, Styles
from lianqun.compiler.readers.docx.symbols import read_bullet

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_LINKS: Final = 8
_BULLET: Final = "bullet"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and counts.

    `restart` is the level (from 1) whose paragraphs set it back, 0 for never, None for any above it.
    """

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    font: str = ""
    gap: str = " "
    restart: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class _Definition:
    """A list definition; `link` is the list style whose levels it takes."""

    levels: dict[int, Level]
    link: str = ""


@dataclass(slots=True)
class _List:
    """A list: its definition, where its levels start anew, levels that it defines itself."""

    definition: int
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class Lists:
    """All lists of a file, and how far each has counted."""

    styles: Styles
    definitions: dict[int, _Definition] = field(default_factory=dict)
    lists: dict[int, _List] = field(default_factory=dict)
    counts: dict[int, dict[int, int]] = field(default_factory=dict)
    unknown: int = 0
    _begun: set[int] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None, styles: Styles) -> "Lists":
        """The lists of a numbering part."""
        found = cls(styles)
        for element in () if root is None else root.iter(f"{W}abstractNum"):
            number = whole(element.get(f"{W}abstractNumId"))
            if number is not None:
                link = value_of(element, "numStyleLink") or ""
                found.definitions[number] = _Definition(dict(_read_levels(element)), link)
        for element in () if root is None else root.iter(f"{W}num"):
            number = whole(element.get(f"{W}numId"))
            definition = number_of(element, "abstractNumId")
            if number is not None and definition is not None:
                found.lists[number] = _read_list(element, definition)
        return found

    def begin_story(self) -> dict[int, dict[int, int]]:
        """Count anew, as in each text box and note; what was counted so far, to go back to."""
        before, self.counts = self.counts, {}
        return before

    def next_label(self, own: Numbering | None, look: Look) -> str:
        """The number that a paragraph gets, with the gap behind it; counts it.  "" where it gets none."""
        list_id, at = _joined(own, look.numbering) or (0, None)
        if list_id not in self.lists:
            return ""
        key, levels = self._levels(self.lists[list_id])
        if at is None:
            linked = {level.style: n for n, level in levels.items()}
            at = next((linked[style] for style in look.numbered_by if style in linked), 0)
        if at not in levels:
            return ""
        self._count(list_id, key, at, levels)
        return self._label(self.counts[key], levels, at)

    def _levels(self, chosen: _List) -> tuple[int, dict[int, Level]]:
        """The definition that a list counts with, and its levels."""
        key = chosen.definition
        for _ in range(_LINKS):
            definition = self.definitions.get(key)
            if definition is None or not definition.link or definition.levels:
                break
            linked = self.styles.numbering_of(definition.link)
            linked_list = self.lists.get(linked.list_id or 0) if linked else None
            if linked_list is None:
                break
            key = linked_list.definition
        definition = self.definitions.get(key)
        levels = definition.levels if definition else {}
        return key, {**levels, **chosen.levels} if chosen.levels else levels

    def _count(self, list_id: int, key: int, at: int, levels: dict[int, Level]) -> None:
        """Count a paragraph; levels above it that were left out count as begun."""
        counts = self.counts.setdefault(key, {})
        starts = self.lists[list_id].starts
        if at in starts and list_id not in self._begun:
            self._begun.add(list_id)
            counts.pop(at, None)
        for above in range(at):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        start = starts.get(at, levels[at].start)
        counts[at] = counts[at] + 1 if at in counts else start
        for below in [level for level in counts if level > at]:
            restart = levels[below].restart if below in levels else None
            if restart is None or at < restart:
                del counts[below]

    def _label(self, counts: dict[int, int], levels: dict[int, Level], at: int) -> str:
        level = levels[at]
        if level.is_hidden:
            return ""
        if level.form == _BULLET:
            sign = read_bullet(level.text, level.font)
            return sign + " " if sign else ""

        def write(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            named = levels.get(other, Level())
            form = "decimal" if level.is_legal and named.form != "decimalZero" else named.form
            written = format_number(counts.get(other, named.start), form, named.pattern)
            if written is None:
                self.unknown += 1
                return str(counts.get(other, named.start))
            return written

        text = _PLACE.sub(write, level.text)
        return text + level.gap if text.strip() else ""


def _joined(own: Numbering | None, of_style: Numbering | None) -> tuple[int, int | None] | None:
    """The list and the level of a paragraph: what it says itself, the rest from its style."""
    if own is not None and own.list_id is not None:
        return (own.list_id, own.level or 0) if own.list_id else None
    if of_style is None or not of_style.list_id:
        return None
    return of_style.list_id, of_style.level if own is None or own.level is None else own.level


def _read_levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.findall(f"{W}lvl"):
        at = whole(element.get(f"{W}ilvl"))
        if at is not None and 0 <= at < _LEVELS:
            yield at, _read_level(element)


def _read_level(element: Element) -> Level:
    form = element.find(f".//{W}numFmt")
    fonts = child_of(element, "rPr", "rFonts")
    text = child_of(element, "lvlText")
    return Level(
        start=number_of(element, "start") or 0,
        form=_BULLET if child_of(element, "lvlPicBulletId") is not None else _form_of(form),
        pattern="" if form is None else str(form.get(f"{W}format", "")),
        text="" if text is None else str(text.get(f"{W}val", "")),
        font="" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""),
        gap="" if value_of(element, "suff") == "nothing" else " ",
        restart=number_of(element, "lvlRestart"),
        is_legal=bool(switch_of(element, "isLgl")),
        is_hidden=bool(switch_of(element, "rPr", "vanish")),
        style=value_of(element, "pStyle") or "",
    )


def _form_of(element: Element | None) -> str:
    return "decimal" if element is None else str(element.get(f"{W}val", "decimal"))


def _read_list(element: Element, definition: int) -> _List:
    found = _List(definition)
    for override in element.findall(f"{W}lvlOverride"):
        at = whole(override.get(f"{W}ilvl"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        start = number_of(override, "startOverride")
        if start is not None:
            found.starts[at] = start
        found.levels |= {n: level for n, level in _read_levels(override) if n == at}
    return found
