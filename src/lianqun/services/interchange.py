"""The interchange format (DESIGN §4): the only place that knows its frozen names."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from lianqun.model.fact import (
    ClusterClaim,
    EntityMention,
    Fact,
    FactKind,
    IndustryProfile,
    ProjectEntry,
    Statement,
    TaskEntry,
)
from lianqun.model.period import PeriodKind

Row = dict[str, Any]

FILES = {
    FactKind.TARGET: "targets",
    FactKind.ACTUAL: "actuals",
    FactKind.INDUSTRY: "industries",
    FactKind.CLUSTER: "clusters",
    FactKind.PROJECT: "projects",
    FactKind.TASK: "tasks",
    FactKind.ENTITY: "entities",
}
"""File of each fact family, without `.jsonl`."""


def to_row(fact: Fact) -> Row:
    """One fact as one interchange object; keys as DESIGN §4 freezes them."""
    row: Row = {"id": fact.id, "document": fact.document, "section": " > ".join(fact.section)}
    row |= _CONTENT[fact.kind](fact.content)
    evidence = fact.evidence
    row |= {
        "evidence": evidence.quote,
        "page": evidence.page,
        "start": evidence.on_page[0],
        "end": evidence.on_page[1],
        "context": evidence.context,
    }
    return row


def plain_number(value: Decimal | None) -> int | float | None:
    """A JSON number: an integer where the value is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _statement(content: Statement) -> Row:
    quantity = content.quantity
    return {
        "subject": content.subject,
        "indicator": content.indicator,
        "indicator_code": content.indicator_code or None,
        "comparator": quantity.comparator.value,
        "value": plain_number(quantity.value),
        "value_high": plain_number(quantity.high),
        "value_text": content.value_text or None,
        "unit": quantity.unit,
        "measure": content.measure.value,
        "direction": content.direction.value if content.direction else None,
        "base_year": content.base_period.year if content.base_period else None,
        "base_value": plain_number(content.base_value),
        "attribute": content.target_kind.value if content.target_kind else None,
        "threshold": content.threshold or None,
        "year_basis": content.period_basis.value if content.period else None,
        "table": content.table or None,
    }


def _target(content: Statement) -> Row:
    return _statement(content) | {
        "target_year": content.period.year if content.period else None,
        "nature": "forecast" if content.is_forecast else None,
    }


def _actual(content: Statement) -> Row:
    period = content.period
    partial = period is not None and period.kind not in (PeriodKind.YEAR, PeriodKind.SPAN)
    return _statement(content) | {
        "year": period.year if period else None,
        "period": period.to_text() if period and partial else None,
    }


def _industry(content: IndustryProfile) -> Row:
    return {
        "name": content.name,
        "group": content.group or None,
        "lead_cities": list(content.lead_cities),
        "carriers": list(content.carriers),
        "leading_enterprises": list(content.leading_enterprises),
        "enterprises": list(content.enterprises),
        "enterprises_in_box": list(content.enterprises_in_box),
        "platforms": list(content.platforms),
        "sub_domains": [
            {
                "name": sub.name,
                "directions": list(sub.directions),
                "enterprises": list(sub.enterprises),
            }
            for sub in content.sub_domains
        ],
        "positioning": list(content.positioning),
    }


def _cluster(content: ClusterClaim) -> Row:
    return {
        "name": content.name,
        "tier": content.tier or None,
        "status": content.status or None,
        "carriers": list(content.carriers),
    }


def _project(content: ProjectEntry) -> Row:
    return {
        "name": content.name,
        "builder": list(content.builders),
        "investment": plain_number(content.investment_cny_100m),
        "category": content.category or None,
        "content": content.content or None,
    }


def _task(content: TaskEntry) -> Row:
    return {
        "title": content.title,
        "level": content.level,
        "responsible": [b.body for b in content.answering if b.role != "supporting"],
        "supporting": [b.body for b in content.bodies if b.role == "supporting"],
        "roles": [{"body": b.body, "role": b.role} for b in content.bodies],
        "deadline": content.deadline,
    }


def _entity(content: EntityMention) -> Row:
    return {
        "name": content.name,
        "type": content.type,
        "aliases": list(content.aliases),
        "count": content.count,
    }


_CONTENT: dict[FactKind, Callable[[Any], Row]] = {
    FactKind.TARGET: _target,
    FactKind.ACTUAL: _actual,
    FactKind.INDUSTRY: _industry,
    FactKind.CLUSTER: _cluster,
    FactKind.PROJECT: _project,
    FactKind.TASK: _task,
    FactKind.ENTITY: _entity,
}
