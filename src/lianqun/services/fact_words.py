"""A fact in the words of a table: what, how much, when, where.  One wording for every face."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Final

from lianqun.model.document import DocumentKind, Metadata
from lianqun.model.fact import (
    ClusterClaim,
    EntityMention,
    Fact,
    FactKind,
    IndustryProfile,
    PeriodBasis,
    ProjectEntry,
    Statement,
    TaskEntry,
)
from lianqun.model.quantity import Comparator, Direction, Measure
from lianqun.services.found_facts import FoundFact
from lianqun.services.subjects import ShownSubject, SubjectBasis
from lianqun.vocab.messages import Messages
from lianqun.vocab.terms import terms_of
from lianqun.vocab.vocabulary import Vocabulary

_SIGN: Final = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "≈",
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
}

_TIMES: Final = "倍"
_WHOLE: Final = 100
_MOST_NUMBERS: Final = 3
_NEVER_OF_BASE: Final = ("倍", "个百分点")
"""Units of a change; the base is in another one."""

_REPORTS: Final = (
    DocumentKind.WORK_REPORT,
    DocumentKind.NEWS_REPORT,
    DocumentKind.STATISTICAL_REPORT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWords:
    """The cells of one fact's row; an empty cell means that the fact does not say.

    `what_lines` are subject and indicator apart; `base` and `attribute` belong to `value`, `mark` to `year`: it says where a year that the text does
    not state comes from.
    """

    what: str
    what_lines: tuple[str, ...] = ()
    value: str = ""
    base: str = ""
    attribute: str = ""
    year: str = ""
    mark: str = ""

    @property
    def full_value(self) -> str:
        """The value with its base and attribute."""
        return " ".join(filter(None, (self.value + self.base, self.attribute)))


def word_found(found: FoundFact, messages: Messages) -> FactWords:
    """One fact in words, with whose figure it is where its places say so differently."""
    fact = found.fact
    if isinstance(fact.content, Statement):
        words = _statement(fact.content, messages, found.subject)
        return replace(words, mark=word_mark(fact.content, found.document.metadata, messages))
    words = word_fact(fact, messages)
    if found.unread_numbers:
        return replace(words, value=word_unread(found.unread_numbers, messages))
    return words


def word_fact(fact: Fact, messages: Messages) -> FactWords:
    """One fact in words, without what only its document can tell."""
    return _WORDING[fact.kind](fact.content, messages)


def kind_label(kind: FactKind, messages: Messages) -> str:
    """A fact family's name in the user's language."""
    return messages.text(f"kind_{kind.value}")


def label_of(fact: Fact, messages: Messages) -> str:
    """What kind of fact it is in the user's language; a figure that is foretold is no target."""
    return messages.text("kind_forecast") if fact.is_forecast else kind_label(fact.kind, messages)


def word_number(value: Decimal) -> str:
    """A number as a reader writes it: no exponent, no idle zeros."""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def word_value(content: Statement, messages: Messages) -> str:
    """Bound, value and unit of a figure (≥5000亿元), and the direction of a change."""
    value = _word_amount(content)
    if content.direction is not None and content.quantity.value is not None:
        code = "value_up" if content.direction is Direction.UP else "value_down"
        value = messages.text(code, value=value)
    return value


def word_base(content: Statement, messages: Messages) -> str:
    """What a figure starts from, in brackets; "" where nothing is said."""
    if content.base_value is None:
        return ""
    base = word_number(content.base_value)
    if content.quantity.unit not in _NEVER_OF_BASE:
        base += content.quantity.unit
    year = content.base_period.year if content.base_period else "?"
    return messages.text("value_base", base=base, year=year)


def word_unread(numbers: Sequence[str], messages: Messages) -> str:
    """The numbers of a task's text that no fact was made of, the first of them where there are many."""
    shown = messages.text("list_comma").join(numbers[:_MOST_NUMBERS])
    code = "numbers_unread_more" if len(numbers) > _MOST_NUMBERS else "numbers_unread"
    return messages.text(code, numbers=shown, count=len(numbers))


def word_subject(subject: ShownSubject, messages: Messages, *, is_in_table: bool) -> str:
    """Whose figure it is, and what another place says of it; `is_in_table` is where this one stands."""
    if subject.is_from_table:
        noted = subject.basis is SubjectBasis.TABLE_NOTE
        code = "subject_by_note" if noted else "subject_by_table"
        return messages.text(code, subject=subject.name)
    if not subject.other:
        return subject.name
    code = "subject_other_in_text" if is_in_table else "subject_other_in_table"
    return messages.text(code, subject=subject.name, other=subject.other)


