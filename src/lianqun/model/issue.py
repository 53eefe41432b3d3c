"""Issues: what the compiler could not read or what a document does not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lianqun.model.evidence import Evidence
from lianqun.model.ids import FileHash, IssueId


class IssueClass(StrEnum):
    """What kind of trouble it is (DESIGN §4)."""

    CONTRADICTION = "contradiction"
    OMISSION = "omission"
    READING = "reading"


class Severity(StrEnum):
    """How much it matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know: a code with arguments, and the words it is about.

    The wording in Chinese and English is in `vocab/messages_*.csv` under `code`.
    """

    id: IssueId
    document: FileHash
    code: str
    issue_class: IssueClass
    severity: Severity
    evidence: tuple[Evidence, ...]
    arguments: Mapping[str, str] = field(default_factory=dict)
