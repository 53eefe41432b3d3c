"""The word tables that names of organisations and places are recognised with, ready for use."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

import ahocorasick

from lianqun.vocab.vocabulary import Vocabulary


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
    """The tables, compiled once a vocabulary."""

    heads: dict[str, Head]
    longest_head: int
    head_finder: ahocorasick.Automaton
    cuts: dict[str, str]
    _cut_pattern: re.Pattern[str]
    generic: CommonWords
    common: CommonWords
    praise: re.Pattern[str]
    firm_endings: dict[str, str]
    labels: dict[str, ListNoun]
    label_pattern: re.Pattern[str]
    nouns: dict[str, ListNoun]
    noun_pattern: re.Pattern[str]
    regions: dict[str, str]
    sure_short_names: frozenset[str]
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
        for found in self._cut_pattern.finditer(text, start, len(text) if end is None else end):
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
_LOADED: WeakKeyDictionary[Vocabulary, EntityVocabulary] = WeakKeyDictionary()


def without_end_bracket(name: str) -> str:
    """A name without the bracket at its end; the name itself where nothing else would be left."""
    return _END_BRACKET.sub("", name) or name


def load_entity_vocabulary(vocabulary: Vocabulary) -> EntityVocabulary:
    """The tables of a vocabulary, built on the first call and kept while the vocabulary lives."""
    if vocabulary not in _LOADED:
        _LOADED[vocabulary] = _build(vocabulary)
    return _LOADED[vocabulary]


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


def _build(vocabulary: Vocabulary) -> EntityVocabulary:
    heads = {
        row["word"]: Head(
            word=row["word"],
            type=EntityType(row["type"]),
            frame=row["frame"],
            not_before=tuple(row["not_before"].split()),
            stands_alone=row["stands_alone"],
            is_vague=row["is_vague"] == "yes",
        )
        for row in vocabulary.rows("entity_heads")
    }
    kinds: dict[str, list[str]] = {"generic": [], "topic": [], "praise": []}
    for row in vocabulary.rows("entity_common_words"):
        kinds[row["kind"]].append(row["word"])
    cuts = dict.fromkeys(kinds["topic"], "none")
    cuts |= {row["word"]: row["strength"] for row in vocabulary.rows("entity_cut_words")}
    labels = _list_nouns(vocabulary, "entity_list_labels", "label")
    nouns = _list_nouns(vocabulary, "entity_class_nouns", "noun")
    regions, sure = _regions(vocabulary)
    return EntityVocabulary(
        heads=heads,
        longest_head=max(map(len, heads)),
        head_finder=build_finder(heads),
        cuts=cuts,
        _cut_pattern=re.compile(any_of(cuts)),
        generic=CommonWords([*kinds["generic"], *kinds["praise"]], kept=kinds["topic"]),
        common=CommonWords(word for words in kinds.values() for word in words),
        praise=re.compile(any_of(kinds["praise"])),
        firm_endings={
            row["ending"]: row["strength"] for row in vocabulary.rows("entity_firm_endings")
        },
        labels=labels,
        label_pattern=re.compile(
            rf"(?P<label>{any_of(labels)})(?:[（(][^（）()\n]{{1,16}}[)）])?[：:]"
        ),
        nouns=nouns,
        noun_pattern=re.compile(any_of(nouns)),
        regions=regions,
        sure_short_names=sure,
        national_bodies={
            row["name"]: EntityType(row["type"])
            for row in vocabulary.rows("entity_national_bodies")
        },
        full_names={
            row["name"]: row["full_name"]
            for row in vocabulary.rows("entity_national_bodies")
            if row["full_name"]
        }
        | _short_regions(vocabulary),
        short_forms={row["short"]: row["full"] for row in vocabulary.rows("entity_short_forms")},
        organs=tuple(
            Organ(row["organ"], row["stands_behind"], tuple(row["not_before"].split()))
            for row in vocabulary.rows("entity_organs")
        ),
        departments=vocabulary.words("entity_departments"),
        thing_endings=tuple(vocabulary.words("entity_thing_endings")),
        blockers=vocabulary.words("entity_blockers"),
        area_words=frozenset(vocabulary.words("entity_area_words")),
    )


def _list_nouns(vocabulary: Vocabulary, table: str, column: str) -> dict[str, ListNoun]:
    return {
        row[column]: ListNoun(
            row[column], None if row["type"] == "unit" else EntityType(row["type"])
        )
        for row in vocabulary.rows(table)
    }


def _short_regions(vocabulary: Vocabulary) -> dict[str, str]:
    """Full names of regions by their short ones (广西: 广西壮族自治区)."""
    return {
        row["short"]: row["name"]
        for row in vocabulary.rows("entity_regions")
        if row["short"] and row["short"] != row["name"]
    }


def _regions(vocabulary: Vocabulary) -> tuple[dict[str, str], frozenset[str]]:
    """Names and sure short names of the country's regions with their level; the short ones."""
    regions: dict[str, str] = {}
    sure: set[str] = set()
    for row in vocabulary.rows("entity_regions"):
        regions[row["name"]] = row["level"]
        if row["short"] and row["short_is_sure"] == "yes":
            regions[row["short"]] = row["level"]
            sure.add(row["short"])
    return regions, frozenset(sure)
