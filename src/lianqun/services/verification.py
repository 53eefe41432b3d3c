"""Does everything still stand: originals re-read and re-hashed, every quote looked up again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lianqun.compiler.readers.opening import decode_original
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

    Every fact has one quote, an issue as many as the places it is about: `evidence_count` is
    `fact_count` and the quotes of `issue_count` issues.  `unrecorded_count` counts files left by an `add` that was killed; they harm nothing.
    """

    document_count: int
    evidence_count: int
    unrecorded_count: int
    problems: tuple[Note, ...]
    fact_count: int = 0
    issue_count: int = 0

    @property
    def issue_quote_count(self) -> int:
        """How many quotes the issues have."""
        return self.evidence_count - self.fact_count


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
    checks: list[_Checked] = []
    for done, document in enumerate(documents):
        on_document(done, len(documents), document.name)
        original = workspace.store.originals.read(document.document, document.size_bytes)
        if original.state is not OriginalState.INTACT:
            note = Note(f"original_{original.state.value}", {"document": document.name})
            checks.append(_Checked(problems=(note,)))
        checks.append(_check_quotes(view, document, original.content))
    on_document(len(documents), len(documents), "")
    return VerifyAnswer(
        document_count=len(documents),
        evidence_count=sum(check.quote_count for check in checks),
        unrecorded_count=len(workspace.store.unrecorded_originals()),
        problems=tuple(problem for check in checks for problem in check.problems),
        fact_count=sum(check.fact_count for check in checks),
        issue_count=sum(check.issue_count for check in checks),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    """What the check of one document came to."""

    fact_count: int = 0
    issue_count: int = 0
    quote_count: int = 0
    problems: tuple[Note, ...] = ()


def _check_quotes(view: View, document: DocumentRecord, content: bytes) -> _Checked:
    """How many quotes a document has and what is wrong with them, read from its original as it is now."""
    named = {"document": document.name}
    try:
        facts, issues = list(view.facts([document])), list(view.issues([document]))
    except WorkspaceError as error:
        return _Checked(problems=(Note(error.code, error.args_by_name | named),))
    evidence: list[tuple[str, Evidence]] = [(fact.id, fact.evidence) for fact in facts]
    evidence += [(issue.id, quote) for issue in issues for quote in issue.evidence]
    text = _text_of(view, document, content)
    shortest = min(MIN_QUOTE, visible_length(text[:_SAMPLE]))  # a file may be shorter than a quote
    broken = [(what, quote) for what, quote in evidence if not _stands(quote, text, shortest)]
    checked = _Checked(fact_count=len(facts), issue_count=len(issues), quote_count=len(evidence))
    if not broken:
        return checked
    what, quote = broken[0]
    told = {"count": len(broken), "all": len(evidence), "first": what, "quote": quote.quote}
    return replace(checked, problems=(Note("evidence_broken", named | told),))


def _text_of(view: View, document: DocumentRecord, content: bytes) -> str:
    """What the quotes count in: the original as it is now, or the raw text kept of it; "" where it is lost."""
    if document.completed and document.completed.raw_text:
        raw = view.raw_text(document.completed.raw_text)
        return raw.content if raw and content else ""
    try:
        return decode_original(content, document.file_name) if content else ""
    except UnreadableFileError:
        return ""


def _stands(evidence: Evidence, text: str, shortest: int) -> bool:
    """Whether the quote is where it says and neither too short nor too long (DESIGN §4)."""
    if not evidence.stands_in(text):
        return False
    return shortest <= visible_length(evidence.quote) <= MAX_QUOTE
