"""Goals in a table of tasks: whose figure, how much, by when; a figure said twice stands once a place."""

from dataclasses import dataclass

from lianqun.model.document import Metadata
from lianqun.model.fact import Fact, Statement
from lianqun.services.fact_words import word_mark, word_subject, word_value
from lianqun.services.figures import Figure, other_subject
from lianqun.services.restating import regions_of
from lianqun.vocab.messages import Messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure promised: whose (empty: the document's own region's), the indicator, the value, its year.

    `mark` says where a year comes from that the text does not state (规划期末).  `fact` is the id of the
    statement that is shown, the same as in the list of facts.
    """

    indicator: str
    value: str
    year: int | None
    mark: str = ""
    subject: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallGoals:
    """Goals of one subject in one paragraph or table that stand under no task, with their words.

    `lines` are those of the original on which they are stated, anywhere in it.
    """

    subject: str
    goals: tuple[Goal, ...]
    quote: str
    section: tuple[str, ...]
    file_name: str
    lines: tuple[int, ...] = ()


def is_of_year(fact: Fact, year: int | None) -> bool:
    """Whether a target is about the year asked; every target is when none is asked."""
    content = fact.content
    if not isinstance(content, Statement):
        return False
    return year is None or (content.period is not None and content.period.year == year)


def word_goal(figure: Figure, metadata: Metadata, messages: Messages) -> Goal:
    """A target in words; `metadata` is that of its document."""
    content = _statement(figure.shown)
    return Goal(
        subject=goal_subject(figure, metadata, messages, is_region_named=False),
        indicator=content.indicator,
        value=word_value(content, messages),
        year=content.period.year if content.period else None,
        mark=word_mark(content, metadata, messages),
        fact=figure.shown.id,
    )


def goal_subject(
    figure: Figure, metadata: Metadata, messages: Messages, *, is_region_named: bool
) -> str:
    """Whose a figure is, both where its places say so differently; the own region goes without saying."""
    regions = regions_of(metadata)
    content = _statement(figure.shown)
    other = other_subject(figure.shown, figure.statements, regions)
    if content.subject in regions and not other and not is_region_named:
        return ""
    return word_subject(content.subject, other, messages, is_in_table=bool(content.table))


def _statement(target: Fact) -> Statement:
    content = target.content
    assert isinstance(content, Statement)  # noqa: S101 - targets were chosen by kind
    return content
