"""Word tables: grammars filled with words by role, workspace rows, roles that rules read."""

import csv
import re
from importlib.resources import files
from pathlib import Path

import pytest

from lianqun.compiler.extract.project_fields import PROJECT_WORDS, find_investment
from lianqun.compiler.words import Words, words_of
from lianqun.errors import VocabularyError
from lianqun.vocab.vocabulary import Vocabulary

HEADER = "key,word,role,not_after,not_before,source,checked_on"
TABLES = {
    Path(entry.name).stem: list(csv.DictReader(entry.read_text("utf-8").splitlines()))
    for entry in files("lianqun.vocab").joinpath("tables").iterdir()
}
WORD_TABLES = {
    name: rows for name, rows in TABLES.items() if {"word", "role", "not_after"} <= rows[0].keys()
}
SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(__file__).parents[3].joinpath("src/lianqun/compiler").rglob("*.py"))
)


@pytest.fixture
def words(tmp_path):
    """The words of a table that a workspace writes."""

    def build(*rows: str) -> Words:
        (tmp_path / "our_words.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return words_of(Vocabulary(tmp_path), "our_words")

    return build


def test_a_grammar_names_roles_and_is_filled_with_the_longest_word_first(words):
    table = words(
        "end:园,园,end,,,x,2026-01-01",
        "end:园区,园区,end,,,x,2026-01-01",
        "verb:建,建,verb,,,x,2026-01-01",
    )
    assert table.pattern("^{verb}.{1,2}?{end}").match("建甲园区")[0] == "建甲园区"
    assert table.pattern("{verb|end}{2,3}").search("园区建建")[0] == "园区建建"
    assert table.pattern("{verb}") is table.pattern("{verb}")


def test_a_word_does_not_count_beside_its_forbidden_neighbours(words):
    table = words("step:坎,坎,step,门,坷|儿,x,2026-01-01")
    seen = [bool(table.pattern("{step}").search(t)) for t in ("过坎", "门坎", "坎坷", "坎儿")]
    assert seen == [True, False, False, False]


def test_words_come_in_the_order_of_the_table(words):
    table = words("a:乙,乙,a,,,x,2026-01-01", "a:甲,甲,a,,,x,2026-01-01")
    assert table.words("a") == ("乙", "甲")


def test_a_role_without_words_is_an_error(words):
    with pytest.raises(VocabularyError) as caught:
        words("a:乙,乙,a,,,x,2026-01-01").pattern("{b}")
    assert caught.value.code == "word_role_missing"
    assert caught.value.args_by_name == {"role": "b", "table": "our_words"}


def test_a_word_of_a_workspace_counts(overlaid_words):
    told = "项目盘子8亿元"
    assert find_investment(told, words_of(Vocabulary(), PROJECT_WORDS)) is None
    assert (
        find_investment(told, overlaid_words("investment:盘子,盘子,investment,,,x,2026-01-01")) == 8
    )


@pytest.fixture
def overlaid_words(tmp_path):
    """The words of projects with rows of a workspace."""

    def build(*rows: str) -> Words:
        (tmp_path / f"{PROJECT_WORDS}.csv").write_text("\n".join([HEADER, *rows]), "utf-8")
        return words_of(Vocabulary(tmp_path), PROJECT_WORDS)

    return build


@pytest.mark.parametrize("table", sorted(WORD_TABLES))
def test_the_key_of_a_row_is_its_role_and_word(table):
    for row in WORD_TABLES[table]:
        assert row["key"] == f"{row['role']}:{row['word']}"


@pytest.mark.parametrize("table", sorted(WORD_TABLES))
def test_every_role_is_read_by_some_rule(table):
    for role in {row["role"] for row in WORD_TABLES[table]}:
        named = rf"[{{|]{role}[|}}]|[\"']{role}[\"']"
        assert re.search(named, SOURCE), f"{table}: nothing reads the role {role}"
