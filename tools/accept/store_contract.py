"""Row 8: the store's contract tests, counted apart for each database."""

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from tools.accept.result import Result, run_script
from tools.repository import ROOT

TESTS = ("test_store.py", "test_as_of.py", "test_migrations.py")
DATABASES = ("sqlite", "postgresql")


def store_contract() -> Result:
    """Run the contract tests; reached when both databases ran the same tests and all are green."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "tests.xml"
        tests = [str(ROOT / "tests" / "contract" / name) for name in TESTS]
        command = [sys.executable, "-m", "pytest", "-q", f"--junit-xml={report}", *tests]
        subprocess.run(command, cwd=ROOT, check=False)
        outcomes = count(report.read_text(encoding="utf-8"))
    same = outcomes["sqlite passed"] == outcomes["postgresql passed"] > 0
    passed = same and all(name.endswith("passed") for name in outcomes)
    measured = ", ".join(f"{name} {number}" for name, number in sorted(outcomes.items()))
    return Result(passed=passed, measured=measured, figures=dict(outcomes))


def count(junit: str) -> Counter[str]:
    """Number of tests by database ("other" for those without one) and outcome."""
    outcomes: Counter[str] = Counter()
    for case in ET.fromstring(junit).iter("testcase"):  # noqa: S314 - our own test runner wrote it
        database = next((name for name in DATABASES if name in case.get("name", "")), "other")
        outcome = next((child.tag for child in case if child.tag != "properties"), "passed")
        outcomes[f"{database} {outcome}"] += 1
    return outcomes


if __name__ == "__main__":
    run_script(store_contract)
