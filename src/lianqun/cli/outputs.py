"""Spreadsheets that a verb writes: where they may go."""

from pathlib import Path
from typing import Final

from lianqun.errors import InputError

_SUFFIX: Final = ".xlsx"


def check_out(path: Path, *, force: bool = False) -> Path:
    """The file to write; raises InputError when it is no .xlsx, its folder is missing or it is there."""
    if path.suffix.lower() != _SUFFIX:
        raise InputError("out_not_xlsx", file=path)
    if not path.absolute().parent.is_dir():
        raise InputError("out_no_folder", folder=path.absolute().parent)
    if path.is_dir() or (path.exists() and not force):
        raise InputError("out_exists", file=path)
    return path
