"""The vocabulary's statement tables: every role is used, overlays are read, bad rows are named."""

import re
from pathlib import Path

import pytest

from lianqun.compiler.extract import statements
from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.errors import VocabularyError
from lianqun.vocab.vocabulary import Vocabulary

TABLES = ("statement_acts", "statement_nouns", "statement_signs")


def overlaid(folder, table, *rows):
    (folder / f"{table}.csv").write_text("\n".join(rows), encoding="utf-8")
    return Vocabulary(folder)


def test_every_role_of_the_tables_is_asked_for():
    code = "".join(
        path.read_text(encoding="utf-8") for path in Path(statements.__file__).parent.glob("*.py")
    )
    asked = set(re.findall(r"['\"]([a-z_]+)['\"]", code))
    roles = {row["role"] for table in TABLES for row in Vocabulary().rows(table)}
    assert roles <= asked


def test_keys_are_made_of_role_and_word():
    for table in TABLES:
        for row in Vocabulary().rows(table):
            assert row["key"] == f"{row['role']}:{row['word']}"


def test_a_run_of_acts_has_one_reading():
    # else a long run that fails takes exponential time
    acts = Lexicon(Vocabulary()).words("act")
    assert not [a + b for a in acts for b in acts if a + b in acts]


def test_a_word_is_guarded_by_its_neighbours(tmp_path):
    rows = (
        "key,word,role,not_after,not_before,source,checked_on",
        "step:坎,坎,step,门,坷|儿,x,2026-01-01",
    )
    pattern = re.compile(Lexicon(overlaid(tmp_path, "statement_nouns", *rows)).any_of("step"))
    assert [bool(pattern.search(text)) for text in ("过坎", "门坎", "坎坷", "坎儿")] == [
        True,
        False,
        False,
        False,
    ]


def test_an_unknown_role_is_an_error(vocabulary):
    with pytest.raises(VocabularyError) as caught:
        Lexicon(vocabulary).any_of("no_such_role")
    assert caught.value.code == "statement_role_missing"


def test_a_link_with_an_unknown_bound_is_an_error(tmp_path):
    rows = ("word,bound,direction,source,checked_on", "逼近,nearly,,x,2026-01-01")
    with pytest.raises(VocabularyError) as caught:
        Lexicon(overlaid(tmp_path, "statement_links", *rows))
    assert caught.value.code == "vocabulary_value_unknown"
