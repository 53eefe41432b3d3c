"""Which facts are asked for: the conditions, and whether a fact meets them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lianqun.model.fact import Fact, FactKind, Statement, TaskEntry
from lianqun.model.period import Period
from lianqun.services.found_facts import FoundFact
from lianqun.services.searching import mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Which facts are asked for; every condition given must hold.

    The texts are found anywhere in what they name, whatever white space or width of characters is
    between: `text` in name, subject, content or the sentence of the quote, `body` in the bodies that
    answer, `section` in the heading path.  `year` is the year a figure is about or a deadline falls in.
    `without_body` keeps the promises for which nobody is named, `without_figure` the tasks without parts
    under which no figure stands; one that states no deadline is then a task of every year of the plan.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[FactKind, ...] = ()
    indicator: str = ""
    subject: str = ""
    text: str = ""
    body: str = ""
    section: str = ""
    year: int | None = None
    without_body: bool = False
    without_figure: bool = False

    @property
    def words(self) -> str:
        """The words to look for in the originals themselves."""
        return self.text or self.indicator or self.subject or self.body


def passes(found: FoundFact, wanted: FactFilter) -> bool:
    """Whether a fact meets the conditions of family, indicator, subject, body and section."""
    fact = found.fact
    if wanted.kinds and fact.kind not in wanted.kinds:
        return False
    content = fact.content
    statement = content if isinstance(content, Statement) else None
    conditions = (
        (wanted.indicator, (statement.indicator,) if statement else ()),
        (wanted.subject, (statement.subject,) if statement else ()),
        (wanted.body, found.bodies),
        (wanted.section, fact.section),
    )
    return all(not given or mentions(given, texts) for given, texts in conditions)


def is_of_year(fact: Fact, wanted: FactFilter, period: Period | None = None) -> bool:
    """Whether a fact is about the year asked; `period` is that of its document."""
    if wanted.year is None:
        return True
    year = year_of(fact)
    if year is None and wanted.without_figure:
        return period is None or period.first_day.year <= wanted.year <= period.year
    return year == wanted.year


def year_of(fact: Fact) -> int | None:
    """The year a fact is about: of its figure, or the deadline of its task."""
    content = fact.content
    if isinstance(content, Statement):
        return content.period.year if content.period else None
    if isinstance(content, TaskEntry):
        return content.deadline
    return None


def words_of(fact: Fact) -> Iterator[str]:
    """Everything in a fact that a reader may look for."""
    yield fact.evidence.quote
    yield fact.evidence.context
    for name in ("subject", "indicator", "name", "title", "content", "category", "group"):
        value = getattr(fact.content, name, None)
        if isinstance(value, str):
            yield value
