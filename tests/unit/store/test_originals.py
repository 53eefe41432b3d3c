"""Originals: whole or not there, and never silently changed."""

import pytest
from toy_clock import START

from lianqun.model.ids import FileHash, hash_file
from lianqun.store.base import Store
from lianqun.store.originals import OriginalFiles, OriginalState

CONTENT = "规划原文".encode()
DOCUMENT = hash_file(CONTENT)


@pytest.fixture
def originals(tmp_path):
    files = OriginalFiles(tmp_path / "originals")
    files.save(DOCUMENT, CONTENT)
    return files


def test_a_saved_original_is_intact_and_leaves_nothing_behind(originals):
    assert originals.read(DOCUMENT, len(CONTENT)).state is OriginalState.INTACT
    assert [path.name for path in originals.folder.iterdir()] == [DOCUMENT]


def test_saving_again_writes_nothing(originals):
    assert not originals.save(DOCUMENT, CONTENT)


@pytest.mark.parametrize(
    ("damaged", "state"),
    [
        (CONTENT[:-1], OriginalState.TRUNCATED),
        (b"", OriginalState.TRUNCATED),
        (CONTENT[:-1] + b"x", OriginalState.ALTERED),
        (CONTENT + b"x", OriginalState.ALTERED),
    ],
)
def test_a_damaged_original_is_recognised_and_saving_repairs_it(originals, damaged, state):
    originals.path(DOCUMENT).write_bytes(damaged)
    assert originals.read(DOCUMENT, len(CONTENT)).state is state
    assert originals.save(DOCUMENT, CONTENT)
    assert originals.read(DOCUMENT, len(CONTENT)).state is OriginalState.INTACT


def test_a_missing_original_is_recognised(originals):
    originals.path(DOCUMENT).unlink()
    assert originals.read(DOCUMENT, len(CONTENT)).state is OriginalState.MISSING


def test_an_original_that_is_no_file_is_unreadable(originals):
    originals.path(FileHash("folder")).mkdir()
    assert originals.read(FileHash("folder"), 1).state is OriginalState.UNREADABLE


def test_opening_clears_half_written_files_and_keeps_whole_ones(originals, tmp_path):
    (originals.folder / ".part-abc").write_bytes(b"half")
    with Store.open(f"sqlite:///{tmp_path}/lianqun.db", originals.folder, START) as store:
        assert originals.leftovers() == []
        assert store.unrecorded_originals() == [DOCUMENT]


def test_half_written_files_of_a_writer_at_work_are_left_alone(tmp_path):
    url, folder = f"sqlite:///{tmp_path}/lianqun.db", tmp_path / "originals"
    with Store.open(url, folder, START) as first, first.writer(START, "add"):
        folder.mkdir()
        (folder / ".part-abc").write_bytes(b"half")
        Store.open(url, folder, START).close()
        assert len(first.originals.leftovers()) == 1
