"""Row 5: every text compiles, all evidence re-verifies, and an altered original is caught."""

import subprocess
import tempfile
from pathlib import Path

from tools.accept.result import Result, run_script
from tools.repository import PROGRAM, SHARED


def evidence() -> Result:
    """Compile all texts in one workspace, verify, alter one original, verify again."""
    texts = [
        p for name in ("corpus", "corpus_unlabelled") for p in sorted((SHARED / name).iterdir())
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        codes = {
            "init": run(folder, "init"),
            "add": run(folder, "add", *map(str, texts)),
            "compile": run(folder, "compile"),
            "verify": run(folder, "verify"),
        }
        caught = 0
        originals = sorted(p for p in (folder / "originals").rglob("*") if p.is_file())
        for original in originals:
            caught += is_caught(folder, original)
    passed = not any(codes.values()) and caught == len(originals) >= len(texts)
    measured = f"{len(texts)} texts; exit codes {codes}; {caught} of {len(originals)} altered originals caught"
    return Result(passed=passed, measured=measured, figures={"exit_codes": codes})


def is_caught(folder: Path, original: Path) -> bool:
    """Whether `verify` fails after one byte in the middle of an original is altered."""
    whole = original.read_bytes()
    mode = original.stat().st_mode
    middle = len(whole) // 2
    original.chmod(0o644)
    original.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    failed = run(folder, "verify") != 0
    original.write_bytes(whole)
    original.chmod(mode)
    return failed


def run(folder: Path, *words: str) -> int:
    """Exit code of one verb."""
    command = [*PROGRAM, "--workspace", str(folder), *words]
    return subprocess.run(command, check=False, capture_output=True).returncode


if __name__ == "__main__":
    run_script(evidence)
