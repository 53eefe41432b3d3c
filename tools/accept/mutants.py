"""Two thousand damaged files of all formats, each read as `add` and `compile` do, with the program's limits.

`python -m tools.accept.mutants --show NUMBER FILE` writes one mutant to look at.
"""

import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final, Self

from lianqun.services.worker_process import Limits, Reply, WorkerProcess
from lianqun.settings import Settings
from tools.accept.forms import example_blocks
from tools.accept.mutating import mutant
from tools.accept.plain_pdf import MadePage, make_pdf
from tools.accept.plan_blocks import Paragraph, write_page, write_text, write_word
from tools.accept.producers import convert_by_office, missing, print_by_browser
from tools.repository import ROOT

SHARES: Final = {
    "plan.txt": 150,
    "gbk.txt": 60,
    "plan.html": 300,
    "gbk.html": 60,
    "plan.mht": 80,
    "plan.docx": 500,
    "made.pdf": 250,
    "office.pdf": 250,
    "browser.pdf": 250,
    "old.doc": 100,
}
"""How many mutants of each file; 2,000 together."""

BASES: Final = ROOT / ".accept" / "bases"
_RECLAIM: Final = "5"
_SLOWEST_SHOWN: Final = 5
_OVERHEAD_SECONDS: Final = 10.0
"""What the parent may take beside the worker's own limit: starting it anew, LibreOffice's end."""


def write_bases(folder: Path) -> dict[str, bytes]:
    """The files that mutants are made of, as far as their producers are installed; made once."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = example_blocks()
    text, page, word = (folder / f"plan.{ending}" for ending in ("txt", "html", "docx"))
    if not word.is_file():
        write_text(blocks, text)
        write_page(blocks, page)
        (folder / "gbk.txt").write_bytes(text.read_text("utf-8").encode("gb18030"))
        gbk = page.read_text("utf-8").replace("utf-8", "gbk")
        (folder / "gbk.html").write_bytes(gbk.encode("gb18030"))
        (folder / "plan.mht").write_bytes(archive(page.read_text("utf-8")))
        lines = [block.text[:40] for block in blocks if isinstance(block, Paragraph)]
        pages = [MadePage(lines[at : at + 30]) for at in range(0, len(lines), 30)]
        (folder / "made.pdf").write_bytes(make_pdf(pages))
        write_word(blocks, word)
    absent = missing()
    if "LibreOffice" not in absent and not (folder / "old.doc").is_file():
        convert_by_office(word, folder / "office.pdf")
        convert_by_office(word, folder / "old.doc")
    if "Chromium" not in absent and not (folder / "browser.pdf").is_file():
        print_by_browser(page, folder / "browser.pdf")
    return {name: path.read_bytes() for name in SHARES if (path := folder / name).is_file()}


def archive(page: str) -> bytes:
    """A web archive of one page."""
    message = EmailMessage()
    message["Subject"] = "plan"
    message.make_related()
    message.add_related(page.encode(), "text", "html", cte="base64")
    return bytes(message)


def numbered(shares: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Every mutant's number and base, the bases in turn so that any beginning has all formats."""
    left, number = dict(shares), 0
    while left:
        for name in list(left):
            yield number, name
            number += 1
            left[name] -= 1
            if not left[name]:
                del left[name]


def make(number: int, name: str, bases: Mapping[str, bytes]) -> tuple[str, bytes]:
    """One mutant: what was done to which file, and its bytes."""
    kind = name.rpartition(".")[2]
    others = [bases[other] for other in sorted(bases) if other != name]
    return mutant(bases[name], kind, number, others)


