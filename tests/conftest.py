"""Fixtures shared by the tests: a workspace, a clock that ticks, the toy modules on the path."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

for _folder in ("toy", "crash"):
    sys.path.insert(0, str(Path(__file__).parent / _folder))

from toy_clock import Clock  # noqa: E402 - found on the path set above

from lianqun.services.workspace import Workspace, init_workspace, open_workspace  # noqa: E402
from lianqun.settings import Settings  # noqa: E402


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings() -> Settings:
    return Settings(wait_seconds=0.2, compile_seconds=30.0)


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock, settings: Settings) -> Iterator[Workspace]:
    """An empty workspace in a folder of its own."""
    folder = tmp_path / "workspace"
    init_workspace(folder, clock.tick(), settings, fresh_id="workspace-under-test")
    with open_workspace(folder, clock.now, settings) as opened:
        yield opened
