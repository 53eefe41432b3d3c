"""Old Word and WPS files on their way to the worker: LibreOffice makes a copy that can be read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lianqun.compiler.readers.opening import Format, format_of

_HEAD: Final = 8


@contextmanager
def converted_copy(path: Path, file_name: str, seconds: float) -> Iterator[Path | None]:
    """The path of a copy in Word's present format, None for a file that needs none.

    The copy is gone afterwards.  Raises UnreadableFileError when LibreOffice is missing, fails or takes
    longer than `seconds`.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if format_of(head, file_name) is not Format.LEGACY:
        yield None
        return
    from lianqun.compiler.readers.legacy import (  # noqa: PLC0415 - 40 ms to import
        OfficeLimits,
        convert_legacy,
    )

    content = convert_legacy(path, file_name, OfficeLimits(seconds=seconds))
    with tempfile.TemporaryDirectory(prefix="lianqun-copy-") as folder:
        copy = Path(folder) / "copy.docx"
        copy.write_bytes(content)
        yield copy
