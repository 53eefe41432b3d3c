"""Facts and issues survive being written: nothing lost, nothing half read."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_rows import make_fact

from lianqun.errors import WorkspaceError
from lianqun.model import fact as facts
from lianqun.model.document import DocumentKind, Metadata
from lianqun.model.evidence import Evidence
from lianqun.model.fact import Fact, FactKind
from lianqun.model.ids import FactId, FileHash, IssueId
from lianqun.model.issue import Issue, IssueClass, Severity
from lianqun.model.period import Period, PeriodKind
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity
from lianqun.store.serialise import (
    dump_fact,
    dump_issue,
    dump_metadata,
    load_fact,
    load_issue,
    load_metadata,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.lists(WORDS, max_size=3).map(tuple)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=None)
DAYS = st.dates(date(1949, 1, 1), date(2100, 12, 31))
PERIODS = st.builds(
    lambda days, kind: Period(min(days), max(days), kind),
    st.tuples(DAYS, DAYS),
    st.sampled_from(PeriodKind),
)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64).map(FileHash)


@st.composite
def quantities(draw):
    low = draw(st.none() | NUMBERS)
    high = None if low is None else draw(st.none() | NUMBERS.filter(lambda n: n >= low))
    return Quantity(low, draw(WORDS), draw(st.sampled_from(Comparator)), high)


@st.composite
def evidences(draw):
    quote, start = draw(st.text(min_size=1, max_size=9)), draw(st.integers(0, 10**7))
    return Evidence(draw(HASHES), 1, start, start + len(quote), quote, draw(WORDS))


STATEMENTS = st.builds(
    facts.Statement,
    subject=WORDS,
    indicator=WORDS,
    quantity=quantities(),
    measure=st.sampled_from(Measure),
    period=st.none() | PERIODS,
    indicator_code=WORDS,
    direction=st.none() | st.sampled_from(Direction),
    base_period=st.none() | PERIODS,
    base_value=st.none() | NUMBERS,
    target_kind=st.none() | st.sampled_from(facts.TargetKind),
    threshold=WORDS,
    table=WORDS,
    value_text=WORDS,
)
SUB_DOMAINS = st.builds(facts.SubDomain, name=WORDS, directions=NAMES, enterprises=NAMES)
ROLES = st.builds(facts.BodyRole, WORDS, WORDS)
CONTENTS = {
    FactKind.TARGET: STATEMENTS,
    FactKind.ACTUAL: STATEMENTS,
    FactKind.INDUSTRY: st.builds(
        facts.IndustryProfile,
        name=WORDS,
        group=WORDS,
        carriers=NAMES,
        enterprises_in_box=NAMES,
        sub_domains=st.lists(SUB_DOMAINS, max_size=2).map(tuple),
    ),
    FactKind.CLUSTER: st.builds(facts.ClusterClaim, name=WORDS, tier=WORDS, carriers=NAMES),
    FactKind.PROJECT: st.builds(
        facts.ProjectEntry, name=WORDS, builders=NAMES, investment_cny_100m=st.none() | NUMBERS
    ),
    FactKind.TASK: st.builds(
        facts.TaskEntry,
        title=WORDS,
        level=st.integers(1, 6),
        bodies=st.lists(ROLES, max_size=3).map(tuple),
        deadline=st.none() | st.integers(2000, 2100),
    ),
    FactKind.ENTITY: st.builds(
        facts.EntityMention, name=WORDS, type=WORDS, aliases=NAMES, count=st.integers(1, 99)
    ),
}


@st.composite
def any_fact(draw):
    kind = draw(st.sampled_from(FactKind))
    return Fact(
        id=FactId(draw(WORDS)),
        kind=kind,
        document=draw(HASHES),
        section=draw(NAMES),
        evidence=draw(evidences()),
        origin=draw(WORDS),
        content=draw(CONTENTS[kind]),
    )


@given(any_fact())
def test_a_fact_is_read_back_as_it_was(fact):
    written = dump_fact(fact)
    assert load_fact(written) == fact
    assert dump_fact(load_fact(written)) == written
    assert "\n" not in written
    assert "\t" not in written


@given(NUMBERS)
def test_a_number_keeps_its_digits(number):
    fact = make_fact(FileHash("a" * 64), 1)
    content = facts.ProjectEntry(name="x", investment_cny_100m=number)
    stored = load_fact(
        dump_fact(Fact(**_fields(fact) | {"kind": FactKind.PROJECT, "content": content}))
    )
    assert stored.content.investment_cny_100m.as_tuple() == number.as_tuple()


def _fields(fact: Fact) -> dict:
    return {name: getattr(fact, name) for name in fact.__slots__}


@given(
    st.lists(evidences(), max_size=2).map(tuple),
    st.dictionaries(WORDS, WORDS, max_size=3),
    st.sampled_from(Severity),
)
def test_an_issue_is_read_back_as_it_was(evidence, arguments, severity):
    issue = Issue(
        IssueId("i1"), FileHash("h"), "code", IssueClass.READING, severity, evidence, arguments
    )
    assert load_issue(dump_issue(issue)) == issue


def test_metadata_is_read_back_as_it_was():
    parts = (
        Metadata(title="规划", issuers=("甲", "乙"), period=Period.of_years(2021, 2025)),
        Metadata(kind=DocumentKind.NEWS_REPORT, report_year=2026),
    )
    assert load_metadata(dump_metadata(parts)) == parts


@pytest.mark.parametrize(
    "damage",
    [
        lambda row: row | {"kind": "nonsense"},
        lambda row: row | {"unknown": 1},
        lambda row: {key: value for key, value in row.items() if key != "evidence"},
        lambda row: row | {"content": row["content"] | {"subject": 3}},
        lambda row: row | {"content": row["content"] | {"quantity": {"value": "many", "unit": ""}}},
        lambda row: row | {"evidence": row["evidence"] | {"quote": "shorter"}},
        lambda row: [row],
    ],
)
def test_a_damaged_row_is_an_error_and_never_half_a_fact(damage):
    row = json.loads(dump_fact(make_fact(FileHash("a" * 64), 7)))
    with pytest.raises(WorkspaceError, match="stored_row_damaged"):
        load_fact(json.dumps(damage(row)))


def test_text_that_is_no_json_is_an_error():
    with pytest.raises(WorkspaceError, match="stored_row_damaged"):
        load_issue("{")


def test_a_field_that_holds_its_default_is_not_written():
    row = json.loads(dump_fact(make_fact(FileHash("a" * 64), 7)))
    assert row["content"]["quantity"] == {"unit": "亿元", "value": "7"}
    assert "threshold" not in row["content"]
    assert Decimal(row["content"]["quantity"]["value"]) == 7
