"""A workspace with two toy plans, compiled."""

from pathlib import Path

import pytest
from toy_clock import Clock
from toy_plans import FIRST, SECOND, WORKER, write_plans

from lianqun.services.compilation import compile_documents
from lianqun.services.intake import add_files
from lianqun.services.workspace import Workspace


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    return write_plans(tmp_path, first=FIRST, second=SECOND)


@pytest.fixture
def compiled(workspace: Workspace, clock: Clock, plans: list[Path]) -> Workspace:
    add_files(workspace, clock.tick(), plans)
    compile_documents(workspace, clock.tick(), worker=WORKER)
    return workspace
