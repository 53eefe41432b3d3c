"""Which documents are there, and which one does a user mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.errors import InputError
from lianqun.services.context import Context
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord
from lianqun.store.view import View

__all__ = [
    "DocumentRecord",
    "DocumentsAnswer",
    "list_documents",
    "remove_document",
    "select_documents",
]

_MIN_HASH: Final = 4


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
    """The documents that selectors mean: a name or its beginning, a hash's beginning, or a plan's id.

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


def remove_document(workspace: Workspace, context: Context, selector: str) -> DocumentRecord:
    """Take a version out of sight from now on; its file and its past answers (`as_of`) stay."""
    context.require_present("remove")
    (document,) = select_documents(workspace.view(context), [selector])
    with workspace.store.writer(context.now, "remove", context.actor) as writer:
        writer.set_retracted(document.document, is_retracted=True)
    return document
