"""The whole way on both databases: the same verbs, the same exports."""

import pytest
from toy_plans import FIRST, SECOND, WORKER, write_plans

from lianqun.cli.app import main
from lianqun.services.compilation import compile_documents

pytestmark = pytest.mark.postgres


@pytest.fixture
def lianqun(tmp_path, monkeypatch):
    defaults = compile_documents.__kwdefaults__ | {"worker": WORKER}
    monkeypatch.setattr(compile_documents, "__kwdefaults__", defaults)
    return lambda folder, *words: main(["--workspace", str(tmp_path / folder), *map(str, words)])


@pytest.fixture
def address(postgresql_server, monkeypatch):
    import psycopg

    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA whole_way")
    address = f"{postgresql_server}&options=-csearch_path%3Dwhole_way"
    monkeypatch.setenv("LIANQUN_DATABASE_URL", address)
    yield address
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA whole_way CASCADE")


def test_both_databases_lead_to_the_same_exports(
    *, lianqun, address, tmp_path, monkeypatch, capsys
):
    plans = write_plans(tmp_path, first=FIRST, second=SECOND)
    for folder, how in (("lite", []), ("server", ["--postgresql"])):
        assert lianqun(folder, "init", *how) == 0
        assert lianqun(folder, "add", *plans) == 0
        assert lianqun(folder, "compile") == 0
        assert lianqun(folder, "verify") == 0
        assert lianqun(folder, "export", "--out", tmp_path / f"{folder}_out") == 0
    for path in (tmp_path / "lite_out").iterdir():
        assert path.read_bytes() == (tmp_path / "server_out" / path.name).read_bytes()
    assert not (tmp_path / "server" / "lianqun.db").exists()
    capsys.readouterr()
    monkeypatch.delenv("LIANQUN_DATABASE_URL")
    assert lianqun("server", "facts") == 3
    assert "LIANQUN_DATABASE_URL" in capsys.readouterr().err


def test_a_server_database_serves_one_workspace(*, lianqun, address, tmp_path, capsys):
    assert lianqun("mine", "init", "--postgresql") == 0
    assert lianqun("mine", "add", *write_plans(tmp_path, first=FIRST)) == 0
    assert lianqun("other", "init", "--postgresql") == 3
    (tmp_path / "mine" / "workspace.json").unlink()
    assert lianqun("mine", "init", "--postgresql") == 0
    assert lianqun("mine", "verify") == 0
