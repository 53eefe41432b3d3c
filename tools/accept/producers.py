"""The two producers of PDF that acceptance uses, LibreOffice and Chromium: found, run, given a time limit."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

OFFICE: Final = ("soffice", "libreoffice")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_SECONDS: Final = 300


def program(names: tuple[str, ...]) -> str:
    """The first of these programs that is installed; empty when none is."""
    return next(filter(None, map(shutil.which, names)), "")


def missing() -> list[str]:
    """The producers that are not installed, by the names that people know."""
    found = (("LibreOffice", OFFICE), ("Chromium", BROWSERS))
    return [name for name, programs in found if not program(programs)]


def convert_by_office(source: Path, target: Path) -> Path:
    """Let LibreOffice turn a file into another format, which the ending of `target` names."""
    with tempfile.TemporaryDirectory(prefix="lianqun-office-") as name:
        folder = Path(name)
        command = [
            program(OFFICE),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", target.suffix[1:], "--outdir", str(folder)),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        shutil.move(folder / f"{source.stem}{target.suffix}", target)
    return target


def print_by_browser(source: Path, target: Path) -> Path:
    """Let Chromium print a web page to PDF."""
    with tempfile.TemporaryDirectory(prefix="lianqun-browser-") as profile:
        command = [
            program(BROWSERS),
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            f"--user-data-dir={profile}",
            f"--print-to-pdf={target}",
            "--no-pdf-header-footer",
            source.resolve().as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    return target
