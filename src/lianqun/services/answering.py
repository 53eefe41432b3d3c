"""Who answers for a figure that names nobody: the bodies of the task it stands under."""

from collections.abc import Iterable

from lianqun.model.fact import Fact, TaskEntry


class Answering:
    """The tasks of one document that name bodies, to be asked for the figures below them."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._tasks = [
            (fact, fact.content)
            for fact in facts
            if isinstance(fact.content, TaskEntry) and fact.content.bodies
        ]

    @property
    def task_count_with_bodies(self) -> int:
        """How many tasks of the document name a body."""
        return len(self._tasks)

    def bodies_for(self, fact: Fact) -> tuple[str, ...]:
        """Bodies of the innermost task whose heading the fact stands under; none when there is none."""
        best: tuple[int, tuple[str, ...]] = (-1, ())
        for task, entry in self._tasks:
            depth = _depth_below(fact, task, entry)
            if depth > best[0]:
                best = (depth, tuple(body.body for body in entry.bodies))
        return best[1]


def _depth_below(fact: Fact, task: Fact, entry: TaskEntry) -> int:
    """How deep the task's own heading lies in the fact's path, -1 when it is not in it."""
    depth = len(task.section)
    above, below = fact.section[:depth], fact.section[depth : depth + 1]
    if above != task.section:
        return -1
    if below and entry.title in below[0]:
        return depth
    # a task whose section already ends with its own heading
    return depth - 1 if task.section and entry.title in task.section[-1] else -1
