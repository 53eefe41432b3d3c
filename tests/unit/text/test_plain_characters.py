"""One form for each character: what copies on web pages and office programs make of punctuation and digits."""

from collections import Counter

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.services.interchange import to_row
from lianqun.text.characters import make_plain
from lianqun.vocab.vocabulary import Vocabulary
from tools.repository import ROOT

_PLAN = ROOT / "examples" / "changsha_example_plan.txt"
_NARROW = str.maketrans("，；：（）！？", ",;:()!?")
_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_SLOTS = ("indicator", "subject", "value", "unit", "year", "target_year", "comparator")


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("企业1100家,营收1500亿元;税收90%,", "企业1100家，营收1500亿元；税收90%，"),
        ("1,100家与Co.,Ltd", "1,100家与Co.,Ltd"),
        ("3万套(间),生产总值(GDP)", "3万套（间），生产总值（GDP）"),
        ("(1)f(x)", "(1)f(x)"),
        ("１．５％", "1.5%"),
    ],
)
def test_each_character_gets_its_plain_form(given: str, plain: str) -> None:
    assert make_plain(given) == plain
    assert len(plain) == len(given)


@pytest.mark.parametrize("table", [_NARROW, _WIDE], ids=["narrow", "wide"])
def test_widths_of_characters_do_not_change_what_is_read(table: dict[int, int]) -> None:
    text = _PLAN.read_text(encoding="utf-8")
    assert _figures(text.translate(table)) == _figures(text)


def _figures(text: str) -> Counter[tuple[object, ...]]:
    found = compile_file(text.encode(), _PLAN.name, Vocabulary()).facts
    rows = [to_row(fact) for fact in found if fact.kind in ("target", "actual")]
    assert rows
    return Counter(tuple(str(row.get(slot)).translate(_NARROW) for slot in _SLOTS) for row in rows)
