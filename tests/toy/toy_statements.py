"""Targets and actuals of a text, as tests hold them against what they expect."""

from collections.abc import Iterator

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import FactKind, Statement
from lianqun.vocab.vocabulary import Vocabulary


def statements(text: str, file_name: str) -> Iterator[tuple[str, Statement]]:
    """T for a target and A for an actual, with what it states, in the order of the facts."""
    for fact in compile_file(text.encode(), file_name, Vocabulary()).facts:
        if isinstance(fact.content, Statement):
            yield "T" if fact.kind is FactKind.TARGET else "A", fact.content


def value_of(said: Statement) -> str:
    """Its value with its unit: 300亿元."""
    return f"{said.quantity.value}{said.quantity.unit}"


def year_of(said: Statement) -> int | None:
    """The year it is about, None where nothing says it."""
    return said.period.year if said.period else None
