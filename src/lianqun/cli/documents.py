"""`add`, `documents`, `remove`: which files are in the workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lianqun.cli.exits import ExitCode
from lianqun.cli.session import Session, session_of

if TYPE_CHECKING:
    from lianqun.services.documents import DocumentRecord
    from lianqun.services.intake import AddedFile


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("add", help="help_add")(add)
    app.command("documents", help="help_documents")(documents)
    app.command("remove", help="help_remove")(remove)


def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="help_files", metavar="FILES...")],
    version_of: Annotated[str, typer.Option(help="help_version_of", metavar="DOCUMENT")] = "",
) -> int:
    """Add files to the workspace."""
    from lianqun.services.intake import Intake, add_files

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        answer = add_files(
            workspace,
            asked,
            files,
            version_of=version_of,
            on_file=lambda added: _report(session, added),
        )
    if any(file.outcome in (Intake.ADDED, Intake.RESTORED) for file in answer.files):
        session.say("add_next")
    return ExitCode.INPUT if answer.has_refusals else ExitCode.OK


def _report(session: Session, added: "AddedFile") -> None:
    if added.error is not None:
        session.remark("add_refused", reason=session.messages.explain(added.error))
        return
    session.say(
        f"add_{added.outcome.value}", file=added.path, document=added.name, encoding=added.encoding
    )
    if added.is_converted:
        session.remark("add_converted", document=added.name)


def documents(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """List the documents."""
    from lianqun.services.documents import list_documents

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        answer = list_documents(workspace, asked)
    if as_json:
        session.print_json(_as_row(document) for document in answer.documents)
        return
    if not answer.documents:
        session.remark("no_documents")
        return
    columns = ("document", "title", "period", "state", "facts", "issues", "hash", "plan")
    session.print_table(
        [f"column_{name}" for name in columns],
        [_cells(session, document) for document in answer.documents],
    )


def _cells(session: Session, document: "DocumentRecord") -> list[str]:
    done = document.completed
    period = document.metadata.period
    return [
        document.name,
        document.metadata.title,
        f"{period.first_day.year}-{period.last_day.year}" if period else "",
        session.messages.text(f"state_{_state(document)}"),
        str(done.fact_count) if done else "",
        str(done.issue_count) if done else "",
        document.document[:8],
        document.plan,
    ]


def _state(document: "DocumentRecord") -> str:
    if document.is_superseded:
        return "superseded"
    if document.latest is None:
        return "not_compiled"
    return document.latest.outcome.value


def _as_row(document: "DocumentRecord") -> dict[str, object]:
    done = document.completed
    return {
        "document": document.name,
        "document_hash": document.document,
        "plan": document.plan,
        "file_name": document.file_name,
        "encoding": document.encoding,
        "size_bytes": document.size_bytes,
        "title": document.metadata.title,
        "state": _state(document),
        "facts": done.fact_count if done else None,
        "issues": done.issue_count if done else None,
        "transaction": document.transaction,
    }


def remove(
    context: typer.Context,
    document: Annotated[str, typer.Argument(help="help_document", metavar="DOCUMENT")],
) -> None:
    """Take a document out of sight."""
    from lianqun.services.documents import remove_document

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        removed = remove_document(workspace, asked, document)
    session.say("remove_done", document=removed.name)
