"""`assign`: the 任务分工表 as a spreadsheet."""

from pathlib import Path
from typing import Annotated, Final

import typer

from lianqun.cli.session import session_of
from lianqun.errors import InputError

_SUFFIX: Final = ".xlsx"


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("assign", help="help_assign")(assign)


def assign(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="help_assign_out", metavar="FILE.xlsx")],
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    year: Annotated[int | None, typer.Option(help="help_assign_year")] = None,
) -> None:
    """Write the table of tasks, who answers for them and by when."""
    from lianqun.reports.assignment import render_assignment, save_assignment
    from lianqun.services.assign import assign_tasks

    session = session_of(context)
    path = check_out(out)
    with session.workspace() as (workspace, asked):
        answer = assign_tasks(workspace, asked, document or [], year=year)
    save_assignment(path, render_assignment(answer, session.messages))
    count, unassigned = len(answer.rows), len(answer.unassigned)
    session.say("assign_done", file=path, count=count, unassigned=unassigned)


def check_out(path: Path) -> Path:
    """The file to write; raises InputError when it is no .xlsx or its folder is missing."""
    if path.suffix.lower() != _SUFFIX:
        raise InputError("assign_out_not_xlsx", file=path)
    if not path.absolute().parent.is_dir():
        raise InputError("assign_out_no_folder", folder=path.absolute().parent)
    return path
