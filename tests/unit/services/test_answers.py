"""Asking: facts by filter, one fact in context, issues, verification."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lianqun.errors import InputError, UnknownFactError
from lianqun.model.actor import Actor
from lianqun.model.fact import FactKind, Statement
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity
from lianqun.services.fact_context import show_fact
from lianqun.services.fact_words import kind_label, word_base, word_found, word_number, word_value
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.issues import list_issues
from lianqun.services.verification import verify_workspace
from lianqun.store.originals import OriginalState
from lianqun.vocab.messages import Messages

ZH = Messages("zh")


def found(workspace, clock, **wanted):
    return find_facts(workspace, clock.tick(), FactFilter(**wanted)).facts


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 9),
        ({"documents": ("first",)}, 6),
        ({"kinds": (FactKind.TASK,)}, 2),
        ({"kinds": (FactKind.TARGET,), "year": 2025, "documents": ("first",)}, 4),
        ({"year": 2023}, 1),
        ({"indicator": "产值"}, 3),
        ({"subject": "示范"}, 7),
        ({"text": "招大引强"}, 2),
        ({"text": "到\n2024 年"}, 1),
        ({"text": "绿色工厂"}, 1),
        ({"body": "投资促进"}, 2),
        ({"section": "绿色转型"}, 1),
        ({"indicator": "产值", "year": 2024}, 1),
        ({"text": "no such words"}, 0),
    ],
)
def test_facts_are_filtered(compiled, clock, wanted, count):
    assert len(found(compiled, clock, **wanted)) == count


def test_a_figure_takes_the_bodies_of_the_task_it_stands_under(compiled, clock):
    (figure,) = found(compiled, clock, indicator="装备产业产值")
    assert figure.bodies == ("市工业和信息化局", "市发展改革委")
    assert figure.is_answered_by_task
    (other,) = found(compiled, clock, indicator="能耗增幅")
    assert other.bodies == ()


def test_an_answer_says_when_nobody_is_named(compiled, clock):
    answer = find_facts(compiled, clock.tick(), FactFilter(year=2023))
    note = answer.remarks[0]
    assert (note.code, note.arguments["count"]) == ("bodies_named_elsewhere", 1)


def test_an_actor_is_answered_from_the_plans_open_to_it(compiled, clock):
    plan = compiled.view(clock.tick()).documents()[1].plan
    guest = clock.tick(actor=Actor("guest", frozenset({plan})))
    facts = find_facts(compiled, guest, FactFilter()).facts
    assert {item.document.name for item in facts} == {"second"}
    with pytest.raises(InputError, match="document_unknown"):
        find_facts(compiled, guest, FactFilter(documents=("first",)))
    assert verify_workspace(compiled, guest).document_count == 1


def test_an_empty_workspace_says_so(workspace, clock):
    assert [n.code for n in find_facts(workspace, clock.tick(), FactFilter()).notes] == [
        "no_documents"
    ]


def test_a_fact_is_shown_in_its_paragraph(compiled, clock):
    (wanted,) = found(compiled, clock, indicator="研发投入占比")
    shown = show_fact(compiled, clock.tick(), wanted.fact.id[:6])
    assert shown.quote == "研发投入占比达到3.5%"
    assert shown.before == "到2025年，工业总产值达到1200亿元，"
    assert shown.after == "。"
    assert shown.found.line == 4


def test_a_fact_is_shown_even_if_its_original_is_gone(compiled, clock):
    (wanted,) = found(compiled, clock, indicator="研发投入占比")
    compiled.store.originals.path(wanted.fact.document).unlink()
    shown = show_fact(compiled, clock.tick(), wanted.fact.id)
    assert shown.state is OriginalState.MISSING
    assert shown.quote == ""


@pytest.mark.parametrize(
    ("given", "error"), [("zzzz", UnknownFactError), ("", UnknownFactError), ("a", InputError)]
)
def test_an_id_that_means_no_single_fact_is_refused(compiled, clock, given, error):
    with pytest.raises(error):
        show_fact(compiled, clock.tick(), given)


def test_issues_are_listed_with_their_words(compiled, clock):
    (issue,) = list_issues(compiled, clock.tick()).issues
    assert issue.document.name == "first"
    assert "first.txt" in issue.message
    assert list_issues(compiled, clock.tick(), code="compile_failed").issues == ()


def test_a_sound_workspace_verifies(compiled, clock):
    answer = verify_workspace(compiled, clock.tick())
    assert (answer.document_count, answer.evidence_count, answer.problems) == (2, 10, ())
    assert (answer.fact_count, answer.issue_count, answer.issue_quote_count) == (9, 1, 1)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (lambda path: path.unlink(), ["original_missing", "evidence_broken"]),
        (
            lambda path: path.write_bytes(path.read_bytes()[:200]),
            ["original_truncated", "evidence_broken"],
        ),
        (lambda path: path.write_bytes(path.read_bytes() + b"."), ["original_altered"]),
        (
            lambda path: path.write_text(path.read_text().replace("1200", "1300")),
            ["original_altered", "evidence_broken"],
        ),
        (
            lambda path: path.write_bytes(bytes(range(256))),
            ["original_truncated", "evidence_broken"],
        ),
    ],
)
def test_a_damaged_original_is_reported(compiled, clock, damage, codes):
    document = compiled.view(clock.tick()).documents()[0]
    damage(compiled.store.originals.path(document.document))
    assert [note.code for note in verify_workspace(compiled, clock.tick()).problems] == codes
    assert verify_workspace(compiled, clock.tick(), ["second"]).problems == ()


def test_an_altered_digit_breaks_exactly_its_quote(compiled, clock):
    document = compiled.view(clock.tick()).documents()[0]
    path = compiled.store.originals.path(document.document)
    path.write_text(path.read_text().replace("800家", "900家"))
    note = verify_workspace(compiled, clock.tick()).problems[1]
    assert (note.arguments["count"], note.arguments["all"]) == (1, 7)
    assert note.arguments["quote"] == "到2023年，规上企业达到800家"


@pytest.mark.parametrize(
    ("number", "written"),
    [("1E+3", "1000"), ("7.50", "7.5"), ("100", "100"), ("0.25", "0.25"), ("5000.0", "5000")],
)
def test_numbers_are_written_plainly(number, written):
    assert word_number(Decimal(number)) == written


@pytest.mark.parametrize(
    ("quantity", "more", "written"),
    [
        (Quantity(Decimal(5000), "亿元", Comparator.AT_LEAST), {}, "≥5000亿元"),
        (Quantity(Decimal(3), "%", Comparator.AT_MOST), {}, "≤3%"),
        (Quantity(Decimal(7), "%", Comparator.ABOUT), {}, "≈7%"),
        (Quantity(Decimal(2), "个", Comparator.RANGE, Decimal(3)), {}, "2～3个"),
        (Quantity(None, ""), {"value_text": "完成省级要求"}, "完成省级要求"),
        (Quantity(Decimal(5), "%"), {"direction": Direction.DOWN}, "下降5%"),
    ],
)
def test_values_are_written_as_a_reader_expects(quantity, more, written):
    statement = Statement(
        subject="", indicator="x", quantity=quantity, measure=Measure.LEVEL, period=None, **more
    )
    assert word_value(statement, ZH) == written


def test_a_base_stands_behind_its_value():
    statement = Statement(
        subject="",
        indicator="x",
        quantity=Quantity(Decimal(9), "家"),
        measure=Measure.LEVEL,
        period=None,
        base_value=Decimal(4),
    )
    assert word_base(statement, ZH) == "（?年：4家）"
    assert word_base(replace(statement, base_value=None), ZH) == ""


def test_every_kind_of_fact_has_words(compiled, clock):
    for item in found(compiled, clock):
        assert kind_label(item.fact.kind, ZH) in ("目标", "任务")
        assert word_found(item, ZH).what
