"""Facts as every face lists them: each figure once, with what the reader must know besides."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.fact import Fact, FactKind
from lianqun.services.context import Note
from lianqun.services.fact_filter import FactFilter, year_of
from lianqun.services.facts import FactsAnswer
from lianqun.services.found_facts import FoundFact, once_each
from lianqun.services.worded_promises import WordedPromise

PROMISES: Final = (FactKind.TARGET, FactKind.TASK, FactKind.PROJECT)
"""Families that somebody answers for."""


def is_promise(fact: Fact) -> bool:
    """Whether somebody answers for a fact: nobody does for a figure that is foretold."""
    return fact.kind in PROMISES and not fact.is_forecast


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of a list, whether on a screen or in a spreadsheet.

    `remarks` belong to what the rows say; `counts` tell how many there are, were merged or left out.
    `figureless` and `worded` are the promises beside the rows that have no figure.
    """

    rows: tuple[FoundFact, ...]
    remarks: tuple[Note, ...] = ()
    counts: tuple[Note, ...] = ()
    figureless: tuple[FoundFact, ...] = ()
    worded: tuple[WordedPromise, ...] = ()


def list_facts(answer: FactsAnswer, wanted: FactFilter, *, show_all: bool = False) -> Listing:
    """The list of an answer: figures stated several times are one row unless `show_all`.

    Names of entities would bury the rest, so they are listed when their family is asked for.
    """
    listed = _without_names(answer.facts, wanted)
    rows = tuple(item.alone() for item in listed) if show_all else tuple(once_each(listed))
    remarks = (*_subject_remarks(rows), *answer.remarks) if rows else ()
    counts = (
        *_counted(len(listed), len(rows)),
        *_year_counts(_without_names(answer.outside_year, wanted), wanted, show_all=show_all),
        *_entity_counts(len(answer.facts) - len(listed)),
    )
    return Listing(rows, remarks, counts, answer.figureless, answer.worded)


def _without_names(found: Sequence[FoundFact], wanted: FactFilter) -> list[FoundFact]:
    return [item for item in found if wanted.kinds or item.fact.kind is not FactKind.ENTITY]


def _counted(found: int, shown: int) -> Iterator[Note]:
    code = "facts_merged" if found > shown else "facts_count"
    yield Note(code, {"all": found, "merged": found - shown, "count": shown})


def _year_counts(
    outside: Sequence[FoundFact], wanted: FactFilter, *, show_all: bool
) -> Iterator[Note]:
    """How many facts the year asked has left out, and which years are theirs."""
    if wanted.year is None:
        return
    left_out = outside if show_all else once_each(outside)
    if not left_out:
        yield Note("year_left_out_none", {"year": wanted.year})
        return
    years = Counter(year_of(item.fact) for item in left_out)
    undated = years.pop(None, 0)
    dated = {year: count for year, count in years.items() if year is not None}
    by_year = "、".join(f"{year}（{count}）" for year, count in sorted(dated.items()))
    code = "year_left_out" if by_year else "year_left_out_undated"
    if by_year and undated:
        code = "year_left_out_both"
    told = {"year": wanted.year, "count": len(left_out), "years": by_year, "undated": undated}
    yield Note(code, told)


def _entity_counts(count: int) -> Iterator[Note]:
    if count:
        yield Note("facts_entities", {"count": count})


def _subject_remarks(rows: Sequence[FoundFact]) -> Iterator[Note]:
    """What needs saying of bodies and subjects that are not those of the row's own sentence."""
    if any(item.is_answered_by_task for item in rows):
        yield Note("facts_bodies_by_task", {})
    promises = [item for item in rows if is_promise(item.fact) and not item.is_group]
    unnamed = sum(not item.bodies for item in promises)
    if 0 < unnamed < len(promises):
        kinds = {item.fact.kind for item in rows}
        code = "facts_bodies_missing" if len(kinds) == 1 else "facts_bodies_missing_of_kinds"
        yield Note(code, {"count": unnamed})
    subjects = [item.subject for item in rows if item.fact.kind is FactKind.TARGET]
    by_table = sum(subject.is_from_table for subject in subjects)
    if by_table:
        yield Note("facts_subject_by_table", {"count": by_table})
    count = sum(bool(subject.other) for subject in subjects)
    if count:
        yield Note("facts_two_subjects", {"count": count})
