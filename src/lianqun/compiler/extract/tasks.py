"""Tasks of a plan with the bodies that answer for them: headings, run-in headings, 任务分工 tables."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.bodies import Attribution, BodyReader
from lianqun.compiler.extract.deadlines import Deadlines, labelled_year, own_year
from lianqun.compiler.extract.task_outline import TaskNode, TaskOutline
from lianqun.compiler.extract.task_tables import TaskRow, read_task_tables
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import BlockKind, Document
from lianqun.model.fact import BodyRole, FactKind, TaskEntry
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_SENTENCE: Final = re.compile(r"[^。；\n]+")
_CLAUSE: Final = re.compile(r"[^，：]+")
_GOAL: Final = r"{goal_opener}?(?:到|至)?20\d{2}年"
_MEANS: Final = r"{means_manner}?{means}"
_MEASURE_LENGTH: Final = (4, 30)
_MAX_MEASURES: Final = 6
_MAX_QUOTE: Final = 110


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Tasks in reading order, each with title, level, bodies, deadline and short measures."""
    words = TaskWords.load(vocabulary)
    outline = TaskOutline(document, words)
    attributions = _attribute(document, outline, BodyReader(vocabulary))
    rows = list(read_task_tables(document, vocabulary))
    known = {node.title: node.start for node in outline.nodes}
    tabled = {known[row.title]: row for row in rows if row.title in known}
    unbound = _Unbound(document)
    for node in outline.nodes:
        said = _Said(attributions.get(node.start, []), tabled.get(node.start))
        unbound.take(node, is_bound=any(b.is_answering for b in said.bodies))
        yield _draft(document, words, node, said)
    yield from (row.draft() for row in rows if row.title not in known)
    yield from unbound.doubts()


class _Unbound:
    """Counts the tasks without parts for which nobody answers, here or in the tasks above them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._open: list[tuple[TaskNode, bool]] = []
        self._has_parts = False
        self._missing: list[TaskNode] = []
        self._leaf_count = 0

    def take(self, node: TaskNode, *, is_bound: bool) -> None:
        """The next task in reading order."""
        above = {section.index for section in self._document.ancestors(node.parent)}
        self._close(above)
        self._has_parts = False
        inherits = bool(self._open) and self._open[-1][1]
        self._open.append((node, is_bound or inherits))

    def _close(self, above: set[int]) -> None:
        """End the open tasks whose sections are not among those above the next one."""
        while self._open and self._open[-1][0].opens not in above:
            node, is_bound = self._open.pop()
            if not self._has_parts:
                self._leaf_count += 1
                self._missing += [] if is_bound else [node]
            self._has_parts = True

    def doubts(self) -> Iterator[Doubt]:
        """One doubt a document, none when somebody answers for every task."""
        self._close(set())
        if self._missing:
            first = self._missing[0]
            yield Doubt(
                code="tasks_without_body",
                issue_class=IssueClass.OMISSION,
                severity=Severity.INFO,
                spans=((first.start, first.end),),
                arguments={"count": str(len(self._missing)), "total": str(self._leaf_count)},
            )


def _attribute(
    document: Document, outline: TaskOutline, reader: BodyReader
) -> dict[int, list[Attribution]]:
    """What each task's own text says of bodies and deadlines, by the task's start."""
    starts = [block.start for block in document.blocks]
    found: dict[int, list[Attribution]] = {}
    for attribution in reader.find(document.text, 0, len(document.text)):
        index = bisect_right(starts, attribution.start) - 1
        if index < 0 or document.blocks[index].kind in (BlockKind.CONTENTS, BlockKind.TABLE):
            continue
        block = document.blocks[index]
        if not outline.is_open_to_tasks(block.section):
            continue
        item = outline.promote_item(index) if attribution.is_list else None
        node = item or outline.owner(index) or outline.promote(index)
        if node is None:
            continue
        found.setdefault(node.start, []).append(attribution)
        if attribution.for_all:
            _spread(outline, node, attribution, found)
    return found


def _spread(
    outline: TaskOutline,
    node: TaskNode,
    attribution: Attribution,
    found: dict[int, list[Attribution]],
) -> None:
    """Give the bodies of 以上任务由…负责 to the tasks before it in the same list."""
    for other in outline.nodes:
        if other.parent == node.parent and other.start < node.start and other.start not in found:
            found[other.start] = [attribution]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of one task: attributions in its own text, its row in a 任务分工 table."""

    attributions: list[Attribution]
    row: TaskRow | None

    @property
    def bodies(self) -> tuple[BodyRole, ...]:
        """Each body once, with the role it is given first."""
        first: dict[str, BodyRole] = {}
        for attribution in self.attributions:
            for body in attribution.bodies:
                first.setdefault(body.body, body)
        for body in self.row.bodies if self.row else ():
            first.setdefault(body.body, body)
        return tuple(first.values())


