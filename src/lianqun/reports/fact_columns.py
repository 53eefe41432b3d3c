"""The columns of a spreadsheet of facts: what each cell of a fact's row says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.fact import FactKind, ProjectEntry, Statement
from lianqun.services.fact_words import (
    FactWords,
    label_of,
    word_basis,
    word_comparator,
    word_subject,
)
from lianqun.services.found_facts import FoundFact, Wording
from lianqun.services.interchange import plain_number
from lianqun.services.line_numbers import join_lines
from lianqun.services.task_text import plain
from lianqun.vocab.messages import Messages

Value = str | int | float
"""What a cell holds; "" leaves it empty."""

_CELL_GAP: Final = re.compile(r"[\t\n|]+| {2,}")
_ANSWERED: Final = (FactKind.TARGET, FactKind.TASK, FactKind.PROJECT)


@dataclass(frozen=True, slots=True)
class Row:
    """A fact on its way into cells."""

    found: FoundFact
    number: int
    words: FactWords
    messages: Messages
    document: str

    @property
    def statement(self) -> Statement | None:
        """What it says of a figure; None for another kind of fact."""
        content = self.found.fact.content
        return content if isinstance(content, Statement) else None


@dataclass(frozen=True, slots=True)
class Cells:
    """A column: its width, its cells; wording under `fact_column_<name>`.

    `is_data` columns are for sorting and sums and are not printed.  A column that is empty in every row
    is left out.
    """

    name: str
    width: float
    value: Callable[[Row], Value]
    is_centred: bool = False
    is_data: bool = False


def _subject(row: Row) -> Value:
    content = row.statement
    if content is None:
        return ""
    return word_subject(row.found.subject, row.messages, is_in_table=bool(content.table))


def _subject_basis(row: Row) -> Value:
    if row.statement is None or not row.statement.subject:
        return ""
    return row.messages.text(f"subject_basis_{row.found.subject.basis.value}")


def _what(row: Row) -> Value:
    content = row.statement
    if content is None:
        return row.words.what
    if content.threshold and content.threshold not in content.indicator:
        return row.messages.text(
            "what_with_threshold", what=content.indicator, threshold=content.threshold
        )
    return content.indicator


def _value(row: Row) -> Value:
    return "\n".join(filter(None, (row.words.value, row.words.base.strip())))


def _path(section: Sequence[str]) -> str:
    return " > ".join(section)


def _first_line(row: Row) -> Value:
    places = row.found.pages or row.found.lines
    return places[0] if places else ""


def _places(row: Row) -> Value:
    """All lines, or for a document with pages the pages, said as such."""
    if row.found.pages:
        return row.messages.text("places_pages", pages=join_lines(row.found.pages))
    return join_lines(row.found.lines)


def _year(row: Row) -> Value:
    return int(row.words.year) if row.words.year else ""


def _basis(row: Row) -> Value:
    content = row.statement
    return word_basis(content, row.found.document.metadata, row.messages) if content else ""


def _is_built(row: Row) -> bool:
    return row.found.fact.kind is FactKind.PROJECT and not row.found.is_answered_by_task


def _builders(row: Row) -> Value:
    return "、".join(row.found.bodies) if _is_built(row) else ""


def _bodies(row: Row) -> Value:
    if row.found.bodies and _is_built(row):
        return ""
    if row.found.bodies:
        return "、".join(row.found.bodies)
    is_promise = row.found.fact.kind in _ANSWERED and not row.found.fact.is_forecast
    return row.messages.text("fact_bodies_not_named") if is_promise else ""


def _bodies_basis(row: Row) -> Value:
    if not row.found.bodies:
        return ""
    if row.found.is_answered_by_task:
        return row.messages.text("fact_bodies_by_task")
    return row.messages.text("fact_bodies_builder" if _is_built(row) else "fact_bodies_own")


def _quote(row: Row) -> Value:
    """The words of every statement, each with its line where there are several."""
    wordings = row.found.wordings
    if len(wordings) < 2:
        return _words_of(wordings[0]) if wordings else plain(row.found.fact.evidence.quote)
    return "\n".join(
        row.messages.text("fact_quote_at", line=w.line or "?", quote=_words_of(w)) for w in wordings
    )


def _words_of(wording: Wording) -> str:
    evidence, content = wording.fact.evidence, wording.fact.content
    if not (isinstance(content, Statement) and content.table):
        return plain(evidence.quote)
    quote = " ".join(filter(None, map(plain, _CELL_GAP.split(evidence.quote))))
    name = content.indicator.rstrip("数")
    return quote if name in quote or not evidence.context else f"{quote}（{evidence.context}）"


def _amount(row: Row) -> Value:
    content = row.found.fact.content
    if isinstance(content, ProjectEntry):
        return _number(plain_number(content.investment_cny_100m))
    return _number(plain_number(row.statement.quantity.value)) if row.statement else ""


def _unit(row: Row) -> Value:
    content = row.found.fact.content
    if isinstance(content, ProjectEntry):
        return "亿元" if content.investment_cny_100m is not None else ""
    return row.statement.quantity.unit if row.statement else ""


def _number(value: float | None) -> Value:
    return "" if value is None else value


def _base_year(row: Row) -> Value:
    content = row.statement
    if content is None or content.base_value is None or content.base_period is None:
        return ""
    return content.base_period.year


COLUMNS: Final = (
    Cells("number", 5, lambda row: row.number, is_centred=True),
    Cells("document", 14, lambda row: row.document),
    Cells("kind", 6, lambda row: label_of(row.found.fact, row.messages), is_centred=True),
    Cells("subject", 15, _subject),
    Cells("what", 24, _what),
    Cells("value", 21, _value),
    Cells("year", 7, _year, is_centred=True),
    Cells("basis", 9, _basis, is_centred=True),
    Cells("attribute", 8, lambda row: row.words.attribute, is_centred=True),
    Cells("bodies", 14, _bodies),
    Cells("builders", 14, _builders),
    Cells("line", 6, _first_line, is_centred=True),
    Cells("lines", 9, _places),
    Cells("section", 24, lambda row: _path(row.found.fact.section[-2:])),
    Cells("quote", 42, _quote),
    Cells(
        "comparator",
        8,
        lambda row: word_comparator(row.statement, row.messages) if row.statement else "",
        is_data=True,
    ),
    Cells("amount", 11, _amount, is_data=True),
    Cells(
        "amount_high",
        9,
        lambda row: _number(plain_number(row.statement.quantity.high)) if row.statement else "",
        is_data=True,
    ),
    Cells("unit", 8, _unit, is_data=True),
    Cells(
        "base_value",
        11,
        lambda row: _number(plain_number(row.statement.base_value)) if row.statement else "",
        is_data=True,
    ),
    Cells("base_year", 8, _base_year, is_data=True),
    Cells("subject_basis", 12, _subject_basis, is_data=True),
    Cells("bodies_basis", 12, _bodies_basis, is_data=True),
    Cells("section_path", 30, lambda row: _path(row.found.fact.section), is_data=True),
    Cells("id", 19, lambda row: row.found.fact.id, is_data=True),
    Cells("same_as", 19, lambda row: "\n".join(row.found.same_as), is_data=True),
)

DISTINGUISHING: Final = ("document", "kind")
"""Columns that only tell rows apart: left out where they say the same in all of them."""
