"""Target or actual: does a sentence promise a figure or report one?"""

import re
from enum import Enum, auto

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.times import first_plan_year
from lianqun.model.document import Document, DocumentKind
from lianqun.model.fact import FactKind
from lianqun.model.period import Period

FORETELLING = (DocumentKind.STATISTICAL_REPORT, DocumentKind.OTHER)
_PLANNING = (
    DocumentKind.PLAN, DocumentKind.ACTION_PLAN, DocumentKind.IMPLEMENTATION_PLAN, DocumentKind.OPINIONS,
)  # fmt: skip
_REACH = 400
"""Characters behind 到2030年 that may still tell of it."""


class Role(Enum):
    """What a chapter does: reports the past, sets goals, or says what will be done."""

    REVIEW = auto()
    GOAL = auto()
    WORK = auto()


def _is_ahead(document: Document, position: int, period: Period | None) -> bool:
    """Whether a figure is of the year that its paragraph has said to be reached: 到2030年，…；…."""
    if period is None or document.part_at(position).metadata.kind not in _PLANNING:
        return False
    line = document.text.rfind("\n", 0, position) + 1
    return f"到{period.year}年" in document.text[max(line, position - _REACH) : position]


class StandingReader:
    """Tells promise from report, by chapter titles and by the words of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._titles = (
            (re.compile(any_of("goal_title")), Role.GOAL),
            (re.compile(any_of("review_title")), Role.REVIEW),
            (re.compile(any_of("work_title")), Role.WORK),
        )
        self._reviewed = re.compile(rf"{any_of('review_title')}$")
        self._aim = re.compile(any_of("aim"))
        self._as_is = re.compile(any_of("as_is"))
        self._now = re.compile(any_of("now"))
        self._situation = re.compile(any_of("situation_title"))
        self._forecast = re.compile(any_of("forecast_title"))
        self._imperative = re.compile(any_of("imperative_title"))
        self._done = re.compile(any_of("done"))
        self._past = re.compile(any_of("past"))
        self._state = re.compile(any_of("state"))
        self._will = re.compile(rf"{any_of('will')}|到20\d\d年")
        self._aside = re.compile(any_of("aside_title"))
        self._recently = re.compile(any_of("recently"))
        self._foretells = re.compile(any_of("foretells"))

    def role(self, document: Document, section: int) -> Role | None:
        """What the headings above say the section is: of the past, of goals, or work; None where none tells.

        The innermost that tells decides; 重大工程建设 below 发展成效 is yet of the past.
        """
        titles = [node.title for node in document.ancestors(section)]
        told = [(role, title) for title in titles if (role := self._told_by(title))]
        first = told[0][0] if told else None
        if first is not Role.WORK or len(told) == 1:
            return first
        role, title = told[1]
        return Role.REVIEW if role is Role.REVIEW and self._reviewed.search(title) else first

    def _told_by(self, title: str) -> Role | None:
        """What a heading says of its section, None where it says nothing.

        夯实产业基础, 巩固整治成效 tell what to do, 形势及预测 what is to come: neither is of the past.
        """
        told = (role for pattern, role in self._titles if pattern.search(title))
        is_to_do = self._imperative.match(title) or self._forecast.search(title)
        return next((role for role in told if not (is_to_do and role is Role.REVIEW)), None)

    def is_imperative(self, title: str) -> bool:
        """Whether a heading tells what to do: 夯实产业基础."""
        return bool(self._imperative.match(title))

    def tells_situation(self, title: str) -> bool:
        """Whether a heading is of the situation that a plan is made in: 面临的形势, 机遇挑战."""
        return bool(self._situation.search(title))

    def compares(self, document: Document, section: int) -> bool:
        """Whether a section compares with others: its figures are theirs, and promise nothing."""
        return any(self._aside.search(node.title) for node in document.ancestors(section))

    def describes_projects(self, document: Document, section: int) -> bool:
        """Whether a section is a sheet of projects, whose sizes are no figures of the plan."""
        return any(n.is_box and n.scheme == "项目" for n in document.ancestors(section))

    def classify(
        self, document: Document, sentence: str, period: Period | None, position: int, *, role: Role
    ) -> FactKind:
        """Whether a figure stands as a target or an actual.

        A period decides first (before the plan's first year: actual; later: target), then the
        chapter (`role`: 基础, 回顾 … report; 目标, 任务 … promise), then the words of the sentence.
        """
        plan_year = first_plan_year(document, position)
        if plan_year is None and role is not Role.GOAL:
            # a text that plans for no time describes what is, but where it says what will be
            is_told = self._will.search(sentence) or _is_ahead(document, position, period)
            return FactKind.TARGET if is_told else FactKind.ACTUAL
        if period is not None and plan_year is not None and period.year != plan_year:
            return FactKind.ACTUAL if period.year < plan_year else FactKind.TARGET
        if role is Role.REVIEW or self._state.search(sentence):
            return FactKind.ACTUAL
        # a chapter of goals tells of the past only where it says so: 稳居全省前列 is a goal there
        done = self._past if role is Role.GOAL else self._done
        is_done = done.search(sentence) and not self._will.search(sentence)
        return FactKind.ACTUAL if is_done else FactKind.TARGET

    def aims(self, words: str) -> bool:
        """Whether words say what is aimed at: 力争, 目标."""
        return bool(self._aim.search(words))

    def is_as_is(self, words: str) -> bool:
        """Whether words say that a figure is what there is now: 现状产值."""
        return bool(self._as_is.search(words))

    def is_now(self, words: str) -> bool:
        """Whether words say that what follows in their sentence is what there is now: 目前."""
        return bool(self._now.search(words))

    def foretells(self, document: Document, position: int, before: str) -> bool:
        """Whether a report that plans nothing foretells a figure; `before` is its sentence up to it.

        In a plan and in a report of government work 预计 is said of what is nearly done or promised.
        """
        is_report = document.part_at(position).metadata.kind in FORETELLING
        return is_report and self._foretells.search(before) is not None

    def is_recent(self, sentence: str) -> bool:
        """Whether a sentence reports of 近年来: years that no one names."""
        return bool(self._recently.search(sentence))
