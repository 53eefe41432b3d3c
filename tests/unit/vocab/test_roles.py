"""Columns that hold one of a few values: every table obeys `roles.csv`, a misspelt value is an error."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from lianqun.compiler.extract.entity_vocabulary import EntityType
from lianqun.errors import VocabularyError
from lianqun.model.quantity import Measure
from lianqun.vocab.indicators import Preference
from lianqun.vocab.messages import Messages

TABLES = {
    Path(entry.name).stem: list(csv.DictReader(entry.read_text("utf-8").splitlines()))
    for entry in files("lianqun.vocab").joinpath("tables").iterdir()
}
CLOSED: dict[tuple[str, str], list[str]] = {}
for role in TABLES["roles"]:
    for name in role["columns"].split("|"):
        CLOSED.setdefault(tuple(name.split(".")), []).append(role["value"])

# free by nature: names, codes, other forms, neighbours, numbers, wordings, and what units measure
FREE = {
    *("key", "word", "label", "noun", "name", "short", "ending", "suffix", "heading", "organ"),
    *(
        "field",
        "written",
        "joined",
        "first",
        "second",
        "third",
        "full",
        "full_name",
        "abbreviation",
    ),
    *("not_after", "not_before", "code", "unit", "dimension", "factor", "base", "text"),
    *("zh", "en", "name_zh", "name_en", "synonyms", "definition", "source", "checked_on"),
}


def misspelt(table: str, column: str) -> list[str]:
    """The header of a table and its first row with a value that the column does not know."""
    row = TABLES[table][0] | {column: "misspelt"}
    cells = [f'"{cell}"' for cell in row.values()]
    return [",".join(row), ",".join(cells)]


@pytest.mark.parametrize("table", sorted(TABLES.keys() - {"roles"}))
def test_a_table_holds_only_known_values(table):
    for column in TABLES[table][0]:
        held = {row[column] for row in TABLES[table]}
        if (table, column) in CLOSED:
            assert held <= set(CLOSED[table, column])
        else:
            assert column in FREE, f"{table}.{column}: list its values in roles.csv"


def test_every_role_is_some_words_own():
    shared = {("indicators", "measure"), ("entity_heads", "type")}  # as the program knows them
    for (table, column), values in CLOSED.items():
        held = {row[column] for row in TABLES[table]}
        several = [r for r in TABLES["roles"] if "|" in r["columns"]]
        elsewhere = {r["value"] for r in several if f"{table}.{column}" in r["columns"]}
        assert (table, column) in shared or set(values) - elsewhere <= held


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("entity_heads", "type", EntityType),
        ("indicators", "direction", Preference),
        ("indicators", "measure", Measure),
    ],
)
def test_roles_and_program_know_the_same_values(table, column, known):
    assert set(CLOSED[table, column]) == set(known)


@pytest.mark.parametrize(("table", "column"), sorted(CLOSED))
def test_a_misspelt_value_is_one_clear_error(overlaid, tmp_path, table, column):
    vocabulary = overlaid(table, *misspelt(table, column))
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows(table)
    said = caught.value.args_by_name
    assert caught.value.code == "vocabulary_value_unknown"
    assert said["file"] == f"{tmp_path.name}/{table}.csv"
    assert (said["line"], said["column"], said["value"]) == (2, column, "misspelt")
    assert said["row"] == next(iter(TABLES[table][0].values()))
    assert said["allowed"] == ", ".join(value or "“”" for value in CLOSED[table, column])


def test_the_error_says_where_and_what_may_stand_there(overlaid, tmp_path):
    vocabulary = overlaid(
        "chapter_roles", "word,role,source,checked_on", "附则,excluding,x,2026-01-01"
    )
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows("chapter_roles")
    for locale in ("zh", "en"):
        text = Messages(locale).explain(caught.value)
        assert f"{tmp_path.name}/chapter_roles.csv" in text
        assert "附则" in text
        assert "excluding" in text
        assert "excluded, container" in text


def test_a_misspelt_value_is_found_whatever_is_looked_up(overlaid):
    vocabulary = overlaid(
        "chapter_roles", "word,role,source,checked_on", "附则,excluding,x,2026-01-01"
    )
    with pytest.raises(VocabularyError):
        vocabulary.rows("units")


def test_a_table_of_a_workspace_needs_the_columns_of_the_wheels(overlaid):
    vocabulary = overlaid("chapter_roles", "word,source,checked_on", "附则,x,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows("chapter_roles")
    assert caught.value.code == "vocabulary_column_missing"
    assert caught.value.args_by_name["columns"] == "role"


def test_the_roles_themselves_cannot_be_changed(overlaid):
    header = "key,columns,value,meaning,example,source,checked_on"
    vocabulary = overlaid("roles", header, "a:b,units.base,b,c,d,x,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows("units")
    assert caught.value.code == "vocabulary_roles_fixed"
