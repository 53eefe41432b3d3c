"""Which documents are there, and which one does a user mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.errors import InputError
from lianqun.services.context import Context, Note
from lianqun.services.searching import mentions
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord
from lianqun.store.view import View

__all__ = [
    "DocumentRecord",
    "DocumentsAnswer",
    "compilation_notes",
    "list_documents",
    "remove_document",
    "select_documents",
]

_MIN_HASH: Final = 4
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class DocumentsAnswer:
    """The documents in sight and the transaction up to which the answer holds."""

    documents: tuple[DocumentRecord, ...]
    transaction: int


def list_documents(workspace: Workspace, context: Context) -> DocumentsAnswer:
    """Every version in sight, superseded ones included."""
    view = workspace.view(context)
    return DocumentsAnswer(tuple(view.documents()), view.transaction)


def select_documents(view: View, selectors: Sequence[str] = ()) -> list[DocumentRecord]:
    """The documents that selectors mean: a name's or hash's beginning, a plan's id, or words of the title.

    Without selectors every current version.  A plan's id means its current version.  Raises InputError
    for a selector that means nothing or several documents.
    """
    documents = view.documents()
    if not selectors:
        return [document for document in documents if not document.is_superseded]
    chosen = {selected.document for given in selectors for selected in [_select(documents, given)]}
    return [document for document in documents if document.document in chosen]


def _select(documents: Sequence[DocumentRecord], given: str) -> DocumentRecord:
    exact = [d for d in documents if given in (d.name, d.file_name, d.document)]
    exact = exact or [d for d in documents if d.plan == given and not d.is_superseded]
    if len(exact) == 1:
        return exact[0]
    started = exact or [d for d in documents if given and _starts(d, given)]
    started = started or [d for d in documents if given and mentions(given, [d.metadata.title])]
    if not started:
        known = ", ".join(d.name for d in documents) or "-"
        raise InputError("document_unknown", given=given, known=known)
    if len(started) > 1:
        candidates = ", ".join(f"{d.name} ({d.document[:8]})" for d in started)
        raise InputError("document_ambiguous", given=given, candidates=candidates)
    return started[0]


def _starts(document: DocumentRecord, given: str) -> bool:
    by_hash = len(given) >= _MIN_HASH and document.document.startswith(given.lower())
    return by_hash or document.name.startswith(given)


def compilation_notes(documents: Sequence[DocumentRecord]) -> Iterator[Note]:
    """What to say when there are no documents, or some that are not compiled."""
    if not documents:
        yield Note("no_documents", {})
    missing = [document.name for document in documents if document.completed is None]
    if missing:
        named = "、".join(missing[:_MOST_NAMED]) + ("…" if len(missing) > _MOST_NAMED else "")
        yield Note("documents_not_compiled", {"count": len(missing), "documents": named})


def remove_document(workspace: Workspace, context: Context, selector: str) -> DocumentRecord:
    """Take a version out of sight from now on; its file and its past answers (`as_of`) stay."""
    context.require_present("remove")
    (document,) = select_documents(workspace.view(context), [selector])
    with workspace.store.writer(context.now, "remove", context.actor) as writer:
        writer.set_retracted(document.document, is_retracted=True)
    return document
