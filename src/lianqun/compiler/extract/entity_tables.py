"""Reads the tables that names are recognised with from a vocabulary, once a vocabulary."""

import re
from weakref import WeakKeyDictionary

from lianqun.compiler.extract.entity_vocabulary import (
    CommonWords,
    EntityType,
    EntityVocabulary,
    Head,
    ListNoun,
    Organ,
    any_of,
    build_finder,
)
from lianqun.compiler.words import words_of
from lianqun.vocab.vocabulary import Vocabulary

_LOADED: WeakKeyDictionary[Vocabulary, EntityVocabulary] = WeakKeyDictionary()
_WORDS = "entity_words"
_OPEN_KIND = "unit"  # 单位: the noun leaves the kind of the list's members open


def load_entity_vocabulary(vocabulary: Vocabulary) -> EntityVocabulary:
    """The tables of a vocabulary, built on the first call and kept while the vocabulary lives."""
    if vocabulary not in _LOADED:
        _LOADED[vocabulary] = _build(vocabulary)
    return _LOADED[vocabulary]


def _build(vocabulary: Vocabulary) -> EntityVocabulary:
    heads = _heads(vocabulary)
    generic, topics, praise = (_common(vocabulary, kind) for kind in ("generic", "topic", "praise"))
    cuts = dict.fromkeys(topics, "none") | _columns(vocabulary, "entity_cut_words", "strength")
    labels = _list_nouns(vocabulary, "entity_list_labels")
    nouns = _list_nouns(vocabulary, "entity_class_nouns")
    bodies = _columns(vocabulary, "entity_national_bodies", "type")
    return EntityVocabulary(
        roles=words_of(vocabulary, _WORDS),
        heads=heads,
        longest_head=max(map(len, heads)),
        head_finder=build_finder(heads),
        cuts=cuts,
        cut_pattern=re.compile(any_of(cuts)),
        generic=CommonWords([*generic, *praise], kept=topics),
        common=CommonWords([*generic, *praise, *topics]),
        praise=re.compile(any_of(praise)),
        firm_endings=_columns(vocabulary, "entity_firm_endings", "strength"),
        labels=labels,
        label_pattern=re.compile(
            rf"(?P<label>{any_of(labels)})(?:[（(][^（）()\n]{{1,16}}[)）])?[：:]"
        ),
        nouns=nouns,
        noun_pattern=re.compile(any_of(nouns)),
        regions=_regions(vocabulary),
        national_bodies={name: EntityType(kind) for name, kind in bodies.items()},
        full_names=_full_names(vocabulary),
        short_forms=_columns(vocabulary, "entity_short_forms", "full"),
        organs=_organs(vocabulary),
        departments=vocabulary.words("entity_departments"),
        thing_endings=vocabulary.words("entity_thing_endings"),
        blockers=vocabulary.words("entity_blockers"),
        area_words=frozenset(vocabulary.words("entity_area_words")),
    )


def _columns(vocabulary: Vocabulary, table: str, column: str) -> dict[str, str]:
    """One column of a table by the first."""
    rows = vocabulary.rows(table)
    return dict(zip(vocabulary.words(table), (row[column] for row in rows), strict=True))


def _common(vocabulary: Vocabulary, kind: str) -> list[str]:
    rows = vocabulary.rows("entity_common_words")
    return [row["word"] for row in rows if row["kind"] == kind]


def _heads(vocabulary: Vocabulary) -> dict[str, Head]:
    return {
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


def _organs(vocabulary: Vocabulary) -> tuple[Organ, ...]:
    return tuple(
        Organ(row["organ"], row["stands_behind"], tuple(row["not_before"].split()))
        for row in vocabulary.rows("entity_organs")
    )


def _list_nouns(vocabulary: Vocabulary, table: str) -> dict[str, ListNoun]:
    kinds = _columns(vocabulary, table, "type")
    return {
        word: ListNoun(word, None if kind == _OPEN_KIND else EntityType(kind))
        for word, kind in kinds.items()
    }


def _regions(vocabulary: Vocabulary) -> frozenset[str]:
    """Names of the country's regions, and those short ones that are no common words."""
    names: set[str] = set()
    for row in vocabulary.rows("entity_regions"):
        names.add(row["name"])
        if row["short"] and row["short_is_sure"] == "yes":
            names.add(row["short"])
    return frozenset(names)


def _full_names(vocabulary: Vocabulary) -> dict[str, str]:
    """Full names of national bodies and regions by their short ones (工信部, 广西)."""
    bodies = _columns(vocabulary, "entity_national_bodies", "full_name")
    full = {name: long for name, long in bodies.items() if long}
    for row in vocabulary.rows("entity_regions"):
        if row["short"]:
            full[row["short"]] = row["name"]
    return full
