"""Recipes: what a kind of document is expected to hold, as data; a miss becomes an issue.

A recipe (`<pack>/sources/<family>.yml`) describes a kind of document, never one document.  It only
adds issues: facts are the same with recipes switched off.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from lianqun.compiler.draft import Doubt, Draft
from lianqun.errors import VocabularyError
from lianqun.model.document import Document, DocumentKind
from lianqun.model.fact import FactKind
from lianqun.model.issue import IssueClass, Severity

_REQUIRED = ("id", "describes", "source", "checked_on", "applies_to", "expect")


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many facts of a family a document of this kind holds; None leaves a side open."""

    kind: FactKind
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Recipe:
    """A kind of document: its id with version, the document kinds it is for, what to expect."""

    id: str
    kinds: frozenset[DocumentKind]
    expectations: tuple[Expectation, ...]


def load_recipes(packs: Path | None = None) -> tuple[Recipe, ...]:
    """Recipes of the wheel, replaced or extended by those of a workspace's `packs/` folder, by id.

    Raises VocabularyError when a recipe lacks a key or names an unknown family or kind.
    """
    found: dict[str, Recipe] = {}
    for root in (files("lianqun_packs"), packs):
        if root is None or not root.is_dir():
            continue
        for resource in _recipe_files(root):
            recipe = _parse(resource.name, yaml.safe_load(resource.read_text(encoding="utf-8")))
            found[recipe.id.partition("@")[0]] = recipe
    return tuple(found[key] for key in sorted(found))


def _recipe_files(root: Traversable | Path) -> Iterator[Traversable | Path]:
    for jurisdiction in sorted(root.iterdir(), key=lambda entry: entry.name):
        sources = jurisdiction / "sources"
        if sources.is_dir():
            yield from sorted(
                (entry for entry in sources.iterdir() if entry.name.endswith(".yml")),
                key=lambda entry: entry.name,
            )


def _parse(name: str, raw: Mapping[str, Any] | None) -> Recipe:
    missing = [key for key in _REQUIRED if not raw or key not in raw]
    if not raw or missing:
        raise VocabularyError("recipe_key_missing", file=name, keys=", ".join(missing))
    try:
        kinds = frozenset(DocumentKind(kind) for kind in raw["applies_to"])
        expectations = tuple(
            Expectation(FactKind(kind), bounds.get("min"), bounds.get("max"))
            for kind, bounds in raw["expect"].items()
        )
    except (ValueError, AttributeError, TypeError) as error:
        raise VocabularyError("recipe_value_unknown", file=name, detail=str(error)) from error
    return Recipe(raw["id"], kinds, expectations)


def check_expectations(
    document: Document, drafts: Sequence[Draft], recipes: Sequence[Recipe]
) -> Iterator[Doubt]:
    """A doubt for every expectation of a recipe for this kind of document that is missed."""
    counts = Counter(draft.kind for draft in drafts)
    kind = document.metadata.kind
    for recipe in recipes:
        if kind not in recipe.kinds:
            continue
        for expectation in recipe.expectations:
            yield from _check(document, recipe, expectation, counts[expectation.kind])


def _check(
    document: Document, recipe: Recipe, expectation: Expectation, count: int
) -> Iterator[Doubt]:
    low, high = expectation.minimum, expectation.maximum
    if low is not None and count < low:
        code, bound = "fewer_facts_than_expected", low
    elif high is not None and count > high:
        code, bound = "more_facts_than_expected", high
    else:
        return
    yield Doubt(
        code=code,
        issue_class=IssueClass.READING,
        severity=Severity.WARNING,
        spans=((0, min(len(document.text), 40)),),
        arguments={
            "kind": expectation.kind.value,
            "count": str(count),
            "bound": str(bound),
            "recipe": recipe.id,
        },
    )
