"""Reading: what an actor may see of the workspace, as it was known at a moment."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Engine, Select, func, select

from lianqun.model.actor import Actor
from lianqun.model.fact import Fact, FactKind
from lianqun.model.ids import FileHash, PlanId
from lianqun.model.issue import Issue
from lianqun.store import schema
from lianqun.store.clock import from_text, to_text
from lianqun.store.engine import reading
from lianqun.store.records import (
    AsOf,
    CompilationRecord,
    DocumentRecord,
    Outcome,
    RawText,
    TransactionRecord,
)
from lianqun.store.serialise import load_fact, load_issue, load_metadata

_FETCH: Final = 2000


class View:
    """The workspace as of one transaction, with the rows of plans the actor may not see left out.

    The moment is fixed when the view is made: what is written later does not show in it.
    """

    def __init__(self, engine: Engine, actor: Actor, as_of: AsOf) -> None:
        self._engine = engine
        self._actor = actor
        self.transaction = self._resolve(as_of)
        """Number of the last transaction that the view knows; 0 before the first."""

    def _resolve(self, as_of: AsOf) -> int:
        table = schema.transaction
        query = select(func.max(table.c.number))
        if isinstance(as_of, datetime):
            query = query.where(table.c.recorded_at <= to_text(as_of))
        elif as_of is not None:
            query = query.where(table.c.number <= as_of)
        with reading(self._engine) as connection:
            return connection.execute(query).scalar() or 0

    def transactions(self) -> list[TransactionRecord]:
        """The log up to the view's moment, oldest first."""
        table = schema.transaction
        query = select(table).where(table.c.number <= self.transaction).order_by(table.c.number)
        return [
            TransactionRecord(row.number, from_text(row.recorded_at), row.actor, row.verb)
            for row in self._rows(query)
        ]

    def documents(self) -> list[DocumentRecord]:
        """Every version in sight, by name, each with its newest compilations."""
        retracted = self._retracted()
        newest: dict[str, int] = {}
        rows = []
        for row in self._rows(self._versions()):
            if row.document not in retracted:
                rows.append(row)
                newest[row.plan] = max(newest.get(row.plan, 0), row.txn)
        completed, latest = self._compilations()
        found = [
            DocumentRecord(
                document=FileHash(row.document),
                plan=PlanId(row.plan),
                name=row.name,
                file_name=row.file_name,
                encoding=row.encoding,
                size_bytes=row.size_bytes,
                transaction=row.txn,
                is_superseded=row.txn < newest[row.plan],
                completed=completed.get(row.document),
                latest=latest.get(row.document),
            )
            for row in rows
        ]
        return sorted(found, key=lambda record: record.name)

    def _versions(self) -> Select[Any]:
        table = schema.version
        query = select(table).where(table.c.txn <= self.transaction)
        if self._actor.plans is not None:
            query = query.where(table.c.plan.in_(sorted(self._actor.plans)))
        return query

    def _retracted(self) -> set[str]:
        table = schema.retraction
        query = select(table).where(table.c.txn <= self.transaction).order_by(table.c.txn)
        state = {row.document: bool(row.is_retracted) for row in self._rows(query)}
        return {document for document, is_retracted in state.items() if is_retracted}

    def _compilations(self) -> tuple[dict[str, CompilationRecord], dict[str, CompilationRecord]]:
        """Newest completed compilation and newest attempt by document."""
        table = schema.compilation
        query = select(table).where(table.c.txn <= self.transaction).order_by(table.c.number)
        completed: dict[str, CompilationRecord] = {}
        latest: dict[str, CompilationRecord] = {}
        for row in self._rows(query):
            record = _compilation(row)
            latest[row.document] = record
            if record.outcome is Outcome.COMPLETED:
                completed[row.document] = record
        return completed, latest

    def facts(
        self, documents: Iterable[DocumentRecord], kinds: Iterable[FactKind] = ()
    ) -> Iterator[Fact]:
        """Facts of the documents' newest completed compilations, document by document, in reading order."""
        table = schema.fact
        wanted = sorted(kind.value for kind in kinds)
        for document in documents:
            if document.completed is None:
                continue
            query = select(table.c.payload).where(
                table.c.compilation == document.completed.rows_from
            )
            if wanted:
                query = query.where(table.c.kind.in_(wanted))
            for row in self._rows(query.order_by(table.c.position)):
                yield load_fact(row.payload)

    def facts_by_id(self, prefix: str) -> list[Fact]:
        """Facts in sight whose id starts with `prefix`, in the order of their ids."""
        table = schema.fact
        sources = [d.completed.rows_from for d in self.documents() if d.completed]
        query = (
            select(table.c.payload)
            .where(table.c.id.startswith(prefix, autoescape=True), table.c.compilation.in_(sources))
            .order_by(table.c.id)
        )
        return [load_fact(row.payload) for row in self._rows(query)]

    def issues(self, documents: Iterable[DocumentRecord]) -> Iterator[Issue]:
        """Issues of the documents: those of the newest completed compilation, then of a failure after it."""
        table = schema.issue
        for document in documents:
            attempts = dict.fromkeys(
                a.rows_from for a in (document.completed, document.latest) if a
            )
            for rows_from in attempts:
                query = select(table.c.payload).where(table.c.compilation == rows_from)
                for row in self._rows(query.order_by(table.c.position)):
                    yield load_issue(row.payload)

    def raw_text(self, raw_hash: str) -> RawText | None:
        """The raw text with this hash; None when there is none or it is not what was written."""
        table = schema.raw_text
        query = select(table).where(table.c.hash == raw_hash, table.c.txn <= self.transaction)
        for row in self._rows(query):
            raw = RawText(row.content, tuple(json.loads(row.pages)))
            return raw if raw.hash == raw_hash else None
        return None

    def _rows(self, query: Select[Any]) -> Iterator[Any]:
        with reading(self._engine) as connection:
            for batch in connection.execute(query).partitions(_FETCH):
                yield from batch


def _compilation(row: Any) -> CompilationRecord:
    return CompilationRecord(
        number=row.number,
        document=FileHash(row.document),
        compiler=row.compiler,
        vocabulary=row.vocabulary,
        outcome=Outcome(row.outcome),
        rows_from=row.rows_from,
        fact_count=row.fact_count,
        issue_count=row.issue_count,
        metadata=load_metadata(row.metadata),
        transaction=row.txn,
        raw_text=row.raw_text,
    )
