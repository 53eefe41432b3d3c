"""A fact as an answer holds it: with its document, who answers for it, and where else it is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lianqun.model.fact import Fact, ProjectEntry, Statement, TaskEntry
from lianqun.model.ids import FactId
from lianqun.services.answering import TaskTree
from lianqun.services.figures import merge
from lianqun.services.line_numbers import LineNumbers
from lianqun.services.restating import regions_of
from lianqun.services.subjects import ShownSubject, SubjectBasis, Subjects, show_subject
from lianqun.store.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class Wording:
    """One place where a document states a fact: `line` counts from 1, 0 where it is not known.

    `subject_basis` says how it is known there whose a figure is.
    """

    fact: Fact
    line: int = 0
    subject_basis: SubjectBasis = SubjectBasis.STATED


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact with its document and the bodies that answer for it.

    `bodies` are its own where it names any; else those of the task in whose section a figure or project
    stands, or of the task above a task (`is_answered_by_task`).  `heading` is its section in short.  `wordings` are all
    statements of the same figure in the document, its own included, in reading order.  `is_group` says that a task
    has parts; `unread_numbers` are numbers in the text of a task without figures that no fact was made of.
    """

    fact: Fact
    document: DocumentRecord
    bodies: tuple[str, ...] = ()
    is_answered_by_task: bool = False
    heading: str = ""
    wordings: tuple[Wording, ...] = ()
    is_group: bool = False
    unread_numbers: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        """The line of its own statement."""
        return next((w.line for w in self.wordings if w.fact.id == self.fact.id), 0)

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of all statements, each once."""
        return tuple(sorted({wording.line for wording in self.wordings if wording.line}))

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of all statements, each once; none in a document without pages."""
        if not self.document.has_pages:
            return ()
        return tuple(sorted({wording.fact.evidence.page for wording in self.wordings}))

    @property
    def same_as(self) -> tuple[FactId, ...]:
        """The ids of the other statements."""
        return tuple(w.fact.id for w in self.wordings if w.fact.id != self.fact.id)

    @property
    def subject(self) -> ShownSubject:
        """Whose a figure is, as all its places say it."""
        said = [(wording.fact, wording.subject_basis) for wording in self.wordings]
        return show_subject(self.fact, said, regions_of(self.document.metadata))

    def alone(self) -> "FoundFact":
        """The same without the other statements."""
        own = tuple(w for w in self.wordings if w.fact.id == self.fact.id)
        return replace(self, wordings=own)


def with_bodies(fact: Fact, document: DocumentRecord, tree: TaskTree) -> FoundFact:
    """A fact with the bodies that answer for it."""
    content = fact.content
    if isinstance(content, TaskEntry):
        own = tuple(b.body for b in content.answering)
        above = () if own else tree.bodies_above_task(fact)
        item = FoundFact(fact, document, own or above, is_answered_by_task=bool(above))
        return replace(item, is_group=not tree.is_leaf(fact))
    if isinstance(content, ProjectEntry) and content.builders:
        return FoundFact(fact, document, content.builders)
    if isinstance(content, Statement | ProjectEntry):
        bodies = tree.bodies_for(fact)
        return FoundFact(fact, document, bodies, is_answered_by_task=bool(bodies))
    return FoundFact(fact, document)


def with_lines(
    found: FoundFact, statements: Iterable[Fact], lines: LineNumbers, subjects: Subjects
) -> FoundFact:
    """A fact with the lines of its statements, and how each of them makes known whose it is."""
    wordings = tuple(
        Wording(fact, lines.of(fact.evidence), subjects.basis_of(fact)) for fact in statements
    )
    return replace(found, wordings=wordings)


def once_each(found: Sequence[FoundFact]) -> list[FoundFact]:
    """The facts with each figure once: what all its statements say, under the one that says most."""
    by_id = {item.fact.id: item for item in found}
    groups = {id_: tuple(w.fact for w in item.wordings) for id_, item in by_id.items()}
    shown = []
    for figure in merge((item.fact for item in found), {k: v for k, v in groups.items() if v}):
        item = replace(by_id[figure.shown.id], fact=figure.shown)
        among = [by_id[fact.id] for fact in figure.statements if fact.id in by_id]
        shown.append(_with_bodies_of(item, among))
    return shown


def _with_bodies_of(shown: FoundFact, statements: Sequence[FoundFact]) -> FoundFact:
    """The fact answered for by whoever answers for another statement of it, when nobody does for this."""
    answered = [item for item in statements if item.bodies]
    if shown.bodies or not answered:
        return shown
    by_task = answered[0].is_answered_by_task
    return replace(shown, bodies=answered[0].bodies, is_answered_by_task=by_task)
