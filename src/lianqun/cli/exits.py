"""Errors to exit codes and one clear line on standard error: the only handler table of this face."""

import re
import traceback
from enum import IntEnum
from pathlib import Path
from typing import Final

import typer

from lianqun.errors import (
    InputError,
    LianqunError,
    WorkspaceBusyError,
    WorkspaceError,
)
from lianqun.vocab.messages import Messages


class ExitCode(IntEnum):
    """What the program's exit code says; see the package's text."""

    OK = 0
    PROBLEMS = 1
    INPUT = 2
    WORKSPACE = 3
    BUSY = 4
    PROGRAM = 70
    INTERRUPTED = 130


_BY_KIND: Final[tuple[tuple[type[LianqunError], ExitCode], ...]] = (
    (WorkspaceBusyError, ExitCode.BUSY),
    (WorkspaceError, ExitCode.WORKSPACE),
    (InputError, ExitCode.INPUT),
    (LianqunError, ExitCode.WORKSPACE),
)

_USAGE: Final = {
    "MissingParameter": "usage_missing",
    "NoSuchOption": "usage_no_option",
    "BadParameter": "usage_bad_value",
}
_EXTRA: Final = re.compile(r"unexpected extra arguments? ?(?:\(s\) )?\((?P<words>.*)\)")
_GLOBAL_OPTIONS: Final = ("--workspace", "--lang", "--as-of")


def explain(error: BaseException, messages: Messages) -> tuple[ExitCode, str]:
    """The exit code of whatever ended a command, and what to tell the user."""
    if isinstance(error, LianqunError):
        return code_of(error), messages.explain(error)
    if isinstance(error, KeyboardInterrupt):
        return ExitCode.INTERRUPTED, messages.text("interrupted")
    if isinstance(error, OSError):
        return ExitCode.WORKSPACE, messages.text("system_refused", detail=error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    told = messages.text("program_failed", kind=type(error).__name__, detail=error, place=place)
    return ExitCode.PROGRAM, told


def code_of(error: LianqunError) -> ExitCode:
    """The exit code of one of our own errors."""
    return next(code for kind, code in _BY_KIND if isinstance(error, kind))


def explain_usage(error: typer.TyperException, messages: Messages) -> str:
    """A mistake on the command line in the user's language, with the parser's own words behind it."""
    name = str(getattr(error, "option_name", ""))
    if name in _GLOBAL_OPTIONS and type(error).__name__ == "NoSuchOption":
        return messages.text("usage_option_misplaced", option=name)
    parameter = getattr(error, "param", None)
    hint = parameter.get_error_hint() if parameter is not None else name
    extra = _EXTRA.search(error.message)
    if extra:
        return messages.text("usage_extra", words=extra["words"])
    code = _USAGE.get(type(error).__name__, "usage_wrong")
    if code == "usage_bad_value" and "valid integer" in error.message:
        code = "usage_no_integer"
    return messages.text(code, hint=str(hint).strip("'"), detail=error.message.rstrip("."))
