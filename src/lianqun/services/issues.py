"""What the compiler did not understand, and what a document does not say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lianqun.model.ids import FileHash
from lianqun.model.issue import Issue
from lianqun.services.context import Context, Note
from lianqun.services.documents import compilation_notes, select_documents
from lianqun.services.original_text import OriginalText
from lianqun.services.rows import issue_message
from lianqun.services.short_names import key_names
from lianqun.services.workspace import Workspace
from lianqun.store.records import DocumentRecord

_COUNTED: Final = "tasks_without_body"


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """An issue with its document, its wording, and the lines of its quotes (none without the original)."""

    issue: Issue
    document: DocumentRecord
    message: str
    lines: tuple[int, ...] = ()


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
    found = []
    for document in documents:
        lines = OriginalText(workspace, document).lines
        for issue in view.issues([document]):
            if code in ("", issue.code):
                places = tuple(dict.fromkeys(filter(None, map(lines.of, issue.evidence))))
                message = issue_message(issue, messages)
                found.append(FoundIssue(issue, document, message, places))
    everything = tuple(view.documents())
    notes = (*compilation_notes(documents), *_next_steps(found, key_names(everything)))
    return IssuesAnswer(tuple(found), notes, everything)


def _next_steps(found: Iterable[FoundIssue], names: Mapping[FileHash, str]) -> Iterator[Note]:
    """How to list the tasks that an issue only counts."""
    counted = [item.document for item in found if item.issue.code == _COUNTED]
    if len(counted) == 1:
        yield Note("issues_list_tasks", {"name": names[counted[0].document]})
    elif counted:
        yield Note("issues_list_tasks_of_all", {"name": names[counted[0].document]})
