"""Help texts: commands name message codes, and this puts the words in."""

from difflib import get_close_matches
from typing import Any, Final

import typer
from typer.core import TyperGroup

from lianqun.errors import InputError
from lianqun.vocab.messages import Messages

HELP_OPTIONS: Final = ("-h", "--help")

_USAGE: Final = "Usage:"
_PANELS: Final = ("ARGUMENTS", "OPTIONS", "COMMANDS")


class Verbs(TyperGroup):
    """The group of all verbs; a verb that does not exist is an error in the user's language."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name; raises InputError when there is none."""
        given = args[0]
        if given not in self.commands and not given.startswith("-"):
            close = get_close_matches(given, self.commands) or list(self.commands)
            raise InputError("verb_unknown", given=given, known=", ".join(close))
        return super().resolve_command(ctx, args)


def localise(command: Any, messages: Messages) -> None:
    """Replace the codes in a command tree's help by their wording."""
    for name in ("help", "short_help", "epilog"):
        setattr(command, name, _worded(getattr(command, name, None), messages))
    _word_usage(command, messages)
    context = typer.Context(command, help_option_names=list(HELP_OPTIONS))
    command.get_help_option(context).help = "help_help"
    for parameter in command.get_params(context):
        parameter.help = _worded(getattr(parameter, "help", None), messages)
    for child in getattr(command, "commands", {}).values():
        localise(child, messages)


def _word_usage(command: Any, messages: Messages) -> None:
    """Word the line of usage; the parser has no setting for it."""
    command.options_metavar = messages.text("help_options")
    written = command.get_usage
    command.get_usage = lambda context: written(context).replace(
        _USAGE, messages.text("help_usage"), 1
    )


def name_panels(messages: Messages) -> None:
    """Give the boxes and marks of a help page their names; typer keeps them as module constants."""
    from typer import rich_utils

    for panel in _PANELS:
        setattr(rich_utils, f"{panel}_PANEL_TITLE", messages.text(f"panel_{panel.lower()}"))
    rich_utils.DEFAULT_STRING = messages.text("help_default", value="{}")
    rich_utils.REQUIRED_LONG_STRING = messages.text("help_required")


def _worded(code: str | None, messages: Messages) -> str | None:
    return messages.text(code) if code and messages.has(code) else code
