"""任务分工 tables: columns by meaning, bodies by column."""

from dataclasses import replace

from lianqun.compiler.extract.tasks import extract
from lianqun.compiler.readers.text import read_text
from lianqun.model.document import Cell, Table

LINES = [
    "任务\t牵头单位\t配合单位\t完成时限",
    "1.建设检测平台\t市科技局\t市财政局、各县区政府\t2026年底",
    "2.办好展会\t市商务局\t无\t长期",
]


def document_of(lines, preface=""):
    document = read_text((preface + "\n".join(lines)).encode(), "table.txt")
    grid = []
    for line in lines:
        position = document.text.index(line.strip("\t"))
        cells = []
        for part in line.split("\t"):
            cells.append(Cell(part, position, position + len(part)))
            position += len(part) + 1
        grid.append(tuple(cells))
    table = Table("任务分工表", 0, grid[0][0].start, position, grid[0], tuple(grid[1:]))
    return replace(document, tables=(table,))


def test_each_row_is_a_task_with_the_bodies_of_its_columns(vocabulary):
    drafts = list(extract(document_of(LINES), vocabulary))
    tasks = [d.content for d in drafts if hasattr(d, "content")]
    assert [t.title for t in tasks] == ["建设检测平台", "办好展会"]
    assert [(b.body, b.role) for b in tasks[0].bodies] == [
        ("市科技局", "lead"),
        ("市财政局", "supporting"),
        ("各县区政府", "supporting"),
    ]
    assert [t.deadline for t in tasks] == [2026, None]


def test_table_row_answers_for_the_task_of_the_text(vocabulary):
    preface = "云岭市行动方案\n\n一、重点任务\n\n（一）建设检测平台\n\n打造平台。\n\n（二）办好展会\n\n引进展会。\n\n"
    drafts = list(extract(document_of(LINES, preface), vocabulary))
    tasks = [d.content for d in drafts if hasattr(d, "content")]
    assert [(t.title, len(t.bodies)) for t in tasks] == [("建设检测平台", 3), ("办好展会", 1)]
