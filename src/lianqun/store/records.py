"""What passes between a store and its callers: plain records, no SQL."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lianqun.model.document import Metadata
from lianqun.model.ids import FileHash, PlanId

AsOf = int | datetime | None
"""A moment of knowledge: a transaction number, an instant with a time zone, or None for now."""


class Outcome(StrEnum):
    """How an attempt to compile a document ended; only a completed one brings facts."""

    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A file about to be added: its identity, the plan it is a version of, what it is called."""

    document: FileHash
    plan: PlanId
    file_name: str
    encoding: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version that is recorded: its short name in the workspace and its plan."""

    name: str
    plan: PlanId


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact ready to be stored: `payload` is what `serialise.dump_fact` wrote."""

    id: str
    kind: str
    payload: str


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue ready to be stored: `payload` is what `serialise.dump_issue` wrote."""

    id: str
    code: str
    payload: str


@dataclass(frozen=True, slots=True)
class RawText:
    """What evidence counts in: the reader's raw text of a file, and where its pages begin in it.

    A text file's is the decoded file, one page.  For PDF and Word it is kept by its hash, so that
    evidence holds whatever a later reader makes of the same file.
    """

    content: str
    pages: tuple[int, ...] = (0,)

    @property
    def hash(self) -> str:
        """SHA-256 of content and pages."""
        digest = hashlib.sha256(self.content.encode())
        digest.update(json.dumps(self.pages).encode())
        return digest.hexdigest()

    def start_of(self, page: int) -> int:
        """Where a page begins; the end of the text for a page that is not there."""
        return self.pages[page - 1] if 0 < page <= len(self.pages) else len(self.content)


@dataclass(frozen=True, slots=True)
class CompiledDocument:
    """The outcome of compiling one version, rows in reading order.

    `compiler` and `vocabulary` name what compiled it (a version with a content hash each);
    `metadata` is what `serialise.dump_metadata` wrote of the document's parts; `raw_text` is kept where
    the original itself is no text.
    """

    document: FileHash
    compiler: str
    vocabulary: str
    outcome: Outcome
    metadata: str = "[]"
    facts: tuple[FactRow, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    raw_text: RawText | None = None


@dataclass(frozen=True, slots=True)
class CompilationRecord:
    """One recorded attempt to compile a version."""

    number: int
    document: FileHash
    compiler: str
    vocabulary: str
    outcome: Outcome
    rows_from: int
    fact_count: int
    issue_count: int
    metadata: tuple[Metadata, ...]
    transaction: int
    raw_text: str = ""
    """Hash of the raw text that evidence counts in, empty where that is the original itself."""


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One version of a plan as a view sees it.

    `name` is the file's name without extension, made unique in the workspace.  `completed` is the
    newest completed compilation, whose facts count; `latest` the newest attempt of any outcome.
    `is_superseded` says that a later version of the same plan is there.
    """

    document: FileHash
    plan: PlanId
    name: str
    file_name: str
    encoding: str
    size_bytes: int
    transaction: int
    is_superseded: bool = False
    completed: CompilationRecord | None = None
    latest: CompilationRecord | None = None

    @property
    def has_pages(self) -> bool:
        """Whether a reader finds a place by its page, not by its line."""
        return self.encoding == "pdf"

    @property
    def is_raw(self) -> bool:
        """Whether evidence counts in a raw text, the original being no text."""
        return bool(self.completed and self.completed.raw_text)

    @property
    def metadata(self) -> Metadata:
        """What the document says of itself; empty until it is compiled."""
        parts = self.completed.metadata if self.completed else ()
        return parts[0] if parts else Metadata()


@dataclass(frozen=True, slots=True)
class TransactionRecord:
    """One entry of the workspace's log: who changed it when, by which verb."""

    number: int
    recorded_at: datetime
    actor: str
    verb: str
