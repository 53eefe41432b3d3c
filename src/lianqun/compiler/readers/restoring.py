"""Headings that the contents page lists and the body has lost.

Contents and body are walked together; an entry without its heading is restored between the two
headings that its neighbours in the list have in the body.  Where the pages are known its place
between them is reckoned from the pages and put to the nearest paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from lianqun.compiler.readers.contents import Entry

_PUNCTUATION = re.compile(r"[\s\W_]+")
_AHEAD = 40
_ALIKE = 0.6
_MIN_MATCHED = 0.5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: which logical line, its label and where it stands in the text."""

    group: int
    label: str
    scheme: str
    ordinal: int
    start: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A lost heading: the contents entry, and the logical line that it comes before.

    `placed` says by what its place is known: "order" (between its neighbours) or "pages".
    """

    entry: Entry
    group: int
    placed: str


def restore_headings(
    entries: Sequence[Entry], headings: Sequence[Heading], starts: Sequence[int]
) -> list[Restored]:
    """The entries that the body lost, in order; none when body and contents hardly agree.

    `starts` has where each logical line of the body begins.
    """
    numbered = [entry for entry in entries if entry.opening is not None]
    matched = _align(numbered, headings)
    if not numbered or len(matched) < _MIN_MATCHED * len(numbered):
        return []
    restored: list[Restored] = []
    for index, entry in enumerate(numbered):
        if index in matched:
            continue
        before = max((i for i in matched if i < index), default=None)
        after = min((i for i in matched if i > index), default=None)
        if before is None or after is None:
            continue
        left, right = headings[matched[before]], headings[matched[after]]
        group = _by_pages(numbered, (before, index, after), (left, right), starts)
        if group is None:
            restored.append(Restored(entry, right.group, "order"))
        else:
            restored.append(Restored(entry, group, "pages"))
    return restored


def _align(entries: Sequence[Entry], headings: Sequence[Heading]) -> dict[int, int]:
    """For each entry found in the body the index of its heading, both in rising order."""
    by_label: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        by_label.setdefault(_plain(heading.label), []).append(at)
    matched: dict[int, int] = {}
    free = 0
    for index, entry in enumerate(entries):
        places = by_label.get(_plain(entry.label), ())
        near = [place for place in places if free <= place <= free + _AHEAD]
        found = near[0] if near else _alike(entry, headings, free)
        if found is not None:
            matched[index] = found
            free = found + 1
    return matched


def _alike(entry: Entry, headings: Sequence[Heading], free: int) -> int | None:
    """The next heading with the entry's number and nearly its words."""
    if entry.opening is None:
        return None
    for at in range(free, min(free + 3, len(headings))):
        heading = headings[at]
        if heading.scheme != entry.opening.scheme or heading.ordinal != entry.opening.ordinal:
            continue
        if SequenceMatcher(None, entry.label, heading.label, autojunk=False).ratio() >= _ALIKE:
            return at
    return None


def _by_pages(
    entries: Sequence[Entry],
    around: tuple[int, int, int],
    headings: tuple[Heading, Heading],
    starts: Sequence[int],
) -> int | None:
    """The logical line nearest to where the pages say that the lost heading stood."""
    first, page, last = (entries[index].page for index in around)
    left, right = headings
    if first is None or page is None or last is None or not first < page < last:
        return None
    share = (page - first) / (last - first)
    wanted = left.start + share * (right.start - left.start)
    first_free = left.group + 2  # the heading before keeps a paragraph
    between = range(min(first_free, right.group), right.group + 1)
    return min(between, key=lambda group: abs(starts[group] - wanted))


def _plain(label: str) -> str:
    return _PUNCTUATION.sub("", label)
