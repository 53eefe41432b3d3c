"""Facts, issues and compilations made by hand, for tests of the store."""

from datetime import datetime, timedelta
from decimal import Decimal

from lianqun.model.evidence import Evidence
from lianqun.model.fact import Fact, FactKind, Statement
from lianqun.model.ids import FactId, FileHash, IssueId, PlanId, hash_file
from lianqun.model.issue import Issue, IssueClass, Severity
from lianqun.model.quantity import Measure, Quantity
from lianqun.store.base import Store
from lianqun.store.records import (
    CompiledDocument,
    FactRow,
    IssueRow,
    NewVersion,
    Outcome,
)
from lianqun.store.serialise import dump_fact, dump_issue


def make_fact(document: FileHash, number: int, kind: FactKind = FactKind.TARGET) -> Fact:
    """A fact that differs from others by its number."""
    return Fact(
        id=FactId(f"{number:08x}{document[:8]}"),
        kind=kind,
        document=document,
        section=("一、目标",),
        evidence=Evidence(document, 1, number, number + 4, "产值一亿"),
        origin="test",
        content=Statement(
            subject="示范市",
            indicator=f"指标{number}",
            quantity=Quantity(Decimal(number), "亿元"),
            measure=Measure.LEVEL,
            period=None,
        ),
    )


def make_issue(document: FileHash, code: str = "document_without_facts") -> Issue:
    """An issue without evidence."""
    return Issue(
        IssueId(f"i-{code}"),
        document,
        code,
        IssueClass.READING,
        Severity.WARNING,
        (),
        {"file": "x"},
    )


def make_compilation(
    document: FileHash, numbers: tuple[int, ...], *, compiler: str = "c1", failed: bool = False
) -> CompiledDocument:
    """A compilation whose facts have these numbers; a failed one has an issue instead."""
    facts = [make_fact(document, number) for number in numbers]
    issue = make_issue(document, "compile_killed")
    return CompiledDocument(
        document=document,
        compiler=compiler,
        vocabulary="v1",
        outcome=Outcome.FAILED if failed else Outcome.COMPLETED,
        facts=tuple(FactRow(f.id, f.kind.value, dump_fact(f)) for f in facts),
        issues=(IssueRow(issue.id, issue.code, dump_issue(issue)),) if failed else (),
    )


def add(store: Store, now: datetime, content: bytes, plan: str = "", *, name: str = "") -> FileHash:
    """Add one version in a transaction of its own."""
    document = hash_file(content)
    version = NewVersion(
        document, PlanId(plan or f"plan-{document[:12]}"), f"{name or document[:4]}.txt", "utf-8", 4
    )
    with store.writer(now, "add") as writer:
        writer.add_version(version, content)
    return document


def compile_(store: Store, now: datetime, compiled: CompiledDocument) -> bool:
    """Save one compilation in a transaction of its own."""
    with store.writer(now, "compile") as writer:
        return writer.save_compilation(compiled)


def numbers(store: Store, as_of: int | datetime | None = None) -> list[int]:
    """The numbers of the facts in sight."""
    view = store.view(as_of=as_of)
    return [int(fact.id[:8], 16) for fact in view.facts(view.documents())]


def minutes(start: datetime, count: int) -> datetime:
    """Some minutes later."""
    return start + timedelta(minutes=count)
