"""The rows of a 任务分工表 and the answer that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from lianqun.model.fact import BodyRole
from lianqun.model.ids import FactId
from lianqun.services.context import Note
from lianqun.services.goals import Goal, OverallGoals


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Bodies by role; `responsible` are those that the text names without saying who leads."""

    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lead or self.responsible or self.supporting)

    @classmethod
    def of(cls, bodies: Sequence[BodyRole]) -> Self:
        """Bodies of a task parted by role."""

        def having(role: str) -> tuple[str, ...]:
            return tuple(body.body for body in bodies if body.role == role)

        return cls(
            lead=having("lead"), responsible=having("responsible"), supporting=having("supporting")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow:
    """One task: what is to be done, who answers, by when, in which words and where they stand.

    `line` is the one of the original on which the task stands, `goal_lines` are those that state its
    goals.  `above` are the bodies of the nearest task above, for a task that names nobody itself.  `is_group`
    says that rows of tasks below it follow; it then has no `number` and no measures of its own.
    """

    fact: FactId
    number: int | None
    task: str
    level: int
    goals: tuple[Goal, ...]
    measures: tuple[str, ...]
    bodies: Bodies
    above: Bodies
    deadline: int | None
    quote: str
    section: tuple[str, ...]
    file_name: str
    is_group: bool
    line: int = 0
    goal_lines: tuple[int, ...] = ()

    @property
    def is_unassigned(self) -> bool:
        """Whether nobody is named for a task without parts, neither here nor in the tasks above."""
        return not (self.is_group or self.bodies or self.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAnswer:
    """A 任务分工表: its rows in reading order, the year asked, and what was not found.

    `overall` are the goals under no task.  `left_out_count` counts tasks without parts that have
    nothing in the year asked; `uncompiled` and `unread` name documents that are not compiled and
    those whose original could not be read again; `period_ends` are the years the plans run to.
    `remarks` tell what plans that name nobody say of how their tasks will be assigned.
    """

    rows: tuple[AssignmentRow, ...]
    file_names: tuple[str, ...]
    year: int | None = None
    overall: tuple[OverallGoals, ...] = ()
    left_out_count: int = 0
    period_ends: tuple[int, ...] = ()
    uncompiled: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[Note, ...] = ()

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Every figure once, in the order of the sheet."""
        shown = [goal for overall in self.overall for goal in overall.goals]
        shown += [goal for row in self.rows for goal in row.goals]
        return tuple({goal.fact or goal: goal for goal in shown}.values())

    @property
    def tasks(self) -> tuple[AssignmentRow, ...]:
        """Rows that have a number: the tasks themselves, without the groups they stand in."""
        return tuple(row for row in self.rows if not row.is_group)

    @property
    def unassigned(self) -> tuple[AssignmentRow, ...]:
        """Tasks that name nobody."""
        return tuple(row for row in self.rows if row.is_unassigned)
