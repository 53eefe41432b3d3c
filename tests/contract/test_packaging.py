"""What is installed carries its data: vocabulary tables and packs, as a wheel and editable."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tools.repository import ROOT

_PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
_OFFLINE = ["--no-index", "--no-deps", "--no-build-isolation"]

_LIST_DATA = """
from importlib.resources import files
from lianqun.vocab.vocabulary import Vocabulary
tables = files("lianqun.vocab") / "tables"
for table in sorted(t.name for t in tables.iterdir() if t.name.endswith(".csv")):
    print(table, len(Vocabulary().rows(table.removesuffix(".csv"))), "rows")
def show(folder, path):
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            show(entry, f"{path}/{entry.name}")
        elif not entry.name.endswith((".py", ".pyc")):
            print(f"{path}/{entry.name}")
show(files("lianqun_packs"), "packs")
"""


def _data_seen_by(python: Path, folder: Path) -> list[str]:
    command = [str(python), "-I", "-c", _LIST_DATA]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


@pytest.fixture(scope="module", params=["wheel", "editable"])
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with nothing but lianqun in it, installed one way or the other."""
    pytest.importorskip("hatchling", reason="run the tests with `make test`")
    folder = tmp_path_factory.mktemp(request.param)
    venv.create(folder / "venv")
    python = folder / "venv" / "bin" / "python"
    what = ["--editable", str(ROOT)]
    if request.param == "wheel":
        subprocess.run([*_PIP, "wheel", *_OFFLINE, "-w", str(folder), str(ROOT)], check=True)
        what = [str(path) for path in folder.glob("*.whl")]
    builder = {"PYTHONPATH": sysconfig.get_path("purelib")}  # the new environment has none
    install = [*_PIP, "--python", str(python), "install", *_OFFLINE, *what]
    subprocess.run(install, env=builder, check=True)
    return python


def test_installed_data_are_those_of_the_source(installed: Path, tmp_path: Path) -> None:
    tables = {path.name for path in (ROOT / "src/lianqun/vocab/tables").glob("*.csv")}
    packs = ROOT / "src" / "lianqun_packs"
    data = {p for p in packs.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}}
    seen = _data_seen_by(installed, tmp_path)
    assert tables
    assert {line.split()[0] for line in seen if line.endswith("rows")} == tables
    assert {line for line in seen if line.startswith("packs/")} == {
        f"packs/{path.relative_to(packs)}" for path in data
    }


def test_requirements_are_pinned_by_hash_and_name_no_address() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pins
        assert all("==" in pin and pin.endswith("\\") for pin in pins), path.name
        assert "://" not in text
