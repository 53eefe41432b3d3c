"""`init`: make a folder a workspace."""

from typing import Annotated
from uuid import uuid4

import typer

from lianqun.cli.session import session_of


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("init", help="help_init")(init)


def init(
    context: typer.Context,
    postgresql: Annotated[bool, typer.Option("--postgresql", help="help_postgresql")] = False,
) -> None:
    """Make the workspace folder."""
    from lianqun.services.workspace import init_workspace

    session = session_of(context)
    answer = init_workspace(
        session.folder,
        session.context(),
        session.settings,
        fresh_id=uuid4().hex,
        on_server=postgresql,
    )
    session.say("init_done" if answer.is_new else "init_known", folder=answer.folder.absolute())
