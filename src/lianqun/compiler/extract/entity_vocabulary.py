"""The word tables that names of organisations and places are recognised with, ready for use."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import ahocorasick

from lianqun.compiler.words import Words


class EntityType(StrEnum):
    """Kinds of entity, as the interchange names them (DESIGN §4)."""

    ENTERPRISE = "enterprise"
    PARK = "park"
    PLATFORM = "platform"
    REGION = "region"
    INSTITUTE = "institute"
    UNIVERSITY = "university"
    GOVERNMENT = "government"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Head:
    """A word that names of a kind end with.

    `frame` tells what stands before it: a place (高新区), a topic (平台), either (研究院), a school's own
    name (大学), a firm's (集团), the level of a body (人民政府), or what an event is about (展).
    `stands_alone` tells what makes a name of it without a known place: a topic, a proper name, or
    nothing.  A vague head (基地) behind 的 ends a description: 具有影响力的…基地.
    """

    word: str
    type: EntityType
    frame: str
    not_before: tuple[str, ...] = ()
    stands_alone: str = ""
    is_vague: bool = False


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ of a region (人民政府, 海关): what it stands behind, and words that rule it out."""

    word: str
    stands_behind: str
    not_before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListNoun:
    """The noun that closes or labels a list; `type` is None where it leaves the kind open (单位)."""

    word: str
    type: EntityType | None


class CommonWords:
    """Words that single nothing out; those of one character count only where nothing else is left."""

    def __init__(self, words: Iterable[str], kept: Iterable[str] = ()) -> None:
        every = set(words)
        self._single = frozenset(word for word in every if len(word) == 1)
        self._kept = frozenset(kept) - every
        self._longer = re.compile(any_of((every - self._single) | self._kept))

    def taken_from(self, text: str) -> str:
        """The text without common words; words to keep are not taken apart."""
        rest = self._longer.sub(self._replace, text) if self._kept else self._longer.sub("", text)
        return "" if self._single.issuperset(rest) else rest

    def _replace(self, match: re.Match[str]) -> str:
        return match[0] if match[0] in self._kept else ""


@dataclass(frozen=True, slots=True)
class EntityVocabulary:
    """The tables, compiled once a vocabulary; `roles` are the words of entity_words."""

    roles: Words
    heads: dict[str, Head]
    longest_head: int
    head_finder: ahocorasick.Automaton
    cuts: dict[str, str]
    cut_pattern: re.Pattern[str]
    generic: CommonWords
    common: CommonWords
    praise: re.Pattern[str]
    firm_endings: dict[str, str]
    labels: dict[str, ListNoun]
    label_pattern: re.Pattern[str]
    nouns: dict[str, ListNoun]
    noun_pattern: re.Pattern[str]
    regions: frozenset[str]
    national_bodies: dict[str, EntityType]
    full_names: dict[str, str]
    short_forms: dict[str, str]
    organs: tuple[Organ, ...]
    departments: tuple[str, ...]
    thing_endings: tuple[str, ...]
    blockers: tuple[str, ...]
    area_words: frozenset[str]

    def head_of(self, name: str) -> Head | None:
        """The longest head that a name ends with, a bracket at its end left aside."""
        bare = without_end_bracket(name)
        for length in range(min(self.longest_head, len(bare)), 0, -1):
            found = self.heads.get(bare[-length:])
            if found:
                return found
        return None

    def find_cuts(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Words of [start, end) that may part a name from what stands before it, left to right."""
        for found in self.cut_pattern.finditer(text, start, len(text) if end is None else end):
            if self.cuts[found[0]] != "none":
                yield found

    def first_cut(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first such word, None where there is none."""
        return next(self.find_cuts(text, start, end), None)

    def own_part(self, modifier: str) -> str:
        """What is left of the words before a head when descriptive ones are taken away."""
        return self.generic.taken_from(modifier)

    def proper_part(self, modifier: str) -> str:
        """What is left when words for industries and products are taken away too."""
        return self.common.taken_from(modifier)


_END_BRACKET = re.compile(r"[（(][^（）()]*[)）]$")


def without_end_bracket(name: str) -> str:
    """A name without the bracket at its end; the name itself where nothing else would be left."""
    return _END_BRACKET.sub("", name) or name


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def build_finder(words: Iterable[str]) -> ahocorasick.Automaton:
    """An automaton that finds words, longest match first."""
    finder = ahocorasick.Automaton()
    for word in words:
        finder.add_word(word, word)
    finder.make_automaton()
    return finder


def find_words(finder: ahocorasick.Automaton, text: str) -> Iterator[tuple[int, int, str]]:
    """Places of an automaton's words in a text as (start, end, word), longest first, no overlap."""
    if not len(finder):
        return
    for last, word in finder.iter_long(text):
        yield last + 1 - len(word), last + 1, word
