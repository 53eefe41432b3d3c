"""Who does what by when: the rows of a 任务分工表 from the facts of one or several documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.errors import InputError
from lianqun.model.fact import BodyRole, Fact, FactKind, Statement, TaskEntry
from lianqun.model.ids import FactId, FileHash
from lianqun.model.quantity import Comparator
from lianqun.services.answering import TaskTree
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

    `responsible` are bodies that the text names without saying who leads; `above` are those of the
    nearest task above, for a task that names nobody itself.  `has_parts` is true where tasks of a
    deeper level follow; their titles are then the measures.
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
    above: tuple[str, ...]
    deadline: int | None
    quote: str
    section: tuple[str, ...]
    file_name: str
    has_parts: bool

    @property
    def is_unassigned(self) -> bool:
        """Whether nobody is named for a task without parts, neither here nor in the tasks above."""
        return not (self.has_parts or self.names_bodies or self.above)

    @property
    def names_bodies(self) -> bool:
        """Whether the task's own text names a body."""
        return bool(self.lead or self.responsible or self.supporting)


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
        tree = TaskTree(mine)
        targets = [f for f in mine if f.kind is FactKind.TARGET and _is_asked(f, year)]
        goals, missed = _place_goals(tree, sorted(targets, key=_place))
        unplaced += missed
        parts = _parts(tree)
        for index, task in enumerate(tree.tasks):
            rows.append(
                _row(
                    task,
                    number=len(rows) + 1,
                    goals=goals.get(task.id, ()),
                    parts=parts.get(index, ()),
                    above=() if tree.own_bodies(index) else tree.bodies_above(index),
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
    tree: TaskTree, targets: Sequence[Fact]
) -> tuple[dict[FactId, tuple[Goal, ...]], int]:
    """Each target to the innermost task that it stands under; how many found none."""
    placed: dict[FactId, list[Goal]] = {}
    missed = 0
    for target in targets:
        index = tree.holder(target)
        if index is None:
            missed += 1
        else:
            placed.setdefault(tree.tasks[index].id, []).append(_goal(target))
    return {task: tuple(dict.fromkeys(goals)) for task, goals in placed.items()}, missed


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
    task: Fact,
    *,
    number: int,
    goals: tuple[Goal, ...],
    parts: tuple[str, ...],
    above: tuple[str, ...],
    file_name: str,
) -> AssignmentRow:
    entry = task.content
    assert isinstance(entry, TaskEntry)  # noqa: S101 - tasks were chosen by kind
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
        above=above,
        deadline=entry.deadline,
        quote="".join(task.evidence.quote.split("\n")).strip(),
        section=task.section,
        file_name=file_name,
        has_parts=bool(parts),
    )


def _parts(tree: TaskTree) -> dict[int, tuple[str, ...]]:
    """For each task that has parts the titles of those directly below it."""
    parts: dict[int, list[str]] = {}
    for task, index in zip(tree.tasks, tree.outer, strict=True):
        if index is not None and isinstance(task.content, TaskEntry):
            parts.setdefault(index, []).append(task.content.title)
    return {index: tuple(titles) for index, titles in parts.items()}


def _with_role(bodies: Sequence[BodyRole], role: str) -> tuple[str, ...]:
    return tuple(body.body for body in bodies if body.role == role)
