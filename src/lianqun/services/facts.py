"""Which facts are there: filtered, in reading order, with who answers for them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lianqun.model.fact import Fact, FactKind, ProjectEntry, Statement, TaskEntry
from lianqun.services.answering import TaskTree
from lianqun.services.context import Context, Note
from lianqun.services.documents import select_documents
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Which facts are asked for; every condition given must hold.

    The texts are found anywhere in what they name: `text` in the quote, name, subject or content,
    `body` in the bodies that answer, `section` in the heading path.  `year` is the year a figure is
    about or a deadline falls in.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[FactKind, ...] = ()
    indicator: str = ""
    subject: str = ""
    text: str = ""
    body: str = ""
    section: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact with its document and the bodies that answer for it.

    `bodies` are its own where it names any; else, for figures and projects, those of the task in whose
    section it stands (`is_answered_by_task`).
    """

    fact: Fact
    document: DocumentRecord
    bodies: tuple[str, ...] = ()
    is_answered_by_task: bool = False


@dataclass(frozen=True, slots=True)
class FactsAnswer:
    """The facts found, and remarks on what is not there."""

    facts: tuple[FoundFact, ...]
    notes: tuple[Note, ...] = ()


def find_facts(workspace: Workspace, context: Context, wanted: FactFilter) -> FactsAnswer:
    """Facts that pass a filter, by document and in the order of its text."""
    view = workspace.view(context)
    documents = select_documents(view, wanted.documents)
    found: list[FoundFact] = []
    notes: list[Note] = []
    if not documents:
        notes.append(Note("no_documents", {}))
    for document in documents:
        if document.completed is None:
            notes.append(Note("document_not_compiled", {"document": document.name}))
            continue
        kinds = (*wanted.kinds, FactKind.TASK) if wanted.kinds else ()
        facts = list(view.facts([document], kinds))
        tree = TaskTree(facts)
        mine = [with_bodies(fact, document, tree) for fact in facts]
        passed = [item for item in mine if passes(item, wanted)]
        found.extend(passed)
        notes.extend(_remarks(document, passed, tree))
    return FactsAnswer(tuple(found), tuple(notes))


def with_bodies(fact: Fact, document: DocumentRecord, tree: TaskTree) -> FoundFact:
    """A fact with the bodies that answer for it."""
    content = fact.content
    if isinstance(content, TaskEntry):
        return FoundFact(fact, document, tuple(b.body for b in content.bodies))
    if isinstance(content, ProjectEntry) and content.builders:
        return FoundFact(fact, document, content.builders)
    if isinstance(content, Statement | ProjectEntry):
        bodies = tree.bodies_for(fact)
        return FoundFact(fact, document, bodies, is_answered_by_task=bool(bodies))
    return FoundFact(fact, document)


def passes(found: FoundFact, wanted: FactFilter) -> bool:
    """Whether a fact meets every condition of a filter but the documents."""
    fact = found.fact
    if wanted.kinds and fact.kind not in wanted.kinds:
        return False
    if wanted.year is not None and year_of(fact) != wanted.year:
        return False
    content = fact.content
    statement = content if isinstance(content, Statement) else None
    conditions = (
        (wanted.indicator, (statement.indicator,) if statement else ()),
        (wanted.subject, (statement.subject,) if statement else ()),
        (wanted.body, found.bodies),
        (wanted.section, fact.section),
        (wanted.text, _words(fact)),
    )
    return all(not given or any(given in text for text in texts) for given, texts in conditions)


def _words(fact: Fact) -> Iterator[str]:
    """Everything in a fact that a reader may look for."""
    yield "".join(fact.evidence.quote.split())
    yield fact.evidence.context
    for name in ("subject", "indicator", "name", "title", "content", "category", "group"):
        value = getattr(fact.content, name, None)
        if isinstance(value, str):
            yield value


def year_of(fact: Fact) -> int | None:
    """The year a fact is about: of its figure, or the deadline of its task."""
    content = fact.content
    if isinstance(content, Statement):
        return content.period.year if content.period else None
    if isinstance(content, TaskEntry):
        return content.deadline
    return None


def _remarks(
    document: DocumentRecord, passed: Sequence[FoundFact], tree: TaskTree
) -> Iterator[Note]:
    """What to say of bodies when promises are shown and none of them names who answers."""
    promises = [item for item in passed if item.fact.kind in (FactKind.TARGET, FactKind.TASK)]
    if not promises or any(item.bodies for item in promises):
        return
    issuers = _join(document.metadata.issuers)
    if tree.count_with_bodies:
        count = tree.count_with_bodies
        yield Note("bodies_named_elsewhere", {"document": document.name, "count": count})
    else:
        code = "bodies_not_named_issuer" if issuers else "bodies_not_named"
        yield Note(code, {"document": document.name, "issuers": issuers})


def _join(names: Iterable[str]) -> str:
    return "、".join(names)
