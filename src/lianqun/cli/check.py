"""`verify` and `issues`: does everything still stand, and what was not understood."""

from typing import TYPE_CHECKING, Annotated

import typer

from lianqun.cli.exits import ExitCode
from lianqun.cli.session import Session, session_of

if TYPE_CHECKING:
    from lianqun.services.issues import IssuesAnswer


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
        facts=answer.fact_count,
        issues=answer.issue_count,
        issue_quotes=answer.issue_quote_count,
    )
    return ExitCode.PROBLEMS if answer.problems else ExitCode.OK


def issues(
    context: typer.Context,
    *,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    code: Annotated[str, typer.Option(help="help_code")] = "",
    detail: Annotated[bool, typer.Option("--detail", help="help_detail")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """List issues."""
    from lianqun.services.issues import list_issues
    from lianqun.services.rows import issue_row

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        answer = list_issues(workspace, asked, document or [], code=code)
    if as_json:
        session.print_json(
            issue_row(i.issue, i.document, session.messages) | {"lines": list(i.lines)}
            for i in answer.issues
        )
    elif answer.issues:
        _print_issues(session, answer, detail=detail or bool(code))
    session.remark("issues_count", count=len(answer.issues))
    session.remark_all(answer.notes)


def _print_issues(session: Session, answer: "IssuesAnswer", *, detail: bool) -> None:
    from lianqun.services.line_numbers import join_lines
    from lianqun.services.short_names import key_names

    names = key_names(answer.documents)
    session.print_table(
        [f"column_{name}" for name in ("severity", "document", "line", "message", "quote", "code")],
        [
            [
                session.messages.text(f"severity_{found.issue.severity.value}"),
                names[found.document.document],
                join_lines(found.lines),
                found.message,
                " / ".join("".join(e.quote.split())[:40] for e in found.issue.evidence),
                found.issue.code if detail else "",
            ]
            for found in answer.issues
        ],
    )
