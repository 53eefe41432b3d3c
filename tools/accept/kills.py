"""Row 7: a kill at every file call of init, add, compile and export, and at 200 random moments."""

import subprocess
import sys

from tools.repository import ROOT

RUN = ROOT / "tests" / "crash" / "full.py"
PLAN = ROOT / "examples" / "changsha_example_plan.txt"
KEPT = ROOT / ".accept" / "kills.json"
"""Result of the run, with its progress beside it: an interrupted measurement goes on from there."""


def main(argv: list[str]) -> int:
    """Run the kills with the real compiler on the example plan; hand the result on."""
    KEPT.parent.mkdir(exist_ok=True)
    command = [sys.executable, str(RUN), str(KEPT), "--worker", "real", "--plans", str(PLAN)]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if len(argv) > 1 and KEPT.is_file():
        KEPT.replace(argv[1])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv))
