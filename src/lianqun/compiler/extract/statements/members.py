"""The members of a 分别 list where each may move its own way: 分别增长5%、下降3%和持平."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.lists import continues_list
from lianqun.compiler.extract.statements.phrases import Phrase, PhraseReader
from lianqun.compiler.extract.statements.windows import Window

_FLAT = re.compile(r"^(?:、|和|及|以及|与)(?:基本)?持平")
_JOINT = re.compile(r"^(?:、|和|及|以及|与)")


@dataclass(frozen=True, slots=True)
class Members:
    """The phrases of the numbers of a list in order, None for a member that is 持平 and has none."""

    phrases: tuple[Phrase | None, ...]

    @property
    def count(self) -> int:
        """How many numbers the list has."""
        return sum(phrase is not None for phrase in self.phrases)


def read_members(windows: Sequence[Window], index: int, phrases: PhraseReader) -> Members:
    """The list that starts at a window: numbers with nothing but a joint or their own move between."""
    first = phrases.read(windows[index].before)
    members: list[Phrase | None] = [first]
    current = index
    while current + 1 < len(windows):
        following = windows[current + 1]
        own = _own_phrase(following, first, phrases)
        if own is None:
            break
        members += [None] * _flats(following.before)[1]
        members.append(own)
        current += 1
    members += [None] * _flats(windows[current].after)[1]
    return Members(tuple(members))


def _own_phrase(window: Window, first: Phrase, phrases: PhraseReader) -> Phrase | None:
    """The phrase of a further member; None for a number that is no member of the list."""
    if continues_list(window):
        return first
    words, _ = _flats(window.before)
    joint = _JOINT.match(words)
    if not window.follows_number or joint is None:
        return None
    own = phrases.read(words[joint.end() :])
    moves = [link for link in own.links if link.direction]
    if own.name or not moves:
        return None
    kept = [link for link in first.links if not link.direction]
    return replace(first, links=(*kept, *own.links))


def _flats(words: str) -> tuple[str, int]:
    """The words without the members that are 持平 at their start, and how many there were."""
    count = 0
    while found := _FLAT.match(words):
        words, count = words[found.end() :], count + 1
    return words, count
