"""Tables: rows of the wheel, rows of a workspace laid over them, malformed tables."""

import pytest

from lianqun.errors import VocabularyError
from lianqun.vocab.vocabulary import Vocabulary


def test_a_table_of_a_workspace_alone_is_read(overlaid):
    vocabulary = overlaid("our_slogans", "word,source,checked_on", "三高四新,x,2026-01-01")
    assert vocabulary.words("our_slogans") == ("三高四新",)
    assert vocabulary.overridden == []


def test_a_missing_table_is_an_error():
    with pytest.raises(VocabularyError) as caught:
        Vocabulary().rows("no_such_table")
    assert caught.value.code == "vocabulary_table_missing"


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("担,mass,0.05,吨,x",), 2),
        (("担,mass,0.05,吨,x,2026-01-01,more",), 2),
        ((",mass,0.05,吨,x,2026-01-01",), 2),
        (("担,mass,0.05,吨,x,2026-01-01",) * 2, 3),
    ],
)
def test_a_malformed_row_is_named_with_its_line(overlaid, lines, number):
    vocabulary = overlaid("units", "unit,dimension,factor,base,source,checked_on", *lines)
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows("units")
    assert caught.value.code == "vocabulary_row_malformed"
    assert caught.value.args_by_name == {"table": "units", "line": number}


def test_a_table_without_a_source_is_refused(overlaid):
    vocabulary = overlaid("units", "unit,dimension,factor,base", "担,mass,0.05,吨")
    with pytest.raises(VocabularyError) as caught:
        vocabulary.rows("units")
    assert caught.value.args_by_name["columns"] == "source, checked_on"
