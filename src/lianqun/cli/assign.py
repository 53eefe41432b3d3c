"""`assign`: the 任务分工表 as a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.errors import InputError

if TYPE_CHECKING:
    from lianqun.model.fact import Fact
    from lianqun.model.ids import FileHash

_SUFFIX: Final = ".xlsx"

LoadFacts = Callable[
    [typer.Context, Sequence[str]], "tuple[Sequence[Fact], Mapping[FileHash, str]]"
]
"""From the command's context and the documents asked to their facts and the names of their files."""

Wording = Callable[[typer.Context], Mapping[str, str]]
"""From the command's context to the wording of every message code."""


def register(app: typer.Typer, load_facts: LoadFacts, wording: Wording) -> None:
    """Add the verb `assign`; the caller says where facts and words come from."""

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
        from lianqun.services.assign import build_assignment

        path = check_out(out)
        facts, file_names = load_facts(context, document or [])
        answer = build_assignment(facts, year=year, file_names=file_names)
        words = wording(context)
        save_assignment(path, render_assignment(answer, words))
        typer.echo(
            words["assign_done"].format(
                file=path, count=len(answer.rows), unassigned=len(answer.unassigned)
            )
        )

    app.command("assign", help="help_assign")(assign)


def check_out(path: Path) -> Path:
    """The file to write; raises InputError when it is no .xlsx or its folder is missing."""
    if path.suffix.lower() != _SUFFIX:
        raise InputError("assign_out_not_xlsx", file=path)
    if not path.absolute().parent.is_dir():
        raise InputError("assign_out_no_folder", folder=path.absolute().parent)
    return path
