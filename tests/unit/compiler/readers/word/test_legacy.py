import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_docx_bad_input import ole

from lianqun.compiler.readers import legacy
from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.compiler.readers.legacy import OfficeLimits, convert_legacy, is_legacy
from lianqun.errors import UnreadableFileError

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None or not Path("/usr/lib/libreoffice/program/libswlo.so").exists(),
    reason="LibreOffice Writer is not installed",
)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.wps"
    path.write_bytes(ole("WordDocument"))
    return path


def refusal(path: Path, **arguments) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        convert_legacy(path, "plan.wps", **arguments)
    assert caught.value.args_by_name["file"] == "plan.wps"
    return caught.value.code


def program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "office"
    path.write_text(
        f"#!{sys.executable}\nimport os, sys, time, pathlib\n{script}\n", encoding="utf-8"
    )
    path.chmod(0o700)
    return str(path)


def test_without_office_a_clear_message(old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy.shutil, "which", lambda _name: None)
    assert refusal(old_file) == "office_missing"


def test_only_text_documents_that_are_not_locked(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    cases = (
        (ole("Workbook"), "spreadsheet_not_read"),
        (ole("PowerPoint Document"), "office_not_text"),
        (b"text", "office_not_text"),
        (ole("EncryptedPackage"), "docx_encrypted"),
    )
    header = b"\xec\xa5\xc1\x00" + b"\0" * 6 + b"\x00\x01"
    for content, code in (*cases, (ole("WordDocument", size=1024) + header, "docx_encrypted")):
        path.write_bytes(content)
        assert refusal(path) == code


def test_office_that_fails_or_makes_nothing(old_file: Path, tmp_path: Path) -> None:
    assert refusal(old_file, program=program(tmp_path, "sys.exit(3)")) == "office_failed"
    assert refusal(old_file, program=program(tmp_path, "sys.exit(0)")) == "office_damaged"


def _is_gone(process: str) -> bool:
    """Whether a process has ended, waited for by its parent or not."""
    try:
        state = Path("/proc", process, "stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state.rsplit(")", 1)[1].split()[0] == "Z"


def test_office_that_takes_too_long_is_ended_with_its_children(
    old_file: Path, tmp_path: Path
) -> None:
    note = tmp_path / "child"
    script = f"child = os.fork()\nif child: pathlib.Path({str(note)!r}).write_text(str(child))\ntime.sleep(60)"
    assert (
        refusal(old_file, program=program(tmp_path, script), limits=OfficeLimits(seconds=2))
        == "office_too_slow"
    )
    for _ in range(100):  # a killed process may need a moment to be gone
        if _is_gone(note.read_text()):
            break
        time.sleep(0.1)
    assert _is_gone(note.read_text())


def test_what_office_is_given(old_file: Path, tmp_path: Path) -> None:
    script = (
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\nout.mkdir()\n"
        "profile = pathlib.Path(os.environ['HOME'], 'profile/user/registrymodifications.xcu').read_text()\n"
        "text = ' '.join([*sys.argv[1:], *sorted(os.environ), 'DisableMacrosExecution' * ('DisableMacrosExecution' in profile)])\n"
        "(out / 'document.docx').write_text(text)"
    )
    told = convert_legacy(old_file, program=program(tmp_path, script)).decode()
    assert told.startswith("-env:UserInstallation=file:///")
    assert "--headless" in told
    assert told.endswith("DisableMacrosExecution")
    assert "plan.wps" not in told
    assert not Path(told.split()[0].removeprefix("-env:UserInstallation=file://")).exists()


@needs_office
def test_an_old_file_is_converted_and_read(word_document, tmp_path: Path) -> None:
    word_document.add_heading("总则", 1)
    table = word_document.add_table(2, 2)
    for at, cell in enumerate(table._cells):
        cell.text = ("指标", "2030年", "产值", "500")[at]
    word_document.add_paragraph("全市产值达到五百亿元。", style="List Number")
    (tmp_path / "plan.docx").write_bytes(word_document.saved())
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
    ]
    subprocess.run(
        [*command, "doc:MS Word 97", "--outdir", tmp_path, tmp_path / "plan.docx"],
        check=True,
        capture_output=True,
    )
    path = tmp_path / "plan.doc"
    assert is_legacy(path.read_bytes())
    source = read_docx(convert_legacy(path, "plan.doc"))
    assert source.original == "总则\n指标\t2030年\n产值\t500\n1. 全市产值达到五百亿元。\n"
    assert source.lines[0].mark == "##"
    assert len(source.tables) == 1
