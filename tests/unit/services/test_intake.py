"""Adding files: each one whole or not at all, and reported."""

import os

import pytest
from toy_plans import FIRST, FIRST_REVISED, write_plans

from lianqun.errors import InputError
from lianqun.services.documents import list_documents, remove_document, select_documents
from lianqun.services.intake import Intake, add_files


def outcomes(answer):
    return [file.outcome for file in answer.files]


def test_files_are_added_under_their_names(workspace, clock, plans):
    answer = add_files(workspace, clock.tick(), plans)
    assert outcomes(answer) == [Intake.ADDED, Intake.ADDED]
    assert [d.name for d in list_documents(workspace, clock.tick()).documents] == [
        "first",
        "second",
    ]


def test_the_same_content_is_reported_and_not_added_twice(workspace, clock, plans, tmp_path):
    add_files(workspace, clock.tick(), plans)
    (copy,) = write_plans(tmp_path, copy=FIRST)
    answer = add_files(workspace, clock.tick(), [copy, *plans])
    assert outcomes(answer) == [Intake.KNOWN] * 3
    assert answer.files[0].name == "first"
    assert list_documents(workspace, clock.tick()).transaction == 2


def test_a_file_that_cannot_be_read_is_refused_and_the_others_are_added(
    workspace, clock, plans, tmp_path
):
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "binary.pdf").write_bytes(bytes(range(256)) * 40)
    bad = [tmp_path / name for name in ("empty.txt", "binary.pdf", "missing.txt", "workspace")]
    answer = add_files(workspace, clock.tick(), [bad[0], plans[0], *bad[1:]])
    assert answer.has_refusals
    codes = [file.error.code for file in answer.files if file.error]
    assert codes == ["file_empty", "file_not_text", "file_missing", "file_is_folder"]
    assert len(list_documents(workspace, clock.tick()).documents) == 1
    assert len(list(workspace.store.originals.stored())) == 1


def test_a_pipe_is_refused_without_waiting_for_it(workspace, clock, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (file,) = add_files(workspace, clock.tick(), [tmp_path / "pipe"]).files
    assert file.error.code == "file_not_regular"


def test_a_file_over_the_limit_is_refused(workspace, clock, plans, monkeypatch):
    monkeypatch.setattr(workspace, "settings", type(workspace.settings)(max_file_mb=0.0001))
    (file,) = add_files(workspace, clock.tick(), plans[:1]).files
    assert file.error.code == "file_too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_chinese_encodings_are_recognised(workspace, clock, tmp_path, encoding):
    path = tmp_path / "plan.txt"
    path.write_bytes(FIRST.encode(encoding))
    (file,) = add_files(workspace, clock.tick(), [path]).files
    assert file.outcome is Intake.ADDED
    assert file.encoding == encoding


def test_a_name_in_another_encoding_is_read(workspace, clock, tmp_path):
    path = os.fsencode(tmp_path) + b"/" + "规划.txt".encode("gb18030")
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - a name of raw bytes
        stream.write(FIRST)
    from pathlib import Path

    (file,) = add_files(workspace, clock.tick(), [Path(os.fsdecode(path))]).files
    assert file.name == "规划"


def test_a_new_version_supersedes_the_old_one(workspace, clock, plans, tmp_path):
    add_files(workspace, clock.tick(), plans)
    (revised,) = write_plans(tmp_path, revised=FIRST_REVISED)
    (file,) = add_files(workspace, clock.tick(), [revised], version_of="first").files
    view = workspace.view(clock.tick())
    assert [d.name for d in select_documents(view)] == ["revised", "second"]
    assert [d.name for d in select_documents(view, [file.plan])] == ["revised"]
    assert [d.name for d in select_documents(view, ["first"])] == ["first"]


def test_a_new_version_is_one_file(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans)
    with pytest.raises(InputError, match="version_of_needs_one_file"):
        add_files(workspace, clock.tick(), plans, version_of="first")


def test_adding_again_repairs_a_damaged_original(workspace, clock, plans):
    document = add_files(workspace, clock.tick(), plans).files[0].document
    workspace.store.originals.path(document).write_bytes(b"")
    assert outcomes(add_files(workspace, clock.tick(), plans[:1])) == [Intake.RESTORED]
    assert workspace.store.originals.path(document).read_bytes() == plans[0].read_bytes()


def test_a_removed_document_comes_back_when_it_is_added_again(workspace, clock, plans):
    add_files(workspace, clock.tick(), plans)
    remove_document(workspace, clock.tick(), "first")
    assert [d.name for d in list_documents(workspace, clock.tick()).documents] == ["second"]
    assert len(list_documents(workspace, clock.tick(as_of=2)).documents) == 2
    assert outcomes(add_files(workspace, clock.tick(), plans[:1])) == [Intake.RESTORED]
    assert len(list_documents(workspace, clock.tick()).documents) == 2


def test_nothing_is_added_in_the_past(workspace, clock, plans):
    with pytest.raises(InputError, match="as_of_with_writing"):
        add_files(workspace, clock.tick(as_of=1), plans)


@pytest.mark.parametrize("selector", ["first", "fi", "first.txt", "hash", "plan"])
def test_a_document_is_selected_by_name_hash_or_plan(workspace, clock, plans, selector):
    added = add_files(workspace, clock.tick(), plans).files[0]
    given = {"hash": added.document[:6], "plan": added.plan}.get(selector, selector)
    assert [d.name for d in select_documents(workspace.view(clock.tick()), [given])] == ["first"]


@pytest.mark.parametrize("selector", ["x", "", "f00"])
def test_a_selector_that_means_nothing_is_refused(workspace, clock, plans, selector):
    add_files(workspace, clock.tick(), plans)
    with pytest.raises(InputError, match="document_unknown"):
        select_documents(workspace.view(clock.tick()), [selector])


def test_a_selector_that_means_several_documents_lists_them(workspace, clock, tmp_path):
    add_files(workspace, clock.tick(), write_plans(tmp_path, plan_a=FIRST, plan_b=FIRST_REVISED))
    with pytest.raises(InputError, match="document_ambiguous") as caught:
        select_documents(workspace.view(clock.tick()), ["plan"])
    assert "plan_a" in caught.value.args_by_name["candidates"]


def test_a_file_without_rights_is_refused_in_plain_words(workspace, clock, plans, monkeypatch):
    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (file,) = add_files(workspace, clock.tick(), plans[:1]).files
    assert file.error.code == "file_without_rights"
