"""List, spreadsheet and 任务分工表 agree: the same figures, the same statement of each."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from lianqun.model.fact import FactKind
from lianqun.reports.fact_sheet import render_facts
from lianqun.services.assign import assign_tasks
from lianqun.services.compilation import compile_documents
from lianqun.services.facts import FactFilter, find_facts
from lianqun.services.intake import add_files
from lianqun.services.listing import list_facts
from lianqun.vocab.messages import Messages

EXAMPLE = "examples/changsha_example_plan.txt"


def check_agreement(workspace, clock, *, year, document):
    """Every face shows the same figures of a document, each under the same id."""
    wanted = FactFilter(documents=(document,), kinds=(FactKind.TARGET,), year=year)
    answer = find_facts(workspace, clock.tick(), wanted)
    listing = list_facts(answer, wanted)
    ids = [item.fact.id for item in listing.rows]
    if not ids:
        return 0
    content = render_facts(listing, wanted, Messages("zh"))
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    headings = [cell.value for cell in sheet[2]]
    column = headings.index("编号")
    assert [row[column] for row in sheet.iter_rows(min_row=3, values_only=True)] == ids
    goals = assign_tasks(workspace, clock.tick(), [document], year=year).goals
    assert sorted(goal.fact for goal in goals) == sorted(ids)
    by_id = {goal.fact: goal for goal in goals}
    worded = {
        row[column]: row[headings.index("数值")]
        for row in sheet.iter_rows(min_row=3, values_only=True)
    }
    assert all(worded[key].startswith(goal.value) for key, goal in by_id.items())
    return len(ids)


@pytest.mark.parametrize("year", [None, 2025, 2023])
def test_the_faces_agree_on_the_example_plan(workspace, clock, year, request):
    add_files(workspace, clock.tick(), [request.config.rootpath / EXAMPLE])
    compile_documents(workspace, clock.tick())
    assert check_agreement(workspace, clock, year=year, document="changsha")


def test_the_example_plan_names_no_indicator_twice(workspace, clock, request):
    add_files(workspace, clock.tick(), [request.config.rootpath / EXAMPLE])
    compile_documents(workspace, clock.tick())
    wanted = FactFilter(kinds=(FactKind.TARGET,), indicator="清洁生产审核")
    (row,) = list_facts(find_facts(workspace, clock.tick(), wanted), wanted).rows
    assert len(row.lines) == 2


@pytest.mark.shared
def test_the_faces_agree_on_the_corpus(workspace, clock, shared):
    paths = sorted((shared / "corpus").glob("*.txt"))
    add_files(workspace, clock.tick(), paths)
    compile_documents(workspace, clock.tick())
    documents = workspace.view(clock.tick()).documents()
    counts = [
        check_agreement(workspace, clock, year=year, document=document.name)
        for document in documents
        for year in (None, 2025)
    ]
    assert sum(map(bool, counts)) >= len(paths)
