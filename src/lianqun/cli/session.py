"""What every command shares: the global options, the clock, the open workspace, the output streams."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from lianqun.errors import InputError
from lianqun.settings import Settings
from lianqun.vocab.messages import Messages

if TYPE_CHECKING:
    from rich.console import Console

    from lianqun.services.context import Context, Note
    from lianqun.services.workspace import Workspace

_PIPE_WIDTH: Final = 160
_EMPTY_LINES: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Session:
    """One run of the program: where the workspace is, in which language, as of when."""

    folder: Path
    settings: Settings
    locale: str
    as_of: str = ""

    @property
    def messages(self) -> Messages:
        """Wording in the user's language."""
        return Messages(self.locale)

    def context(self) -> "Context":
        """The services' context; this is where the face reads the clock."""
        from lianqun.services.context import Context

        now = datetime.now(UTC)  # noqa: TID251 - the face reads the clock for everything below it
        return Context(now=now, as_of=_read_moment(self.as_of), locale=self.locale)

    @contextmanager
    def workspace(self) -> "Iterator[tuple[Workspace, Context]]":
        """The open workspace and the context, for the length of a command."""
        from lianqun.services.workspace import open_workspace

        context = self.context()
        with open_workspace(self.folder, context.now, self.settings) as workspace:
            yield workspace, context

    def say(self, code: str, **arguments: object) -> None:
        """A sentence on standard output."""
        print(self.messages.text(code, **arguments))

    def remark(self, code: str, **arguments: object) -> None:
        """A sentence on standard error, beside the results."""
        print(self.messages.text(code, **arguments), file=sys.stderr)

    def complain(self, sentence: str) -> None:
        """A sentence already in words, on standard error."""
        print(sentence, file=sys.stderr)

    def remark_all(self, notes: "Iterable[Note]") -> None:
        """An answer's notes, on standard error."""
        for note in notes:
            print(self.messages.fill(note.code, note.arguments), file=sys.stderr)

    @property
    def width(self) -> int:
        """How many half-width characters a line of the terminal holds."""
        return _console().width

    def print_json(self, rows: Iterable[Any]) -> None:
        """One line of JSON a row, nothing else."""
        for row in rows:
            print(json.dumps(row, ensure_ascii=False))

    def print_table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A table on standard output; `columns` are message codes, columns with nothing in them go."""
        from rich import box
        from rich.table import Table

        body = [list(row) for row in rows]
        kept = [i for i in range(len(columns)) if any(row[i] for row in body)]
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
        for index in kept:
            name = columns[index]
            table.add_column(
                self.messages.text(name),
                no_wrap=name in _UNBROKEN,
                overflow="fold",
                max_width=_WIDEST.get(name),
            )
        for row in body:
            table.add_row(*(_plain(row[index]) for index in kept))
        _console().print(table)

    def print_quote(self, before: str, quote: str, after: str) -> None:
        """Words of an original with the quote marked: coloured in a terminal, in 【】 elsewhere."""
        from rich.text import Text

        console = _console()
        opening, closing = ("", "") if console.is_terminal else ("【", "】")
        marked = Text(_EMPTY_LINES.sub("\n", before).lstrip("\n"))
        marked.append(f"{opening}{quote}{closing}", style="bold reverse")
        console.print(marked + Text(_EMPTY_LINES.sub("\n", after).rstrip()), soft_wrap=True)

    @contextmanager
    def progress(self, code: str) -> "Iterator[Any]":
        """A progress bar on standard error when it is a terminal; yields `tell(done, all, name)`."""
        if not sys.stderr.isatty():
            yield lambda _done, _all, _name: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(self.messages.text(code), total=None)
            yield lambda done, total, name: bar.update(
                task, completed=done, total=total, description=name
            )


_WIDEST: Final = {"column_bodies": 26}
"""Columns that would take the room of what matters more."""

_UNBROKEN: Final = tuple(
    f"column_{name}" for name in ("id", "year", "kind", "hash", "document", "section", "line")
)


def _plain(cell: str) -> Any:
    from rich.text import Text

    return Text(cell)  # not markup: plans are full of square brackets


def _console() -> "Console":
    from rich.console import Console

    console = Console()
    return console if console.is_terminal else Console(width=_PIPE_WIDTH)


def session_of(context: typer.Context) -> Session:
    """The session that the global options made."""
    session = context.obj
    if not isinstance(session, Session):
        raise InputError("usage_wrong", detail="-")
    return session


def _read_moment(given: str) -> int | datetime | None:
    """A transaction number or an instant (a day means its end, in local time)."""
    if not given:
        return None
    if given.isdecimal():
        return int(given)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as error:
        raise InputError("as_of_invalid", given=given) from error
    if len(given) <= len("2026-01-01"):
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999999)
    return moment if moment.tzinfo else moment.astimezone()
