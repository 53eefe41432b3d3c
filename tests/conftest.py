"""Fixtures shared by all tests."""

from pathlib import Path

import pytest

from lianqun.vocab.vocabulary import Vocabulary

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def vocabulary():
    return Vocabulary()


@pytest.fixture(scope="session")
def shared():
    """The project's shared corpus; tests that need it are skipped without it and say so."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def compile_text(vocabulary):
    """Compile a plan given as text; returns the compilation."""
    from lianqun.compiler.pipeline import compile_file

    def run(text: str, name: str = "plan.txt"):
        return compile_file(text.encode(), name, vocabulary)

    return run
