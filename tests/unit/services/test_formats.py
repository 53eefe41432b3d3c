"""PDF through the whole program: added, compiled, verified, shown; bad files get one clear message."""

import json
from typing import TYPE_CHECKING

import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.errors import UnreadableFileError
from lianqun.model.fact import Statement
from lianqun.services.compilation import compile_documents
from lianqun.services.fact_context import show_fact
from lianqun.services.intake import Intake, add_files
from lianqun.services.verification import verify_workspace

if TYPE_CHECKING:
    from pathlib import Path

LONG = "到2025年，全市规模以上工业总产值达到2600亿元，培育省级以上专精特新企业"


def plan_pdf() -> bytes:
    first = ToyPage(texts=[(160, 60, "临川市“十四五”制造业发展规划"), (220, 85, "（2021—2025年）")])
    y = first.paragraph(140, "一、发展目标")
    y = first.paragraph(y, LONG, "300家，研发投入强度达到3.2%。")
    first.texts.append((72, y + 10, "表1 主要指标"))
    first.table(
        y + 20,
        [
            ("指标", "单位", "2020年", "2025年"),
            ("高新技术企业", "家", "520", "900"),
            ("绿色工厂", "家", "3", "12"),
        ],
    )
    second = ToyPage()
    second.paragraph(80, "二、重点任务")
    second.paragraph(120, "加快建设公共服务平台，新建检验检测中心5个。")
    return make_pdf(first, second)


@pytest.fixture
def context(clock):
    return clock.tick()


@pytest.fixture
def compiled(workspace, context, tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(plan_pdf())
    answer = add_files(workspace, context, [path])
    assert [file.outcome for file in answer.files] == [Intake.ADDED]
    assert compile_documents(workspace, context).lines[0].problem == ""
    return workspace


def told(workspace, context):
    view = workspace.view(context)
    return {
        (f.content.indicator, str(f.content.quantity.value)): f
        for f in view.facts(view.documents())
        if isinstance(f.content, Statement)
    }


def test_a_pdf_gives_its_facts_with_pages(compiled, context):
    found = told(compiled, context)
    assert {"2600", "300", "3.2", "900", "12", "5"} <= {value for _, value in found}
    row = next(f for (name, value), f in found.items() if value == "900")
    assert (row.content.indicator[:6], row.content.base_value) == ("高新技术企业", 520)
    assert {fact.evidence.page for fact in found.values()} == {1, 2}
    paragraph = next(f for (_, value), f in found.items() if value == "300")
    assert "".join(paragraph.evidence.quote.split()).endswith("300家")  # over the line's end


def test_its_quotes_verify_and_are_shown(compiled, context):
    answer = verify_workspace(compiled, context)
    assert not answer.problems
    assert answer.evidence_count > 5
    fact = next(f for (_, value), f in told(compiled, context).items() if value == "5")
    assert show_fact(compiled, context, fact.id).quote == fact.evidence.quote


def test_an_altered_pdf_is_caught(compiled, context):
    view = compiled.view(context)
    original = compiled.store.originals.path(view.documents()[0].document)
    original.write_bytes(original.read_bytes() + b"\n")
    assert [note.code for note in verify_workspace(compiled, context).problems] == [
        "original_altered"
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cut.pdf", plan_pdf()[:300], "pdf_damaged"),
        ("blank.pdf", make_pdf(ToyPage()), "pdf_without_text"),
        ("photo.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "format_not_read"),
        ("archive.docx", b"PK\x03\x04" + b"\0" * 64, "docx_damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None),
        ("empty.pdf", b"", "file_empty"),
        (
            "shell.html",
            b"<!doctype html><html><body><div id=app></div></body></html>",
            "html_without_text",
        ),
    ],
)
def test_a_bad_file_gets_one_message_and_leaves_nothing(
    workspace, context, tmp_path, name, content, code
):
    path: Path = tmp_path / name
    path.write_bytes(content)
    answer = add_files(workspace, context, [path])
    (file,) = answer.files
    assert file.outcome is Intake.REFUSED
    assert isinstance(file.error, UnreadableFileError)
    assert code is None or file.error.code == code
    words = context.messages.fill(file.error.code, file.error.args_by_name)
    assert name in words
    assert not workspace.view(context).documents()
    assert json.dumps(words)
