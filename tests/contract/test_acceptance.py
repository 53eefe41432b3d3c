"""The programs that measure acceptance judge rightly, and their page says what is open."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import texts
from tools.accept import chroot_result, evidence, issue_2, issue_3, rows, scores, store_contract


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(rows, "RESULTS", tmp_path)
    return tmp_path


def _record(row: rows.Row, **result: object) -> None:
    row.result.write_text(json.dumps(result), encoding="utf-8")


def test_a_row_without_a_result_is_open_and_a_missed_one_is_said(results: Path) -> None:
    one, two, three = issue_2.ROWS[:3]
    _record(one, passed=True, measured="12 s", source="now")
    _record(two, passed=False, measured="0.8 | 0.9", source="before")
    page = rows.render({2: (one, two, three)}, "now").splitlines()[-3:]
    assert page[0].startswith("| 1 |")
    assert page[0].endswith("| reached |")
    assert page[1].startswith("| 2 * |")
    assert "| 0.8 / 0.9 |" in page[1]
    assert page[1].endswith("| **not reached** |")
    assert page[2].endswith("| open |")


def test_a_result_is_stamped_with_its_source(
    results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = issue_2.ROWS[0]
    script = 'import sys; open(sys.argv[1], "w").write(\'{"passed": true, "measured": "x"}\')'
    monkeypatch.setattr(rows.Row, "command", (sys.executable, "-c", script))
    rows.measure(row, "abc")
    assert rows.recorded(row) == {"passed": True, "measured": "x", "source": "abc"}


def test_a_program_that_fails_leaves_no_result(
    results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows.Row, "command", (sys.executable, "-c", "raise SystemExit(1)"))
    rows.measure(issue_2.ROWS[0], "abc")
    assert rows.recorded(issue_2.ROWS[0]) is None


def test_the_source_digest_follows_the_source(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text("x = 1\n", encoding="utf-8")
    before = rows.source_digest(tmp_path)
    (tmp_path / "README.md").write_text("words\n", encoding="utf-8")
    assert rows.source_digest(tmp_path) == before
    (tmp_path / "src" / "a.py").write_text("x = 2\n", encoding="utf-8")
    assert rows.source_digest(tmp_path) != before


def test_only_figures_with_labels_are_asked_for() -> None:
    report = {
        "actuals": {"gold_strict": 0, "detect": {"f1": 0.0}, "tuple": {"f1": 0.0}},
        "industries": {"gold_strict": 3, "f1": 0.96, "carriers": {"gold": 9, "f1": 0.5}},
        "clusters": {"gold_strict": 3, "f1": 0.9, "tier": {"gold": 0, "accuracy": 0.0}},
    }
    assert dict(scores.asked(report)) == {
        "industries.f1": 0.96,
        "industries.carriers.f1": 0.5,
        "clusters.f1": 0.9,
    }


def _logs(store: Path, missing: str) -> Path:
    logs = {
        "missing-venv.log": f"{missing}\nmake: *** [Makefile:24: .venv/bin/python] Error 1\n",
        "demo.log": "x / run-time dependencies installed: 8 s\n",
        "test.log": "x / test dependencies installed: 11 s\n===== 3 passed in 1.00s =====\n",
    }
    for name, text in logs.items():
        (store / name).write_text(text, encoding="utf-8")
    return store


def test_the_bare_debian_row_wants_one_clear_line(tmp_path: Path) -> None:
    clear = _logs(tmp_path, "python3-venv is missing, run: apt-get install python3-venv")
    verdict = chroot_result.judge(clear, (2, 0, 0), (10.0, 20.0))
    assert verdict["passed"]
    assert "set-up 8 s" in str(verdict["measured"])
    assert "3 passed" in str(verdict["measured"])
    unclear = _logs(tmp_path, "Traceback\npython3-venv")
    assert not chroot_result.judge(unclear, (2, 0, 0), (10.0, 20.0))["passed"]
    assert not chroot_result.judge(clear, (2, 0, 1), (10.0, 20.0))["passed"]


def test_an_altered_original_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = tmp_path / "original"
    original.write_bytes(b"plan")
    seen: list[bytes] = []
    monkeypatch.setattr(evidence, "run", lambda *_: seen.append(original.read_bytes()) or 1)
    assert evidence.is_caught(tmp_path, original)
    assert seen[0] != b"plan"
    assert original.read_bytes() == b"plan"


def test_long_texts_have_the_size_asked_for_and_vary() -> None:
    size = 300_000
    text = texts.long_text(size)
    longest = max(path.stat().st_size for path in texts.documents())
    assert size <= len(text) < size + 1.1 * longest
    quarters = {text[start : start + size // 4] for start in range(0, size, size // 4)}
    assert len(quarters) == 4


def test_every_row_of_the_issue_has_a_command() -> None:
    assert [row.number for row in issue_2.ROWS] == list(range(1, 10))
    assert [(row.issue, row.number) for row in issue_3.ROWS] == [(3, n) for n in range(1, 7)]
    assert all(row.is_measurable for row in issue_3.ROWS[:5])
    assert not replace(issue_2.ROWS[0], program="no_such_program").is_measurable
    assert issue_2.ROWS[0].is_measurable


def test_contract_tests_are_counted_by_database_and_outcome() -> None:
    cases = (
        '<testcase name="test_a[sqlite]"/><testcase name="test_a[postgresql]"><skipped/></testcase>'
        '<testcase name="test_b"><properties/></testcase>'
        '<testcase name="test_c[sqlite-x]"><failure/></testcase>'
    )
    assert store_contract.count(f"<testsuite>{cases}</testsuite>") == {
        "sqlite passed": 1,
        "postgresql skipped": 1,
        "other passed": 1,
        "sqlite failure": 1,
    }
