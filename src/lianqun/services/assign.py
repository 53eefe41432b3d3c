"""Who does what by when: the rows of a 任务分工表 from the facts of one or several documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.errors import InputError
from lianqun.model.fact import BodyRole, Fact, FactKind, Statement, TaskEntry
from lianqun.model.ids import FactId, FileHash
from lianqun.model.quantity import Comparator
from lianqun.services.context import Context
from lianqun.services.documents import select_documents
from lianqun.services.workspace import Workspace

_SIGNS: Final = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.ABOUT: "约",
    Comparator.EQUAL: "",
    Comparator.RANGE: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure promised under a task: the indicator, the value in words, its year."""

    indicator: str
    value: str
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """One task: what is to be done, who answers, by when, in which words and where they stand.

    `responsible` are bodies that the text names without saying who leads.  `has_parts` is true where
    tasks of a deeper level follow; their titles are then the measures.
    """

    fact: FactId
    number: int
    task: str
    level: int
    goals: tuple[Goal, ...]
    measures: tuple[str, ...]
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline: int | None
    quote: str
    section: tuple[str, ...]
    file_name: str
    has_parts: bool

    @property
    def is_unassigned(self) -> bool:
        """Whether nobody is named for a task that has no parts of its own."""
        return not (self.has_parts or self.lead or self.responsible or self.supporting)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAnswer:
    """A 任务分工表: its rows in reading order, the year asked, and what was not found.

    `unplaced_goal_count` counts targets (of the year asked) that stand under no task.
    """

    rows: tuple[AssignmentRow, ...]
    file_names: tuple[str, ...]
    year: int | None
    unplaced_goal_count: int

    @property
    def unassigned(self) -> tuple[AssignmentRow, ...]:
        """Rows without parts that name nobody."""
        return tuple(row for row in self.rows if row.is_unassigned)


def assign_tasks(
    workspace: Workspace,
    context: Context,
    documents: Sequence[str] = (),
    *,
    year: int | None = None,
) -> AssignmentAnswer:
    """The 任务分工表 of the selected documents, all by default; see `build_assignment`."""
    view = workspace.view(context)
    selected = select_documents(view, documents)
    facts = list(view.facts(selected, (FactKind.TASK, FactKind.TARGET)))
    names = {document.document: document.file_name for document in selected}
    return build_assignment(facts, year=year, file_names=names)


def build_assignment(
    facts: Sequence[Fact],
    *,
    year: int | None = None,
    file_names: Mapping[FileHash, str] | None = None,
) -> AssignmentAnswer:
    """Arrange the tasks of `facts` with the targets that stand under them.

    `year` keeps targets of that year only.  Documents stay in the order in which they first occur.
    Raises InputError when there is no task at all.
    """
    names = file_names or {}
    documents = list(dict.fromkeys(fact.document for fact in facts))
    rows: list[AssignmentRow] = []
    unplaced = 0
    for document in documents:
        mine = [fact for fact in facts if fact.document == document]
        tasks = sorted((f for f in mine if f.kind is FactKind.TASK), key=_place)
        targets = [f for f in mine if f.kind is FactKind.TARGET and _is_asked(f, year)]
        goals, missed = _place_goals(tasks, sorted(targets, key=_place))
        unplaced += missed
        for index, task in enumerate(tasks):
            rows.append(
                _row(
                    tasks,
                    index,
                    number=len(rows) + 1,
                    goals=goals.get(task.id, ()),
                    file_name=names.get(document, document[:8]),
                )
            )
    if not rows:
        raise InputError("assign_no_tasks")
    return AssignmentAnswer(
        rows=tuple(rows),
        file_names=tuple(names.get(d, d[:8]) for d in documents),
        year=year,
        unplaced_goal_count=unplaced,
    )


def _place(fact: Fact) -> tuple[int, int]:
    return fact.evidence.start, fact.evidence.end


