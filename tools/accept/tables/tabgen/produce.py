"""PDF by two producers: LibreOffice from DOCX, Chromium from HTML; dates made fixed."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2

DATE = re.compile(rb"\(D:(\d{14})([^)]*)\)")
IDS = re.compile(rb"<([0-9A-Fa-f]{32})>")
CHECK = re.compile(rb"/DocChecksum /([0-9A-F]{32})")


def fix_bytes(path: Path) -> None:
    """Replace dates and identifiers by others of the same length, so that offsets hold."""
    data = path.read_bytes()
    data = DATE.sub(lambda m: b"(D:20260101000000" + m.group(2) + b")", data)
    data = CHECK.sub(b"/DocChecksum /" + b"0" * 32, data)
    head, mark, tail = data.rpartition(b"trailer")
    data = head + mark + IDS.sub(b"<" + b"0" * 32 + b">", tail)
    path.write_bytes(data)


def libreoffice(sources: list[Path], out: Path, batch: int = 20) -> None:
    """Convert DOCX files, many a process; d.docx becomes d.lo.pdf."""
    profile = Path(tempfile.mkdtemp(prefix="lo_profile_"))
    work = Path(tempfile.mkdtemp(prefix="lo_out_"))
    for start in range(0, len(sources), batch):
        part = sources[start : start + batch]
        command = [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        subprocess.run(
            [*command, "--outdir", str(work), *map(str, part)],
            check=True,
            capture_output=True,
            timeout=900,
        )
    for source in sources:
        target = out / f"{source.stem}.lo.pdf"
        shutil.move(work / f"{source.stem}.pdf", target)
        fix_bytes(target)
    shutil.rmtree(profile, ignore_errors=True)
    shutil.rmtree(work, ignore_errors=True)


def chromium(source: Path, out: Path) -> Path:
    """Print an HTML file; d.html becomes d.ch.pdf."""
    target = out / f"{source.stem}.ch.pdf"
    with tempfile.TemporaryDirectory(prefix="ch_profile_") as profile:
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            f"--print-to-pdf={target}",
            "--no-pdf-header-footer",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    fix_bytes(target)
    return target


def turn_pages(path: Path, pages: dict[int, int]) -> None:
    """Give pages a /Rotate entry, so that a landscape page shows as a portrait page with a turned table."""
    if not pages:
        return
    pdf = pypdfium2.PdfDocument(path)
    for index, angle in pages.items():
        pdf[index].set_rotation(angle)
    copy = path.with_suffix(".tmp")
    pdf.save(copy)
    pdf.close()
    copy.replace(path)
    fix_bytes(path)
