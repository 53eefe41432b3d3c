"""Messages: both languages say the same things, and every code that the source uses has words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import lianqun
from lianqun import errors
from lianqun.errors import InputError, VocabularyError, WorkspaceBusyError
from lianqun.vocab.messages import LOCALES, Messages
from lianqun.vocab.vocabulary import Vocabulary

SOURCE = Path(lianqun.__file__).parent
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)}
CARRIERS = {"Doubt": "code", "Note": "", "Issue": "code"}
ASKED = {"text", "fill", "say", "remark"}
TABLES = {
    locale: {r["code"]: r["text"] for r in Vocabulary().rows(f"messages_{locale}")}
    for locale in LOCALES
}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_languages_have_the_same_codes_and_arguments():
    zh, en = TABLES["zh"], TABLES["en"]
    assert zh.keys() == en.keys()
    differing = [code for code in zh if fields(zh[code]) != fields(en[code])]
    assert differing == []


def test_every_message_can_be_filled():
    for table in TABLES.values():
        for code, text in table.items():
            filled = text.format_map(dict.fromkeys(fields(text), 1))
            assert "{" not in filled, code


def used_codes(path: Path) -> Iterator[tuple[str, int, set[str] | None]]:
    """Each literal code in a source file with its line and, where they can be read, its arguments."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _codes_of_call(node)


def _codes_of_call(node: ast.Call) -> Iterator[tuple[str, int, set[str] | None]]:
    name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    value = None
    if name in ERRORS or name in ASKED or name == "Note":
        value = node.args[0] if node.args else None
    elif name in CARRIERS:
        value = keywords.get("code")
    if isinstance(value, ast.Constant) and re.fullmatch(r"\w+", str(value.value)):
        known = set(keywords) if name in ERRORS and None not in keywords else None
        yield value.value, node.lineno, known


def all_used_codes() -> list[tuple[str, str, set[str] | None]]:
    return [
        (code, f"{path.relative_to(SOURCE)}:{line}", arguments)
        for path in sorted(SOURCE.rglob("*.py"))
        for code, line, arguments in used_codes(path)
    ]


def test_every_code_in_the_source_has_words_in_both_languages():
    missing = [
        f"{where} uses {code!r}" for code, where, _ in all_used_codes() if code not in TABLES["zh"]
    ]
    assert not missing, (
        "add rows to src/lianqun/vocab/tables/messages_zh.csv and messages_en.csv for:\n  "
        + "\n  ".join(missing)
    )


def test_every_error_gives_the_arguments_that_its_words_want():
    wrong = [
        f"{where}: {code!r} wants {sorted(fields(TABLES['zh'][code]) - arguments)}"
        for code, where, arguments in all_used_codes()
        if arguments is not None and not fields(TABLES["zh"].get(code, "")) <= arguments
    ]
    assert not wrong, "arguments missing:\n  " + "\n  ".join(wrong)


def test_the_scan_finds_what_it_looks_for():
    codes = {code for code, _, _ in all_used_codes()}
    assert {"file_missing", "workspace_busy", "document_without_facts", "no_documents"} <= codes


def test_help_codes_of_the_command_line_have_words():
    text = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "cli").glob("*.py"))
    used = set(re.findall(r'"(help_\w+|column_\w+)"', text)) - {"help_option_names"}
    assert used
    assert used <= TABLES["zh"].keys()


def test_words_are_filled_in():
    assert "a.txt" in Messages("en").text("file_missing", file="a.txt")
    assert "{file}" in Messages("zh").text("file_missing")


def test_an_error_explains_itself():
    assert "5" in Messages("zh").explain(WorkspaceBusyError("workspace_busy", seconds=5.0))
    assert Messages("zh").explain(InputError("no_such_code", x=1)) == "no_such_code {'x': 1}"


def test_unknown_languages_and_codes_are_errors():
    with pytest.raises(InputError, match="language_unknown"):
        Messages("fr")
    with pytest.raises(VocabularyError, match="message_missing"):
        Messages("zh").text("no_such_code")


def test_only_arguments_that_are_codes_are_worded() -> None:
    messages = Messages("zh")
    killed = {"file": "missing", "reason": "time", "detail": "", "seconds": "1", "memory_mb": "2"}
    said = messages.word("file_killed", killed)
    assert "超时；" in said
    assert "missing" in said  # the name of a file, not the message `file_missing`
    assert "超时" in messages.explain(InputError("file_killed", **killed))