class Reader:
    """Reads files as `add` and `compile` do and tells how long each took and how much memory."""

    def __init__(self, folder: Path) -> None:
        settings = Settings()
        self._folder = folder
        self.limits = Limits(settings.compile_seconds, settings.compile_memory_mb)
        self._worker = WorkerProcess((folder / "vocab", folder / "packs"), self.limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.__exit__(None, None, None)

    def read(self, content: bytes, name: str) -> dict[str, Any]:
        """The outcome of one file: completed, refused with a code, failed, or killed for a reason."""
        path = self._folder / name
        path.write_bytes(content)
        for child in _children():
            (child / "clear_refs").write_text(_RECLAIM)
        started = time.monotonic()
        reply = self._worker.probe(path, name)
        if reply.outcome == "completed":
            reply = self._worker.compile(path, name)
        return {
            "outcome": _outcome(reply),
            "seconds": round(time.monotonic() - started, 2),
            "peak_mb": max((_peak(child) for child in _children()), default=0),
        }


def _outcome(reply: Reply) -> str:
    if reply.outcome == "killed":
        return f"killed {reply.arguments['reason']} {reply.arguments['detail']}".strip()
    if reply.outcome == "failed":
        return f"failed {reply.arguments['error']}"
    return f"refused {reply.code}" if reply.outcome == "refused" else reply.outcome


def _children() -> list[Path]:
    listed = Path("/proc/self/task").glob("*/children")
    return [Path("/proc") / pid for path in listed for pid in path.read_text().split()]


def _peak(child: Path) -> int:
    """Highest memory of a process since it was last asked to forget, in MB."""
    try:
        status = (child / "status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) // 1024 if found else 0


def summary(kept: Path, deadline: float, shares: Mapping[str, int] = SHARES) -> dict[str, Any]:
    """Read the mutants that were not read yet, until the deadline; what all together came to."""
    bases = write_bases(BASES)
    shares = {name: count for name, count in shares.items() if name in bases}
    rows = [json.loads(line) for line in kept.read_text().splitlines()] if kept.is_file() else []
    done = {row["number"] for row in rows}
    with tempfile.TemporaryDirectory() as name, Reader(Path(name)) as reader, kept.open("a") as out:
        for number, base in numbered(shares):
            if number in done:
                continue
            if time.monotonic() > deadline:
                break
            what, content = make(number, base, bases)
            row = {"number": number, "base": base, "what": what} | reader.read(content, base)
            rows.append(row)
            out.write(json.dumps(row) + "\n")
            out.flush()
    by_number = {row["number"]: row for row in rows}  # two runs at a time may do one twice
    return _judged(list(by_number.values()), shares)


def _judged(rows: Sequence[dict[str, Any]], shares: Mapping[str, int]) -> dict[str, Any]:
    limits = Settings()
    outcomes = Counter(row["outcome"] for row in rows)
    failed = [row for row in rows if row["outcome"].startswith("failed")]
    killed = [row for row in rows if row["outcome"].startswith("killed")]
    slowest = sorted(rows, key=lambda row: -row["seconds"])[:_SLOWEST_SHOWN]
    largest = sorted(rows, key=lambda row: -row["peak_mb"])[:_SLOWEST_SHOWN]
    inside = all(
        row["seconds"] <= limits.compile_seconds + _OVERHEAD_SECONDS
        and row["peak_mb"] <= limits.compile_memory_mb
        for row in rows
    )
    by_kind = Counter(row["outcome"].split()[0] for row in rows)
    done = len(rows) == sum(shares.values())
    absent = [name for name in SHARES if name not in shares]
    measured = (
        f"{len(rows)} of {sum(SHARES.values())} mutants{f' (no {absent} here)' if absent else ''}: "
        f"{by_kind['completed']} read, {by_kind['refused']} refused with a message, "
        f"{len(failed)} errors of the program, {len(killed)} ended at a limit or by a crash of a library; "
        f"slowest {slowest[0]['seconds'] if slowest else 0} s, largest {largest[0]['peak_mb'] if largest else 0} MB"
    )
    return {
        "done": done,
        "passed": done and not absent and not failed and inside,
        "measured": measured,
        "outcomes": dict(outcomes.most_common()),
        "failed": failed,
        "killed": killed,
        "slowest": slowest,
        "largest": largest,
        "parent_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main(argv: Sequence[str]) -> int:
    """Write one mutant to a file."""
    number, target = int(argv[2]), Path(argv[3])
    base = dict(numbered(SHARES))[number]
    what, content = make(number, base, write_bases(BASES))
    target.write_bytes(content)
    print(base, what, len(content))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
