"""The same plan as text and as a web page gives the same facts, and every quote stands in the page."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from toy_pages import plan_markup, wrap_page
from toy_sites import SITES

from lianqun.compiler.pipeline import Compilation, compile_file
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, visible_length
from lianqun.vocab.vocabulary import Vocabulary

PLAN = Path(__file__).resolve().parents[3] / "examples" / "changsha_example_plan.txt"
TITLE = "长沙市制造业强市建设示例规划"
_OPEN_LINE = re.compile(r"^([^\t\n。]{2,8}：[^\t\n]*[^\t\n。；：])$", re.MULTILINE)


@pytest.fixture(scope="module")
def plan() -> str:
    """The example plan; lines of names end in a full stop.

    Without one the text reader takes two of them for one paragraph, which a page's own paragraphs are not.
    """
    return _OPEN_LINE.sub(r"\1。", PLAN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def from_text(plan: str, vocabulary: Vocabulary) -> Compilation:
    return compile_file(plan.encode(), "plan.txt", vocabulary)


@pytest.fixture(scope="module")
def compile_page(vocabulary: Vocabulary) -> Callable[[str], Compilation]:
    """Compile a page given as text."""
    return lambda page: compile_file(page.encode(), "plan.html", vocabulary)


def contents(compilation: Compilation) -> Counter[str]:
    return Counter(repr((fact.kind, fact.section, fact.content)) for fact in compilation.facts)


def check_same(text: Compilation, page: Compilation) -> None:
    """The facts are the same, and every quote of the page stands in it and is short enough."""
    ours, theirs = contents(text), contents(page)
    assert len(ours) > 100
    assert sorted((ours - theirs) + (theirs - ours)) == []
    for fact in page.facts:
        assert fact.evidence.stands_in(page.document.original)
        assert MIN_QUOTE <= visible_length(fact.evidence.quote) <= MAX_QUOTE


def test_a_government_page_gives_the_facts_of_its_plan(
    plan: str, from_text: Compilation, compile_page: Callable[[str], Compilation]
) -> None:
    page = compile_page(wrap_page(plan_markup(plan.replace(TITLE + "\n", "", 1)), TITLE))
    check_same(from_text, page)
    codes = Counter(issue.code for issue in page.issues)
    assert codes - Counter(issue.code for issue in from_text.issues) == {"html_attachments": 1}


@pytest.mark.parametrize("site", SITES)
def test_pages_of_any_make_give_the_same_facts(
    site: Callable[[str, str], str],
    plan: str,
    from_text: Compilation,
    compile_page: Callable[[str], Compilation],
) -> None:
    page = compile_page(site(plan.replace(TITLE + "\n", "", 1), TITLE))
    check_same(from_text, page)
    assert page.document.metadata.title == TITLE


def test_an_empty_corner_stands_over_the_names_of_the_rows(
    compile_page: Callable[[str], Compilation],
) -> None:
    title = "2023年白山市国民经济和社会发展统计公报"
    rows = (
        ("", "总产量（万吨）", "比上年增长（%）"),
        ("粮食", "31.5", "2.5"),
        ("茶叶", "3.1", "7.4"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>"
        f"<p>白山市统计局</p><p>全市农业稳定，产量见表。</p><table>{table}</table><p>全年稳定。</p></body></html>"
    )
    found = compile_page(page)
    facts = [fact.content for fact in found.facts if fact.kind == "actual"]
    assert [(fact.indicator, float(fact.quantity.value or 0)) for fact in facts] == [
        ("粮食总产量", 31.5),
        ("粮食总产量增速", 2.5),
        ("茶叶总产量", 3.1),
        ("茶叶总产量增速", 7.4),
    ]
