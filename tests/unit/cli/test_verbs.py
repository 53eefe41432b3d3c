"""Every verb, as a user meets it: output, exit code, one clear message when something is wrong."""

import json
import sqlite3

import pytest
from toy_plans import FIRST, FIRST_REVISED, write_plans


def test_the_way_from_files_to_promises(lianqun, tmp_path):
    assert "工作区已建好" in lianqun("init").out
    added = lianqun("add", *write_plans(tmp_path, first=FIRST))
    assert (added.code, "first（utf-8）" in added.out) == (0, True)
    compiled = lianqun("compile")
    assert (compiled.code, compiled.out) == (0, "first：6 条事实，1 个问题\n")
    table = lianqun("facts", "--document", "fir", "--kind", "target", "--year", 2025)
    assert table.code == 0
    assert "示范市：工业总产值" in table.out
    assert "≥1200亿元" in table.out
    assert "市工业和信息化局" in table.out
    assert "共 4 条" in table.err


def test_columns_with_nothing_in_them_are_left_out(filled):
    assert "责任单位" not in filled("facts", "--year", 2023).out.splitlines()[0]
    assert "责任单位" in filled("facts", "--kind", "task").out


def test_places_lists_mentions_or_says_that_there_are_none(filled):
    words = ("facts", "--kind", "project", "--text", "工业总产值")
    assert "加 --places 查看" in filled(*words).err
    listed = filled(*words, "--places")
    assert "【工业总产值】" in listed.out
    assert "加 --places 查看" not in listed.err
    nothing = filled("facts", "--places")
    assert (nothing.out, "没有可列之处" in nothing.err) == ("", True)


def test_json_is_all_there_is_on_standard_output(filled):
    lines = filled("facts", "--kind", "任务", "--json").out.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["bodies"] for row in rows] == [
        ["市工业和信息化局", "市发展改革委"],
        ["县投资促进中心"],
    ]
    assert {row["kind"] for row in rows} == {"task"}


def test_show_marks_the_quote_in_its_paragraph(filled):
    fact = json.loads(filled("facts", "--indicator", "研发", "--json").out)
    shown = filled("show", fact["id"][:5])
    assert shown.code == 0
    assert "工业总产值达到1200亿元，【研发投入占比达到3.5%】。" in shown.out
    assert "一、发展目标" in shown.out
    assert "toy:target" in shown.out
    row = json.loads(filled("show", fact["id"], "--json").out)
    assert row["before"].endswith("1200亿元，")


def test_documents_are_listed_with_their_state(filled, tmp_path):
    filled("add", *write_plans(tmp_path, third=FIRST_REVISED), "--version-of", "first")
    out = filled("documents").out
    assert "已有新版本" in out
    assert "未编译" in out
    states = [json.loads(line)["state"] for line in filled("documents", "--json").out.splitlines()]
    assert states == ["superseded", "completed", "not_compiled"]


def test_a_removed_document_is_out_of_sight(filled):
    assert filled("remove", "second").code == 0
    assert "second" not in filled("documents").out


def test_issues_are_listed(filled):
    listed = filled("issues")
    assert "没有读出任何事实" in listed.out
    assert "document_without_facts" not in listed.out
    assert "document_without_facts" in filled("issues", "--detail").out
    assert "共 1 个问题" in listed.err
    row = json.loads(filled("--lang", "en", "issues", "--json").out)
    assert row["message"] == "No fact was found in “first.txt”."


def test_verify_ends_with_one_when_something_is_broken(filled, tmp_path):
    assert filled("verify").code == 0
    victim = next((tmp_path / "w" / "originals").iterdir())
    victim.write_text("altered")
    broken = filled("verify")
    assert broken.code == 1
    assert "原件" in broken.err


def test_export_says_what_it_wrote(filled, tmp_path):
    done = filled("export", "--out", tmp_path / "out", "--document", "first")
    assert done.code == 0
    assert "targets.jsonl：5 行" in done.out.replace(" ", "").replace("：5行", "：5 行")
    assert len((tmp_path / "out" / "targets.jsonl").read_text().splitlines()) == 4 + 1


def test_compile_ends_with_one_when_a_document_breaks_the_compiler(filled, tmp_path):
    filled("add", *write_plans(tmp_path, bad="CRASH 规划"))
    done = filled("compile")
    assert done.code == 1
    assert "SIGSEGV" in done.err
    assert "退出码 1：3 个文件中有 1 个没有编译成" in done.err
    assert "first：没有变化" in done.out
    assert filled("compile", "--document", "first", "--again").code == 0


