"""Every repository check catches a violation that is planted for it."""

from pathlib import Path

import pytest

from tools import check_docs, check_messages, check_paths, check_sizes, check_texts


def _write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("long.py", "x = 1\n" * 601, "601 lines, at most 600"),
        ("page.md", "text\n" * 501, "501 lines, at most 500"),
        ("f.py", "def f():\n" + "    pass\n" * 60, "f: 61 lines"),
        ("test_t.py", "def test_t():\n" + "    pass\n" * 40, "test_t: 41 lines"),
        ("g.py", "def g(a, b, c, d, /, *, e, f, h):\n    pass\n", "7 parameters"),
        (
            "n.py",
            "def n(a):\n for b in a:\n  if b:\n   with b:\n    while b:\n     pass\n",
            "nested 4 deep",
        ),
    ],
)
def test_what_is_too_large_is_found(tmp_path: Path, name: str, text: str, complaint: str) -> None:
    _write(tmp_path, name, text)
    (problem,) = check_sizes.oversized(tmp_path)
    assert complaint in problem


def test_elif_chains_docstrings_and_self_are_not_counted(tmp_path: Path) -> None:
    branches = "".join(f"  elif a == {n}:\n   pass\n" for n in range(5))
    _write(tmp_path, "e.py", f"def e(a):\n for b in a:\n  if b:\n   pass\n{branches}")
    _write(tmp_path, "d.py", 'def d():\n    """' + "Words.\n" * 80 + '"""\n')
    _write(tmp_path, "s.py", "class S:\n def s(self, a, b, c, *, d, e, f):\n  pass\n")
    assert not list(check_sizes.oversized(tmp_path))


@pytest.mark.parametrize(
    "line",
    ["see /" + "work/main/x.py", "cd /" + "root/x", "index https://" + "pypi" + ".org/simple"],
)
def test_machine_paths_and_registry_hosts_are_found(tmp_path: Path, line: str) -> None:
    _write(tmp_path, "notes.md", f"# Notes\n{line}\n")
    (problem,) = check_paths.unwanted(tmp_path)
    assert problem.startswith("notes.md:2")


def test_relative_paths_are_no_machine_paths(tmp_path: Path) -> None:
    _write(tmp_path, "notes.md", "`raw/work/store`, docs/root/index.md, ../shared/corpus\n")
    assert not list(check_paths.unwanted(tmp_path))


def test_a_corpus_sentence_is_found_across_line_breaks_and_commas(tmp_path: Path) -> None:
    sentence = "本市将在五年之内建成三座示范工厂，带动上下游四十家企业协同发展，形成完整链条"
    _write(tmp_path, "shared/corpus/plan.txt", f"开头。{sentence}。结尾。")
    broken = sentence.replace("，", "\n  、")
    _write(tmp_path, "project/notes.md", f"据称{broken}")
    (problem,) = check_texts.copied(tmp_path / "project", tmp_path / "shared")
    assert problem.startswith("notes.md")


def test_words_in_common_are_no_copied_sentence(tmp_path: Path) -> None:
    _write(tmp_path, "shared/corpus/plan.txt", "到二〇二五年，规模工业增加值年均增长百分之七左右")
    _write(tmp_path, "project/notes.md", "规模工业增加值年均增长，到二〇二五年")
    assert not list(check_texts.copied(tmp_path / "project", tmp_path / "shared"))


def test_dead_links_are_found_and_live_ones_pass(tmp_path: Path) -> None:
    _write(tmp_path, "docs/there.md", "# 一个 标题\n")
    links = "[a](docs/there.md) [b](docs/there.md#一个-标题) [c](https://example.com) [d](#top)"
    _write(
        tmp_path, "README.md", f"# Top\n{links} `[e](gone.md)`\n[f](gone.md) [g](docs/there.md#no)"
    )
    assert list(check_docs.dead_links(tmp_path)) == [
        "README.md: dead link gone.md",
        "README.md: dead link docs/there.md#no",
    ]


def test_a_source_file_that_is_gone_is_found(tmp_path: Path) -> None:
    _write(tmp_path, "src/lianqun/model/fact.py", "")
    _write(tmp_path, "docs/page.md", "`model/fact.py`, `model/gone.py`, `fact.py`, `tools/*.py`\n")
    assert list(check_docs.missing_files(tmp_path)) == ["docs/page.md: there is no model/gone.py"]


def test_a_generated_page_that_was_edited_is_found(tmp_path: Path) -> None:
    _write(tmp_path, "docs/cli.md", "edited\n")
    assert list(check_docs.outdated(tmp_path, {"docs/cli.md": "fresh\n"}))
    assert not list(check_docs.outdated(tmp_path, {"docs/cli.md": "edited\n"}))


def test_codes_of_errors_and_doubts_are_collected() -> None:
    source = (
        'raise InputError("no_file", name=x)\nDoubt(code="odd", span=s)\nValueError("free text")'
    )
    assert [code for _, code in check_messages.used_codes(source)] == ["no_file", "odd"]


def test_a_code_without_wording_is_found(tmp_path: Path) -> None:
    _write(tmp_path, "src/lianqun/x.py", 'raise InputError("code_that_nobody_worded")\n')
    (problem,) = check_messages.unknown(tmp_path)
    assert problem.endswith("no message code_that_nobody_worded")


def test_an_issue_that_leaves_an_argument_of_its_wording_open_is_found(tmp_path: Path) -> None:
    _write(tmp_path, "src/lianqun/x.py", 'a = ("page_scanned", 0, 1, {"number": "3"})\n')
    (problem,) = check_messages.unfilled(tmp_path)
    assert problem.endswith("page_scanned lacks ['page']")
    _write(tmp_path, "src/lianqun/x.py", 'a = Doubt(code="page_scanned", span=s)\n')
    assert list(check_messages.unfilled(tmp_path))
    _write(tmp_path, "src/lianqun/x.py", 'a = ("page_scanned", 0, 1, {"page": "3"})\n')
    assert not list(check_messages.unfilled(tmp_path))


def test_both_languages_word_the_same_codes_with_the_same_arguments() -> None:
    assert not list(check_messages.mismatched())
