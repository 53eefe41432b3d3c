"""`export`: the interchange files."""

from pathlib import Path
from typing import Annotated

import typer

from lianqun.cli.session import session_of


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("export", help="help_export")(export)


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="help_out", metavar="DIR")],
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
) -> None:
    """Write the interchange files."""
    from lianqun.services.export import export_facts

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        answer = export_facts(workspace, asked, out, document or [])
    session.say("export_done", folder=answer.folder.absolute())
    for name, count in answer.row_counts.items():
        session.say("export_line", file=f"{name}.jsonl", count=count)
    session.remark_all(answer.notes)
