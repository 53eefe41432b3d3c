"""Acceptance of issue 2: its rows; run by `make accept-2`.

python -m tools.accept.issue_2 [--only ROW …] [--again] [--list]
"""

import sys
from typing import Final

from tools.accept.issue_3 import ROWS as ROWS_OF_3
from tools.accept.rows import Row, run_issue

ROWS: Final[tuple[Row, ...]] = (
    Row(
        1,
        "bare Debian with python3, python3-venv, make, git only: `make demo`, then `make test`",
        "work; demo set-up ≤ 60 s with a warm network; a missing venv gets one clear message; "
        "what `make test` installs is timed apart",
        "chroot.sh",
    ),
    Row(
        2,
        "`score_facts.py` on 000 and 004, each alone",
        "targets and actuals detect ≥ 0.95, tuple ≥ 0.90, base value and attribute ≥ 0.95; "
        "projects ≥ 0.85; industries ≥ 0.95, carriers ≥ 0.97, enterprises ≥ 0.95; "
        "clusters ≥ 0.85, tier ≥ 0.95; tasks ≥ 0.90; entities ≥ 0.85, type ≥ 0.90",
        "scores",
    ),
    Row(
        3,
        "generality: invented names; own labels of documents never seen",
        "targets and actuals move ≤ 0.02, the rest ≤ 0.05; "
        "own labels: detect ≥ 0.95, tuple ≥ 0.92 on average, no document under 0.85",
        "generality",
    ),
    Row(4, "task–body–role triples on own labels", "≥ 0.95 on ≥ 150 pairs", "bodies"),
    Row(
        5,
        "all texts of `corpus` and `corpus_unlabelled`",
        "compile without error; 100 % of the evidence re-verifies; altered originals are caught",
        "evidence",
    ),
    Row(
        6,
        "speed and memory, `make bench`",
        "facts from text ≤ 5 × `jieba.lcut`; five documents with the store ≤ 5 s; "
        "t(20 MB) / t(2 MB) ≤ 12; memory ≤ 300 MB",
        "speed",
    ),
    Row(
        7,
        "kill at every write and fsync boundary and at 200 random moments of `add` and `compile`",
        "the workspace opens and verifies; the re-run's exports are equal byte for byte",
        "kills",
    ),
    Row(
        8,
        "store contract",
        "same tests green on SQLite and on a real PostgreSQL; as-of property tests",
        "store_contract",
    ),
    Row(
        9,
        "a new user with only the README: which promises does document 002 make for 2025, "
        "and who answers?",
        "≤ 12 commands, no source read; wrong turns recorded and mended",
        "newcomer",
    ),
)


if __name__ == "__main__":
    sys.exit(run_issue(2, {2: ROWS, 3: ROWS_OF_3}))
