"""The command line run in this process, with the toy compile worker behind `compile`."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from toy_plans import FIRST, SECOND, WORKER, write_plans

from lianqun.cli.app import main
from lianqun.services.compilation import compile_documents


@dataclass
class Run:
    """What a command left behind."""

    code: int
    out: str
    err: str


Lianqun = Callable[..., Run]


@pytest.fixture
def lianqun(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Runs `lianqun --workspace <tmp>/w …` and hands back what it printed."""
    defaults = compile_documents.__kwdefaults__ | {"worker": WORKER}
    monkeypatch.setattr(compile_documents, "__kwdefaults__", defaults)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.delenv("LIANQUN_LANG", raising=False)

    def run(*words: object) -> Run:
        code = main(["--workspace", str(tmp_path / "w"), *map(str, words)])
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return run


@pytest.fixture
def filled(lianqun, tmp_path: Path) -> Lianqun:
    """The same with two plans added and compiled."""
    lianqun("init")
    lianqun("add", *write_plans(tmp_path, first=FIRST, second=SECOND))
    lianqun("compile")
    return lianqun  # type: ignore[no-any-return]
