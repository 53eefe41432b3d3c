"""Words of plans as the extractors match them: compiled once from the vocabulary's tables."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lianqun.compiler.extract.entity_tables import load_entity_vocabulary
from lianqun.compiler.extract.entity_vocabulary import EntityVocabulary
from lianqun.compiler.words import Words, words_of
from lianqun.vocab.vocabulary import Vocabulary

_WORDS = "industry_words"


@dataclass(frozen=True, eq=False)
class Wording:
    """Compiled words: see the table that each field is read from.

    `words` are those of industry_words, `entities` those that names are told by.
    `adverbs`, `develop` and `act` match at the start of a title
    (heading_verbs); `group_words` fill a title such as 新兴 (产业); `abstract_ends` closes titles that
    name no industry; `list_labels` maps a label to its meaning.
    """

    words: Words
    entities: EntityVocabulary
    adverbs: re.Pattern[str]
    develop: re.Pattern[str]
    act: re.Pattern[str]
    group_words: re.Pattern[str]
    abstract_ends: tuple[str, ...]
    list_labels: Mapping[str, str]
    label: re.Pattern[str]
    tiers: Mapping[str, str]
    tier: re.Pattern[str]
    statuses: Mapping[str, str]
    status: re.Pattern[str]


def alternation(words: Iterable[str]) -> str:
    """A regular expression's alternation of literal words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=4)
def wording_of(vocabulary: Vocabulary) -> Wording:
    """The compiled words of a vocabulary; compiled once per vocabulary."""
    verbs: dict[str, list[str]] = {"adverb": [], "develop": [], "act": []}
    for row in vocabulary.rows("heading_verbs"):
        verbs[row["role"]].append(row["word"])
    labels = {row["label"]: row["slot"] for row in vocabulary.rows("list_labels")}
    tiers = {row["written"]: row["tier"] for row in vocabulary.rows("cluster_tiers")}
    statuses = {row["word"]: row["status"] for row in vocabulary.rows("cluster_statuses")}
    return Wording(
        words=words_of(vocabulary, _WORDS),
        entities=load_entity_vocabulary(vocabulary),
        adverbs=re.compile(f"(?:{alternation(verbs['adverb'])})+"),
        develop=re.compile(f"(?:{alternation(verbs['develop'])})+"),
        act=re.compile(f"(?:{alternation(verbs['act'])})+"),
        group_words=re.compile(f"(?:{alternation(vocabulary.words('industry_group_words'))})+"),
        abstract_ends=vocabulary.words("abstract_heads"),
        list_labels=labels,
        label=re.compile(f"({alternation(labels)})(?:（[^（）]{{1,12}}）)?[：:]"),
        tiers=tiers,
        tier=re.compile(alternation(tiers)),
        statuses=statuses,
        status=re.compile(alternation(statuses)),
    )
