import pytest
from word_files import (
    TALL,
    UNDER,
    in_style,
    p,
    raw,
    read_body,
    run,
    span,
    style,
    tbl,
    tc,
    text_box,
    tr,
)

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.compiler.readers.source import NativeTable, Source
from lianqun.model.document import BlockKind

HEAD = "<w:tblHeader/>"


def cells(source: Source, table: NativeTable) -> list[list[tuple[str, int, int, int]]]:
    """(words, column, columns, rows) of each cell."""
    return [
        [(source.original[slice(*c.span)], c.column, c.columns, c.rows) for c in row.cells]
        for row in table.rows
    ]


def read_table(body: str, **others: str) -> list[list[tuple[str, int, int, int]]]:
    source = read_body(body, **others)
    (table,) = source.tables
    return cells(source, table)


def test_rows_are_lines_with_their_cells() -> None:
    source = read_body(p("表前") + tbl(tr("指标", "2030年"), tr("产值", "500")) + p("表后"))
    assert source.original == "表前\n指标\t2030年\n产值\t500\n表后\n"
    assert source.is_native
    assert dict(source.kinds) == {1: BlockKind.TABLE, 2: BlockKind.TABLE}
    (table,) = source.tables
    assert [row.line for row in table.rows] == [1, 2]
    assert table.columns == 2
    assert table.header_rows is None


def test_cells_merged_over_columns_and_rows() -> None:
    body = tbl(
        tr(tc("类别", TALL), tc("产值", span(2))), tr(tc("", UNDER), "2025年", "2030年"),
        tr(tc("装备", TALL), "10", "20"), tr(tc("", '<w:vMerge w:val="continue"/>'), "30", "40"),
    )  # fmt: skip
    assert read_table(body) == [
        [("类别", 0, 1, 2), ("产值", 1, 2, 1)],
        [("2025年", 1, 1, 1), ("2030年", 2, 1, 1)],
        [("装备", 0, 1, 2), ("10", 1, 1, 1), ("20", 2, 1, 1)],
        [("30", 1, 1, 1), ("40", 2, 1, 1)],
    ]


def test_merges_that_have_no_beginning_or_end_at_once() -> None:
    body = tbl(
        tr(tc("甲", UNDER), "1"), tr(tc("乙", TALL), "2"), tr("丙", "3"), tr(tc("丁", UNDER), "4")
    )
    assert [row[0] for row in read_table(body)] == [
        ("甲", 0, 1, 1),
        ("乙", 0, 1, 1),
        ("丙", 0, 1, 1),
        ("丁", 0, 1, 1),
    ]


def test_a_merge_of_the_old_kind_and_words_under_a_merge() -> None:
    old = '<w:hMerge w:val="{}"/>'
    body = tbl(
        tr(tc("甲", old.format("restart")), tc("", old.format("continue")), "乙"),
        tr("1", tc("2", TALL), "3"),
        tr("4", tc("漏", UNDER), "5"),
    )
    source = read_body(body)
    assert cells(source, source.tables[0])[0] == [("甲", 0, 2, 1), ("乙", 2, 1, 1)]
    assert "漏" not in source.original
    assert [code for code, *_ in source.issues] == ["docx_hidden_left_out"]


def test_gaps_before_and_behind_a_row() -> None:
    gap = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    body = tbl(tr("甲", "乙", "丙"), tr("丁", properties=gap))
    assert read_table(body)[1] == [("丁", 1, 1, 1)]


def test_columns_a_hair_wide_and_columns_that_no_cell_uses() -> None:
    rows = (tr(tc("指标", span(2)), tc("值", span(2))), tr("产值", tc("五", span(3))))
    assert read_table(tbl(*rows, widths=(2000, 60, 1000, 900))) == [
        [("指标", 0, 1, 1), ("值", 1, 1, 1)],
        [("产值", 0, 1, 1), ("五", 1, 1, 1)],
    ]
    (table,) = read_body(tbl(*rows, widths=(2000, 60, 1000, 900))).tables
    assert table.edges == (0.0, 100.0, 198.0)
    narrow = tbl(tr("甲", "乙", "丙"), widths=(2000, 60, 1000))
    assert [cell[1] for cell in read_table(narrow)[0]] == [0, 1, 2]


def test_header_rows_reach_as_far_down_as_their_cells() -> None:
    body = tbl(
        tr(tc("类别", TALL), tc("产值", span(2)), properties=HEAD), tr(tc("", UNDER), "2025年", "2030年"), tr("装备", "1", "2"),
    )  # fmt: skip
    assert read_body(body).tables[0].header_rows == 2
    assert (
        read_body(tbl(tr("甲", "乙", properties=HEAD), tr("丙", "丁", properties=HEAD)))
        .tables[0]
        .header_rows
        is None
    )


