"""The schema's history: numbered steps, each run once, all of them on a new workspace too.

A step's statements are never edited after a release; a change of schema is a new step, with a test
that opens a workspace of the version before (tests/contract/test_migrations.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, inspect, select, text

from lianqun.errors import WorkspaceError
from lianqun.store import schema
from lianqun.store.clock import to_text


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: the version it leads to and the statements, in portable SQL."""

    version: int
    statements: tuple[str, ...]


_FIRST: Final = Migration(
    1,
    (
        "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL)",
        "CREATE TABLE workspace (id TEXT NOT NULL PRIMARY KEY)",
        """CREATE TABLE txn (
            number INTEGER NOT NULL PRIMARY KEY,
            recorded_at TEXT NOT NULL,
            actor TEXT NOT NULL,
            verb TEXT NOT NULL)""",
        """CREATE TABLE plan (
            id TEXT NOT NULL PRIMARY KEY,
            txn INTEGER NOT NULL REFERENCES txn (number))""",
        """CREATE TABLE version (
            document TEXT NOT NULL PRIMARY KEY,
            plan TEXT NOT NULL REFERENCES plan (id),
            name TEXT NOT NULL UNIQUE,
            file_name TEXT NOT NULL,
            encoding TEXT NOT NULL,
            size_bytes BIGINT NOT NULL,
            txn INTEGER NOT NULL REFERENCES txn (number))""",
        """CREATE TABLE retraction (
            document TEXT NOT NULL REFERENCES version (document),
            txn INTEGER NOT NULL REFERENCES txn (number),
            is_retracted INTEGER NOT NULL,
            PRIMARY KEY (document, txn))""",
        """CREATE TABLE compilation (
            number INTEGER NOT NULL PRIMARY KEY,
            document TEXT NOT NULL REFERENCES version (document),
            compiler TEXT NOT NULL,
            vocabulary TEXT NOT NULL,
            outcome TEXT NOT NULL,
            result TEXT NOT NULL,
            rows_from INTEGER NOT NULL,
            fact_count INTEGER NOT NULL,
            issue_count INTEGER NOT NULL,
            metadata TEXT NOT NULL,
            txn INTEGER NOT NULL REFERENCES txn (number))""",
        """CREATE TABLE fact (
            compilation INTEGER NOT NULL REFERENCES compilation (number),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            document TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (compilation, position))""",
        """CREATE TABLE issue (
            compilation INTEGER NOT NULL REFERENCES compilation (number),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            code TEXT NOT NULL,
            document TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (compilation, position))""",
        "CREATE INDEX fact_by_id ON fact (id)",
        "CREATE INDEX compilation_by_document ON compilation (document)",
    ),
)

_RAW_TEXT: Final = Migration(
    2,  # what evidence counts in where the original is no text: PDF, Word
    (
        """CREATE TABLE raw_text (
            hash TEXT NOT NULL PRIMARY KEY,
            pages TEXT NOT NULL,
            content TEXT NOT NULL,
            txn INTEGER NOT NULL REFERENCES txn (number))""",
        "ALTER TABLE compilation ADD COLUMN raw_text TEXT NOT NULL DEFAULT ''",
    ),
)

MIGRATIONS: Final[tuple[Migration, ...]] = (_FIRST, _RAW_TEXT)
"""All steps in order; the last one's version is the schema that this release writes."""


def schema_version(connection: Connection) -> int:
    """The version of a database's schema, 0 when it has none."""
    if not inspect(connection).has_table(schema.schema_version.name):
        return 0
    versions = connection.execute(select(schema.schema_version.c.version)).scalars()
    return max(versions, default=0)


def check_not_newer(found: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise WorkspaceError when a database was written by a later release than this one."""
    known = migrations[-1].version
    if found > known:
        raise WorkspaceError("workspace_newer", found=found, known=known)


def migrate(
    connection: Connection, now: datetime, migrations: Sequence[Migration] = MIGRATIONS
) -> list[int]:
    """Run the steps that a database lacks, inside the caller's transaction; the versions reached."""
    found = schema_version(connection)
    check_not_newer(found, migrations)
    applied = []
    for step in migrations:
        if step.version <= found:
            continue
        for statement in step.statements:
            connection.execute(text(statement))
        connection.execute(
            schema.schema_version.insert().values(version=step.version, applied_at=to_text(now))
        )
        applied.append(step.version)
    return applied
