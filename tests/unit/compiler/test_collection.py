"""The search for garbage pauses while a document is compiled, and goes on afterwards as it was."""

import gc

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.errors import UnreadableFileError
from lianqun.vocab.vocabulary import Vocabulary


def _seen(content: bytes) -> list[bool]:
    seen: list[bool] = []

    def watch(*_: object) -> list[object]:
        seen.append(gc.isenabled())
        return []

    compile_file(content, "plan.txt", Vocabulary(), extractors=(watch,))  # type: ignore[arg-type]
    return seen


def test_it_pauses_and_goes_on() -> None:
    assert _seen("白河市规划。到2030年，产值达到300亿元。".encode()) == [False]
    assert gc.isenabled()


def test_it_goes_on_after_a_file_that_cannot_be_read() -> None:
    with pytest.raises(UnreadableFileError):
        compile_file(b"", "plan.txt", Vocabulary())
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        _seen("白河市规划。到2030年，产值达到300亿元。".encode())
        assert not gc.isenabled()
    finally:
        gc.enable()
