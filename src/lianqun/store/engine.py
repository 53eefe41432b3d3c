"""Connections: SQLite or PostgreSQL, one writer at a time, errors in lianqun's own terms."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from lianqun.errors import WorkspaceBusyError, WorkspaceError

_WRITER_LOCK: Final = 0x6C69616E71756E  # "lianqun": key of the advisory lock in PostgreSQL
_POLL_SECONDS: Final = 0.05
_WAIT: Final = "lianqun_wait_seconds"
_BUSY: Final = ("database is locked", "database table is locked", "lock timeout")
_NO_ACCESS: Final = ("readonly database", "unable to open database", "disk is full", "disk i/o")


def connect(url: str) -> Engine:
    """An engine for a database address."""
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return _prepare_sqlite(create_engine(address))
        if address.get_backend_name() == "postgresql":
            return create_engine(address.set(drivername="postgresql+psycopg"))
    except (ArgumentError, NoSuchModuleError) as error:
        raise WorkspaceError("database_address_invalid", detail=str(error)) from error
    except ModuleNotFoundError as error:
        raise WorkspaceError("database_driver_missing", module=str(error.name)) from error
    raise WorkspaceError("database_kind_unknown", kind=address.get_backend_name())


def _prepare_sqlite(engine: Engine) -> Engine:
    """Take transactions into our own hands: readers never wait, a writer locks at its first word."""

    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    def on_begin(connection: Connection) -> None:
        wait = connection.get_execution_options().get(_WAIT)
        if wait is None:
            connection.exec_driver_sql("BEGIN")
        else:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={int(wait * 1000)}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that reads one consistent state."""
    with _translated(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine, wait_seconds: float) -> Iterator[Connection]:
    """One transaction that holds the writer's lock: committed at the end, undone on any error.

    Raises WorkspaceBusyError when another writer holds the lock longer than `wait_seconds`.
    """
    with _translated(engine, wait_seconds), engine.connect() as idle:
        connection = idle.execution_options(**{_WAIT: wait_seconds})
        with connection.begin():
            if engine.dialect.name == "postgresql":
                _lock_postgresql(connection, wait_seconds)
            yield connection


def _lock_postgresql(connection: Connection, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    attempt = text("SELECT pg_try_advisory_xact_lock(:key)")
    while not connection.execute(attempt, {"key": _WRITER_LOCK}).scalar_one():
        if time.monotonic() >= deadline:
            raise WorkspaceBusyError("workspace_busy", seconds=wait_seconds)
        time.sleep(_POLL_SECONDS)


@contextmanager
def _translated(engine: Engine, wait_seconds: float = 0.0) -> Iterator[None]:
    """Turn the database's errors into WorkspaceError and WorkspaceBusyError."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        detail = str(error.orig if isinstance(error, DBAPIError) else error).strip()
        if any(sign in detail.lower() for sign in _BUSY):
            raise WorkspaceBusyError("workspace_busy", seconds=wait_seconds) from error
        if any(sign in detail.lower() for sign in _NO_ACCESS):
            raise WorkspaceError("workspace_not_writable", detail=detail) from error
        address = engine.url.render_as_string()  # hides the password
        raise WorkspaceError("database_failed", address=address, detail=detail) from error