def word_mark(content: Statement, metadata: Metadata, messages: Messages) -> str:
    """Where a year comes from that no sentence, paragraph or heading states; "" for any other."""
    if content.period is None or content.period_basis is not PeriodBasis.PLAN_PERIOD:
        return ""
    return messages.text(f"year_mark_{year_mark(content.period.year, metadata)}")


def year_mark(year: int, metadata: Metadata) -> str:
    """Whether a year taken from the document is that of a report, of an annual document or a plan's end."""
    if metadata.report_year != year:
        return "plan"
    return "report" if metadata.kind in _REPORTS else "document"


def word_basis(content: Statement, metadata: Metadata, messages: Messages) -> str:
    """How the year of a figure is known."""
    if content.period is None:
        return ""
    mark = word_mark(content, metadata, messages)
    return mark or terms_of(_vocabulary()).label_of(content.period_basis, messages.locale)


def word_comparator(content: Statement, messages: Messages) -> str:
    """How a number bounds the real one; "" where there is no number."""
    if content.quantity.value is None:
        return ""
    return terms_of(_vocabulary()).label_of(content.quantity.comparator, messages.locale)


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary()


def _word_amount(content: Statement) -> str:
    """The value itself, in the plan's words where it has written one (翻一番)."""
    quantity = content.quantity
    if quantity.value is None or (quantity.unit == _TIMES and content.value_text):
        return content.value_text
    number = word_number(quantity.value)
    if quantity.high is not None:
        number = f"{number}～{word_number(quantity.high)}"
    sign = "" if _is_whole(content) else _SIGN[quantity.comparator]
    return f"{sign}{number}{quantity.unit}"


def _is_whole(content: Statement) -> bool:
    """Whether a figure is all there is: a share of 100 % has nothing above it."""
    quantity = content.quantity
    is_full = quantity.unit == "%" and quantity.value == _WHOLE
    return content.measure is Measure.SHARE and is_full


def _statement(
    content: Statement, messages: Messages, shown: ShownSubject | None = None
) -> FactWords:
    known = shown or ShownSubject(content.subject, SubjectBasis.STATED)
    subject = word_subject(known, messages, is_in_table=bool(content.table))
    what = messages.text("what_of", subject=subject, what=content.indicator)
    if not (subject and content.indicator):
        what = subject or content.indicator
    if content.threshold and content.threshold not in content.indicator:
        what = messages.text("what_with_threshold", what=what, threshold=content.threshold)
    return FactWords(
        what=what,
        what_lines=(subject, content.indicator),
        value=word_value(content, messages),
        base=word_base(content, messages),
        attribute=content.target_kind.value if content.target_kind else "",
        year=str(content.period.year) if content.period else "",
    )


def _industry(content: IndustryProfile, messages: Messages) -> FactWords:
    carriers = "、".join((*content.lead_cities, *content.carriers))
    firms = len({*content.leading_enterprises, *content.enterprises, *content.enterprises_in_box})
    counted = messages.text("value_enterprises", count=firms) if firms else ""
    return FactWords(what=content.name, value="；".join(filter(None, (carriers, counted))))


def _cluster(content: ClusterClaim, _messages: Messages) -> FactWords:
    parts = (content.tier, content.status, "、".join(content.carriers))
    return FactWords(what=content.name, value=" ".join(part for part in parts if part))


def _project(content: ProjectEntry, messages: Messages) -> FactWords:
    investment = content.investment_cny_100m
    if investment is None:
        return FactWords(what=content.name, value=content.category)
    value = messages.text("value_investment", value=word_number(investment))
    return FactWords(what=content.name, value=value)


def _task(content: TaskEntry, _messages: Messages) -> FactWords:
    return FactWords(what=content.title, year=str(content.deadline) if content.deadline else "")


def _entity(content: EntityMention, messages: Messages) -> FactWords:
    code = f"value_entity_{content.type}"
    return FactWords(what=content.name, value=messages.text(code, count=content.count))


_WORDING: Final[dict[FactKind, Callable[[Any, Messages], FactWords]]] = {
    FactKind.TARGET: _statement,
    FactKind.ACTUAL: _statement,
    FactKind.INDUSTRY: _industry,
    FactKind.CLUSTER: _cluster,
    FactKind.PROJECT: _project,
    FactKind.TASK: _task,
    FactKind.ENTITY: _entity,
}
