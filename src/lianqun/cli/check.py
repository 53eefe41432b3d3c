"""`verify` and `issues`: does everything still stand, and what was not understood."""

from typing import Annotated

import typer

from lianqun.cli.exits import ExitCode
from lianqun.cli.session import session_of


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("verify", help="help_verify")(verify)
    app.command("issues", help="help_issues")(issues)


def verify(
    context: typer.Context,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
) -> int:
    """Re-read the originals and re-check every quote."""
    from lianqun.services.verification import verify_workspace

    session = session_of(context)
    with session.workspace() as (workspace, asked), session.progress("verify_progress") as tell:
        answer = verify_workspace(workspace, asked, document or [], on_document=tell)
    session.remark_all(answer.problems)
    if answer.unrecorded_count:
        session.remark("originals_unrecorded", count=answer.unrecorded_count)
    session.say(
        "verify_broken" if answer.problems else "verify_done",
        documents=answer.document_count,
        quotes=answer.evidence_count,
        problems=len(answer.problems),
    )
    return ExitCode.PROBLEMS if answer.problems else ExitCode.OK


def issues(
    context: typer.Context,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    code: Annotated[str, typer.Option(help="help_code")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """List issues."""
    from lianqun.services.issues import list_issues
    from lianqun.services.rows import issue_row

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        answer = list_issues(workspace, asked, document or [], code=code)
    messages = session.messages
    if as_json:
        session.print_json(issue_row(i.issue, i.document, messages) for i in answer.issues)
    elif answer.issues:
        session.print_table(
            [f"column_{name}" for name in ("severity", "document", "message", "quote", "code")],
            [
                [
                    messages.text(f"severity_{found.issue.severity.value}"),
                    found.document.name,
                    found.message,
                    " / ".join("".join(e.quote.split())[:40] for e in found.issue.evidence),
                    found.issue.code,
                ]
                for found in answer.issues
            ],
        )
    session.remark("issues_count", count=len(answer.issues))
    session.remark_all(answer.notes)
