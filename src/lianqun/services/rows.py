"""Facts and issues as interchange rows, named after the documents of a workspace."""

from lianqun.model.document import DocumentKind
from lianqun.model.fact import Fact
from lianqun.model.issue import Issue
from lianqun.services.found_facts import FoundFact
from lianqun.services.interchange import Row, to_row
from lianqun.store.records import DocumentRecord
from lianqun.vocab.messages import Messages


def fact_row(fact: Fact, document: DocumentRecord) -> Row:
    """A fact in the interchange format: `document` is the short name, `document_hash` the version.

    `source_kind` is press where the document is a news report on a plan: its figures hold until the
    official text is added.
    """
    row = to_row(fact)
    press = document.metadata.kind is DocumentKind.NEWS_REPORT
    head = {
        "id": row.pop("id"),
        "document": document.name,
        "document_hash": fact.document,
        "source_kind": "press" if press else "official",
    }
    return head | {name: value for name, value in row.items() if name != "document"}


def found_row(found: FoundFact) -> Row:
    """A fact as `facts --json` prints it: the interchange row with its kind, who answers, where it is said.

    `line` is the one of the original on which its quote begins, `lines` are those of all statements of
    the same figure, `same_as` the ids of the others; null and empty where the original is not there.
    """
    row = fact_row(found.fact, found.document)
    answers = {"kind": found.fact.kind.value, "bodies": list(found.bodies)}
    places = {"line": found.line or None, "lines": list(found.lines)}
    return row | answers | places | {"same_as": list(found.same_as)}


def issue_row(issue: Issue, document: DocumentRecord, messages: Messages) -> Row:
    """An issue in the interchange format; `evidence` has one quote a side, `places` where each stands."""
    return {
        "id": issue.id,
        "document": document.name,
        "document_hash": issue.document,
        "code": issue.code,
        "class": issue.issue_class.value,
        "severity": issue.severity.value,
        "message": issue_message(issue, messages),
        "arguments": dict(issue.arguments),
        "evidence": [evidence.quote for evidence in issue.evidence],
        "places": [
            {"page": evidence.page, "start": evidence.on_page[0], "end": evidence.on_page[1]}
            for evidence in issue.evidence
        ],
    }


def issue_message(issue: Issue, messages: Messages) -> str:
    """An issue in words; arguments that are codes themselves (`reason_time`, `kind_task`) are worded too."""
    return messages.word(issue.code, issue.arguments)
