"""Who does what by when: the rows of a 任务分工表 from the facts of one or several documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lianqun.errors import InputError
from lianqun.model.document import Document, Metadata
from lianqun.model.fact import BodyRole, Fact, FactKind, PeriodBasis, Statement, TaskEntry
from lianqun.model.ids import FileHash
from lianqun.services.answering import TaskTree
from lianqun.services.assignment_rows import AssignmentAnswer, AssignmentRow, Bodies
from lianqun.services.context import Context
from lianqun.services.documents import select_documents
from lianqun.services.figures import Figure, merge
from lianqun.services.goals import Goal, OverallGoals, goal_subject, is_of_year, word_goal
from lianqun.services.line_numbers import LineNumbers
from lianqun.services.original_text import OriginalText
from lianqun.services.responsibility import assigning_notes
from lianqun.services.restating import restated_in
from lianqun.services.subjects import Subjects
from lianqun.services.task_text import (
    TextBelow,
    count_left_out,
    first_sentences,
    plain,
    whole_sentences,
    with_year,
)
from lianqun.services.workspace import Workspace
from lianqun.vocab.messages import Messages

__all__ = [
    "AssignmentAnswer",
    "AssignmentRow",
    "Bodies",
    "Source",
    "assign_tasks",
    "build_assignment",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the table needs of a document besides its facts; `document` is None where it cannot be read."""

    file_name: str
    metadata: Metadata = field(default_factory=Metadata)
    document: Document | None = None
    subjects: Subjects | None = None

    @property
    def last_year(self) -> int | None:
        """The year in which its period ends."""
        return self.metadata.period.last_day.year if self.metadata.period else None


def assign_tasks(
    workspace: Workspace,
    context: Context,
    documents: Sequence[str] = (),
    *,
    year: int | None = None,
    leaves: bool = False,
) -> AssignmentAnswer:
    """The 任务分工表 of the selected documents, all by default; see `build_assignment`."""
    view = workspace.view(context)
    selected = select_documents(view, documents)
    facts = list(view.facts(selected, (FactKind.TASK, FactKind.TARGET)))
    originals = {d.document: OriginalText(workspace, d) for d in selected if d.completed}
    sources = {
        d.document: Source(
            file_name=d.file_name,
            metadata=d.metadata,
            document=originals[d.document].document,
            subjects=Subjects(d.metadata, originals[d.document]),
        )
        for d in selected
        if d.completed
    }
    answer = build_assignment(facts, sources, year=year, leaves=leaves, messages=context.messages)
    named = {fact.document for fact in facts if getattr(fact.content, "bodies", ())}
    silent = [d for d in selected if d.completed and d.document not in named]
    return replace(
        answer,
        uncompiled=tuple(d.name for d in selected if d.completed is None),
        remarks=tuple(
            note for d in silent for note in assigning_notes(d.file_name, originals[d.document])
        ),
    )


def build_assignment(
    facts: Sequence[Fact],
    sources: Mapping[FileHash, Source] | None = None,
    *,
    year: int | None = None,
    leaves: bool = False,
    messages: Messages | None = None,
) -> AssignmentAnswer:
    """Arrange the tasks of `facts` with the targets that stand under them.

    `year` keeps targets of that year, and tasks that have one or a deadline in it; `leaves` leaves out
    tasks that others stand under (their goals go to the overall ones).  Documents stay in the order in
    which they first occur.  `messages` words the goals, in Chinese by default.  Raises InputError when there is no task, or none for the year.
    """
    known = dict(sources or {})
    for fact in facts:
        known.setdefault(fact.document, Source(file_name=fact.document[:8]))
    if not any(fact.kind is FactKind.TASK for fact in facts):
        raise InputError("assign_no_tasks")
    plans = [
        _Plan(
            [f for f in facts if f.document == document], source, year, messages or Messages("zh")
        )
        for document, source in known.items()
    ]
    shown = [plan.kept() for plan in plans]
    rows = [
        row
        for plan, kept in zip(plans, shown, strict=True)
        for row in plan.rows(kept)
        if not (leaves and row.is_group)
    ]
    overall = [
        goals
        for plan, kept in zip(plans, shown, strict=True)
        for goals in plan.overall(plan.groups(kept) if leaves else set())
    ]
    if not rows and not overall:
        raise InputError("assign_nothing_in_year", year=year)
    return AssignmentAnswer(
        rows=tuple(_number(rows)),
        overall=tuple(overall),
        file_names=tuple(source.file_name for source in known.values()),
        year=year,
        left_out_count=sum(
            plan.leaf_count - plan.leaf_count_of(kept)
            for plan, kept in zip(plans, shown, strict=True)
        ),
        period_ends=tuple(s.last_year for s in known.values() if s.last_year),
        unread=tuple(s.file_name for s in known.values() if s.document is None),
    )


