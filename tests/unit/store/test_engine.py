"""Database addresses and errors, in lianqun's own terms."""

import sqlite3
import stat

import pytest
from toy_clock import START

from lianqun.errors import WorkspaceError
from lianqun.store.base import Store


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense", "database_address_invalid"),
        ("oracle://user@host/name", "database_kind_unknown"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "database_failed"),
        ("sqlite:////no/such/folder/lianqun.db", "workspace_not_writable"),
    ],
)
def test_an_address_that_cannot_be_used_is_a_clear_error(url, code, tmp_path):
    if url.startswith("postgresql"):
        pytest.importorskip("psycopg")
    with pytest.raises(WorkspaceError, match=code) as caught:
        Store.open(url, tmp_path, START)
    assert "secret" not in str(caught.value)


def test_a_damaged_database_is_a_clear_error(tmp_path):
    (tmp_path / "lianqun.db").write_bytes(b"no database at all " * 100)
    with pytest.raises(WorkspaceError, match="database_failed"):
        Store.open(f"sqlite:///{tmp_path}/lianqun.db", tmp_path, START)


def test_a_database_of_something_else_is_left_alone(tmp_path):
    path = tmp_path / "lianqun.db"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE plan (x); INSERT INTO plan VALUES (1);")
    connection.close()
    with pytest.raises(WorkspaceError, match="database_failed"):
        Store.open(f"sqlite:///{path}", tmp_path, START)
    connection = sqlite3.connect(path)
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["plan"]
    connection.close()


def test_the_database_survives_a_power_cut_by_its_settings(tmp_path):
    Store.open(f"sqlite:///{tmp_path}/lianqun.db", tmp_path, START).close()
    connection = sqlite3.connect(tmp_path / "lianqun.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert stat.S_ISREG((tmp_path / "lianqun.db").stat().st_mode)
