"""Figures made by hand, for tests of what is said twice."""

from decimal import Decimal

from lianqun.model.document import Metadata
from lianqun.model.evidence import Evidence
from lianqun.model.fact import Fact, FactKind, Statement
from lianqun.model.ids import FactId, FileHash, PlanId
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.store.records import CompilationRecord, DocumentRecord, Outcome

TABLE = "表1 主要指标"
_HASH = FileHash("0" * 64)


def figure(number, indicator, *, subject="云岭市", value=30, sign=Comparator.EQUAL, **more):
    """A target of 2030 whose quote stands at the place `number` of its document."""
    quantity = Quantity(Decimal(value), more.pop("unit", "%"), sign)
    content = Statement(
        subject=subject,
        indicator=indicator,
        quantity=quantity,
        measure=more.pop("measure", Measure.SHARE),
        period=Period.of_year(more.pop("year", 2030)),
        **more,
    )
    return Fact(
        id=FactId(f"f{number}"),
        kind=FactKind.TARGET,
        document=_HASH,
        section=(),
        evidence=Evidence(_HASH, 1, number, number + 4, "甲乙丙丁"),
        origin="test",
        content=content,
    )


def record(**metadata) -> DocumentRecord:
    """A compiled document of 云岭市."""
    compilation = CompilationRecord(
        number=1,
        document=_HASH,
        compiler="c",
        vocabulary="v",
        outcome=Outcome.COMPLETED,
        rows_from=1,
        fact_count=1,
        issue_count=0,
        metadata=(Metadata(**({"region": "云岭市", "title": "云岭市规划"} | metadata)),),
        transaction=1,
    )
    return DocumentRecord(
        document=_HASH,
        plan=PlanId("plan"),
        name="plan",
        file_name="plan.txt",
        encoding="utf-8",
        size_bytes=1,
        transaction=1,
        completed=compilation,
        latest=compilation,
    )
