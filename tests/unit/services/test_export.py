"""The interchange files: complete, stable, moved into place."""

import json

import pytest
from toy_plans import FIRST, SECOND, WORKER, write_plans

from lianqun.errors import InputError
from lianqun.services.compilation import compile_documents
from lianqun.services.export import export_facts
from lianqun.services.intake import add_files
from lianqun.services.workspace import init_workspace, open_workspace

NAMES = {"targets", "actuals", "industries", "clusters", "projects", "tasks", "entities", "issues"}


def rows(folder, name):
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_family_has_its_file(compiled, clock, tmp_path):
    answer = export_facts(compiled, clock.tick(), tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{n}.jsonl" for n in NAMES}
    assert answer.row_counts == dict.fromkeys(NAMES, 0) | {"targets": 7, "tasks": 2, "issues": 1}


def test_rows_name_their_document_and_stand_in_its_original(compiled, clock, tmp_path, plans):
    export_facts(compiled, clock.tick(), tmp_path / "out")
    originals = {path.stem: path.read_text() for path in plans}
    for row in rows(tmp_path / "out", "targets") + rows(tmp_path / "out", "tasks"):
        assert originals[row["document"]][row["start"] : row["end"]] == row["evidence"]
        assert len(row["document_hash"]) == 64


def test_a_target_has_the_frozen_names(compiled, clock, tmp_path):
    export_facts(compiled, clock.tick(), tmp_path / "out", ["first"])
    target = rows(tmp_path / "out", "targets")[0]
    expected = {"comparator": ">=", "value": 1200, "unit": "亿元", "target_year": 2025}
    assert expected.items() <= target.items()
    (task, *_) = rows(tmp_path / "out", "tasks")
    assert task["responsible"] == ["市工业和信息化局", "市发展改革委"]


def test_an_issue_says_what_and_where(compiled, clock, tmp_path):
    export_facts(compiled, clock.tick(), tmp_path / "out")
    (issue,) = rows(tmp_path / "out", "issues")
    assert (issue["class"], issue["severity"]) == ("omission", "info")
    assert "first.txt" in issue["message"]
    assert len(issue["evidence"]) == len(issue["places"]) == 1


def test_one_document_is_exported_alone(compiled, clock, tmp_path):
    export_facts(compiled, clock.tick(), tmp_path / "out", ["second"])
    assert {row["document"] for row in rows(tmp_path / "out", "targets")} == {"second"}


def test_another_export_replaces_the_files_and_leaves_others_alone(compiled, clock, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "note.txt").write_text("mine")
    (out / "targets.jsonl").write_text("old")
    export_facts(compiled, clock.tick(), out)
    assert (out / "note.txt").read_text() == "mine"
    assert len(rows(out, "targets")) == 7
    assert not list(tmp_path.glob(".out*"))


def test_two_workspaces_filled_in_another_order_export_the_same(
    *, compiled, clock, settings, tmp_path, plans
):
    other = tmp_path / "other"
    init_workspace(other, clock.tick(), settings, fresh_id="other")
    with open_workspace(other, clock.now, settings) as workspace:
        add_files(workspace, clock.tick(), plans[::-1])
        compile_documents(workspace, clock.tick(), worker=WORKER)
        export_facts(workspace, clock.tick(), tmp_path / "b")
    export_facts(compiled, clock.tick(), tmp_path / "a")
    for name in NAMES:
        a, b = (tmp_path / side / f"{name}.jsonl" for side in "ab")
        assert a.read_bytes() == b.read_bytes()


def test_an_export_as_of_the_past_shows_the_past(compiled, clock, tmp_path):
    then = compiled.view(clock.tick()).transaction
    add_files(compiled, clock.tick(), write_plans(tmp_path, third=FIRST + SECOND))
    compile_documents(compiled, clock.tick(), worker=WORKER)
    export_facts(compiled, clock.tick(as_of=then), tmp_path / "then")
    export_facts(compiled, clock.tick(), tmp_path / "now")
    assert len(rows(tmp_path / "then", "targets")) == 7
    assert len(rows(tmp_path / "now", "targets")) == 14


def test_a_target_that_cannot_be_written_is_a_clear_error(compiled, clock, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="export_target_is_file"):
        export_facts(compiled, clock.tick(), tmp_path / "file")
    with pytest.raises(InputError, match="export_not_writable"):
        export_facts(compiled, clock.tick(), tmp_path / "file" / "out")
