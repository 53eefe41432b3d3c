"""One row for a figure that a document states several times: what all its places say together."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lianqun.model.fact import Fact, PeriodBasis, Statement
from lianqun.model.quantity import Comparator
from lianqun.services.restating import Groups, plain_subject

_SUREST: Final = (PeriodBasis.STATED, PeriodBasis.INHERITED, PeriodBasis.PLAN_PERIOD)


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact as it is shown, and all statements of it in reading order.

    `shown` has the id, the words and the place of the statement that says most, and what the others
    add: the bound that prose gives, base value and attribute that a table gives.
    """

    shown: Fact
    statements: tuple[Fact, ...]


def merge(facts: Iterable[Fact], groups: Groups) -> list[Figure]:
    """Facts with each figure once, in the order of its first statement among them."""
    listed = list(facts)
    present = {fact.id for fact in listed}
    merged: set[str] = set()
    figures: list[Figure] = []
    for fact in listed:
        if fact.id in merged:
            continue
        statements = groups.get(fact.id, (fact,))
        merged.update(statement.id for statement in statements)
        best = fullest([statement for statement in statements if statement.id in present])
        figures.append(Figure(combine(best, statements), statements))
    return figures


def fullest(facts: Sequence[Fact]) -> Fact:
    """The one of several statements of a figure that says most: base value, attribute, bound, year."""
    return max(facts, key=_fullness)  # of equals the first


def _fullness(fact: Fact) -> int:
    content = fact.content
    if not isinstance(content, Statement):
        return 0
    says = (
        content.base_value is not None,
        content.target_kind is not None,
        content.quantity.comparator is not Comparator.EQUAL,
        content.period_basis is not PeriodBasis.PLAN_PERIOD,
    )
    return sum(says)


def combine(shown: Fact, statements: Sequence[Fact]) -> Fact:
    """A statement with what other statements of the same figure add; what it says itself stays."""
    content = shown.content
    others = [s.content for s in statements if s.id != shown.id]
    said = [other for other in others if isinstance(other, Statement)]
    if not isinstance(content, Statement) or not said:
        return shown
    return replace(shown, content=_combined(content, said))


def _combined(content: Statement, others: Sequence[Statement]) -> Statement:
    quantity = content.quantity
    bound = _first(others, lambda other: other.quantity.comparator is not Comparator.EQUAL)
    if quantity.comparator is Comparator.EQUAL and quantity.value is not None and bound:
        quantity = replace(quantity, comparator=bound.quantity.comparator)
    based = _first(others, lambda other: other.base_value is not None)
    if content.base_value is None and based:
        unit = quantity.unit or based.quantity.unit
        quantity = replace(quantity, unit=unit)
        content = replace(content, base_value=based.base_value, base_period=based.base_period)
    kinds = (other.target_kind for other in others if other.target_kind)
    bases = (content.period_basis, *(other.period_basis for other in others))
    return replace(
        content,
        quantity=quantity,
        target_kind=content.target_kind or next(kinds, None),
        period_basis=min(bases, key=_SUREST.index),
    )


def _first(others: Sequence[Statement], says: Callable[[Statement], bool]) -> Statement | None:
    return next((other for other in others if says(other)), None)


def other_subject(shown: Fact, statements: Iterable[Fact], regions: Collection[str]) -> str:
    """Whose the figure is where another statement of it says so differently; "" where none does."""
    own = _subject(shown, regions)
    for statement in statements:
        if _subject(statement, regions) != own:
            subject: str = getattr(statement.content, "subject", "")
            return subject
    return ""


def _subject(fact: Fact, regions: Collection[str]) -> str:
    subject = getattr(fact.content, "subject", "")
    return "" if subject in regions else plain_subject(subject)
