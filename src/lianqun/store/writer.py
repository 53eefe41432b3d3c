"""Adding rows: everything a `Writer` does becomes visible in one commit, and nothing is changed."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select

from lianqun.model.actor import Actor
from lianqun.model.ids import FileHash, PlanId
from lianqun.store import schema
from lianqun.store.clock import to_text
from lianqun.store.originals import OriginalFiles
from lianqun.store.records import (
    CompiledDocument,
    FactRow,
    IssueRow,
    KnownVersion,
    NewVersion,
    RawText,
)

_BATCH: Final = 5000
_MARK_LENGTH: Final = 6


class Writer:
    """One transaction in the making; `Store.writer` opens and ends it.

    The transaction gets its number and its row when the first change is made, so that a writer who
    finds nothing to do leaves no trace.
    """

    def __init__(
        self,
        connection: Connection,
        originals: OriginalFiles,
        *,
        now: datetime,
        verb: str,
        actor: Actor,
    ) -> None:
        self._connection = connection
        self._originals = originals
        self._recorded_at = to_text(now)
        self._verb = verb
        self._actor = actor
        self._number: int | None = None

    @property
    def transaction(self) -> int:
        """Number of this transaction, taken when it is first asked for."""
        if self._number is None:
            self._number = self._begin()
        return self._number

    def _begin(self) -> int:
        table = schema.transaction
        last = self._connection.execute(
            select(func.max(table.c.number), func.max(table.c.recorded_at))
        ).one()
        number = (last[0] or 0) + 1
        # a clock that was set back must not make a later transaction look earlier
        recorded_at = max(self._recorded_at, last[1] or "")
        self._connection.execute(
            table.insert().values(
                number=number, recorded_at=recorded_at, actor=self._actor.name, verb=self._verb
            )
        )
        return number

    def find_version(self, document: FileHash) -> KnownVersion | None:
        """The version with this hash if it was ever added, retracted since or not."""
        table = schema.version
        query = select(table.c.name, table.c.plan).where(table.c.document == document)
        row = self._connection.execute(query).first()
        return KnownVersion(row.name, PlanId(row.plan)) if row else None

    def is_retracted(self, document: FileHash) -> bool:
        """Whether the version's newest retraction row takes it out of sight."""
        table = schema.retraction
        query = (
            select(table.c.is_retracted)
            .where(table.c.document == document)
            .order_by(table.c.txn.desc())
            .limit(1)
        )
        return bool(self._connection.execute(query).scalar())

    def add_version(self, version: NewVersion, content: bytes) -> KnownVersion:
        """Record a new version and keep its file; returns the short name that it got."""
        self._originals.save(version.document, content)
        plans = schema.plan
        known = select(plans.c.id).where(plans.c.id == version.plan)
        if self._connection.execute(known).first() is None:
            self._connection.execute(plans.insert().values(id=version.plan, txn=self.transaction))
        name = self._free_name(version)
        self._connection.execute(
            schema.version.insert().values(
                document=version.document,
                plan=version.plan,
                name=name,
                file_name=version.file_name,
                encoding=version.encoding,
                size_bytes=version.size_bytes,
                txn=self.transaction,
            )
        )
        return KnownVersion(name, version.plan)

    def repair_original(self, document: FileHash, content: bytes) -> bool:
        """Put a known version's file back if it is missing or damaged; true when it was."""
        return self._originals.save(document, content)

    def set_retracted(self, document: FileHash, *, is_retracted: bool) -> bool:
        """Take a version out of sight, or back into it, from this transaction on; false if it was so."""
        if self.is_retracted(document) == is_retracted:
            return False
        self._connection.execute(
            schema.retraction.insert().values(
                document=document, txn=self.transaction, is_retracted=int(is_retracted)
            )
        )
        return True

    def save_compilation(self, compiled: CompiledDocument) -> bool:
        """Record a compilation; false when it repeats the document's latest one and adds nothing.

        Rows that an earlier compilation of the document already wrote are referred to, not repeated.
        """
        result = _digest(compiled)
        table = schema.compilation
        query = select(table).where(table.c.document == compiled.document).order_by(table.c.number)
        earlier = self._connection.execute(query).all()
        if earlier and _repeats(earlier[-1], compiled, result):
            return False
        number = (self._connection.execute(select(func.max(table.c.number))).scalar() or 0) + 1
        same = next((row for row in earlier if row.result == result), None)
        self._connection.execute(
            table.insert().values(
                number=number,
                document=compiled.document,
                compiler=compiled.compiler,
                vocabulary=compiled.vocabulary,
                outcome=compiled.outcome.value,
                result=result,
                rows_from=same.rows_from if same else number,
                fact_count=len(compiled.facts),
                issue_count=len(compiled.issues),
                metadata=compiled.metadata,
                txn=self.transaction,
                raw_text=self._keep(compiled.raw_text) if compiled.raw_text else "",
            )
        )
        if same is None:
            self._insert(
                schema.fact, [_fact(number, compiled, *row) for row in enumerate(compiled.facts)]
            )
            self._insert(
                schema.issue, [_issue(number, compiled, *row) for row in enumerate(compiled.issues)]
            )
        return True

    def _keep(self, raw: RawText) -> str:
        """Keep a raw text, once; its hash."""
        table = schema.raw_text
        raw_hash = raw.hash
        known = self._connection.execute(select(table.c.hash).where(table.c.hash == raw_hash))
        if known.first() is None:
            self._connection.execute(
                table.insert().values(
                    hash=raw_hash,
                    pages=json.dumps(raw.pages),
                    content=raw.content,
                    txn=self.transaction,
                )
            )
        return raw_hash

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        for start in range(0, len(rows), _BATCH):
            self._connection.execute(table.insert(), rows[start : start + _BATCH])

    def _free_name(self, version: NewVersion) -> str:
        """The file's name without extension; with a piece of the hash where another has it already."""
        stem = version.file_name.rpartition(".")[0] or version.file_name
        names = schema.version.c.name
        for length in (0, _MARK_LENGTH, len(version.document)):
            name = f"{stem}~{version.document[:length]}" if length else stem
            taken = self._connection.execute(select(names).where(names == name)).first()
            if taken is None:
                return name
        raise AssertionError("a full hash is unique")


def _repeats(row: Any, compiled: CompiledDocument, result: str) -> bool:
    found = (row.compiler, row.vocabulary, row.result)
    return bool(found == (compiled.compiler, compiled.vocabulary, result))


def _digest(compiled: CompiledDocument) -> str:
    """Identity of a result: outcome, metadata and every row, in order."""
    digest = hashlib.sha256()
    for line in (compiled.outcome.value, compiled.metadata):
        digest.update(line.encode() + b"\n")
    if compiled.raw_text:
        digest.update(compiled.raw_text.hash.encode())
    rows: tuple[FactRow | IssueRow, ...] = (*compiled.facts, *compiled.issues)
    for row in rows:
        digest.update(row.payload.encode() + b"\n")
    return digest.hexdigest()


def _fact(number: int, compiled: CompiledDocument, position: int, row: FactRow) -> dict[str, Any]:
    return {
        "compilation": number,
        "position": position,
        "id": row.id,
        "kind": row.kind,
        "document": compiled.document,
        "payload": row.payload,
    }


def _issue(number: int, compiled: CompiledDocument, position: int, row: IssueRow) -> dict[str, Any]:
    return {
        "compilation": number,
        "position": position,
        "id": row.id,
        "code": row.code,
        "document": compiled.document,
        "payload": row.payload,
    }
