"""The command line put together: global options, one line per module of verbs, errors to exit codes."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.main import get_command

from lianqun.cli import assign, check, compiling, documents, export, facts, setup, show
from lianqun.cli.exits import ExitCode, explain, explain_usage
from lianqun.cli.localising import HELP_OPTIONS, Verbs, localise, name_panels
from lianqun.cli.session import Session
from lianqun.settings import Settings, read_settings
from lianqun.vocab.messages import Messages

MODULES: Final = (setup, documents, compiling, facts, show, check, export, assign)
"""Every module of verbs; each has `register(app)`.  Help lists verbs in this order."""


def build_command(settings: Settings, locale: str) -> Any:
    """The whole command tree with its help in one language."""
    app = typer.Typer(
        name="lianqun",
        help="help_program",
        epilog="help_epilog",
        no_args_is_help=True,
        add_completion=False,
        cls=Verbs,
        context_settings={"help_option_names": list(HELP_OPTIONS)},
    )

    @app.callback()
    def prepare(
        context: typer.Context,
        workspace: Annotated[Path, typer.Option(help="help_workspace")] = Path(),
        lang: Annotated[str, typer.Option(help="help_lang")] = locale,
        as_of: Annotated[str, typer.Option(help="help_as_of")] = "",
    ) -> None:
        Messages(lang)
        context.obj = Session(workspace, settings, lang, as_of)

    for module in MODULES:
        module.register(app)
    command = get_command(app)
    localise(command, Messages(locale))
    return command


def main(arguments: Sequence[str]) -> int:
    """Run one command; every way it can end becomes an exit code and at most one message."""
    messages = Messages("zh")
    try:
        settings = read_settings()
        locale = _language(arguments) or settings.locale
        messages = Messages(locale)
        if not arguments or set(HELP_OPTIONS) & set(arguments):
            name_panels(messages)  # slow to load, so only where a help page is coming
        return _run(build_command(settings, locale), arguments, messages)
    except BrokenPipeError:
        # whoever read our output (head, less) has enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a user is never shown a traceback
        code, sentence = explain(error, messages)
        print(sentence, file=sys.stderr)
        return code


def _run(command: Any, arguments: Sequence[str], messages: Messages) -> int:
    try:
        result = command.main(args=list(arguments), prog_name="lianqun", standalone_mode=False)
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except SystemExit as error:  # typer's own way out when the reader of a pipe is gone
        raise BrokenPipeError from error
    except typer.TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":
            print(explain_usage(error, messages), file=sys.stderr)
        return ExitCode.INPUT
    if result == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else ExitCode.OK


def _language(arguments: Sequence[str]) -> str:
    """The value of --lang, wanted before the command line is read so that its errors are in that language."""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""