def _number(rows: Sequence[AssignmentRow]) -> Iterator[AssignmentRow]:
    """Rows with numbers, groups without."""
    number = 0
    for row in rows:
        number += not row.is_group
        yield row if row.is_group else replace(row, number=number)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure under a task, or under none: what is shown of it, and the statement that stands there."""

    figure: Figure
    statement: Fact


@dataclass(slots=True)
class _Plan:
    """The tasks and targets of one document on their way into rows."""

    facts: Sequence[Fact]
    source: Source
    year: int | None
    messages: Messages
    tree: TaskTree = field(init=False)
    text: TextBelow | None = field(init=False)
    lines: LineNumbers = field(init=False)
    goals: dict[int | None, list[_Placed]] = field(init=False)
    """Targets by the index of the innermost task that they stand under, None for none."""
    goal_years: dict[int | None, set[int]] = field(init=False)
    """The years that the text states for those of any year."""

    def __post_init__(self) -> None:
        self.tree = TaskTree(self.facts)
        document = self.source.document
        starts = (task.evidence.start for task in self.tree.tasks)
        self.text = TextBelow(document, starts) if document else None
        self.lines = LineNumbers(document.original if document else "")
        self.goals = {}
        self.goal_years = {}
        for fact in self.facts:
            if (year := _stated_year(fact)) is not None:
                self.goal_years.setdefault(self.tree.holder(fact), set()).add(year)
        targets = [f for f in self.facts if _is_goal(f) and is_of_year(f, self.year)]
        in_order = sorted(targets, key=lambda fact: (fact.evidence.start, fact.evidence.end))
        for figure in merge(in_order, restated_in(self.source.metadata, self.facts)):
            self._place(figure)

    def _place(self, figure: Figure) -> None:
        """Put a figure under every task under which it is stated, once each."""
        by_task: dict[int | None, list[Fact]] = {}
        for statement in figure.statements:
            by_task.setdefault(self.tree.holder(statement), []).append(statement)
        for index, there in by_task.items():
            own = next((fact for fact in there if fact.id == figure.shown.id), there[0])
            self.goals.setdefault(index, []).append(_Placed(figure, own))

    def _lines_of(self, placed: Iterable[_Placed]) -> tuple[int, ...]:
        """The lines on which some figures are stated, anywhere in the document."""
        statements = (s for item in placed for s in item.figure.statements)
        return tuple(sorted({self.lines.of(s.evidence) for s in statements} - {0}))

    @property
    def leaf_count(self) -> int:
        """How many tasks of the whole document have no task below them."""
        return len(self.tree.tasks) - len(set(self.tree.outer) - {None})

    def leaf_count_of(self, kept: set[int]) -> int:
        """How many of the tasks kept have no task below them in the document."""
        return len(kept - set(self.tree.outer))

    def kept(self) -> set[int]:
        """Tasks to show: all, or those with something in the year asked and those above them."""
        if self.year is None:
            return set(range(len(self.tree.tasks)))
        kept: set[int] = set()
        for index, task in enumerate(self.tree.tasks):
            if not (index in self.goals or _entry(task).deadline == self.year):
                continue
            current: int | None = index
            while current is not None:
                kept.add(current)
                current = self.tree.outer[current]
        return kept

    def groups(self, kept: set[int]) -> set[int]:
        """Tasks under which another one is shown."""
        return {outer for index in kept if (outer := self.tree.outer[index]) is not None}

    def rows(self, kept: set[int]) -> Iterator[AssignmentRow]:
        """The rows of the tasks kept, without numbers."""
        groups = self.groups(kept)
        parts: dict[int, list[str]] = {}
        for task, outer in zip(self.tree.tasks, self.tree.outer, strict=True):
            if outer is not None:
                parts.setdefault(outer, []).append(_entry(task).title)
        for index in sorted(kept):
            titles = () if index in groups else tuple(parts.get(index, ()))
            yield self._row(index, titles, is_group=index in groups)

    def _row(self, index: int, parts: tuple[str, ...], *, is_group: bool) -> AssignmentRow:
        task = self.tree.tasks[index]
        entry = _entry(task)
        text = self.text.of_task(task.evidence.start, entry.title) if self.text else None
        measures = parts or entry.measures
        if text and not parts:
            measures = whole_sentences(entry.measures, text)
        deadline, basis = self._deadline(index)
        quote = plain(task.evidence.quote)
        if text:
            body = with_year(first_sentences(text.body), text.body, deadline)
            quote = "\n".join(filter(None, (text.heading, body)))
        goals = self.goals.get(index, [])
        return AssignmentRow(
            fact=task.id,
            number=None,
            task=entry.title,
            level=entry.level,
            goals=tuple(self._word(item) for item in goals),
            measures=() if is_group else measures,
            bodies=Bodies.of(entry.bodies),
            above=Bodies() if entry.answering else Bodies.of(self._bodies_above(index)),
            deadline=deadline,
            deadline_basis=basis,
            sentences_left_out=0
            if is_group or parts or not text
            else count_left_out(measures, text),
            quote=quote,
            section=task.section,
            file_name=self.source.file_name,
            is_group=is_group,
            line=self.lines.of(task.evidence),
            goal_lines=self._lines_of(goals),
        )

    def _deadline(self, index: int) -> tuple[int | None, str]:
        """The year by which a task is due: its own, that of the task above, the latest of its goals."""
        if own := _entry(self.tree.tasks[index]).deadline:
            return own, ""
        current = self.tree.outer[index]
        while current is not None:
            if above := _entry(self.tree.tasks[current]).deadline:
                return above, "above"
            current = self.tree.outer[current]
        years = self.goal_years.get(index)
        return (max(years), "goals") if years else (None, "")

    def _word(self, item: _Placed) -> Goal:
        return word_goal(item.figure, self.source.metadata, self.messages, self.source.subjects)

    def _bodies_above(self, index: int) -> tuple[BodyRole, ...]:
        """Bodies of the nearest task farther out that names any, with their roles."""
        current = self.tree.outer[index]
        while current is not None:
            if bodies := _entry(self.tree.tasks[current]).answering:
                return bodies
            current = self.tree.outer[current]
        return ()

    def overall(self, left_out: set[int]) -> Iterator[OverallGoals]:
        """Goals that stand under no task or under one left out: by paragraph or table, and by subject."""
        loose = [
            *self.goals.get(None, ()),
            *(g for i in sorted(left_out) for g in self.goals.get(i, ())),
        ]
        rows: dict[tuple[object, ...], list[_Placed]] = {}
        for item in sorted(loose, key=lambda item: item.statement.evidence.start):
            table = getattr(item.statement.content, "table", "")
            block = table or (
                self.text.block_at(item.statement.evidence.start) if self.text else -1
            )
            rows.setdefault((item.statement.section, block, self._subject(item)), []).append(item)
        for (_, _, subject), items in rows.items():
            yield OverallGoals(
                subject=str(subject),
                goals=tuple(replace(self._word(item), subject="") for item in items),
                quote=self._words_of([item.statement for item in items]),
                section=items[0].statement.section,
                file_name=self.source.file_name,
                lines=self._lines_of(items),
            )

    def _subject(self, item: _Placed) -> str:
        source = self.source
        return goal_subject(
            item.figure, source.metadata, self.messages, source.subjects, is_region_named=True
        )

    def _words_of(self, targets: Sequence[Fact]) -> str:
        """The sentences that some targets of one place were read from; of a table its caption and cells."""
        table = getattr(targets[0].content, "table", "")
        if table:
            cells = (t.evidence.context or plain(t.evidence.quote) for t in targets)
            return "\n".join(
                (table, first_sentences("；".join(" ".join(c.split()) for c in cells)))
            )
        sentences = dict.fromkeys(self._sentence(target) for target in targets)
        return first_sentences("".join(sentences))

    def _sentence(self, target: Fact) -> str:
        span = target.evidence
        whole = self.text.sentence_at(span.start, span.end) if self.text else ""
        return whole or plain(span.quote) + "。"


def _is_goal(fact: Fact) -> bool:
    return fact.kind is FactKind.TARGET and not fact.is_forecast


def _stated_year(fact: Fact) -> int | None:
    """The year of a target where the text states it; a year taken from the plan is no deadline."""
    content = fact.content
    if not _is_goal(fact) or not isinstance(content, Statement):
        return None
    if content.period is None or content.period_basis is PeriodBasis.PLAN_PERIOD:
        return None
    return content.period.year


def _entry(task: Fact) -> TaskEntry:
    entry = task.content
    assert isinstance(entry, TaskEntry)  # noqa: S101 - the tree holds tasks only
    return entry
