"""Making and opening a workspace folder."""

import json

import pytest
from toy_clock import Clock

from lianqun.errors import InputError, WorkspaceError
from lianqun.services.workspace import MARKER, init_workspace, open_workspace
from lianqun.settings import Settings


@pytest.fixture
def init(tmp_path, clock: Clock, settings: Settings):
    def make(**options):
        return init_workspace(tmp_path, clock.tick(), settings, **{"fresh_id": "id-1", **options})

    return make


def test_init_makes_the_folder_and_a_second_one_changes_nothing(init, tmp_path):
    assert init().is_new
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert not init(fresh_id="id-2").is_new
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.json")}
    assert {"originals", "vocab", "packs", "lianqun.db", MARKER} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_init_takes_up_a_folder_that_lost_its_marker(init, tmp_path):
    init()
    (tmp_path / MARKER).unlink()
    init(fresh_id="id-2")
    assert json.loads((tmp_path / MARKER).read_text())["id"] == "id-1"


def test_a_folder_that_is_no_workspace_is_refused(tmp_path, clock, settings):
    with pytest.raises(WorkspaceError, match="workspace_missing"):
        open_workspace(tmp_path, clock.now, settings)


def test_a_workspace_without_its_database_is_refused(init, tmp_path, clock, settings):
    init()
    (tmp_path / "lianqun.db").unlink()
    with pytest.raises(WorkspaceError, match="workspace_database_missing"):
        open_workspace(tmp_path, clock.now, settings)
    assert not (tmp_path / "lianqun.db").exists()


def test_a_database_of_another_workspace_is_refused(init, tmp_path, clock, settings):
    init()
    (tmp_path / MARKER).write_text('{"database": "sqlite", "id": "another"}')
    with pytest.raises(WorkspaceError, match="workspace_other_database"):
        open_workspace(tmp_path, clock.now, settings)


@pytest.mark.parametrize("marker", ["{", "[]", '{"id": "x"}', '{"id": "x", "database": "paper"}'])
def test_a_damaged_marker_is_refused(*, init, tmp_path, clock, settings, marker):
    init()
    (tmp_path / MARKER).write_text(marker)
    with pytest.raises(WorkspaceError, match="workspace_marker_damaged"):
        open_workspace(tmp_path, clock.now, settings)


def test_a_workspace_on_a_server_needs_the_address(init):
    with pytest.raises(WorkspaceError, match="workspace_database_unset"):
        init(on_server=True)


def test_init_in_the_past_is_refused(tmp_path, clock, settings):
    with pytest.raises(InputError, match="as_of_with_writing"):
        init_workspace(tmp_path, clock.tick(as_of=1), settings, fresh_id="x")
