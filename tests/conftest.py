"""Fixtures shared by the tests: toy plans, a workspace, a clock that ticks."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "toy"))

from toy_clock import Clock

from lianqun.services.workspace import Workspace, init_workspace, open_workspace
from lianqun.settings import Settings


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
