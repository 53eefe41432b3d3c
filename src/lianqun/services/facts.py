"""Which facts are there: filtered, in reading order, with who answers for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lianqun.model.fact import Fact, FactKind, ProjectEntry, Statement, TaskEntry
from lianqun.model.ids import FactId, FileHash
from lianqun.services.answering import TaskTree
from lianqun.services.context import Context, Note
from lianqun.services.documents import compilation_notes, select_documents
from lianqun.services.restating import fullest, group_restated, same_as
from lianqun.services.searching import Mentions, Place, mentions, read_original
from lianqun.services.short_names import Headings, key_names, title_names
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord
from lianqun.store.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFilter:
    """Which facts are asked for; every condition given must hold.

    The texts are found anywhere in what they name, whatever white space or width of characters is
    between: `text` in name, subject, content or the sentence of the quote, `body` in the bodies that
    answer, `section` in the heading path.  `year` is the year a figure is about or a deadline falls in.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[FactKind, ...] = ()
    indicator: str = ""
    subject: str = ""
    text: str = ""
    body: str = ""
    section: str = ""
    year: int | None = None

    @property
    def words(self) -> str:
        """The words to look for in the originals themselves."""
        return self.text or self.indicator or self.subject or self.body


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A fact with its document and the bodies that answer for it.

    `bodies` are its own where it names any; else, for figures and projects, those of the task in whose
    section it stands (`is_answered_by_task`).  `heading` is its section in short.  `same_as` are the
    document's other statements of the same figure.
    """

    fact: Fact
    document: DocumentRecord
    bodies: tuple[str, ...] = ()
    is_answered_by_task: bool = False
    heading: str = ""
    same_as: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True)
class FactsAnswer:
    """The facts found, and what else belongs to the answer.

    `notes` are remarks on what is not there, `silences` those on documents whose promises name nobody,
    `places` where the originals mention the words asked for and no such fact was read, `documents` all
    that are in sight.
    """

    facts: tuple[FoundFact, ...]
    notes: tuple[Note, ...] = ()
    silences: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()


def find_facts(workspace: Workspace, context: Context, wanted: FactFilter) -> FactsAnswer:
    """Facts that pass a filter, by document and in the order of its text."""
    view = workspace.view(context)
    documents = select_documents(view, wanted.documents)
    everything = tuple(view.documents())
    names = key_names(everything)
    titles = title_names(everything)
    found: list[FoundFact] = []
    silences: list[Note] = []
    places: list[Place] = []
    for document in documents:
        if document.completed is None:
            continue
        search = _Search(workspace, view, document, wanted)
        passed = search.passed()
        found.extend(passed)
        places.extend(search.places(passed))
        called: dict[str, object] = {
            "name": names[document.document],
            "document": titles[document.document],
        }
        silences.extend(_remarks(document, called, passed, search.tree))
    if found and not (wanted.text or wanted.indicator):
        places = []  # a body or subject need not stand beside the facts that it belongs to
    notes = (*compilation_notes(documents), *_place_notes(places, names, wanted))
    return FactsAnswer(tuple(found), notes, tuple(silences), tuple(places), everything)


def once_each(found: Sequence[FoundFact]) -> list[FoundFact]:
    """The facts with each figure once: of its statements among them the one that says most."""
    by_id = {item.fact.id: item for item in found}
    shown: dict[FactId, FoundFact] = {}
    merged: set[FactId] = set()
    for item in found:
        if item.fact.id in merged:
            continue
        others = [by_id[other] for other in item.same_as if other in by_id]
        merged.update(other.fact.id for other in others)
        best = fullest([item.fact, *(other.fact for other in others)])
        shown[best.id] = _with_bodies_of(by_id[best.id], [item, *others])
    return list(shown.values())


def _with_bodies_of(shown: FoundFact, statements: Sequence[FoundFact]) -> FoundFact:
    """The fact answered for by whoever answers for another statement of it, when nobody does for this."""
    answered = [item for item in statements if item.bodies]
    if shown.bodies or not answered:
        return shown
    by_task = answered[0].is_answered_by_task
    return replace(shown, bodies=answered[0].bodies, is_answered_by_task=by_task)


def restated_in(
    document: DocumentRecord, facts: Iterable[Fact]
) -> Mapping[FactId, tuple[FactId, ...]]:
    """For each figure that a document states several times the ids of its other statements."""
    metadata = document.metadata
    regions = [name for name in (metadata.region, metadata.region_full) if name]
    return same_as(group_restated(facts, regions))


class _Search:
    """One document searched: its facts, who answers for them, where its original has the words."""

    def __init__(
        self, workspace: Workspace, view: View, document: DocumentRecord, wanted: FactFilter
    ) -> None:
        self._document = document
        self._wanted = wanted
        kinds = (*wanted.kinds, FactKind.TASK) if wanted.kinds else ()
        self._facts = list(view.facts([document], kinds))
        self.tree = TaskTree(self._facts)
        words = wanted.words
        original = read_original(workspace, document) if words else ""
        self._mentions = Mentions(document, original, words) if words else None

    def passed(self) -> list[FoundFact]:
        """The facts that pass the filter."""
        same = restated_in(self._document, self._facts)
        headings = Headings(fact.section for fact in self._facts)
        passed = []
        for fact in self._facts:
            item = with_bodies(fact, self._document, self.tree)
            if passes(item, self._wanted) and self._has_text(fact):
                heading = headings.word(fact.section)
                same_here = same.get(fact.id, ())
                passed.append(replace(item, heading=heading, same_as=same_here))
        return passed

    def _has_text(self, fact: Fact) -> bool:
        """Whether the text asked for is in a fact's words or in the sentence around its quote."""
        text = self._wanted.text
        if not text or mentions(text, _words(fact)):
            return True
        is_in_table = isinstance(fact.content, Statement) and bool(fact.content.table)
        return bool(
            not is_in_table and self._mentions and self._mentions.has_sentence_of(fact.evidence)
        )

    def places(self, passed: Sequence[FoundFact]) -> Iterator[Place]:
        """Where the original has the words and none of the facts of the families asked for stands."""
        if self._mentions is None:
            return iter(())
        kinds = self._wanted.kinds or [kind for kind in FactKind if kind is not FactKind.ENTITY]
        quotes = [fact.evidence for fact in self._facts if fact.kind in kinds]
        quotes += [item.fact.evidence for item in passed]
        return self._mentions.places_beside(quotes)


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
    """Whether a fact meets every condition of a filter but the documents and the text."""
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
    )
    return all(not given or mentions(given, texts) for given, texts in conditions)


