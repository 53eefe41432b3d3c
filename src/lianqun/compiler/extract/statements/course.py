"""The course of a work report: it looks back first, then on five years, then at the year's work.

A report of government work has this order whether or not its headings say so.  Where the next part
begins is told by how a sentence or heading opens: 今年经济社会发展的主要预期目标是…, 《纲要》提出….
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.times import year_of_speech
from lianqun.model.document import BlockKind, Document, DocumentKind
from lianqun.model.five_year_plans import plan_of
from lianqun.model.period import Period

_PLAN_LENGTH: Final = 5
_OPENING: Final = 64
_SENTENCE: Final = re.compile(r"[^。！？\n]{1,2000}[。！？\n]?")
_ADDRESS: Final = r"(?:[—－-]{1,2}|[^，。；：:]{0,8}[：:！!]|[（(]?[一二三四五六七八九十]{1,3}[)）]?[、．.]?|关于)?"


_DONE_TITLE: Final = re.compile(
    r"[（(]?(?:关于)?(?P<year>20\d\d)年(?:度)?[^，。；：\n]{2,24}(?:完成|落实|执行|办理|进展|推进)情况[）)]?(?=\n|$)"
)


class Stage(IntEnum):
    """What a stretch of a work report speaks of, in the order that reports keep."""

    REVIEW = 0
    OUTLOOK = 1
    YEAR = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a stage begins, and the time that its figures are about; None for the years past."""

    start: int
    stage: Stage
    period: Period | None


Cue = tuple[re.Pattern[str], Stage, Period]
"""How a stretch opens, the stage it is of, and the time that its figures are about."""


class CourseReader:
    """Finds the turns of work reports by the words that open sentences and headings."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._year_words = lexicon.any_of("year_opening")
        self._outlook_words = lexicon.any_of("outlook_opening")

    def read(self, document: Document) -> "Course":
        """The course of a document; empty for one that is no work report."""
        turns: list[Turn] = []
        for part in document.parts:
            year = part.metadata.report_year
            if part.metadata.kind is DocumentKind.WORK_REPORT and year is not None:
                is_next = year_of_speech(part.metadata, year) < year
                turns += self._turns(document, (part.start, part.end), year, is_next=is_next)
            elif turns:
                turns.append(Turn(part.start, Stage.REVIEW, None))
        return Course(turns)

    def _turns(
        self, document: Document, span: tuple[int, int], year: int, *, is_next: bool
    ) -> Iterator[Turn]:
        """The turns of a report that plans for a year; `is_next` where its speaker calls that 明年."""
        cues = [*self._cues_ahead(year, is_next=is_next), *_cues_behind(year)]
        stage = Stage.REVIEW
        yield Turn(span[0], stage, None)
        for start in _openings(document, span):
            turn = _annex_at(document.text, start) or _turn_at(document.text, start, cues, stage)
            if turn is not None:
                stage = turn.stage
                yield turn

    def _cues_ahead(self, year: int, *, is_next: bool) -> list[Cue]:
        plan = plan_of(year)
        named = rf"[“\"]{plan[0]}五[”\"](?:时期|期间|规划)?|" if plan else ""
        span = plan[1] if plan else Period.of_years(year, year + _PLAN_LENGTH - 1)
        spoken = "明年" if is_next else "今年|本年"
        this = rf"{_ADDRESS}(?:做好|对|围绕|建议)?(?:{spoken}|新的一年|{year}年)[^。；]{{0,36}}?{self._year_words}"
        plan_named = (
            rf"{_ADDRESS}(?:{named}(?:规划)?《?(?:规划)?纲要(?:[（(]草案[)）])?》?)"
            rf"[^。；]{{0,36}}?{self._outlook_words}"
        )
        five = rf"{_ADDRESS}(?:今后|未来)五年[^。；]{{0,36}}?{self._outlook_words}"
        coming = Period.of_years(year, year + _PLAN_LENGTH - 1)
        return [
            (re.compile(this), Stage.YEAR, Period.of_year(year)),
            (re.compile(plan_named), Stage.OUTLOOK, span),
            (re.compile(five), Stage.OUTLOOK, coming),
        ]


def _turn_at(text: str, start: int, cues: Sequence[Cue], stage: Stage) -> Turn | None:
    """The turn that an opening makes from a stage on; a report never goes back to an earlier one."""
    for cue, following, period in cues:
        if following >= stage and cue.match(text, start, start + _OPENING):
            is_same = following is stage is Stage.OUTLOOK
            return None if is_same else Turn(start, following, period)
    return None


def _annex_at(text: str, start: int) -> Turn | None:
    """The turn that the title of an annex on what was done makes: 2016年为民办实事完成情况."""
    found = _DONE_TITLE.match(text, start)
    return Turn(start, Stage.REVIEW, Period.of_year(int(found["year"]))) if found else None


def _cues_behind(year: int) -> list[Cue]:
    """How a review of five years opens, and one of the year before."""
    last = plan_of(year - 1)
    named = rf"|[“\"]{last[0]}五[”\"](?:时期|期间)" if last and last[1].year < year else ""
    head = rf"{_ADDRESS}(?:回顾|回首|总结)?"
    five = rf"{head}(?:(?:刚刚)?过去的?五年|这五年|五年来|五年间{named})"
    one = rf"{head}(?:(?:刚刚)?过去的?(?:一年|{year - 1}年)|这一年|一年来|去年|{year - 1}年)"
    return [
        (re.compile(five), Stage.REVIEW, Period.of_years(year - _PLAN_LENGTH, year - 1)),
        (re.compile(one), Stage.REVIEW, Period.of_year(year - 1)),
    ]


def _openings(document: Document, span: tuple[int, int]) -> Iterator[int]:
    """Where headings begin, and the sentences of paragraphs."""
    for block in document.blocks:
        if not span[0] <= block.start < span[1]:
            continue
        if block.kind is BlockKind.HEADING:
            yield block.start
        elif block.kind is BlockKind.PARAGRAPH:
            for found in _SENTENCE.finditer(document.text, block.start, block.end):
                yield found.start()


class Course:
    """The turns of a document in order; none for a document that is no work report."""

    def __init__(self, turns: list[Turn]) -> None:
        self._turns = turns
        self._starts = [turn.start for turn in turns]

    def at(self, position: int) -> Turn | None:
        """The turn that a position lies behind, None in a document that is no work report."""
        index = bisect_right(self._starts, position) - 1
        return self._turns[index] if index >= 0 else None
