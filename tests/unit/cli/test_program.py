"""The program as a process: help, start-up, signals, pipes."""

import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from toy_plans import FIRST, WORKER, write_plans

from lianqun.cli.app import build_command, main
from lianqun.cli.exits import ExitCode, code_of
from lianqun.errors import (
    EvidenceError,
    InputError,
    LianqunError,
    UnknownFactError,
    UnreadableFileError,
    VocabularyError,
    WorkspaceBusyError,
    WorkspaceError,
)
from lianqun.settings import Settings, read_settings

PROGRAM = (sys.executable, "-m", "lianqun.main")


def run(*words: object, **options):
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_the_package_runs_as_the_program():
    command = [sys.executable, "-m", "lianqun"]
    shown = subprocess.run([*command, "--help"], capture_output=True, text=True, check=False)
    assert (shown.returncode, shown.stdout) == (0, run("--help").stdout)
    odd = subprocess.run([*command, "nonsense"], capture_output=True, text=True, check=False)
    assert odd.returncode == ExitCode.INPUT


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_help_of_add_names_every_format(locale):
    shown = run("--lang", locale, "add", "--help").stdout
    said = "".join(shown.split())
    for kind in ("PDF", ".docx", ".doc", ".wps", "HTML", "TXT", "Markdown"):
        assert kind in said


@pytest.mark.parametrize(("locale", "word"), [("zh", "退出码"), ("en", "Exit codes")])
def test_help_names_every_verb_and_the_exit_codes(locale, word):
    shown = run("--lang", locale, "--help")
    assert shown.returncode == 0
    assert word in shown.stdout
    verbs = ("init", "add", "documents", "remove", "compile", "facts", "show", "verify", "issues")
    assert all(verb in shown.stdout for verb in (*verbs, "export"))


def test_no_verb_shows_help_and_ends_with_two():
    shown = run()
    assert shown.returncode == 2
    assert "facts" in shown.stdout + shown.stderr


def test_help_has_no_code_left_in_it():
    for locale in ("zh", "en"):
        command = build_command(Settings(), locale)
        for verb in (command, *command.commands.values()):
            texts = [verb.help, *(parameter.help for parameter in verb.params)]
            assert not [text for text in texts if text is None or text.startswith("help_")]


def test_help_needs_neither_database_nor_compiler():
    script = (
        "import sys; from lianqun.cli.app import main\n"
        "try: main(['--help'])\nfinally: print([m for m in ('sqlalchemy', 'ahocorasick') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert shown.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_has_enough_is_no_error(tmp_path):
    shown = subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m lianqun.main --help | head -1"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert shown.stderr == b""


def wait_for_compilations(database, count):
    deadline = time.monotonic() + 30
    connection = sqlite3.connect(database)
    while time.monotonic() < deadline:
        if connection.execute("SELECT count(*) FROM compilation").fetchone()[0] >= count:
            break
        time.sleep(0.05)
    connection.close()


def test_ctrl_c_keeps_the_last_good_state(tmp_path):
    workspace = tmp_path / "w"
    assert run("--workspace", workspace, "init").returncode == 0
    files = write_plans(tmp_path, first=FIRST, slow="HANG 规划")
    assert run("--workspace", workspace, "add", *files).returncode == 0
    # Where the tests run in the background of a shell, processes are born deaf to Ctrl-C.
    script = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from lianqun.services.compilation import compile_documents as c\n"
        f"c.__kwdefaults__['worker'] = {WORKER!r}\n"
        "from lianqun.cli.app import main; sys.exit(main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, "--workspace", str(workspace), "compile"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for_compilations(workspace / "lianqun.db", 1)  # the first plan is done, the second hangs
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == ExitCode.INTERRUPTED
    assert said.startswith("已中断")
    assert said.count("\n") == 1
    assert run("--workspace", workspace, "verify").returncode == 0
    assert "工业总产值" in run("--workspace", workspace, "facts").stdout


def test_the_language_can_come_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANQUN_LANG", "en")
    shown = run("facts", cwd=tmp_path)
    assert (shown.returncode, "is no lianqun workspace" in shown.stderr) == (3, True)


def test_a_wrong_language_in_the_environment_is_a_clear_error(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LIANQUN_LANG", "klingon")
    assert main(["facts"]) == 2
    assert "klingon" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (InputError, 2),
        (UnreadableFileError, 2),
        (UnknownFactError, 2),
        (WorkspaceError, 3),
        (VocabularyError, 3),
        (EvidenceError, 3),
        (LianqunError, 3),
        (WorkspaceBusyError, 4),
    ],
)
def test_every_error_has_its_exit_code(kind, code):
    assert code_of(kind("any")) == code


def test_settings_come_from_the_environment():
    assert read_settings({}) == Settings()
    assert read_settings({"LIANQUN_LANG": "en", "LIANQUN_COMPILE_SECONDS": "9"}) == Settings(
        locale="en", compile_seconds=9.0
    )


@pytest.mark.parametrize("given", ["x", "-1", "0", "inf", "nan"])
def test_a_setting_that_is_no_positive_number_is_refused(given):
    with pytest.raises(InputError, match="setting_invalid"):
        read_settings({"LIANQUN_WAIT_SECONDS": given})


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(28, "No space left on device"), 3, "No space left"),
        (ValueError("odd"), 70, "ValueError"),
        (KeyboardInterrupt(), 130, "已中断"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_a_code(*, error, code, said, monkeypatch, capsys):
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("lianqun.services.workspace.open_workspace", fail)
    assert main(["facts"]) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
