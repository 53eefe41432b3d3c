"""Promises with a year and without a number: what a plan aims at in words alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.model.document import BlockKind, Document
from lianqun.model.fact import Fact, Statement
from lianqun.model.period import Period
from lianqun.services.original_text import OriginalText
from lianqun.services.promise_words import PromiseWords
from lianqun.services.task_text import plain, shorten
from lianqun.services.unread_numbers import UnreadNumbers
from lianqun.store.records import DocumentRecord
from lianqun.text.numerals import HAN_NUMERALS

_SENTENCE: Final = re.compile(r"[^。；！？\n]+[。；！？]?")
_CLAUSE: Final = re.compile(r"[^，,]+")
_YEAR: Final = re.compile(
    rf"(?:到|至|在)?[ ]?(?P<year>20\d\d)[ ]?年(?:年?底|年?末|之?前|以前|[，,]|力争)"
    rf"|(?:到|至)[ ]?(?P<by>20\d\d)[ ]?年"
    rf"|[“\"]?十[{HAN_NUMERALS}]五[”\"]?(?:期|时期|规划期)?[ ]?(?P<end>末|期末|结束时)"
)
_OPENING: Final = re.compile(
    r"^\W*(?:力争|确保|争取)?(?:到|至|在)?[ ]?(?:20\d\d[ ]?年|[“\"]?十.五).{0,6}$"
)
_FEWEST: Final = 6
_GAP: Final = "…"


@dataclass(frozen=True, slots=True)
class WordedPromise:
    """What a sentence promises for a year in words: `words` leave out what figures were read from.

    `start` is its place in the original, `has_number` says that a number is among the words that nobody read.
    """

    document: DocumentRecord
    year: int
    words: str
    section: tuple[str, ...]
    line: int = 0
    start: int = 0
    has_number: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    words: str


class WordedPromises:
    """The promises in words of one document."""

    def __init__(
        self, record: DocumentRecord, original: OriginalText, facts: Iterable[Fact]
    ) -> None:
        self._record = record
        self._document = original.document
        self._lines = original.lines
        self._words = PromiseWords.of(original.vocabulary)
        figures = [fact.evidence for fact in facts if isinstance(fact.content, Statement)]
        self._numbers = UnreadNumbers(original, figures)

    def find(self) -> Iterator[WordedPromise]:
        """Every sentence that promises something for a year of the plan and has words without a figure."""
        period, document = self._record.metadata.period, self._document
        if period is None or document is None:
            return
        for block in document.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            section = document.path(block.section)
            if any(word in label for label in section for word in self._words.review):
                continue
            for found in _SENTENCE.finditer(document.text, block.start, block.end):
                yield from self._read(document, found.span(), section, period)

    def _read(
        self, document: Document, span: tuple[int, int], section: tuple[str, ...], period: Period
    ) -> Iterator[WordedPromise]:
        dated = _YEAR.search(document.text, *span)
        if dated is None:
            return
        year = int(dated["year"] or dated["by"] or period.year)
        if not period.first_day.year <= year <= period.year:
            return
        clauses = list(
            _clauses(document.text, _clause_start(document.text, dated.start(), span[0]), span[1])
        )
        said = [clause for clause in clauses if self._is_unread(document, clause)]
        aims = [clause for clause in said if self._aims(clause)]
        if not aims or any(
            word in clause.words for clause in clauses for word in self._words.others
        ):
            return
        opening = clauses[0].words
        if clauses[0] not in said and not _OPENING.match(opening):
            opening = plain(document.text[clauses[0].start : dated.end()])  # the rest is a figure
        start = document.to_original(aims[0].start, aims[0].end)[0]
        yield WordedPromise(
            self._record,
            year,
            shorten(_joined(clauses, aims, opening)),
            section,
            self._lines.at(start),
            start,
            any(self._numbers.in_span(clause.start, clause.end) for clause in aims),
        )

    def _is_unread(self, document: Document, clause: _Clause) -> bool:
        return not self._numbers.is_read(*document.to_original(clause.start, clause.end))

    def _aims(self, clause: _Clause) -> bool:
        """Whether a clause aims at something: more than the words that only open a sentence."""
        words = clause.words
        if len(words) < _FEWEST or _OPENING.match(words):
            return False
        return any(word in words for word in self._words.aim)


def _clause_start(text: str, at: int, low: int) -> int:
    return max(text.rfind("，", low, at) + 1, low)


def _clauses(text: str, start: int, end: int) -> Iterator[_Clause]:
    for found in _CLAUSE.finditer(text, start, end):
        words = found[0]
        blank = len(words) - len(words.lstrip())
        if plain(words):
            yield _Clause(found.start() + blank, found.start() + len(words.rstrip()), plain(words))


def _joined(clauses: list[_Clause], aims: list[_Clause], opening: str) -> str:
    """The clauses that aim, behind `opening` with its year, with … where others stand between."""
    parts, before = [opening], 0
    for clause in aims:
        at = clauses.index(clause)
        if at:
            parts.append(("，" if at == before + 1 else f"，{_GAP}") + clause.words)
        before = at
    return "".join(parts).rstrip("；。！")