def test_the_past_is_shown_as_it_was(filled):
    assert "未编译" in filled("--as-of", 2, "documents").out
    assert filled("--as-of", "2000-01-01", "documents").err.startswith("工作区里还没有文件")
    assert filled("--as-of", "2999-01-01T00:00", "documents").out == filled("documents").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["facts", "--document", "x"], 2, "没有与“x”相符的文件"),
        (["facts", "--kind", "x"], 2, "没有“x”这一类"),
        (["facts", "--year", "x"], 2, "--year 要写成整数"),
        (["facts", "--yeer", "1"], 2, "没有 --yeer 这个选项"),
        (["facts", "--lang", "en"], 2, "--lang goes before the verb"),
        (["fcts"], 2, "没有“fcts”这个命令。相近的有：facts"),
        (["show"], 2, "缺少 FACT"),
        (["show", "zzzz"], 2, "没有编号以“zzzz”开头"),
        (["add", "no_such_file.txt"], 2, "找不到文件 no_such_file.txt"),
        (["export"], 2, "缺少 --out"),
        (["--as-of", "soon", "facts"], 2, "“soon”不是时点"),
        (["--as-of", "1", "compile"], 2, "不能与 --as-of 同用"),
        (["--lang", "fr", "facts"], 2, "不支持语言“fr”"),
        (["--workspace", "/no/such/folder", "facts"], 3, "不是 lianqun 工作区"),
    ],
)
def test_mistakes_get_one_clear_message(filled, words, code, said):
    run = filled(*words)
    assert run.code == code
    assert said in run.err
    assert run.err.count("\n") == 1
    assert run.out == ""


def test_messages_come_in_english_too(filled):
    run = filled("--lang", "en", "facts", "--document", "x")
    assert run.err.startswith("No document matches")
    assert "bodies" in filled("--lang", "en", "facts", "--kind", "task").out


def test_a_busy_workspace_ends_with_four(filled, tmp_path, monkeypatch):
    monkeypatch.setenv("LIANQUN_WAIT_SECONDS", "0.1")
    other = sqlite3.connect(tmp_path / "w" / "lianqun.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    run = filled("add", *write_plans(tmp_path, third=FIRST_REVISED))
    other.rollback()
    other.close()
    assert run.code == 4
    assert "0.1 秒" in run.err


def test_a_damaged_workspace_ends_with_three(filled, tmp_path):
    (tmp_path / "w" / "lianqun.db").write_bytes(b"damaged" * 1000)
    for name in ("lianqun.db-wal", "lianqun.db-shm"):
        (tmp_path / "w" / name).unlink(missing_ok=True)
    run = filled("facts")
    assert run.code == 3
    assert "备份" in run.err


def test_settings_without_sense_are_refused(filled, monkeypatch):
    monkeypatch.setenv("LIANQUN_COMPILE_SECONDS", "soon")
    assert filled("facts").code == 2


def test_without_documents_every_verb_says_what_to_do(lianqun):
    lianqun("init")
    for words in (["facts"], ["issues"], ["compile"], ["documents"]):
        run = lianqun(*words)
        assert run.code == 0
        assert "lianqun add" in run.err
    assert lianqun("verify").code == 0


def test_init_twice_is_no_mistake(lianqun):
    assert lianqun("init").code == 0
    assert "已经是工作区" in lianqun("init").out


def test_entities_are_listed_when_asked_for(filled, tmp_path):
    table = filled("facts")
    assert "编号" in table.out
    assert "实体" not in table.err  # the toy plans have none
    assert filled("facts", "--kind", "entities").code == 0


def test_a_column_that_says_the_same_everywhere_is_left_out(filled):
    assert "类别" not in filled("facts", "--kind", "target").out.splitlines()[0]
    assert "文件" not in filled("facts", "--document", "first").out.splitlines()[0]
    assert {"类别", "文件"} <= set(filled("facts").out.splitlines()[0].split())


def test_a_word_too_many_is_told_where_the_workspace_is_given(lianqun):
    run = lianqun("init", "plans")
    assert run.code == 2
    assert run.err == (
        "这个命令不收“plans”。工作区文件夹用 --workspace 给出，写在命令名之前："
        "lianqun --workspace 文件夹 init。用法见 --help。\n"
    )


def test_a_year_in_words_is_asked_for_as_a_number(lianqun):
    run = lianqun("facts", "--year", "明年")
    assert (run.code, run.err) == (2, "--year 要写成整数，例如 2025。\n")
