"""Older workspaces open, newer ones are refused, and the tables are the ones that queries name."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from toy_clock import START
from toy_rows import add, compile_, make_compilation, numbers

from lianqun.errors import WorkspaceBusyError, WorkspaceError
from lianqun.store import schema
from lianqun.store.engine import reading
from lianqun.store.migrations import MIGRATIONS, Migration, schema_version

_VERSION_1 = Path(__file__).with_name("workspace_v1.sql")

_NEXT = Migration(
    MIGRATIONS[-1].version + 1,
    (
        "CREATE TABLE remark (document TEXT NOT NULL, words TEXT NOT NULL)",
        "INSERT INTO remark SELECT document, 'kept' FROM version",
        "ALTER TABLE txn ADD COLUMN host TEXT NOT NULL DEFAULT ''",
    ),
)
_BROKEN = Migration(_NEXT.version, (*_NEXT.statements, "CREATE TABLE nonsense ("))


def _version(store) -> int:
    with reading(store._engine) as connection:
        return schema_version(connection)


def test_tables_are_those_that_queries_name(store):
    found = inspect(store._engine)
    for name, table in schema.METADATA.tables.items():
        columns = {c["name"]: c["nullable"] for c in found.get_columns(name)}
        assert columns == {c.name: bool(c.nullable) for c in table.columns}, name
        keys = found.get_pk_constraint(name)["constrained_columns"]
        assert set(keys) == {c.name for c in table.primary_key}, name
        assert {i["name"] for i in found.get_indexes(name) if not i["unique"]} == {
            i.name for i in table.indexes
        }
    assert set(found.get_table_names()) == set(schema.METADATA.tables)


def test_versions_are_numbered_without_a_gap():
    assert [step.version for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_an_older_workspace_is_migrated_with_its_facts(database):
    with database.open() as store:
        document = add(store, START, b"one")
        compile_(store, START, make_compilation(document, (1, 2)))
    with database.open(migrations=(*MIGRATIONS, _NEXT)) as store:
        assert _version(store) == _NEXT.version
        assert numbers(store) == [1, 2]
        with reading(store._engine) as connection:
            assert connection.execute(text("SELECT words FROM remark")).scalars().all() == ["kept"]
        add(store, START, b"two")


def test_a_migration_that_fails_leaves_the_older_version(database):
    with database.open() as store:
        add(store, START, b"one")
    with pytest.raises(WorkspaceError, match="database_failed"):
        database.open(migrations=(*MIGRATIONS, _BROKEN))
    with database.open() as store:
        assert _version(store) == MIGRATIONS[-1].version
        assert len(store.view().documents()) == 1


def test_a_workspace_of_a_later_release_is_refused(database):
    database.open(migrations=(*MIGRATIONS, _NEXT)).close()
    with pytest.raises(WorkspaceError, match="workspace_newer"):
        database.open()


def test_a_migration_waits_for_no_writer(database):
    with database.open() as store, store.writer(START, "add") as writer:
        assert writer.transaction == 1
        with pytest.raises(WorkspaceBusyError):
            database.open(migrations=(*MIGRATIONS, _NEXT))


def test_a_workspace_written_by_version_1_opens_and_shows_its_facts(tmp_path):
    connection = sqlite3.connect(tmp_path / "lianqun.db")
    connection.executescript(_VERSION_1.read_text(encoding="utf-8"))
    connection.close()
    from lianqun.store.base import Store

    with Store.open(f"sqlite:///{tmp_path}/lianqun.db", tmp_path / "originals", START) as store:
        assert numbers(store) == [1, 2]
        assert [d.name for d in store.view().documents()] == ["example"]
        assert store.view(as_of=1).documents()[0].completed is None
