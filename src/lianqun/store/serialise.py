"""Facts, issues and metadata to JSON and back, nothing lost.

Values are written by their declared types: a Decimal and a Period as text, an enum as its value, a
dataclass as an object whose fields that hold their default are left out.  Reading raises
WorkspaceError on anything the types do not allow, so a damaged row is never half read.
"""

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, Final, NewType, Union, cast, get_args, get_origin, get_type_hints

from lianqun.errors import EvidenceError, WorkspaceError
from lianqun.model.document import Metadata
from lianqun.model.evidence import Evidence
from lianqun.model.fact import (
    ClusterClaim,
    EntityMention,
    Fact,
    FactKind,
    IndustryProfile,
    ProjectEntry,
    Statement,
    TaskEntry,
)
from lianqun.model.ids import FactId, FileHash
from lianqun.model.issue import Issue
from lianqun.model.period import Period

_DAMAGE: Final = (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, EvidenceError)

Decode = Callable[[Any], Any]

_CONTENT: Final[dict[FactKind, Any]] = {
    FactKind.TARGET: Statement,
    FactKind.ACTUAL: Statement,
    FactKind.INDUSTRY: IndustryProfile,
    FactKind.CLUSTER: ClusterClaim,
    FactKind.PROJECT: ProjectEntry,
    FactKind.TASK: TaskEntry,
    FactKind.ENTITY: EntityMention,
}


def dump_fact(fact: Fact) -> str:
    """A fact as one line of JSON."""
    return _to_json(
        {
            "id": fact.id,
            "kind": fact.kind.value,
            "document": fact.document,
            "section": list(fact.section),
            "evidence": encode(fact.evidence),
            "origin": fact.origin,
            "content": encode(fact.content),
        }
    )


def load_fact(payload: str) -> Fact:
    """Read what `dump_fact` wrote; raises WorkspaceError(stored_row_damaged)."""
    fact: Fact = _guarded(_read_fact, payload)
    return fact


def dump_issue(issue: Issue) -> str:
    """An issue as one line of JSON."""
    return _to_json(encode(issue))


def load_issue(payload: str) -> Issue:
    """Read what `dump_issue` wrote; raises WorkspaceError(stored_row_damaged)."""
    issue: Issue = _guarded(_decoder(Issue), payload)
    return issue


def dump_metadata(parts: tuple[Metadata, ...]) -> str:
    """Metadata of a file's parts as one line of JSON."""
    return _to_json([encode(part) for part in parts])


def load_metadata(payload: str) -> tuple[Metadata, ...]:
    """Read what `dump_metadata` wrote; raises WorkspaceError(stored_row_damaged)."""
    return tuple(_guarded(_decoder(tuple[Metadata, ...]), payload))


def _read_fact(row: dict[str, Any]) -> Fact:
    kind = FactKind(row.pop("kind"))
    content = _decoder(_CONTENT[kind])(row.pop("content"))
    evidence = _decoder(Evidence)(row.pop("evidence"))
    return Fact(
        id=FactId(row.pop("id")),
        kind=kind,
        document=FileHash(row.pop("document")),
        section=tuple(row.pop("section")),
        evidence=evidence,
        origin=row.pop("origin"),
        content=content,
        **row,
    )


def _guarded(decode: Decode, payload: str) -> Any:
    try:
        return decode(json.loads(payload))
    except _DAMAGE as error:
        raise WorkspaceError("stored_row_damaged", row=payload[:80], detail=str(error)) from error


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def encode(value: Any) -> Any:
    """A model value in JSON's own types."""
    for kinds, write in _WRITTEN:
        if isinstance(value, kinds):
            return write(value)
    if not is_dataclass(value):
        raise TypeError(f"no written form for {type(value).__name__}")
    return {
        name: encode(item)
        for name, default in _defaults(cast("Any", type(value)))
        if (item := getattr(value, name)) != default
    }


_WRITTEN: Final[tuple[tuple[Any, Callable[[Any], Any]], ...]] = (
    (Enum, lambda value: value.value),
    ((str, int, bool, types.NoneType), lambda value: value),
    ((Decimal, date), str),
    (Period, Period.to_text),
    (tuple, lambda value: [encode(item) for item in value]),
    (Mapping, lambda value: {str(key): encode(item) for key, item in value.items()}),
)
"""How each kind of value is written; an enum may be a str and a Period is a dataclass, so order counts."""


@cache
def _defaults(model: Hashable) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(cast("type[Any]", model)))


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


@cache
def _decoder(declared: Hashable) -> Decode:
    """How values of a declared type are read."""
    if isinstance(declared, NewType):
        return _decoder(declared.__supertype__)
    origin = get_origin(declared)
    if origin in (Union, types.UnionType):
        return _optional(declared)
    if origin is tuple:
        return _tuple_of(get_args(declared)[0])
    return dict if origin is not None else _class_decoder(declared)


def _class_decoder(declared: Any) -> Decode:
    if declared is Period:
        return Period.from_text
    if is_dataclass(declared):
        return _object(declared)
    if issubclass(declared, Enum | Decimal):
        return cast("Decode", declared)
    return _plain(declared)


def _plain(declared: type[Any]) -> Decode:
    def decode(value: Any) -> Any:
        if type(value) is not declared:
            raise TypeError(f"{value!r} is no {declared.__name__}")
        return value

    return decode


def _optional(declared: Any) -> Decode:
    inner = [option for option in get_args(declared) if option is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"ambiguous declared type {declared}")
    decode = _decoder(inner[0])
    return lambda value: None if value is None else decode(value)


def _tuple_of(item: Any) -> Decode:
    decode = _decoder(item)
    return lambda value: tuple([decode(entry) for entry in value])


def _object(declared: Any) -> Decode:
    hints = get_type_hints(declared)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(declared)}

    def decode(value: Any) -> Any:
        return declared(**{name: decoders[name](item) for name, item in value.items()})

    return decode
