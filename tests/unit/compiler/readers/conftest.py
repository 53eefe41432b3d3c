"""What the reader tests share: reading a text, and the project's shared folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Block, Document

Read = Callable[[str], Document]


@pytest.fixture
def read() -> Read:
    return lambda text: read_text(text.encode("utf-8"), "plan.txt")


@pytest.fixture(scope="session")
def shared() -> Path:
    root = Path(__file__).resolve().parents[4]
    for folder in (root.parent / "shared", root.parent.parent / "shared"):
        if (folder / "corpus").is_dir():
            return folder
    pytest.skip("the shared folder is not beside this checkout")


@pytest.fixture
def texts() -> Callable[[Document, str], list[str]]:
    def of_kind(document: Document, kind: str) -> list[str]:
        return [_slice(document, block) for block in document.blocks if block.kind == kind]

    return of_kind


def _slice(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]
