"""The first minute of a new user: make lists its tasks and says in one line what is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.repository import ROOT


def _make_venv(tmp_path: Path, python3: str) -> subprocess.CompletedProcess[str]:
    """Run make_venv.sh where the only Python is the given shell script."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("rm", "printf"):
        (tools / name).symlink_to(shutil.which(name) or name)
    if python3:
        (tools / "python3").write_text(f"#!/bin/sh\n{python3}\n", encoding="utf-8")
        (tools / "python3").chmod(0o755)
    script = ROOT / "tools" / "make_venv.sh"
    command = [shutil.which("sh") or "sh", str(script), "python3", str(tmp_path / "venv")]
    return subprocess.run(
        command, env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )


def test_missing_python_is_said_in_one_line(tmp_path: Path) -> None:
    run = _make_venv(tmp_path, "")
    (line,) = run.stderr.splitlines()
    assert run.returncode == 1
    assert line.startswith("缺少 Python 3.11")


def test_old_python_counts_as_missing(tmp_path: Path) -> None:
    run = _make_venv(tmp_path, "exit 1")
    assert run.stderr.startswith("缺少 Python 3.11")


def test_missing_venv_is_said_in_one_line(tmp_path: Path) -> None:
    run = _make_venv(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac')
    (line,) = run.stderr.splitlines()
    assert run.returncode == 1
    assert line.endswith("apt-get install python3-venv")


def test_a_half_made_environment_is_removed(tmp_path: Path) -> None:
    run = _make_venv(tmp_path, f'case "$2" in venv) : > {tmp_path}/venv; exit 1;; esac')
    assert run.returncode == 1
    assert not (tmp_path / "venv").exists()


def test_make_without_a_target_lists_every_task() -> None:
    run = subprocess.run(["make", "-C", str(ROOT)], capture_output=True, text=True, check=True)
    phony = (ROOT / "Makefile").read_text(encoding="utf-8").split(".PHONY:")[1].splitlines()[0]
    assert all(f"make {task} " in run.stdout for task in phony.split())


def test_installing_hides_remarks_but_no_errors(tmp_path: Path) -> None:
    """pip's remarks on other places to look are noise to a user; that something is missing is not."""
    line = next(
        line
        for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
        if line.startswith("PIP :=")
    )
    words = line.split("-m pip", 1)[1].split()
    setting = f"PIP_FIND_LINKS={tmp_path / 'not_there'}"
    pip = [sys.executable, "-m", "pip", *words, "--no-index", "no-such-package-anywhere"]
    run = subprocess.run(["env", setting, *pip], capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "is ignored" not in run.stderr
    assert "no-such-package-anywhere" in run.stderr
