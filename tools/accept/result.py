"""What an acceptance script hands back: whether the row is reached, and the figures that show it."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The verdict on one row: `measured` is one line for people, `figures` for machines.

    An unfinished one is printed and not kept, so that the next run goes on.
    """

    passed: bool
    measured: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    is_unfinished: bool = False


def hand_back(result: Result, argv: list[str]) -> int:
    """Print the result and write it to the file named by the first argument, if there is one."""
    print(result.measured)
    if result.is_unfinished:
        print("not finished; run again to go on")
    elif len(argv) > 1:
        kept = {name: value for name, value in asdict(result).items() if name != "is_unfinished"}
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        Path(argv[1]).write_text(text + "\n", encoding="utf-8")
    return int(not result.passed)


def run_script(measure: Any) -> None:
    """Run an acceptance script's measurement as a program."""
    sys.exit(hand_back(measure(), sys.argv))