def _draft(document: Document, words: TaskWords, node: TaskNode, said: _Said) -> Draft:
    return Draft(
        kind=FactKind.TASK,
        content=TaskEntry(
            title=node.title,
            level=node.level,
            bodies=said.bodies,
            deadline=_deadline(document, Deadlines(words.words), node, said),
            measures=_measures(document, words, node, said.attributions),
        ),
        span=(node.start, _quote_end(document, node)),
        value_span=(node.start, node.end),
        section=node.parent,
        origin="task_heading" if node.opens is not None else "task_run_in",
        context="".join(document.text[a.start : a.end] for a in said.attributions),
    )


def _own_spans(node: TaskNode) -> Iterator[tuple[int, int]]:
    """The stretches of running text that belong to the task itself, its title left out."""
    for block in node.own:
        if block.kind is BlockKind.PARAGRAPH:
            yield max(block.start, node.end) if block.start <= node.end else block.start, block.end


def _deadline(document: Document, deadlines: Deadlines, node: TaskNode, said: _Said) -> int | None:
    """The year a task is due: as labelled or tabled, as its brackets say, else as its own text does."""
    year = own_year(document, node.start)
    labelled = (labelled_year(a.deadline, year) for a in said.attributions)
    due = next(filter(None, labelled), None) or (said.row.deadline if said.row else None)
    brackets = [(a.start, a.end) for a in said.attributions]
    own = [(node.start, node.end), *_own_spans(node)]
    return due or deadlines.last(document, brackets) or deadlines.last(document, own)


def _quote_end(document: Document, node: TaskNode) -> int:
    """Where the quote ends: after the first sentence of the task's own text."""
    first = next(_own_spans(node), None)
    if first is None or first[0] - node.end > 3:
        return node.end
    stop = document.text.find("。", first[0] + 1, first[1])
    end = stop + 1 if stop > 0 else first[1]
    return min(end, node.start + _MAX_QUOTE) if end > node.end else node.end


def _measures(
    document: Document, words: TaskWords, node: TaskNode, attributions: list[Attribution]
) -> tuple[str, ...]:
    """Short forms of what the task's own sentences will do, in order."""
    goal = words.words.pattern(_GOAL)
    taken = [(a.start, a.end) for a in attributions]
    measures: list[str] = []
    for start, end in _own_spans(node):
        for sentence in _SENTENCE.finditer(document.text, start, end):
            if any(s <= sentence.start() < e for s, e in taken) or goal.match(sentence[0]):
                continue
            measure = _shorten(words, sentence[0])
            if measure and measure not in measures:
                measures.append(measure)
            if len(measures) == _MAX_MEASURES:
                return tuple(measures)
    return tuple(measures)


def _shorten(words: TaskWords, sentence: str) -> str:
    """The first clause of a sentence that says what will be done; "" when none does.

    A clause of means (依托…, 围绕…) gives way to the clause of doing that follows it.
    """
    low, high = _MEASURE_LENGTH
    titles = [words.clean(clause) for clause in _CLAUSE.findall(sentence)]
    doing = [title for title in titles if len(title) >= low and words.action.match(title)]
    means = words.words.pattern(_MEANS)
    title = next((t for t in doing if not means.match(t)), doing[0] if doing else "")
    return title if len(title) <= high else title[: high - 1] + "…"
