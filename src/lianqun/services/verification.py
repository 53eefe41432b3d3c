"""Does everything still stand: originals re-read and re-hashed, every quote looked up again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.decoding import decode
from lianqun.errors import UnreadableFileError, WorkspaceError
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, Evidence, visible_length
from lianqun.services.context import Context, Note
from lianqun.services.documents import select_documents
from lianqun.services.workspace import Workspace
from lianqun.store.originals import OriginalState
from lianqun.store.records import DocumentRecord
from lianqun.store.view import View

_SAMPLE: Final = 10_000


@dataclass(frozen=True, slots=True)
class VerifyAnswer:
    """How much was checked and what is wrong; no `problems` means that everything stands.

    `unrecorded_count` counts files left by an `add` that was killed; they harm nothing.
    """

    document_count: int
    evidence_count: int
    unrecorded_count: int
    problems: tuple[Note, ...]


def verify_workspace(
    workspace: Workspace,
    context: Context,
    selectors: Sequence[str] = (),
    *,
    on_document: Callable[[int, int, str], None] = lambda _done, _all, _name: None,
) -> VerifyAnswer:
    """Check the selected documents, by default every version in sight, superseded ones too."""
    view = workspace.view(context)
    documents = select_documents(view, selectors) if selectors else view.documents()
    problems: list[Note] = []
    count = 0
    for done, document in enumerate(documents):
        on_document(done, len(documents), document.name)
        original = workspace.store.originals.read(document.document, document.size_bytes)
        if original.state is not OriginalState.INTACT:
            problems.append(Note(f"original_{original.state.value}", {"document": document.name}))
        checked, found = _check_quotes(view, document, original.content)
        count += checked
        problems.extend(found)
    on_document(len(documents), len(documents), "")
    unrecorded = len(workspace.store.unrecorded_originals())
    return VerifyAnswer(len(documents), count, unrecorded, tuple(problems))


def _check_quotes(view: View, document: DocumentRecord, content: bytes) -> tuple[int, list[Note]]:
    """How many quotes a document has and what is wrong with them, read from its original as it is now."""
    named = {"document": document.name}
    try:
        evidence = list(_evidence(view, document))
    except WorkspaceError as error:
        return 0, [Note(error.code, error.args_by_name | named)]
    try:
        text = decode(content, document.file_name)[0] if content else ""
    except UnreadableFileError:
        text = ""
    shortest = min(MIN_QUOTE, visible_length(text[:_SAMPLE]))  # a file may be shorter than a quote
    broken = [(what, quote) for what, quote in evidence if not _stands(quote, text, shortest)]
    if not broken:
        return len(evidence), []
    what, quote = broken[0]
    return len(evidence), [
        Note(
            "evidence_broken",
            named
            | {"count": len(broken), "all": len(evidence), "first": what, "quote": quote.quote},
        )
    ]


def _evidence(view: View, document: DocumentRecord) -> Iterator[tuple[str, Evidence]]:
    for fact in view.facts([document]):
        yield fact.id, fact.evidence
    for issue in view.issues([document]):
        for evidence in issue.evidence:
            yield issue.id, evidence


def _stands(evidence: Evidence, text: str, shortest: int) -> bool:
    """Whether the quote is where it says and neither too short nor too long (DESIGN §4)."""
    if not evidence.stands_in(text):
        return False
    return shortest <= visible_length(evidence.quote) <= MAX_QUOTE
