"""What extractors yield: drafts of facts and doubts, in positions of the normalised text.

`pipeline.py` turns a draft into a `Fact` (evidence, id) and a doubt into an `Issue`; extractors
never touch original positions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lianqun.model.fact import Content, FactKind
from lianqun.model.issue import IssueClass, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A fact before it has evidence: `span` are the words that say it, `value_span` its value.

    Both are (start, end) in `Document.text`; `span` contains `value_span` unless name and value
    stand apart (tables), where `span` is the value's place and `context` holds the rest.
    `section` indexes `Document.sections`; `origin` names the rule.
    """

    kind: FactKind
    content: Content
    span: tuple[int, int]
    value_span: tuple[int, int]
    section: int
    origin: str
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """An issue before it has evidence: a message code, the words it is about, arguments."""

    code: str
    issue_class: IssueClass
    severity: Severity
    spans: tuple[tuple[int, int], ...]
    arguments: Mapping[str, str] = field(default_factory=dict)
