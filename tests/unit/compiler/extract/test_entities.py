"""Entities as facts: one a surface form, counted by longest match, with aliases and evidence."""

import json
from pathlib import Path

import pytest

from lianqun.compiler.extract.entities import extract
from lianqun.compiler.pipeline import compile_file
from lianqun.compiler.readers.text import read_text
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, visible_length
from lianqun.vocab.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
SHARED = Path(__file__).resolve().parents[4].parent / "shared"

PLAN = """云州市先进制造业发展规划

一、发展基础

云州市依托岚泰、岚泰电子、沅禾股份等企业，建成云州高新技术产业开发区。岚泰电子、岚泰加大投入。
云州沅禾股份有限公司（以下简称“云禾”）与国防科技大学合作，国防科大设立分院。
云州高新区以岚泰、云禾为龙头，云州高新区产值居首。
"""


def facts(text: str = PLAN):
    """Facts of a text by name."""
    compilation = compile_file(text.encode(), "plan.txt", VOCABULARY, extractors=(extract,))
    return {fact.content.name: fact for fact in compilation.facts}, compilation.document


def test_a_name_within_a_longer_one_is_not_counted():
    found, _ = facts()
    assert found["岚泰"].content.count == 3
    assert found["岚泰电子"].content.count == 2


def test_aliases_are_forms_that_are_surely_the_same():
    found, _ = facts()
    aliases = {name: set(fact.content.aliases) for name, fact in found.items()}
    assert aliases["云州高新区"] == {"云州高新技术产业开发区"}
    assert aliases["国防科大"] == {"国防科技大学"}
    assert aliases["云禾"] == {"云州沅禾股份有限公司"}
    assert aliases["云州市"] <= {"云州"}


def test_near_namesakes_stay_apart():
    found, _ = facts()
    assert found["岚泰"].content.aliases == ()
    assert found["岚泰电子"].content.aliases == ()


def test_evidence_holds_the_first_mention_and_verifies():
    found, document = facts()
    for name, fact in found.items():
        assert fact.evidence.stands_in(document.original)
        assert MIN_QUOTE <= visible_length(fact.evidence.quote) <= MAX_QUOTE
        assert name in "".join(fact.evidence.quote.split())


def test_extraction_is_the_same_every_time():
    document = read_text(PLAN.encode())
    assert list(extract(document, VOCABULARY)) == list(extract(document, VOCABULARY))


def test_text_without_marks_takes_linear_time():
    document = read_text(("依托与以企业等" * 20000).encode())
    assert list(extract(document, VOCABULARY)) is not None


@pytest.mark.shared
@pytest.mark.parametrize("name", ["000", "004"])
def test_gold_entities_are_found_with_their_types(name):
    if not (SHARED / "gold" / name).is_dir():
        pytest.skip("the shared corpus is not beside the checkout (../shared)")
    lines = (SHARED / "gold" / name / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["name"]: row["type"] for row in map(json.loads, lines)}
    source = next((SHARED / "corpus").glob(f"{name}_*"))
    found = compile_file(source.read_bytes(), source.name, VOCABULARY, extractors=(extract,)).facts
    kinds = {fact.content.name: fact.content.type for fact in found}
    hits = gold.keys() & kinds.keys()
    assert 2 * len(hits) / (len(gold) + len(kinds)) >= 0.85
    assert sum(gold[hit] == kinds[hit] for hit in hits) >= 0.90 * len(hits)


def test_a_verb_or_a_count_before_a_name_is_no_part_of_it():
    found, _ = facts(
        "云州市申建中国（云州）自由贸易试验区，确保定点医院、棚户区、2个示范平台达标。"
    )
    assert "中国（云州）自由贸易试验区" in found
    assert not {"保定", "棚户区", "2个示范平台"} & set(found)
