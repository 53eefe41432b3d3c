"""Row 5: bad input gets one clear message and leaves the store as it was; mutated files break nothing.

First every case of `bad_cases.py` through the command line; then the mutants of `mutants.py`.  Both keep what
is done in `.accept/`, so that an interrupted run goes on.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lianqun.vocab.vocabulary import Vocabulary
from tools.accept.bad_cases import CASES, LINE, Case
from tools.accept.mutants import summary
from tools.accept.result import Result, run_script
from tools.accept.rows import RESULTS, source_digest
from tools.repository import PROGRAM, ROOT

KEPT: Final = ROOT / ".accept" / "bad_input"
TABLE: Final = RESULTS / "issue_3_bad_input.md"
STOP_AFTER: Final = 510.0
"""Seconds after which a run ends, so that no command is longer than ten minutes."""

_WITHOUT_RIGHTS: Final = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
)
"""What makes root obey the rights of files as anybody does."""

_LONGEST: Final = 200
"""Seconds that one command may take: the program's own limit is 120, and it must end by itself."""
_MOST_MB: Final = 3072 + 128
_GOOD: Final = f"一、发展目标\n\n{LINE}\n"

Found = dict[str, Any]


def bad_input() -> Result:
    """Run what is not done yet for this source; a verdict when all is done."""
    started = time.monotonic()
    folder = KEPT / source_digest()
    folder.mkdir(parents=True, exist_ok=True)
    cases = run_cases(folder / "cases.json", started)
    found = summary(folder / "mutants.jsonl", started + STOP_AFTER)
    wrong = [name for name, case in cases.items() if case["problems"]]
    done = len(cases) == len(CASES) and found["done"]
    write_table(cases)
    measured = (
        f"{len(cases)} of {len(CASES)} cases, {len(wrong)} not as they must be"
        f"{': ' + ', '.join(wrong) if wrong else ''}; {found['measured']}"
    )
    passed = done and not wrong and found["passed"]
    return Result(
        passed=passed,
        measured=measured,
        figures={"cases": cases, "mutants": found},
        is_unfinished=not done,
    )


def run_cases(kept: Path, started: float) -> dict[str, Found]:
    """What came of every case, as far as there is time for it."""
    done: dict[str, Found] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name) / "workspace"
        Path(name).chmod(0o755)
        good = Path(name) / "good.txt"
        good.write_text(_GOOD, encoding="utf-8")
        for words in (["init"], ["add", str(good)], ["compile"]):
            run(workspace, words, {})
        done.setdefault("same content twice", same_twice(workspace, good))
        for case in CASES:
            if case.name not in done and time.monotonic() - started < STOP_AFTER:
                done[case.name] = run_case(case, workspace, Path(name))
                print(f"{case.name}: {done[case.name]}", flush=True)
                kept.write_text(json.dumps(done, ensure_ascii=False, indent=1), encoding="utf-8")
    return {case.name: done[case.name] for case in CASES if case.name in done}


def same_twice(workspace: Path, good: Path) -> Found:
    """The same content added again, under another name: known, and nothing is written."""
    copy = good.with_name("copy.txt")
    shutil.copyfile(good, copy)
    before = snapshot(workspace)
    found = run(workspace, ["add", str(copy)], {})
    problems = [] if found["code"] == 0 else [f"exit code {found['code']}"]
    problems += [] if snapshot(workspace) == before else ["the store has changed"]
    return found | {"problems": problems}