def _is_asked(fact: Fact, year: int | None) -> bool:
    content = fact.content
    if not isinstance(content, Statement):
        return False
    return year is None or (content.period is not None and content.period.year == year)


def _place_goals(
    tasks: Sequence[Fact], targets: Sequence[Fact]
) -> tuple[dict[FactId, tuple[Goal, ...]], int]:
    """Each target to the last task before it whose section holds it; how many found none."""
    placed: dict[FactId, list[Goal]] = {}
    missed = 0
    index = -1
    for target in targets:
        while index + 1 < len(tasks) and tasks[index + 1].evidence.start <= target.evidence.start:
            index += 1
        task = _holder(tasks, index, target)
        if task is None:
            missed += 1
        else:
            placed.setdefault(task.id, []).append(_goal(target))
    return {task: tuple(dict.fromkeys(goals)) for task, goals in placed.items()}, missed


def _holder(tasks: Sequence[Fact], index: int, target: Fact) -> Fact | None:
    """The task at or before `index` under which a target stands."""
    level = 0
    while index >= 0:
        task = tasks[index]
        if target.section[: len(task.section)] == task.section and _opens(task, target):
            return task
        level = _level(task) if not level else min(level, _level(task))
        index = _outer(tasks, index, level)
    return None


def _opens(task: Fact, target: Fact) -> bool:
    """Whether the task's heading is the target's next heading, or both share their section."""
    below = target.section[len(task.section) : len(task.section) + 1]
    content = task.content
    if not below or not isinstance(content, TaskEntry):
        return True
    return content.title in below[0] or task.origin == "task_run_in"


def _outer(tasks: Sequence[Fact], index: int, level: int) -> int:
    """The nearest task before `index` that stands farther out than `level`, -1 for none."""
    index -= 1
    while index >= 0 and _level(tasks[index]) >= level:
        index -= 1
    return index


def _level(task: Fact) -> int:
    return task.content.level if isinstance(task.content, TaskEntry) else 1


def _goal(target: Fact) -> Goal:
    content = target.content
    assert isinstance(content, Statement)  # noqa: S101 - only statements are placed
    quantity = content.quantity
    if quantity.value is None:
        value = content.value_text
    else:
        high = f"～{quantity.high:f}" if quantity.high is not None else ""
        value = f"{_SIGNS[quantity.comparator]}{quantity.value:f}{high}{quantity.unit}"
    year = content.period.year if content.period else None
    return Goal(indicator=content.indicator, value=value, year=year)


def _row(
    tasks: Sequence[Fact],
    index: int,
    *,
    number: int,
    goals: tuple[Goal, ...],
    file_name: str,
) -> AssignmentRow:
    task = tasks[index]
    entry = task.content
    assert isinstance(entry, TaskEntry)  # noqa: S101 - tasks were chosen by kind
    parts = tuple(_parts(tasks, index))
    return AssignmentRow(
        fact=task.id,
        number=number,
        task=entry.title,
        level=entry.level,
        goals=goals,
        measures=parts or entry.measures,
        lead=_with_role(entry.bodies, "lead"),
        responsible=_with_role(entry.bodies, "responsible"),
        supporting=_with_role(entry.bodies, "supporting"),
        deadline=entry.deadline,
        quote="".join(task.evidence.quote.split("\n")).strip(),
        section=task.section,
        file_name=file_name,
        has_parts=bool(parts),
    )


def _parts(tasks: Sequence[Fact], index: int) -> Iterator[str]:
    """Titles of the tasks one level below, up to the next task of the same level."""
    level = _level(tasks[index])
    inner = 0
    for task in tasks[index + 1 :]:
        depth = _level(task)
        if depth <= level:
            return
        inner = inner or depth
        if depth == inner and isinstance(task.content, TaskEntry):
            yield task.content.title


def _with_role(bodies: Sequence[BodyRole], role: str) -> tuple[str, ...]:
    return tuple(body.body for body in bodies if body.role == role)
