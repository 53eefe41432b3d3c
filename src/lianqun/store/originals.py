"""The originals: every file that was added, kept by its hash, written so that no crash can harm it."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lianqun.model.ids import FileHash, hash_file

_PART = ".part-"


class OriginalState(StrEnum):
    """Whether an original is what it was when it was added."""

    INTACT = "intact"
    MISSING = "missing"
    TRUNCATED = "truncated"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Original:
    """An original as it is on disk now."""

    state: OriginalState
    content: bytes = b""


class OriginalFiles:
    """The folder of originals, one file a hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, document: FileHash) -> Path:
        """Where a document's original lies."""
        return self.folder / document

    def read(self, document: FileHash, size_bytes: int) -> Original:
        """Read an original and judge it by its hash."""
        try:
            content = self.path(document).read_bytes()
        except FileNotFoundError:
            return Original(OriginalState.MISSING)
        except OSError:
            return Original(OriginalState.UNREADABLE)
        if hash_file(content) == document:
            return Original(OriginalState.INTACT, content)
        truncated = len(content) < size_bytes
        return Original(OriginalState.TRUNCATED if truncated else OriginalState.ALTERED, content)

    def save(self, document: FileHash, content: bytes) -> bool:
        """Write an original if it is not there intact; true when it was written.

        The content is on disk under its final name when this returns: temporary file, fsync, rename,
        fsync of the folder.  Call it before the commit that makes the document visible.
        """
        if self.read(document, len(content)).state is OriginalState.INTACT:
            return False
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{_PART}{document}"
        write_durably(part, content)
        part.replace(self.path(document))
        sync_folder(self.folder)
        return True

    def leftovers(self) -> list[Path]:
        """Half-written files of a writer that was killed."""
        with contextlib.suppress(FileNotFoundError):
            return sorted(self.folder.glob(f"{_PART}*"))
        return []

    def stored(self) -> Iterator[FileHash]:
        """Hashes of all files that lie in the folder, recorded or not."""
        with contextlib.suppress(FileNotFoundError):
            for path in sorted(self.folder.iterdir()):
                if not path.name.startswith("."):
                    yield FileHash(path.name)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has a folder's entries (renames)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
