"""Both databases for the contract tests: SQLite, and a PostgreSQL server that is thrown away."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from toy_clock import START

from lianqun.store.base import Store

_SERIAL = count(1)


@dataclass
class Database:
    """One empty database: its address, and a folder for originals."""

    url: str
    folder: Path

    def open(self, **options: object) -> Store:
        options = {"wait_seconds": 0.2, **options}
        return Store.open(self.url, self.folder / "originals", START, **options)  # type: ignore[arg-type]


def _postgresql_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return found[-1].parent if found else None


def _run(*command: object, folder: Path) -> None:
    """Run a program of PostgreSQL, which refuses to be root: then as the user its package made."""
    subprocess.run(
        [str(word) for word in command],
        check=True,
        cwd=folder,
        user="postgres" if os.geteuid() == 0 else None,
        stdout=subprocess.DEVNULL,  # no pipe: a server that holds it open would never let us go
    )


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Address of a fresh PostgreSQL server on a socket of its own; skips when there is none."""
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("no PostgreSQL here (Debian's package postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra pg)")
    folder = Path(tempfile.mkdtemp(prefix="lianqun-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    _run(
        programs / "initdb",
        "-D",
        data,
        "-U",
        "lianqun",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "-N",
        folder=folder,
    )
    control = (programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    _run(*control, "-o", options, "start", folder=folder)
    try:
        yield f"postgresql://lianqun@/postgres?host={folder}"
    finally:
        _run(*control, "-m", "immediate", "stop", folder=folder)
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Database]:
    """Makes an empty database at every call."""
    if request.param == "sqlite":
        return lambda: _on_sqlite(tmp_path_factory.mktemp("store"))
    server = request.getfixturevalue("postgresql_server")
    return lambda: _on_server(server, tmp_path_factory.mktemp("store"))


def _on_sqlite(folder: Path) -> Database:
    return Database(f"sqlite:///{folder}/lianqun.db", folder)


def _on_server(server: str, folder: Path) -> Database:
    import psycopg

    schema = f"test_{next(_SERIAL)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    return Database(f"{server}&options=-csearch_path%3D{schema}", folder)


@pytest.fixture
def database(new_database: Callable[[], Database]) -> Database:
    return new_database()


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    with database.open() as opened:
        yield opened
