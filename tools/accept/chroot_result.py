"""Judge what `chroot.sh` logged: exit codes, seconds, and the one line on a missing venv.

Runs on any Python 3 without the project's packages.
"""

import json
import re
import sys
from pathlib import Path

SETUP_LIMIT = 60


def judge(
    store: Path, codes: tuple[int, int, int], seconds: tuple[float, float]
) -> dict[str, object]:
    """The row's result from the logs in `store`; codes of setup without venv, demo and test."""
    missing = said((store / "missing-venv.log").read_text(encoding="utf-8"))
    demo = (store / "demo.log").read_text(encoding="utf-8")
    test = (store / "test.log").read_text(encoding="utf-8")
    setup_seconds = installed("run-time", demo)
    tools_seconds = installed("test", test)
    clear = codes[0] != 0 and len(missing) == 1 and "python3-venv" in missing[0]
    works = codes[1:] == (0, 0) and setup_seconds is not None and setup_seconds <= SETUP_LIMIT
    measured = (
        f"demo {seconds[0]} s (set-up {setup_seconds} s), test {seconds[1]} s "
        f"(tools {tools_seconds} s): {outcome(test)}; without venv: {' / '.join(missing)}"
    )
    return {"passed": clear and works, "measured": measured, "figures": {"exit_codes": codes}}


def said(log: str) -> list[str]:
    """Lines of a log that are not make's own."""
    return [line for line in log.splitlines() if line.strip() and not line.startswith("make")]


def installed(what: str, log: str) -> int | None:
    """Seconds that the Makefile printed for an installation; None when it printed none."""
    found = re.search(rf"{what} dependencies installed: (\d+) s", log)
    return int(found[1]) if found else None


def outcome(log: str) -> str:
    """The test runner's closing line."""
    found = re.findall(r"^=+ (.*?) =+$", log, re.MULTILINE)
    return found[-1] if found else "no tests ran"


if __name__ == "__main__":
    folder, result, *numbers = sys.argv[1:]
    missing_code, demo_code, demo_seconds, test_code, test_seconds = numbers
    verdict = judge(
        Path(folder),
        (int(missing_code), int(demo_code), int(test_code)),
        (float(demo_seconds), float(test_seconds)),
    )
    print(verdict["measured"])
    Path(result).write_text(json.dumps(verdict, ensure_ascii=False, indent=1) + "\n", "utf-8")
    sys.exit(int(not verdict["passed"]))