def run_case(case: Case, good: Path, folder: Path) -> Found:
    """One case in a copy of the good workspace."""
    workspace, inputs = folder / "copy", folder / "input"
    shutil.copytree(good, workspace)
    inputs.mkdir()
    path = inputs / case.file_name
    case.make(path)
    before = snapshot(workspace)
    has_no_rights = case.code == "file_without_rights" and os.geteuid() == 0
    prefix = _WITHOUT_RIGHTS if has_no_rights else ()
    found = run(workspace, ["add", str(path)], case.environment or {}, prefix)
    problems = judge(case.code, found, case.file_name)
    if case.code and snapshot(workspace) != before:
        problems.append("the store has changed")
    if not case.code:
        then = run(workspace, ["compile"], {})
        is_done = case.may_complete and then["code"] == 0
        problems += judge("" if is_done else case.compiling, then, path.stem)
        found |= {"compiling": then}
        verified = run(workspace, ["verify"], {})
        problems += [] if verified["code"] == 0 else [f"verify: {verified['said']}"]
    for folder_without_rights in inputs.glob("closed"):
        folder_without_rights.chmod(0o755)
    shutil.rmtree(workspace)
    shutil.rmtree(inputs)
    return found | {"problems": problems}


def judge(code: str, found: Found, name: str) -> list[str]:
    """What is wrong with what a command said: another message than asked for, none, too slow, too large."""
    said = found["said"]
    problems = []
    if code and not re.search(pattern(code), said):
        problems.append(f"no {code}")
    if code and (found["code"] == 0 or name.rpartition("/")[2] not in said):
        problems.append("refused without its name or without an exit code")
    if not code and found["code"] != 0:
        problems.append(f"exit code {found['code']}")
    if "Traceback" in said or "请报告" in said:
        problems.append("an error of the program")
    if found["seconds"] > _LONGEST or found["peak_mb"] > _MOST_MB:
        problems.append("beyond the limits")
    return problems


def pattern(code: str) -> str:
    """An expression for a message with any arguments, however its lines are broken."""
    texts = {row["code"]: row["text"] for row in Vocabulary().rows("messages_zh")}
    words = re.split(r"\{[^}]*\}", texts[code])
    parts = [r"\s*".join(map(re.escape, "".join(part.split()))) for part in words]
    return r"[\s\S]{0,400}?".join(parts)


def snapshot(workspace: Path) -> dict[str, str]:
    """Every file of a workspace with the hash of its bytes."""
    return {
        str(path.relative_to(workspace)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(workspace.rglob("*"))
        if path.is_file()
    }


def run(
    workspace: Path, words: list[str], environment: Mapping[str, str], prefix: Sequence[str] = ()
) -> Found:
    """One command: exit code, what it said, seconds, peak memory of it and its children."""
    started = time.monotonic()
    command = [*prefix, "timeout", "-k", "5", str(2 * _LONGEST), *PROGRAM]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*command, "--workspace", str(workspace), *words],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env=_environment() | dict(environment),
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode(errors="replace")
    text = text.replace(str(workspace.parent), "…").strip()
    return {
        "code": process.returncode,
        "said": text,
        "seconds": round(time.monotonic() - started, 2),
        "peak_mb": usage.ru_maxrss // 1024,
    }


def _environment() -> dict[str, str]:
    """This process's own, the language of messages set."""
    return dict(os.environ) | {"LIANQUN_LANG": "zh", "COLUMNS": "400"}  # noqa: TID251 - a child's


def write_table(cases: Mapping[str, Found]) -> None:
    """The page that says which input gets which message."""
    lines = [
        "# Bad input: what is said / 坏文件：得到什么提示",
        "",
        "Written by `make accept-3 ARGS='--only 5'`; every file is made anew by `tools/accept/bad_cases.py`. Peak memory is that",
        "of the command and its children. A file that can be read is taken, whatever its name says.",
        "",
        "| input | file | message of `add` (and of `compile`) | seconds | peak MB | store |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for case in CASES:
        if case.name in cases:
            found = cases[case.name]
            then = found.get("compiling")
            said = " ".join(" / ".join(f["said"] for f in (found, then) if f).split())
            seconds = found["seconds"] + (then["seconds"] if then else 0)
            peak = max(f["peak_mb"] for f in (found, then) if f)
            store = "unchanged" if case.code else "added"
            cells = (
                case.name,
                case.file_name,
                said.replace("|", "/"),
                f"{seconds:.1f}",
                str(peak),
                store,
            )
            lines.append(f"| {' | '.join(cells)} |")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    run_script(bad_input)
