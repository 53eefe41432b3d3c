"""What a reader of some facts must know besides them, so that no silence is taken for an answer."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.fact import Fact, FactKind, ProjectEntry, Statement
from lianqun.model.ids import FileHash
from lianqun.services.answering import TaskTree
from lianqun.services.context import Note
from lianqun.services.fact_filter import FactFilter
from lianqun.services.found_facts import FoundFact, once_each
from lianqun.services.original_text import OriginalText
from lianqun.services.responsibility import assigning_notes
from lianqun.services.table_notes import notes_of_tables
from lianqun.services.worded_promises import WordedPromise
from lianqun.store.records import DocumentRecord

_MOST_WORDED: Final = 5
_PROMISES: Final = (FactKind.TARGET, FactKind.TASK)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the names of the documents it was put to: what `--document` takes, and titles."""

    wanted: FactFilter
    keys: Mapping[FileHash, str]
    titles: Mapping[FileHash, str]

    def called(self, document: DocumentRecord) -> dict[str, object]:
        """How a note names a document."""
        return {"name": self.keys[document.document], "document": self.titles[document.document]}


def remarks_on(
    asked: Asked, found: Sequence[FoundFact], facts: Sequence[Fact], original: OriginalText
) -> Iterator[Note]:
    """What to say of the facts found in one document; `facts` are all that were read of it."""
    if not found:
        return
    called = asked.called(found[0].document)
    yield from _who_answers(called, found, facts, original)
    yield from _in_words(called, found)
    yield from _table_notes(called, found, original)


def _who_answers(
    called: dict[str, object],
    found: Sequence[FoundFact],
    facts: Sequence[Fact],
    original: OriginalText,
) -> Iterator[Note]:
    """When promises are shown and none of them names who answers: that, and what the plan says of it."""
    promises = [item for item in found if item.fact.kind in _PROMISES and not item.fact.is_forecast]
    if not promises or any(item.bodies for item in promises):
        return
    tasks = TaskTree(facts).count_with_bodies
    if tasks:
        yield Note("bodies_named_elsewhere", called | {"count": tasks})
    else:
        issuers = "、".join(found[0].document.metadata.issuers)
        code = "bodies_not_named_issuer" if issuers else "bodies_not_named"
        yield Note(code, called | {"issuers": issuers})
    projects = sum(isinstance(f.content, ProjectEntry) and bool(f.content.builders) for f in facts)
    if projects:
        yield Note("projects_name_builders", called | {"count": projects})
    yield from assigning_notes(str(called["document"]), original)


def _in_words(called: dict[str, object], found: Sequence[FoundFact]) -> Iterator[Note]:
    """How many of the targets shown have words in place of a number."""
    targets = [item.fact for item in once_each(found) if item.fact.kind is FactKind.TARGET]
    worded = [words for fact in targets if (words := _demand(fact))]
    if worded:
        yield Note("targets_in_words", called | {"count": len(worded), "words": worded[0]})


def _demand(fact: Fact) -> str:
    content = fact.content
    if not isinstance(content, Statement) or content.quantity.value is not None:
        return ""
    return "".join(content.value_text.split())


def _table_notes(
    called: dict[str, object], found: Iterable[FoundFact], original: OriginalText
) -> Iterator[Note]:
    """The notes of the tables that the facts shown rest on."""
    rows = [
        wording.fact.evidence
        for item in found
        for wording in item.wordings
        if isinstance(wording.fact.content, Statement) and wording.fact.content.table
    ]
    if rows:
        for note in notes_of_tables(original, rows):
            told = {"table": note.table, "note": note.words, "line": note.line}
            yield Note("table_note", called | told)


def tasks_without_figure(asked: Asked, tasks: Sequence[FoundFact]) -> Iterator[Note]:
    """How many tasks from which no number was read stand beside the figures listed, and how to list them."""
    if not tasks:
        return
    counts = Counter(item.document.document for item in tasks)
    by_document = "、".join(f"{asked.keys[key]} {count}" for key, count in counts.items())
    told = {
        "count": len(tasks),
        "documents": by_document,
        "command": _command(asked, counts),
        "numbers": sum(bool(item.unread_numbers) for item in tasks),
    }
    code = "tasks_without_figure" if len(counts) == 1 else "tasks_without_figure_by_document"
    yield Note(code, told)
    if told["numbers"]:
        yield Note("tasks_with_unread_numbers", told)


def promises_in_words(worded: Sequence[WordedPromise]) -> Iterator[Note]:
    """How many promises have a year and words in place of a number, and the first of them."""
    if not worded:
        return
    yield Note("promises_in_words", {"count": len(worded)})
    for promise in worded[:_MOST_WORDED]:
        yield Note("promise_in_words", {"line": promise.line, "words": promise.words})
    if len(worded) > _MOST_WORDED:
        yield Note("promises_in_words_more", {"count": len(worded) - _MOST_WORDED})


def _command(asked: Asked, documents: Iterable[FileHash]) -> str:
    """The command that lists the tasks without a number for the same question."""
    wanted = asked.wanted
    given = [("--document", asked.keys[key]) for key in documents if wanted.documents]
    given += [("--kind", "task")]
    given += [("--year", str(wanted.year))] * (wanted.year is not None)
    texts = (("--body", wanted.body), ("--section", wanted.section), ("--text", wanted.text))
    given += [(option, f'"{text}"' if " " in text else text) for option, text in texts if text]
    written = " ".join(f"{option} {value}" for option, value in given)
    flags = " --no-figure" + " --no-body" * wanted.without_body
    return f"lianqun facts {written}{flags}"
