"""The rows of an issue's acceptance: which program measures each, what is kept of it, the page of figures.

Every row is a program of its own that writes a result; a row whose result was measured on the same
source is not run again, so an interrupted run goes on where it stopped.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.repository import ROOT

RESULTS = ROOT / "docs" / "acceptance"
PAGE = ROOT / "docs" / "acceptance.md"
SECONDS = 600
"""No command may run longer; a long row does a part and goes on in the next run."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an issue's table and the program that measures it."""

    number: int
    what: str
    must_reach: str
    program: str
    issue: int = 2

    @property
    def result(self) -> Path:
        """Where the row's result is kept."""
        return RESULTS / f"issue_{self.issue}_row_{self.number}.json"

    @property
    def command(self) -> tuple[str, ...]:
        """The command that measures the row, the result file left out."""
        if self.program.endswith(".sh"):
            return ("bash", f"tools/accept/{self.program}")
        return (sys.executable, "-m", f"tools.accept.{self.program}")

    @property
    def is_measurable(self) -> bool:
        """Whether its program has been written."""
        name = self.program if self.program.endswith(".sh") else f"{self.program}.py"
        return (ROOT / "tools" / "accept" / name).is_file()


def source_digest(root: Path = ROOT) -> str:
    """Identity of what is measured: the package's source and data, and the pinned requirements."""
    digest = hashlib.sha256()
    for path in sorted([*(root / "src").rglob("*"), *(root / "requirements").glob("*.txt")]):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def recorded(row: Row) -> dict[str, Any] | None:
    """The result that is kept for a row, if there is one."""
    if not row.result.is_file():
        return None
    result: dict[str, Any] = json.loads(row.result.read_text(encoding="utf-8"))
    return result


def measure(row: Row, source: str) -> None:
    """Run a row's program and stamp its result with the source it was measured on."""
    print(f"\n== row {row.number}: {row.what}", flush=True)
    RESULTS.mkdir(exist_ok=True)
    partial = row.result.with_suffix(".part")
    try:
        subprocess.run([*row.command, str(partial)], cwd=ROOT, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        print(f"row {row.number}: stopped after {SECONDS} s; run again to go on")
    if partial.is_file():
        result = json.loads(partial.read_text(encoding="utf-8")) | {"source": source}
        text = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True)
        row.result.write_text(text + "\n", encoding="utf-8")
        partial.unlink()


def render(issues: Mapping[int, Sequence[Row]], source: str) -> str:
    """The page: what must be reached, what was measured, by which command."""
    lines = [
        "# Acceptance / 验收",
        "",
        "Figures written by `make accept-2` and `make accept-3`; the programs are in `tools/accept/`,",
        "their full results in `docs/acceptance/`. A row without a figure is open. Rows marked * were",
        f"measured on an earlier source than the one this page was written for (`{source}`).",
    ]
    for issue, rows in issues.items():
        lines += [
            "",
            f"## Issue {issue}",
            "",
            "| # | what | must reach | measured | command | verdict |",
            "| --- | --- | --- | --- | --- | --- |",
            *(_line(row, source) for row in rows),
        ]
    return "\n".join(lines) + "\n"


def _line(row: Row, source: str) -> str:
    result = recorded(row)
    measured = result["measured"].replace("|", "/").replace("\n", " ") if result else "—"
    verdict = ("reached" if result["passed"] else "**not reached**") if result else "open"
    stale = " *" if result and result["source"] != source else ""
    command = f"`make accept-{row.issue} ARGS='--only {row.number}'`"
    cells = (str(row.number) + stale, row.what, row.must_reach, measured, command, verdict)
    return f"| {' | '.join(cells)} |"


def run_issue(issue: int, issues: Mapping[int, Sequence[Row]]) -> int:
    """Measure what is due of one issue and write the page of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", type=int, nargs="+", metavar="ROW", help="measure these rows")
    parser.add_argument("--again", action="store_true", help="measure even what is up to date")
    parser.add_argument("--list", action="store_true", help="measure nothing, write the page")
    options = parser.parse_args()
    source = source_digest()
    wanted = [row for row in issues[issue] if not options.only or row.number in options.only]
    for row in wanted:
        fresh = not options.again and (recorded(row) or {}).get("source") == source
        if not fresh and row.is_measurable and not options.list:
            measure(row, source)
    PAGE.write_text(render(issues, source), encoding="utf-8")
    reached = sum((recorded(row) or {}).get("passed", False) for row in wanted)
    print(f"\n{PAGE.relative_to(ROOT)}: {reached} of {len(wanted)} rows reached")
    return int(reached < len(wanted))
