"""How identities are made; nothing else in lianqun builds an id.

Ids come from few, raw, stable inputs (house rule 4): a file's bytes, a kind, a place in the
file.  The compiler's version and cleaned text never enter, so re-compiling keeps every id.
"""

import hashlib
from typing import NewType

FileHash = NewType("FileHash", str)
"""SHA-256 of a file's bytes, hexadecimal: the identity of one version of a document."""

FactId = NewType("FactId", str)
PlanId = NewType("PlanId", str)
IssueId = NewType("IssueId", str)

_ID_LENGTH = 16


def hash_file(content: bytes) -> FileHash:
    """Identity of a file: the SHA-256 of its bytes."""
    return FileHash(hashlib.sha256(content).hexdigest())


def fact_id(kind: str, file_hash: FileHash, span: tuple[int, int], ordinal: int) -> FactId:
    """Identity of a fact: its kind, its file, the raw span of its value and an ordinal.

    `span` is (start, end) in code points of the decoded original; `ordinal` numbers the facts
    of one kind that share a span (a list such as 分别达到…), from 0.
    """
    return FactId(_digest(kind, file_hash, str(span[0]), str(span[1]), str(ordinal)))


def issue_id(code: str, file_hash: FileHash, span: tuple[int, int], ordinal: int) -> IssueId:
    """Identity of an issue: its code, file, raw span and ordinal among equals."""
    return IssueId(_digest("issue", code, file_hash, str(span[0]), str(span[1]), str(ordinal)))


def plan_id(first_version: FileHash) -> PlanId:
    """Identity of a plan (the work): named after the first version that was added."""
    return PlanId("plan-" + first_version[:12])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]