def test_several_paragraphs_tabs_and_empty_cells() -> None:
    body = tbl(
        tr(
            tc(p("牵头：市工信局") + p() + p("配合：市财政局")),
            tc(p("甲<w:r/>".replace("<w:r/>", "\t乙"))),
            "",
        ),
        tr("", "", ""),
    )
    source = read_body(body)
    assert source.original == "牵头：市工信局 配合：市财政局\t甲 乙\t\n"
    assert [row.line for row in source.tables[0].rows] == [0, None]


def test_deleted_rows_are_out_and_inserted_ones_in() -> None:
    body = tbl(
        tr("指标", "值"), tr("旧", "1", properties="<w:del/>"), tr("新", "2", properties="<w:ins/>")
    )
    source = read_body(body)
    assert source.original == "指标\t值\n新\t2\n"
    assert source.issues[0][3] == {"inserted": "1", "deleted": "1", "moved": "0"}


def test_rows_and_cells_inside_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = tbl(control.format(tr("指标", "值")), tr("产值", control.format(tc("5"))))
    assert raw(body) == "指标\t值\n产值\t5\n"


def test_a_box_of_one_column_is_text() -> None:
    styles = style("heading 2")
    inner = tbl(tr("指标", "值"), tr("产值", "5"))
    body = tbl(
        tr(tc(p("专栏1 重大工程", in_style("heading 2")))),
        tr(tc(p("建设园区。") + inner + p("注：预计。"))),
    )
    source = read_body(body, styles=styles)
    assert source.original == "专栏1 重大工程\n建设园区。\n指标\t值\n产值\t5\n注：预计。\n"
    assert source.lines[0].mark == "###"
    assert len(source.tables) == 1


def test_one_row_with_running_text_is_text_and_one_without_is_a_table() -> None:
    text = "围绕主导产业加快建设一批重大项目，推动产业集聚发展。"
    assert raw(tbl(tr(text, "右"))) == f"{text}\n右\n"
    assert len(read_body(tbl(tr("产值", "五百亿元"))).tables) == 1


def test_a_table_in_a_cell_comes_behind_its_table() -> None:
    inner = tbl(tr("子项", "值"), tr("甲", "1"))
    source = read_body(tbl(tr("项目", "说明"), tr("园区", tc(p("见内表") + inner + p()))))
    assert source.original == "项目\t说明\n园区\t见内表\n子项\t值\n甲\t1\n"
    assert [table.columns for table in source.tables] == [2, 2]
    assert [row.line for table in source.tables for row in table.rows] == [0, 1, 2, 3]


def test_a_table_in_a_text_box() -> None:
    source = read_body(
        p(run("正文。") + text_box(tbl(tr("指标", "值"), tr("产值", "5")) + p("注：预计。")))
    )
    assert source.original == "正文。\n指标\t值\n产值\t5\n注：预计。\n"
    assert len(source.tables) == 1


@pytest.mark.parametrize(
    ("between", "count"),
    [
        (p('<w:r><w:br w:type="page"/></w:r>'), 1),
        (p("续表") + p("", "<w:pageBreakBefore/>"), 1),
        (p("表1 主要指标（续）"), 1),
        ("", 1),
        (p(), 2),
        (p("正文。") + p("", "<w:sectPr/>"), 2),
    ],
)
def test_a_table_that_goes_on(between: str, count: int) -> None:
    widths = (2000, 2000, 2000)
    head = tr("指标", "单位", "2030年")
    first = tbl(head, tr("工业总产值", "亿元", "500"), widths=widths)
    second = tbl(head, tr("规模工业企业", "家", "300"), widths=widths)
    content = b"word"
    document = build_document(read_body(first + between + second), content, "plan.docx")
    assert len(document.tables) == count
    assert sum(len(table.rows) for table in document.tables) == 2


def test_tables_without_rows_or_with_absurd_spans() -> None:
    assert raw(p("前") + tbl() + tbl(tr()) + p("后")) == "前\n后\n"
    source = read_body(tbl(tr(tc("甲", span(999_999_999)), "乙"), tr("丙", "丁")))
    assert source.tables[0].columns <= 4


def test_a_table_of_python_docx(word_document) -> None:
    table = word_document.add_table(3, 3)
    for at, cell in enumerate(table._cells):
        cell.text = str(at)
    table.cell(1, 0).merge(table.cell(2, 1))
    source = read_docx(word_document.saved())
    rows = cells(source, source.tables[0])
    assert rows[1][0][1:] == (0, 2, 2)
    assert [cell[0] for row in rows for cell in row][4:] == ["5", "8"]