def _words(fact: Fact) -> Iterator[str]:
    """Everything in a fact that a reader may look for."""
    yield fact.evidence.quote
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
    document: DocumentRecord, called: dict[str, object], passed: Sequence[FoundFact], tree: TaskTree
) -> Iterator[Note]:
    """What to say of bodies when promises are shown and none of them names who answers."""
    promises = [item for item in passed if item.fact.kind in (FactKind.TARGET, FactKind.TASK)]
    if not promises or any(item.bodies for item in promises):
        return
    issuers = _join(document.metadata.issuers)
    if tree.count_with_bodies:
        count = tree.count_with_bodies
        yield Note("bodies_named_elsewhere", called | {"count": count})
    else:
        code = "bodies_not_named_issuer" if issuers else "bodies_not_named"
        yield Note(code, called | {"issuers": issuers})


def _place_notes(
    places: Sequence[Place], names: Mapping[FileHash, str], wanted: FactFilter
) -> Iterator[Note]:
    """How many further places mention the words asked for, in all and by document."""
    if not places:
        return
    counts = Counter(names[place.document.document] for place in places)
    code = "mentions_elsewhere_of_kind" if wanted.kinds else "mentions_elsewhere"
    by_document = _join(f"{name} {count}" for name, count in counts.items())
    yield Note(code, {"words": wanted.words, "count": len(places), "documents": by_document})


def _join(names: Iterable[str]) -> str:
    return "、".join(names)
