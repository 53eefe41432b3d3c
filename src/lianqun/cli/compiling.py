"""`compile`: turn the documents into facts."""

from typing import Annotated

import typer

from lianqun.cli.exits import ExitCode
from lianqun.cli.session import session_of


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("compile", help="help_compile")(compile_)


def compile_(
    context: typer.Context,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="help_again")] = False,
) -> int:
    """Compile documents."""
    from lianqun.services.compilation import compile_documents

    session = session_of(context)
    with session.workspace() as (workspace, asked), session.progress("compile_progress") as tell:
        answer = compile_documents(workspace, asked, document or [], again=again, on_document=tell)
    for line in answer.lines:
        if line.problem:
            session.complain(line.problem)
            continue
        session.say(
            "compile_line" if line.is_new else "compile_unchanged",
            document=line.name,
            facts=line.fact_count,
            issues=line.issue_count,
        )
    if not answer.lines:
        session.remark("no_documents")
    if any(line.issue_count for line in answer.lines):
        session.remark("compile_issues")
    failed = sum(bool(line.problem) for line in answer.lines)
    if failed:
        session.remark("compile_failed_count", count=failed, all=len(answer.lines))
    return ExitCode.PROBLEMS if answer.has_problems else ExitCode.OK
