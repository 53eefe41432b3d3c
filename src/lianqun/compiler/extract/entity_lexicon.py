"""From candidates to names: which surface forms a text has, of which kind, and every mention of them.

A form that a strong context shows once is found everywhere; where forms nest, the longest counts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lianqun.compiler.extract.entity_candidates import LABELLED, OPEN, Candidate
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    build_finder,
    find_words,
)

_HAN = re.compile("[\u4e00-\u9fff]")
_GOES_ON = re.compile(r"[\w（(]")
_AFTER_NAME = frozenset("等和与及以为在")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names an entity."""

    start: int
    end: int
    name: str
    type: EntityType


@dataclass
class _Votes:
    """What the candidates of one surface form say."""

    by_type: dict[EntityType, list[int]] = field(default_factory=lambda: defaultdict(list))
    places: set[int] = field(default_factory=set)

    def strength(self) -> int:
        return max(max(votes) for votes in self.by_type.values())

    def type(self) -> EntityType:
        return max(self.by_type, key=lambda t: (max(self.by_type[t]), len(self.by_type[t]), t))


class Lexicon:
    """The names of one text, gathered from candidates."""

    def __init__(self, text: str, words: EntityVocabulary, regions: Iterable[str]) -> None:
        self._text = text
        self._words = words
        self._regions = set(regions)
        self._votes: dict[str, _Votes] = defaultdict(_Votes)

    def add(self, candidates: Iterable[Candidate]) -> None:
        """Take candidates in."""
        for candidate in candidates:
            name = self._text[candidate.start : candidate.end]
            votes = self._votes[name]
            votes.by_type[candidate.type].append(candidate.strength)
            votes.places.add(candidate.start)

    def names(self, kind: EntityType | None = None) -> dict[str, EntityType]:
        """Accepted names with their kinds; only those of one kind where asked."""
        accepted = {
            name: votes.type()
            for name, votes in self._votes.items()
            if votes.strength() >= OPEN or len(votes.places) > 1
        }
        for name in [n for n in accepted if self._is_swollen(n, accepted)]:
            del accepted[name]
        return {n: t for n, t in accepted.items() if kind is None or t is kind}

    def mentions(self) -> list[Mention]:
        """Every mention of an accepted name, longest match first, in order of the text."""
        accepted = self.names()
        finder = build_finder([*accepted, *self._words.blockers])
        found = (
            Mention(start, end, name, accepted[name])
            for start, end, name in find_words(finder, self._text)
            if name in accepted
        )
        return [mention for mention in found if self._stands_free(mention)]

    def _is_swollen(self, name: str, accepted: dict[str, EntityType]) -> bool:
        """Whether a form is a shorter accepted name with a verb or so stuck to its front."""
        votes = self._votes[name]
        if votes.strength() >= LABELLED:
            return False
        for cut in range(1, min(len(name) - 2, 9)):
            rest = name[cut:]
            if accepted.get(rest) is not accepted[name] or accepted[name] is EntityType.REGION:
                continue
            front = name[:cut]
            own = front in self._regions or front in accepted or self._words.head_of(front)
            if own or front in ("国家", "中国") or self._votes[rest].strength() < votes.strength():
                return False
            return len(self._votes[rest].places) >= len(votes.places)
        return False

    def _stands_free(self, mention: Mention) -> bool:
        """Whether a mention is one: a firm's two-character name may be a common word or a product.

        Such a name has to stand between marks or words that part names from what is around them.
        """
        if len(mention.name) > 2 or mention.type is EntityType.REGION:
            return True
        if mention.start in self._votes[mention.name].places:
            return True
        before = self._text[max(0, mention.start - 2) : mention.start]
        follows_cut = before in self._words.cuts or before[-1:] in self._words.cuts
        is_parted = follows_cut or not before or not _HAN.match(before[-1])
        return is_parted and before[-1:] != "的" and self._is_followed(mention.end)

    def _is_followed(self, end: int) -> bool:
        """Whether what follows a short name is no part of a longer word: a mark, 等, a verb."""
        after = self._text[end : end + 2]
        if after[:1] in _AFTER_NAME or not _GOES_ON.match(after):
            return True
        return self._words.cuts.get(after) == "hard"
