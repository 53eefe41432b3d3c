"""Who answers for a figure that names nobody: the tasks of a document and what stands under them."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from lianqun.model.fact import Fact, FactKind, TaskEntry


class TaskTree:
    """The tasks of one document in reading order, and which stands under which.

    A task is known by its index in `tasks`; `outer` has the index of the task that each is a part of,
    None for an outermost one.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = list(facts)
        tasks = [fact for fact in self._facts if isinstance(fact.content, TaskEntry)]
        self.tasks = sorted(tasks, key=_place)
        self.outer: list[int | None] = []
        stack: list[int] = []
        for index, task in enumerate(self.tasks):
            while stack and not _stands_under(task, self.tasks[stack[-1]]):
                stack.pop()
            self.outer.append(stack[-1] if stack else None)
            stack.append(index)
        self._starts = [task.evidence.start for task in self.tasks]
        self._index = {task.id: index for index, task in enumerate(self.tasks)}
        self._with_parts = {index for index in self.outer if index is not None}

    @property
    def count_with_bodies(self) -> int:
        """How many tasks name a body."""
        return sum(bool(self.own_bodies(index)) for index in range(len(self.tasks)))

    def own_bodies(self, index: int) -> tuple[str, ...]:
        """The bodies that a task itself names."""
        entry = self.tasks[index].content
        return tuple(b.body for b in entry.answering) if isinstance(entry, TaskEntry) else ()

    def bodies_above(self, index: int) -> tuple[str, ...]:
        """Bodies of the nearest task farther out that names any."""
        current = self.outer[index]
        while current is not None:
            if bodies := self.own_bodies(current):
                return bodies
            current = self.outer[current]
        return ()

    def bodies_above_task(self, task: Fact) -> tuple[str, ...]:
        """Bodies of the nearest task above one of the document's tasks."""
        index = self._index.get(task.id)
        return () if index is None else self.bodies_above(index)

    def is_leaf(self, task: Fact) -> bool:
        """Whether a fact is a task under which no other one stands."""
        index = self._index.get(task.id)
        return index is not None and index not in self._with_parts

    def is_unassigned(self, task: Fact) -> bool:
        """Whether nobody answers for a task without parts, neither by itself nor by the tasks above."""
        index = self._index.get(task.id)
        if index is None or not self.is_leaf(task):
            return False
        return not (self.own_bodies(index) or self.bodies_above(index))

    def is_figureless(self, task: Fact) -> bool:
        """Whether a fact is a task without parts under which no target stands."""
        return self.is_leaf(task) and self._index[task.id] not in self._with_figures

    @cached_property
    def _with_figures(self) -> set[int | None]:
        return {self.holder(fact) for fact in self._facts if fact.kind is FactKind.TARGET}

    def holder(self, fact: Fact) -> int | None:
        """The innermost task whose text a fact stands in: below its heading, or after it in its section."""
        index: int | None = bisect_right(self._starts, fact.evidence.start) - 1
        if index is not None and index < 0:
            return None
        while index is not None and not _holds(self.tasks[index], fact):
            index = self.outer[index]
        return index

    def bodies_for(self, fact: Fact) -> tuple[str, ...]:
        """Bodies of the task that a fact stands in, or else of the nearest one above it."""
        index = self.holder(fact)
        if index is None:
            return ()
        return self.own_bodies(index) or self.bodies_above(index)


def _place(fact: Fact) -> tuple[int, int]:
    return fact.evidence.start, fact.evidence.end


def _stands_under(fact: Fact, task: Fact) -> bool:
    """Whether a fact's heading path leads through the task's own heading."""
    depth = len(task.section)
    below = fact.section[depth : depth + 1]
    title = task.content.title if isinstance(task.content, TaskEntry) else ""
    return bool(below) and fact.section[:depth] == task.section and title in below[0]


def _holds(task: Fact, fact: Fact) -> bool:
    return fact.section == task.section or _stands_under(fact, task)
