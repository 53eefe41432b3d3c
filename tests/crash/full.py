"""Every kill: before and within each boundary call of each verb, and at random moments of add and compile.

    python tests/crash/full.py RESULT.json [--plans FILE…] [--worker real|toy] [--random 200] [--again]

Resumable: what was done is kept beside the result (RESULT.json.progress) and not done again, as long as
the program's source is the same.  The last line of output and RESULT.json hold the figures as JSON.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "toy"))

from harness import Scene, Zygote, build_shim
from toy_plans import FIRST, SECOND, write_plans

import lianqun

VERBS = ("init", "add", "compile", "export")
_SAVE_EVERY = 10


@dataclass
class Progress:
    """What was tried so far; a changed program or other plans start anew."""

    path: Path
    key: str
    done: dict[str, list[str]] = field(default_factory=dict)

    def load(self) -> None:
        """Take up what an earlier run with the same key has done."""
        if self.path.is_file():
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            if kept["key"] == self.key:
                self.done = kept["done"]

    def save(self) -> None:
        """Keep what was done."""
        text = json.dumps({"key": self.key, "done": self.done}, ensure_ascii=False)
        self.path.write_text(text, encoding="utf-8")

    def note(self, name: str, problems: list[str]) -> None:
        """Note one kill's outcome."""
        self.done[name] = problems
        if problems:
            sys.stderr.write(f"{name}: {problems}\n")
        if len(self.done) % _SAVE_EVERY == 0:
            self.save()
            sys.stderr.write(f"\r{len(self.done)} kills")


def source_key(options: argparse.Namespace) -> str:
    """Identity of the program and of what it is tried on."""
    digest = hashlib.sha256(f"{options.worker} {options.random}".encode())
    sources = sorted(Path(lianqun.__file__).parent.rglob("*"))
    for path in (*sources, *sorted(Path(__file__).parent.iterdir()), *options.plans):
        if path.is_file() and path.suffix in (".py", ".csv", ".c", ".txt", ".md"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def kills(scene: Scene, random_count: int) -> Iterator[tuple[str, object]]:
    """(name, attempt) of every kill; an attempt returns what is wrong."""
    for verb in VERBS:
        for number in range(1, scene.boundaries(verb) + 1):
            for torn in (False, True):
                name = f"{verb} {number}{' torn' if torn else ''}"
                yield name, lambda v=verb, n=number, t=torn: scene.kill_at(v, n, torn=t)
    for turn in range(random_count):
        share = moment(turn)
        yield f"random {turn}", lambda s=share: scene.kill_after(s)


def moment(turn: int) -> float:
    """A random share of a run, the same one for a turn every time."""
    return int(hashlib.sha256(f"moment {turn}".encode()).hexdigest()[:8], 16) / 2**32


def measure(scene: Scene, progress: Progress, random_count: int) -> dict[str, object]:
    """Try every kill that is not done yet; the figures."""
    scene.prepare()
    for name, attempt in kills(scene, random_count):
        if name not in progress.done:
            progress.note(name, attempt())
    progress.save()
    counts = {kind: sum(n.startswith(kind) for n in progress.done) for kind in (*VERBS, "random")}
    failed = {name: problems for name, problems in progress.done.items() if problems}
    boundary_count = sum(counts[verb] for verb in VERBS)
    measured = (
        f"{boundary_count} kills at boundary calls ({counts['add']} of add, {counts['compile']} of "
        f"compile) and {counts['random']} at random moments: {len(failed)} failures"
    )
    return {
        "passed": not failed and boundary_count > 0,
        "measured": measured,
        "figures": {"kills": counts, "failures": failed},
    }


def main() -> int:
    """Measure and write the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path)
    parser.add_argument("--plans", type=Path, nargs="+", default=[])
    parser.add_argument("--worker", choices=("real", "toy"), default="toy")
    parser.add_argument("--random", type=int, default=200)
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    progress = Progress(Path(f"{options.result}.progress"), source_key(options))
    if not options.again:
        progress.load()
    with tempfile.TemporaryDirectory(prefix="lianqun-crash-") as name:
        folder = Path(name)
        plans = options.plans or write_plans(folder, first=FIRST * 4, second=SECOND)
        with Zygote(build_shim(folder), options.worker) as zygote:
            scene = Scene(zygote, folder / "scene", [plan.absolute() for plan in plans])
            result = measure(scene, progress, options.random)
    text = json.dumps(result, ensure_ascii=False)
    options.result.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")
    return int(not result["passed"])


if __name__ == "__main__":
    sys.exit(main())
