"""What the compiler did not understand, and what a document does not say."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.model.issue import Issue
from lianqun.services.context import Context, Note
from lianqun.services.documents import compilation_notes, select_documents
from lianqun.services.rows import issue_message
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue with its document and its wording."""

    issue: Issue
    document: DocumentRecord
    message: str


@dataclass(frozen=True, slots=True)
class IssuesAnswer:
    """The issues, by document and in the order they were found; `documents` are all in sight."""

    issues: tuple[FoundIssue, ...]
    notes: tuple[Note, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()


def list_issues(
    workspace: Workspace, context: Context, selectors: Sequence[str] = (), *, code: str = ""
) -> IssuesAnswer:
    """Issues of the selected documents, those with `code` if one is given."""
    view = workspace.view(context)
    documents = select_documents(view, selectors)
    messages = context.messages
    found = [
        FoundIssue(issue, document, issue_message(issue, messages))
        for document in documents
        for issue in view.issues([document])
        if code in ("", issue.code)
    ]
    notes = tuple(compilation_notes(documents))
    return IssuesAnswer(tuple(found), notes, tuple(view.documents()))
