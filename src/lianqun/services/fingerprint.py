"""What compiled a document: content hashes of the compiler and of the tables it reads."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from lianqun import __version__

_COMPILER_PARTS: Final = ("compiler", "model", "text", "store/serialise.py", "vocab/vocabulary.py")
_LENGTH: Final = 12
_NOT_READ: Final = "messages_"


@cache
def compiler_version() -> str:
    """This release with the hash of the code that turns files into rows."""
    digest = hashlib.sha256()
    for part in _COMPILER_PARTS:
        for name, content in _contents(files("lianqun").joinpath(part), part):
            if name.endswith(".py"):
                _take(digest, name, content)
    return f"{__version__}+{digest.hexdigest()[:_LENGTH]}"


def vocabulary_version(*folders: Path) -> str:
    """Hash of the wheel's tables and packs with a workspace's own `folders` laid over them."""
    digest = hashlib.sha256()
    for source in (files("lianqun.vocab").joinpath("tables"), files("lianqun_packs"), *folders):
        for name, content in _contents(source, source.name):
            if not name.endswith((".py", ".pyc")) and _NOT_READ not in name:
                _take(digest, name, content)
    return digest.hexdigest()[:_LENGTH]


def _contents(source: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Files below a folder (or the file itself), in the order of their names."""
    if source.is_file():
        yield name, source.read_bytes()
    elif source.is_dir():
        for entry in sorted(source.iterdir(), key=lambda e: e.name):
            if entry.name != "__pycache__":
                yield from _contents(entry, f"{name}/{entry.name}")


def _take(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    digest.update(f"{name}\0{len(content)}\0".encode() + content)
