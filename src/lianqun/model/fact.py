"""Facts: one sourced proposition each.  A fact without evidence cannot be built."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lianqun.model.evidence import Evidence
from lianqun.model.ids import FactId, FileHash
from lianqun.model.period import Period
from lianqun.model.quantity import Direction, Measure, Quantity


class FactKind(StrEnum):
    """The families of facts (DESIGN §4)."""

    TARGET = "target"
    ACTUAL = "actual"
    INDUSTRY = "industry"
    CLUSTER = "cluster"
    PROJECT = "project"
    TASK = "task"
    ENTITY = "entity"


class PeriodBasis(StrEnum):
    """How the period of a figure is known: said with it, said before it, or only the plan's own."""

    STATED = "stated"
    INHERITED = "inherited"
    PLAN_PERIOD = "plan_period"


class TargetKind(StrEnum):
    """The attribute that plans print in their indicator tables."""

    ANTICIPATORY = "预期性"
    OBLIGATORY = "约束性"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a target or an actual says: whose figure, which indicator, how much, about when.

    `threshold` is a size condition kept apart from the count (年产值过100亿元的企业).  `restates` is the
    value span of an earlier statement of the same figure within the document, if one was recognised.
    `is_forecast` is true for a figure that a report foretells and nobody promises (预计增长5%左右).
    """

    subject: str
    indicator: str
    quantity: Quantity
    measure: Measure
    period: Period | None
    period_basis: PeriodBasis = PeriodBasis.STATED
    indicator_code: str = ""
    direction: Direction | None = None
    base_period: Period | None = None
    base_value: Decimal | None = None
    target_kind: TargetKind | None = None
    threshold: str = ""
    table: str = ""
    value_text: str = ""
    is_forecast: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubDomain:
    """A field of an industry (整机领域) with its directions and the firms named for it."""

    name: str
    directions: tuple[str, ...] = ()
    enterprises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndustryProfile:
    """What a plan says of one industry that has a section of its own.

    `name` is the heading without number and leading verb; `group` the heading above it (新兴产业).
    `enterprises` are named in running text, `enterprises_in_box` in its box, `leading_enterprises` in a
    list headed 龙头企业.
    """

    name: str
    group: str = ""
    lead_cities: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    leading_enterprises: tuple[str, ...] = ()
    enterprises: tuple[str, ...] = ()
    enterprises_in_box: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    sub_domains: tuple[SubDomain, ...] = ()
    positioning: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterClaim:
    """An industrial cluster that a plan has, builds or wants: tier (世界级…县级), status, carriers."""

    name: str
    tier: str = ""
    status: str = ""
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEntry:
    """A named project: builders, investment (亿元), category (the heading of its list), content."""

    name: str
    builders: tuple[str, ...] = ()
    investment_cny_100m: Decimal | None = None
    category: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class BodyRole:
    """A body with its role in a task, as written: lead, responsible, supporting or supervising."""

    body: str
    role: str

    @property
    def is_answering(self) -> bool:
        """Whether the body answers for the task or helps with it; supervising bodies watch over it."""
        return self.role != "supervising"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """A task of the plan: title, level in its list (1 = outermost), bodies, deadline (year).

    `measures` are the short forms of what its own sentences will do (举措).
    """

    title: str
    level: int
    bodies: tuple[BodyRole, ...] = ()
    deadline: int | None = None
    measures: tuple[str, ...] = ()

    @property
    def answering(self) -> tuple[BodyRole, ...]:
        """The bodies without those that only supervise."""
        return tuple(body for body in self.bodies if body.is_answering)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention:
    """A surface form of an organisation or place with its type; `count` by longest match."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    count: int = 1


Content = Statement | IndustryProfile | ClusterClaim | ProjectEntry | TaskEntry | EntityMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One proposition of one document version, with the words that say it.

    `section` is the heading path; `origin` names the rule of the compiler that read it (kept so that
    a rule can be blamed), never part of the id.
    """

    id: FactId
    kind: FactKind
    document: FileHash
    section: tuple[str, ...]
    evidence: Evidence
    origin: str
    content: Content

    @property
    def is_forecast(self) -> bool:
        """Whether it is foretold: a figure of the future that nobody has promised."""
        return isinstance(self.content, Statement) and self.content.is_forecast
