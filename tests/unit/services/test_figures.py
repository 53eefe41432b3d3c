"""A figure stated several times is one row that says what all its places say together."""

from dataclasses import replace
from decimal import Decimal

from toy_figures import TABLE, figure, record

from lianqun.model.fact import PeriodBasis, TargetKind
from lianqun.model.ids import FactId
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator
from lianqun.services.figures import combine, fullest, merge, other_subject
from lianqun.services.found_facts import FoundFact, Wording, once_each

PROSE = figure(1, "绿地率", sign=Comparator.AT_LEAST, period_basis=PeriodBasis.PLAN_PERIOD)
ROW = figure(
    2,
    "绿地率",
    table=TABLE,
    base_value=Decimal(20),
    base_period=Period.of_year(2020),
    target_kind=TargetKind.OBLIGATORY,
)
GROUPS = {"f1": (PROSE, ROW), "f2": (PROSE, ROW)}


def test_the_statement_that_says_more_is_shown_and_of_equals_the_first():
    bound = figure(1, "绿地率", sign=Comparator.AT_LEAST)
    assert fullest([bound, ROW]) is ROW
    assert fullest([figure(3, "绿地率"), bound]) is bound
    assert fullest([bound, replace(bound, id=FactId("f9"))]) is bound


def test_a_row_has_the_bound_of_prose_and_base_attribute_and_year_of_the_table():
    for shown in (PROSE, ROW):
        content = combine(shown, (PROSE, ROW)).content
        assert content.quantity.comparator is Comparator.AT_LEAST
        assert content.base_value == 20
        assert content.base_period.year == 2020
        assert content.target_kind is TargetKind.OBLIGATORY
        assert content.period_basis is PeriodBasis.STATED
    assert combine(PROSE, (PROSE,)) is PROSE


def test_what_a_statement_says_itself_is_not_changed():
    about = figure(3, "绿地率", sign=Comparator.ABOUT)
    assert combine(about, (PROSE, about)).content.quantity.comparator is Comparator.ABOUT


def test_of_several_statements_one_figure_is_left_in_reading_order():
    other = figure(5, "空气优良率")
    merged = merge([PROSE, ROW, other], GROUPS)
    assert [(m.shown.id, len(m.statements)) for m in merged] == [("f2", 2), ("f5", 1)]


def test_a_statement_that_is_not_asked_for_is_not_shown_but_adds_what_it_says():
    (only,) = merge([PROSE], GROUPS)
    assert only.shown.id == "f1"
    assert only.shown.content.base_value == 20


def test_another_subject_is_named_and_the_region_under_another_name_is_none():
    regions = {"云岭市", "云岭"}
    part = figure(2, "绿地率", subject="东园", table=TABLE)
    assert other_subject(PROSE, (PROSE, part), regions) == "东园"
    assert other_subject(part, (PROSE, part), regions) == "云岭市"
    assert other_subject(PROSE, (PROSE, figure(2, "绿地率", subject="云岭")), regions) == ""
    industry = figure(3, "规模", subject="锂电材料产业")
    assert other_subject(industry, (figure(4, "规模", subject="锂电材料"),), regions) == ""


def test_a_figure_is_shown_once_with_the_bodies_and_lines_of_its_places():
    wordings = (Wording(PROSE, 7), Wording(ROW, 9))
    plain = FoundFact(PROSE, record(), wordings=wordings)
    named = FoundFact(ROW, record(), ("市林业局",), wordings=wordings)
    for order in ([plain, named], [named, plain]):
        (shown,) = once_each(order)
        assert (shown.fact.id, shown.bodies, shown.lines) == ("f2", ("市林业局",), (7, 9))
    (shown,) = once_each([plain, replace(named, bodies=())])
    assert shown.same_as == ("f1",)
    (alone,) = once_each([replace(plain, bodies=("市园林局",))])
    assert (alone.fact.id, alone.line, alone.bodies) == ("f1", 7, ("市园林局",))
    assert alone.alone().lines == (7,)
