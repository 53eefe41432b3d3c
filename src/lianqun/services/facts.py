"""Which facts are there: filtered, in reading order, with who answers for them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lianqun.model.fact import Fact, FactKind, ProjectEntry, Statement, TaskEntry
from lianqun.model.ids import FileHash
from lianqun.services.answering import TaskTree
from lianqun.services.context import Context, Note
from lianqun.services.documents import compilation_notes, select_documents
from lianqun.services.fact_filter import FactFilter, is_of_year, is_promise_wanted, passes, words_of
from lianqun.services.found_facts import FoundFact, with_bodies, with_lines
from lianqun.services.original_text import OriginalText
from lianqun.services.remarks import Asked, promises_in_words, remarks_on, tasks_without_figure
from lianqun.services.restating import restated_in
from lianqun.services.searching import Mentions, Place, mentions
from lianqun.services.short_names import Headings, key_names, title_names
from lianqun.services.subjects import Subjects
from lianqun.services.task_text import TextBelow
from lianqun.services.unread_numbers import UnreadNumbers
from lianqun.services.worded_promises import WordedPromise, WordedPromises
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord
from lianqun.store.view import View

__all__ = ["FactFilter", "FactsAnswer", "FoundFact", "find_facts"]


@dataclass(frozen=True, slots=True)
class FactsAnswer:
    """The facts found, and what else belongs to the answer.

    `outside_year` would have been found but for the year asked, `figureless` are the tasks beside the targets
    asked for under which no figure was read, `worded` the promises beside them that have a year and no number.
    `remarks` are what a reader of the facts
    must know (who is not named, what has no number, what a table's note says), `notes` what is not there,
    `places` where the originals mention the words asked for and no such fact was read, `documents` all
    that are in sight.
    """

    facts: tuple[FoundFact, ...]
    outside_year: tuple[FoundFact, ...] = ()
    remarks: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    places: tuple[Place, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    figureless: tuple[FoundFact, ...] = ()
    worded: tuple[WordedPromise, ...] = ()


def find_facts(workspace: Workspace, context: Context, wanted: FactFilter) -> FactsAnswer:
    """Facts that pass a filter, by document and in the order of its text."""
    view = workspace.view(context)
    documents = select_documents(view, wanted.documents)
    everything = tuple(view.documents())
    names = key_names(everything)
    asked = Asked(wanted, names, title_names(everything))
    searches = [
        _Search(workspace, view, document, wanted) for document in documents if document.completed
    ]
    found = [item for search in searches for item in search.found]
    places = [place for search in searches for place in search.places()]
    if found and not (wanted.text or wanted.indicator):
        places = []  # a body or subject need not stand beside the facts that it belongs to
    figureless = tuple(item for search in searches for item in search.figureless)
    worded = tuple(promise for search in searches for promise in search.worded)
    remarks = [note for search in searches for note in search.remarks(asked)]
    return FactsAnswer(
        tuple(found),
        tuple(item for search in searches for item in search.outside_year),
        (*remarks, *tasks_without_figure(asked, figureless), *promises_in_words(worded)),
        (*compilation_notes(documents), *_place_notes(places, names, wanted)),
        tuple(places),
        everything,
        figureless,
        worded,
    )


class _Search:
    """One document searched: its facts, who answers for them, where its original has the words.

    `found` passes the filter, `outside_year` passes all of it but the year, `figureless` are the tasks
    asked for, or that would be, under which no figure stands.
    """

    def __init__(
        self, workspace: Workspace, view: View, document: DocumentRecord, wanted: FactFilter
    ) -> None:
        self.document = document
        self._wanted = wanted
        self._facts = list(view.facts([document], _kinds_read(wanted)))
        self.tree = TaskTree(self._facts)
        self.original = OriginalText(workspace, document)
        words = wanted.words
        self._mentions = Mentions(document, self.original.text, words) if words else None
        self._groups = restated_in(document.metadata, self._facts)
        self._headings = Headings(fact.section for fact in self._facts)
        self._subjects = Subjects(document.metadata, self.original)
        passed = [self._found(fact) for fact in self._facts if self._passes(fact, wanted)]
        period = document.metadata.period
        self.found = [item for item in passed if is_of_year(item.fact, wanted, period)]
        within = {item.fact.id for item in self.found}
        self.outside_year = [item for item in passed if item.fact.id not in within]
        if wanted.without_figure:
            self.found = self._with_numbers(self.found)

    def _found(self, fact: Fact) -> FoundFact:
        item = with_bodies(fact, self.document, self.tree)
        item = replace(item, heading=self._headings.word(fact.section))
        statements = self._groups.get(fact.id, (fact,))
        return with_lines(item, statements, self.original.lines, self._subjects)

    @cached_property
    def figureless(self) -> list[FoundFact]:
        """The tasks without a figure beside the targets asked for."""
        wanted = self._wanted
        if not wanted.is_about_figures:
            return []
        tasks = replace(wanted, kinds=(), without_figure=True)
        period = self.document.metadata.period
        return self._with_numbers(
            self._found(fact)
            for fact in self._facts
            if self._passes(fact, tasks) and is_of_year(fact, tasks, period)
        )

    def _with_numbers(self, tasks: Iterable[FoundFact]) -> list[FoundFact]:
        """Tasks with the numbers in their text that nobody read, those that have some first."""
        document = self.original.document
        if document is None:
            return list(tasks)
        text = TextBelow(document, (task.evidence.start for task in self.tree.tasks))
        read = (f.evidence for f in self._facts if isinstance(f.content, Statement | ProjectEntry))
        numbers = UnreadNumbers(self.original, read)
        marked = [
            replace(item, unread_numbers=numbers.below(text, item.fact.evidence.start))
            for item in tasks
        ]
        return sorted(marked, key=lambda item: not item.unread_numbers)

    @cached_property
    def worded(self) -> list[WordedPromise]:
        """The promises in words beside the targets asked for."""
        wanted = self._wanted
        if not wanted.is_about_figures or wanted.body or wanted.without_body:
            return []
        found = WordedPromises(self.document, self.original, self._facts).find()
        return [promise for promise in found if is_promise_wanted(promise, wanted)]

    def _passes(self, fact: Fact, wanted: FactFilter) -> bool:
        """Whether a fact meets every condition but the year."""
        if wanted.without_figure and not self.tree.is_figureless(fact):
            return False
        item = with_bodies(fact, self.document, self.tree)
        if wanted.without_body and not self._names_nobody(item):
            return False
        return passes(item, wanted) and self._has_text(fact)

    def _names_nobody(self, item: FoundFact) -> bool:
        """Whether nobody is named for a promise: a task without parts, a project, a figure anywhere."""
        fact = item.fact
        if isinstance(fact.content, TaskEntry):
            return self.tree.is_unassigned(fact)
        if fact.is_forecast:
            return False
        if fact.kind is FactKind.TARGET:
            return not any(map(self.tree.bodies_for, self._groups.get(fact.id, (fact,))))
        return fact.kind is FactKind.PROJECT and not item.bodies

    def _has_text(self, fact: Fact) -> bool:
        """Whether the text asked for is in a fact's words or in the sentence around its quote."""
        text = self._wanted.text
        if not text or mentions(text, words_of(fact)):
            return True
        is_in_table = isinstance(fact.content, Statement) and bool(fact.content.table)
        return bool(
            not is_in_table and self._mentions and self._mentions.has_sentence_of(fact.evidence)
        )

    def places(self) -> Iterator[Place]:
        """Where the original has the words and none of the facts of the families asked for stands."""
        if self._mentions is None:
            return iter(())
        kinds = self._wanted.kinds or [kind for kind in FactKind if kind is not FactKind.ENTITY]
        return self._mentions.places_beside(fact for fact in self._facts if fact.kind in kinds)

    def remarks(self, asked: Asked) -> Iterator[Note]:
        """What a reader of this document's facts must know."""
        return remarks_on(asked, self.found, self._facts, self.original)


def _kinds_read(wanted: FactFilter) -> tuple[FactKind, ...]:
    """The families to read: what was asked for, what answers for it, what figures were read from."""
    if not wanted.kinds:
        return ()
    beside = (FactKind.TASK, FactKind.TARGET, FactKind.ACTUAL, FactKind.PROJECT)
    return tuple({*wanted.kinds, *beside})


def _place_notes(
    places: Sequence[Place], names: Mapping[FileHash, str], wanted: FactFilter
) -> Iterator[Note]:
    """How many further places mention the words asked for, in all and by document."""
    if not places:
        return
    counts = Counter(names[place.document.document] for place in places)
    code = "mentions_elsewhere_of_kind" if wanted.kinds else "mentions_elsewhere"
    by_document = "、".join(f"{name} {count}" for name, count in counts.items())
    yield Note(code, {"words": wanted.words, "count": len(places), "documents": by_document})
