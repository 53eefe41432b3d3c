"""Old Word and WPS files (.doc, .wps) to DOCX, by LibreOffice in a process of its own with limits.

The file is copied under a name of our own to a folder of its own, LibreOffice runs with a fresh
profile there that forbids macros and links, and the folder is removed afterwards.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lianqun.compiler.readers.docx.package import OLE_SIGNATURE, has_ole_stream
from lianqun.errors import UnreadableFileError

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 90.0
MEMORY_MB: Final = 4096
OUTPUT_MB: Final = 512

_WORD_STREAM: Final = "WordDocument"
_SHEET_STREAMS: Final = ("Workbook", "Book")
_WORD_HEADER: Final = b"\xec\xa5"
_SECTOR: Final = 512
_FLAGS_AT: Final = 10
_LOCKED: Final = 0x0100
_BLOCKS_A_MB: Final = 2048
_KILOBYTES_A_MB: Final = 1024
_LIMITED: Final = 'ulimit -t "$1"; ulimit -v "$2"; ulimit -f "$3"; ulimit -c 0; shift 3; exec "$@"'
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class OfficeLimits:
    """What one conversion may take: seconds of the clock and of the processor, memory, size of its result."""

    seconds: float = SECONDS
    memory_mb: int = MEMORY_MB
    output_mb: int = OUTPUT_MB


def is_legacy(content: bytes) -> bool:
    """Whether bytes are of the old Office format (OLE2), by their first eight; a locked .docx is one too."""
    return content.startswith(OLE_SIGNATURE)


def convert_legacy(
    path: Path, file_name: str = "", limits: OfficeLimits | None = None, program: str | None = None
) -> bytes:
    """The DOCX that LibreOffice makes of an old Word or WPS file.

    Not for the process that compiles: that one may not write files.  `program` is LibreOffice where
    it is not the one on the path.  Raises UnreadableFileError where the file is locked or no text
    document, LibreOffice is not there, fails or takes too long.
    """
    limits = limits or OfficeLimits()
    content = path.read_bytes()
    _check(content, file_name)
    office = program or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if office is None:
        raise UnreadableFileError("office_missing", file=file_name)
    with tempfile.TemporaryDirectory(
        prefix="lianqun-office-", ignore_cleanup_errors=True
    ) as folder:
        return _convert(content, file_name, (Path(folder), office), limits)


def _check(content: bytes, file_name: str) -> None:
    if has_ole_stream(content, "EncryptedPackage") or _is_locked(content):
        raise UnreadableFileError("docx_encrypted", file=file_name)
    if is_legacy(content) and has_ole_stream(content, _WORD_STREAM):
        return
    if any(has_ole_stream(content, name) for name in _SHEET_STREAMS):
        raise UnreadableFileError("spreadsheet_not_read", file=file_name)
    raise UnreadableFileError("office_not_text", file=file_name)


def _is_locked(content: bytes) -> bool:
    """Whether the header of a Word document, which begins a sector, says that a password locks it."""
    at = content.find(_WORD_HEADER)
    while at >= 0:
        if at % _SECTOR == 0:
            flags = int.from_bytes(content[at + _FLAGS_AT : at + _FLAGS_AT + 2], "little")
            return bool(flags & _LOCKED)
        at = content.find(_WORD_HEADER, at + 1)
    return False


def _convert(
    content: bytes, file_name: str, places: tuple[Path, str], limits: OfficeLimits
) -> bytes:
    folder, office = places
    source, target = folder / "document.doc", folder / "out" / "document.docx"
    source.write_bytes(content)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    arguments = (
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source)),
    )
    code = _run(arguments, folder, limits)
    if code is None:
        raise UnreadableFileError("office_too_slow", file=file_name, seconds=f"{limits.seconds:g}")
    if not target.is_file() or target.stat().st_size == 0:
        if code == 0:  # it says so of a file that it cannot load
            raise UnreadableFileError("office_damaged", file=file_name)
        raise UnreadableFileError("office_failed", file=file_name, detail=f"exit {code}")
    return target.read_bytes()


def _run(arguments: tuple[str, ...], folder: Path, limits: OfficeLimits) -> int | None:
    """Run LibreOffice; its return code, None when it took too long.  No child of it outlives this."""
    ceilings = (
        str(int(limits.seconds) + 1),
        str(limits.memory_mb * _KILOBYTES_A_MB),
        str(limits.output_mb * _BLOCKS_A_MB),
    )
    process = subprocess.Popen(  # noqa: S603 - a fixed program, the file's name is our own
        ("/bin/sh", "-c", _LIMITED, "sh", *ceilings, *arguments),
        cwd=folder,
        env={"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill the process and all that it started, which are in its group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
