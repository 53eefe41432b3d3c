"""Kills at every boundary: runs verbs in a process that ends at call N, then looks at what is left.

After every kill the workspace must open and verify, show each document either as it was or as it should
become, and a second run of the verbs must lead to exports equal byte for byte to an uninterrupted run's.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

_HERE = Path(__file__).parent
_VERBS = ("init", "add", "compile", "export")
_NEVER = 1 << 40
_ENVIRONMENT = dict(os.environ)  # noqa: TID251 - handed on to the process under test


def build_shim(folder: Path) -> Path | None:
    """The compiled fault injector; None without a C compiler or on a system without LD_PRELOAD."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    library = folder / "shim.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", library, _HERE / "shim.c", "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return library


class Zygote:
    """The forking process; `run` sends it a job and hands back the answer."""

    def __init__(self, shim: Path | None, worker: str) -> None:
        environment = _ENVIRONMENT | ({"LD_PRELOAD": str(shim)} if shim else {})
        self._process = subprocess.Popen(
            [sys.executable, str(_HERE / "zygote.py"), str(shim or "-"), worker],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )

    def run(self, *runs: Sequence[str], **how: object) -> dict:
        """Run command lines one after the other in one forked copy."""
        self._process.stdin.write(json.dumps({"runs": runs, **how}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the zygote is gone")
        return json.loads(answer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@dataclass
class Scene:
    """Plans to add and a folder to work in; `reference` is what an uninterrupted run exports."""

    zygote: Zygote
    folder: Path
    plans: Sequence[Path]
    reference: dict[str, bytes] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    seconds: float = 0.0

    def words(self, verb: str) -> list[str]:
        """The command line of a verb in this scene's workspace."""
        more = {
            "add": [str(plan) for plan in self.plans],
            "export": ["--out", str(self.folder / "out")],
        }
        return ["--workspace", str(self.folder / "w"), verb, *more.get(verb, [])]

    def prepare(self) -> None:
        """Run everything once without a kill, and note what it leads to and how long it takes."""
        self.clear()
        self._expect_ok(self.zygote.run(self.words("init")))
        answer = self.zygote.run(self.words("add"), self.words("compile"))
        self._expect_ok(answer)
        self.seconds = answer["seconds"]
        self._expect_ok(self.zygote.run(self.words("export")))
        self.reference = self._exported()
        self.states = {line for line in self._documents() if '"facts": null' not in line}

    def boundaries(self, verb: str) -> int:
        """How many calls of a verb a kill can come before."""
        self._reach(verb)
        answer = self.zygote.run(self.words(verb), kill_at=_NEVER)
        self._expect_ok(answer)
        return int(answer["seen"])

    def kill_at(self, verb: str, number: int, *, torn: bool) -> list[str]:
        """End a verb before (or in the middle of) its call `number`; what is wrong afterwards."""
        self._reach(verb)
        answer = self.zygote.run(self.words(verb), kill_at=number, torn=torn)
        if not answer["killed"]:
            return [f"{verb} was not killed at call {number}"]
        return self._look(verb)

    def kill_after(self, share: float) -> list[str]:
        """Kill `add` and `compile` after a share of the time they take; what is wrong afterwards."""
        self._reach("add")
        self.zygote.run(self.words("add"), self.words("compile"), kill_after=share * self.seconds)
        return self._look("add")

    def _reach(self, verb: str) -> None:
        """A fresh workspace in which everything before `verb` is done."""
        self.clear()
        for earlier in _VERBS[: _VERBS.index(verb)]:
            self._expect_ok(self.zygote.run(self.words(earlier)))

    def _look(self, verb: str) -> list[str]:
        problems = []
        if verb == "init":
            self._expect_ok(self.zygote.run(self.words("init")))
        verified = self.zygote.run(self.words("verify"))
        if verified.get("codes") != [0]:
            problems.append(f"verify: {verified}")
        odd = [line for line in self._documents() if not self._is_good_state(line)]
        problems += [f"half a document is in sight: {line}" for line in odd]
        again = self.zygote.run(*(self.words(v) for v in _VERBS), self.words("verify"))
        if again.get("codes") != [0] * 5:
            problems.append(f"second run: {again}")
        elif self._exported() != self.reference:
            problems.append("the exports differ from an uninterrupted run's")
        return problems + self._leftovers()

    def _is_good_state(self, line: str) -> bool:
        """Whether a document is not compiled yet or as a whole run leaves it."""
        mine = json.loads(line)
        whole = [json.loads(state) for state in self.states]
        wanted = next(w for w in whole if w["document_hash"] == mine["document_hash"])
        names = ("name", "plan", "size_bytes", "encoding")
        if any(mine.get(name) != wanted.get(name) for name in names):
            return False
        return mine["facts"] is None or mine["facts"] == wanted["facts"]

    def _documents(self) -> list[str]:
        answer = self.zygote.run([*self.words("documents"), "--json"])
        self._expect_ok(answer)
        return answer["out"].splitlines()

    def _exported(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted((self.folder / "out").iterdir())}

    def _leftovers(self) -> list[str]:
        known = {"w", "out"}
        found = [path for path in self.folder.iterdir() if path.name not in known]
        found += list((self.folder / "w").rglob(".*part*"))
        return [f"left behind: {path}" for path in found]

    def clear(self) -> None:
        """An empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    @staticmethod
    def _expect_ok(answer: dict) -> None:
        if answer["killed"] or any(answer["codes"]):
            raise RuntimeError(f"a run without a kill failed: {answer}")
