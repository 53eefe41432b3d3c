"""One project told several times is one project: tables say more than boxes, boxes more than prose."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from typing import Final

from lianqun.compiler.draft import Draft
from lianqun.model.fact import FactKind, ProjectEntry

_MARKS: Final = re.compile(r"[\s“”\"'‘’·、，,—\-（）()]")
_TAIL: Final = re.compile(r"(?:建设)?(?:项目|工程)?(?:建设)?$")
_MIN_SHARED: Final = 6


class Weight(IntEnum):
    """How much a mention says of a project."""

    PROSE = 0
    BOX = 1
    TABLE = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a project."""

    entry: ProjectEntry
    value_span: tuple[int, int]
    span: tuple[int, int]
    section: int
    weight: Weight
    origin: str
    context: str = ""

    def draft(self) -> Draft:
        """The mention as a fact to be."""
        return Draft(
            kind=FactKind.PROJECT,
            content=self.entry,
            span=self.span,
            value_span=self.value_span,
            section=self.section,
            origin=self.origin,
            context=self.context,
        )


def merge_mentions(mentions: Iterable[Mention], places: Collection[str]) -> list[Mention]:
    """The projects of a document: each told by its fullest mention, gaps filled from the others.

    `places` may be put into or left out of a name where prose repeats a listed project.
    """
    known = _Known(places)
    for mention in sorted(mentions, key=lambda m: (-m.weight, m.value_span)):
        known.add(mention)
    return sorted(known.kept, key=lambda m: m.value_span)


class _Known:
    """The projects kept so far, found again by name, by the end of the name or by their terms."""

    def __init__(self, places: Collection[str]) -> None:
        self.kept: list[Mention] = []
        named = "|".join(map(re.escape, sorted(places, key=len, reverse=True)))
        self._place = re.compile(named) if named else None
        self._by_bare: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        self._by_ending: dict[str, int] = {}
        self._by_terms: dict[tuple[Decimal, str], list[int]] = {}

    def add(self, mention: Mention) -> None:
        """Keep a mention, or fill the project that it repeats."""
        key = _key(mention.entry.name)
        index = self._find(mention, key)
        if index is None or (mention.weight is self.kept[index].weight is Weight.TABLE):
            self._keep(mention, key)
        else:
            self.kept[index] = replace(
                self.kept[index], entry=_fill(self.kept[index].entry, mention.entry)
            )

    def _keep(self, mention: Mention, key: str) -> None:
        index = len(self.kept)
        self.kept.append(mention)
        self._by_key.setdefault(key, index)
        for start in range(len(key) - _MIN_SHARED + 1):
            self._by_ending.setdefault(key[start:], index)
        if mention.weight is not Weight.PROSE:
            self._by_bare.setdefault(self._bare(key), index)
        for terms in _terms(mention.entry):
            self._by_terms.setdefault(terms, []).append(index)

    def _find(self, mention: Mention, key: str) -> int | None:
        """The kept project that this mention repeats, perhaps in other words."""
        if key in self._by_key:
            return self._by_key[key]
        if key in self._by_ending:
            return self._by_ending[key]
        for start in range(1, len(key) - _MIN_SHARED + 1):
            if key[start:] in self._by_key:
                return self._by_key[key[start:]]
        bare = self._bare(key)
        if mention.weight is Weight.PROSE and len(bare) >= _MIN_SHARED and bare in self._by_bare:
            return self._by_bare[bare]
        for terms in _terms(mention.entry):
            for index in self._by_terms.get(terms, ()):
                their = _key(self.kept[index].entry.name)
                if their.startswith(key) or key.startswith(their) or sorted(their) == sorted(key):
                    return index
        return None

    def _bare(self, key: str) -> str:
        """A key without the places in it."""
        return self._place.sub("", key) if self._place else key


def _terms(entry: ProjectEntry) -> list[tuple[Decimal, str]]:
    if entry.investment_cny_100m is None:
        return []
    return [(entry.investment_cny_100m, builder) for builder in entry.builders]


def _key(name: str) -> str:
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower()
    return _TAIL.sub("", folded) or folded


def _fill(entry: ProjectEntry, other: ProjectEntry) -> ProjectEntry:
    money: Decimal | None = entry.investment_cny_100m
    return replace(
        entry,
        builders=entry.builders or other.builders,
        investment_cny_100m=other.investment_cny_100m if money is None else money,
        category=entry.category or other.category,
        content=entry.content or other.content,
    )
