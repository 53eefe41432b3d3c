"""Fixtures shared by the tests: compiling a text, toy plans, a workspace, a clock that ticks."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

for _folder in ("toy", "crash"):
    sys.path.insert(0, str(Path(__file__).parent / _folder))

from toy_clock import Clock

from lianqun.compiler import pipeline
from lianqun.compiler.pipeline import compile_file
from lianqun.compiler.readers import assembling
from lianqun.services.workspace import Workspace, init_workspace, open_workspace
from lianqun.settings import Settings
from lianqun.vocab.messages import LOCALES, Messages
from lianqun.vocab.vocabulary import Vocabulary

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def vocabulary():
    return Vocabulary()


@pytest.fixture(scope="session", autouse=True)
def _filled_messages():
    """Whatever a test reads or compiles: the wording of each issue has all its arguments."""

    def check(code: str, arguments: Mapping[str, object]) -> None:
        for messages in spoken:
            open_fields = set(re.findall(r"\{(\w+)", messages.fill(code, {}))) - arguments.keys()
            assert not open_fields, f"{code} leaves {open_fields} open"

    def read_issues(*given):
        for code, _, _, arguments in (found := reading(*given)):
            check(code, arguments)
        return found

    def build_issues(*given):
        for issue in (found := building(*given)):
            check(issue.code, issue.arguments)
        return found

    spoken = [Messages(locale) for locale in LOCALES]
    reading, building = assembling._issues, pipeline._build_issues
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembling, "_issues", read_issues)
        patch.setattr(pipeline, "_build_issues", build_issues)
        yield


@pytest.fixture(scope="session")
def shared():
    """The project's shared corpus; tests that need it are skipped without it and say so."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared)")
    return SHARED


@pytest.fixture(scope="session")
def compile_text(vocabulary):
    """Compile a plan given as text; returns the compilation."""

    def run(text: str, name: str = "plan.txt"):
        return compile_file(text.encode(), name, vocabulary)

    return run


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
