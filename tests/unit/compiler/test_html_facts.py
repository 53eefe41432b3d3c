"""The same plan as text and as a web page gives the same facts, and every quote stands in the page."""

import re
from collections import Counter
from pathlib import Path

import pytest
from toy_pages import plan_markup, wrap_page

from lianqun.compiler import pipeline
from lianqun.compiler.pipeline import Compilation
from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.html.reader import read_html
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

PLAN = Path(__file__).resolve().parents[3] / "examples" / "changsha_example_plan.txt"
TITLE = "长沙市制造业强市建设示例规划"
_OPEN_LINE = re.compile(r"^([^\t\n。]{2,8}：[^\t\n]*[^\t\n。；：])$", re.MULTILINE)


def read_web_page(content: bytes, file_name: str, vocabulary: Vocabulary) -> Document:
    return build_document(read_html(content, file_name), content, file_name, vocabulary)


@pytest.fixture(scope="module")
def compiled(vocabulary: Vocabulary) -> tuple[Compilation, Compilation]:
    """The example plan compiled as text and as a page; lines of names end in a full stop in both.

    Without one the text reader takes two of them for one paragraph, which a page's own paragraphs are not.
    """
    plan = _OPEN_LINE.sub(r"\1。", PLAN.read_text(encoding="utf-8"))
    text = pipeline.compile_file(plan.encode(), "plan.txt", vocabulary)
    page = wrap_page(plan_markup(plan.replace(TITLE + "\n", "", 1)), TITLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read_document", read_web_page)
        return text, pipeline.compile_file(page.encode(), "plan.html", vocabulary)


def contents(compilation: Compilation) -> Counter[str]:
    return Counter(repr((fact.kind, fact.section, fact.content)) for fact in compilation.facts)


def test_the_facts_are_the_same(compiled: tuple[Compilation, Compilation]) -> None:
    text, page = map(contents, compiled)
    assert len(text) > 100
    assert sorted((text - page) + (page - text)) == []


def test_every_quote_stands_in_the_page(compiled: tuple[Compilation, Compilation]) -> None:
    _, page = compiled
    for fact in page.facts:
        assert fact.evidence.stands_in(page.document.original)


def test_the_page_has_its_own_issue_only(compiled: tuple[Compilation, Compilation]) -> None:
    text, page = compiled
    codes = Counter(issue.code for issue in page.issues) - Counter(i.code for i in text.issues)
    assert codes == {"html_attachments": 1}
