"""Lists of notes (注：1.… 2.…, 注：①… ②…) below tables, pictures and texts: their items are no headings."""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.joining import Logical
from lianqun.compiler.words import Words
from lianqun.model.document import BlockKind

_ITEM: Final = re.compile(
    r"(?:^|(?<=[\s：:。；;]))(?:(?P<number>\d{1,2})\s?[.．、]|(?P<ring>[①-⑳])|[（(](?P<bracket>\d{1,2})[)）])"
)
_NOTE: Final = r"{note_label}\s?[：:]\s?"
_MOST_BETWEEN: Final = 2
"""Paragraphs without a number that may belong to one item."""


def mark_note_lists(groups: Sequence[Logical], words: Words) -> None:
    """Mark the notes that begin with a label and a number, wherever they stand."""
    label = words.pattern(_NOTE)
    for at, group in enumerate(groups):
        found = label.match(group.text) if group.kind is None else None
        if found and _ITEM.match(group.text, found.end()):
            group.kind, group.opening = BlockKind.NOTE, None
            mark_rest_of_notes(groups, at + 1)


def mark_rest_of_notes(groups: Sequence[Logical], first: int) -> int:
    """Mark the numbered lines that go on with the note before them; the number of the line behind."""
    at, last = first, _last_number(groups[first - 1].text, 0)
    while last and (following := _next_item(groups, at, last)) >= 0:
        for group in groups[at : following + 1]:
            group.kind, group.opening = BlockKind.NOTE, None
        at, last = following + 1, _last_number(groups[following].text, last)
    return at


def _next_item(groups: Sequence[Logical], at: int, last: int) -> int:
    """Where the item behind number `last` stands, at most a few paragraphs on; -1 where none is near."""
    for place in range(at, min(at + _MOST_BETWEEN + 1, len(groups))):
        group = groups[place]
        item = _ITEM.match(group.text)
        if group.kind is not None or group.heading:
            return -1
        if item is not None and _number(item) == last + 1:
            return place
        if group.opening is not None:
            return -1
    return -1


def _last_number(text: str, last: int) -> int:
    """The number of the last item in a text, given the one before it."""
    for item in _ITEM.finditer(text):
        last += _number(item) == last + 1
    return last


def _number(item: re.Match[str]) -> int:
    if item["ring"]:
        return ord(item["ring"]) - ord("①") + 1
    return int(item["number"] or item["bracket"])
