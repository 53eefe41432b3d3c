"""Headings that the contents page lists and the body has lost.

Contents and body are walked together; an entry that has no heading and begins no line of the body is
lost.  It is restored where its place is sure: right before the first heading below it, or, where the
pages are known, before the whole paragraph nearest to where they put it, with no heading of its rank
lost or found around.  Otherwise it is only reported.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

from lianqun.compiler.readers.contents import Entry
from lianqun.compiler.readers.standing_titles import find_standing

_PUNCTUATION = re.compile(r"[\s\W_]+")
_AHEAD = 40
_ALIKE = 0.6
_MIN_MATCHED = 0.5
BY_ORDER: Final = "heading_restored"
BY_PAGES: Final = "heading_restored_by_pages"
UNPLACED: Final = "heading_missing"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: which logical line, its label, number, rank and where it stands."""

    group: int
    label: str
    scheme: str
    ordinal: int
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Body:
    """What stands behind a contents page, up to the next: its headings, and of each logical line more.

    `starts` has where each logical line begins; `fresh` those before which a heading may stand, as a
    sentence ends there; `pieces` what begins with the words of a title if its heading is there at all.
    """

    headings: Sequence[Heading]
    starts: Sequence[int]
    fresh: frozenset[int]
    pieces: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Restored:
    """A lost heading: the contents entry, and the logical line that it comes before.

    `code` is that of its issue: by what its place is known, or `UNPLACED`, when nothing is restored
    and `group` is the next heading that is there.  `between` are the headings around it.
    """

    entry: Entry
    group: int
    code: str
    between: tuple[str, str]


def restore_headings(entries: Sequence[Entry], body: Body) -> list[Restored]:
    """The entries that the body lost, in order; none when body and contents hardly agree."""
    numbered = [entry for entry in entries if entry.opening is not None]
    matched = _align(numbered, body.headings)
    if not numbered or len(matched) < _MIN_MATCHED * len(numbered):
        return []
    lost = _lost(numbered, matched, body)
    restored: list[Restored] = []
    for index in lost:
        before = max((i for i in matched if i < index), default=None)
        after = min((i for i in matched if i > index), default=None)
        if before is None or after is None:
            continue
        left, right = body.headings[matched[before]], body.headings[matched[after]]
        between = left.label, right.label
        group = None
        is_whole = all(at in lost for at in range(index, after))
        if is_whole and _descends(numbered[index : after + 1]):
            restored.append(Restored(numbered[index], right.group, BY_ORDER, between))
            continue
        gap = [at for at in lost if before < at < after]
        if _descends([numbered[at] for at in gap]):
            around = tuple(numbered[i] for i in (before, index, after))
            group = _by_pages(around, (left, right), body)
        if group is None:
            restored.append(Restored(numbered[index], right.group, UNPLACED, between))
        else:
            restored.append(Restored(numbered[index], group, BY_PAGES, between))
    return restored


def _lost(entries: Sequence[Entry], matched: dict[int, int], body: Body) -> list[int]:
    """The entries that have no heading and begin no other line either, in order."""
    missing = {index for index in range(len(entries)) if index not in matched}
    taken = {body.headings[at].group for at in matched.values()}
    pieces = [piece for group, piece in body.pieces if group not in taken] if missing else []
    return sorted(missing - find_standing(missing, entries, pieces))


def _descends(entries: Sequence[Entry]) -> bool:
    """Whether each entry is of a lower rank than the one before it, as a chapter and its first section."""
    levels = [entry.opening.level for entry in entries if entry.opening is not None]
    return all(upper < lower for upper, lower in pairwise(levels))


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
    entries: Sequence[Entry], headings: tuple[Heading, Heading], body: Body
) -> int | None:
    """The logical line nearest to where the pages put the lost heading; None where that is not sure."""
    first, page, last = (entry.page for entry in entries)
    left, right = headings
    own = entries[1].opening
    if own is None or first is None or page is None or last is None or not first < page < last:
        return None
    if any(left.group < h.group < right.group and h.level <= own.level for h in body.headings):
        return None
    share = (page - first) / (last - first)
    wanted = left.start + share * (right.start - left.start)
    between = range(left.group + 2, right.group)  # the heading before keeps a paragraph
    nearest = min(between, key=lambda group: abs(body.starts[group] - wanted), default=None)
    return nearest if nearest in body.fresh else None


def _plain(label: str) -> str:
    return _PUNCTUATION.sub("", label)
