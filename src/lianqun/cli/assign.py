"""`assign`: the 任务分工表 as a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from lianqun.cli.outputs import check_out
from lianqun.cli.session import session_of


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("assign", help="help_assign")(assign)


def assign(  # noqa: PLR0917 - one parameter an option
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="help_assign_out", metavar="FILE.xlsx")],
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    year: Annotated[int | None, typer.Option(help="help_assign_year")] = None,
    leaves: Annotated[bool, typer.Option("--leaves", help="help_assign_leaves")] = False,
    force: Annotated[bool, typer.Option("--force", help="help_force")] = False,
) -> None:
    """Write the table of tasks, who answers for them and by when."""
    from lianqun.reports.assignment import render_assignment
    from lianqun.reports.spreadsheet import save_spreadsheet
    from lianqun.services.assign import assign_tasks

    session = session_of(context)
    path = check_out(out, force=force)
    with session.workspace() as (workspace, asked):
        answer = assign_tasks(workspace, asked, document or [], year=year, leaves=leaves)
    save_spreadsheet(path, render_assignment(answer, session.messages))
    count, unassigned = len(answer.tasks), len(answer.unassigned)
    code = "assign_done_none" if count and unassigned == count else "assign_done"
    session.say(code, file=path, count=count, unassigned=unassigned, goals=len(answer.goals))
    for note in answer.remarks:
        session.say(note.code, **note.arguments)
    if year is not None:
        session.say("assign_left_out", count=answer.left_out_count, year=year)
    for name in answer.uncompiled:
        session.remark("document_not_compiled", document=name)
