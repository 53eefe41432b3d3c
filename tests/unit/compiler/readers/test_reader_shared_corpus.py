from pathlib import Path

import pytest

from lianqun.compiler.readers.text import read_text
from lianqun.model.document import BlockKind, Document, DocumentKind

pytestmark = pytest.mark.shared


def load(shared: Path, start: str) -> Document:
    (path,) = [p for p in shared.glob("corpus*/*") if p.name.startswith(start)]
    return read_text(path.read_bytes(), path.name)


@pytest.mark.parametrize(
    ("start", "region", "kind", "years"),
    [
        ("000", "长沙市", DocumentKind.PLAN, (2021, 2025)),
        ("001", "湖南省", DocumentKind.PLAN, (2021, 2025)),
        ("002", "长沙高新区", DocumentKind.PLAN, (2021, 2025)),
        ("003", "长沙市", DocumentKind.NEWS_REPORT, (2026, 2026)),
        ("004", "长株潭", DocumentKind.OPINIONS, (2021, 2025)),
        ("guangdong", "广东省", DocumentKind.WORK_REPORT, (2026, 2026)),
        ("jiangsu", "江苏省", DocumentKind.WORK_REPORT, (2026, 2026)),
        ("sichuan", "四川省", DocumentKind.WORK_REPORT, (2026, 2026)),
        ("national", "全国", DocumentKind.PLAN, (2021, 2025)),
        ("shanghai_food", "上海市", DocumentKind.ACTION_PLAN, (2026, 2030)),
        ("shanghai_medical", "上海市", DocumentKind.ACTION_PLAN, (2025, 2027)),
    ],
)
def test_what_a_document_says_of_itself(
    shared: Path, start: str, *, region: str, kind: DocumentKind, years: tuple[int, int]
) -> None:
    data = load(shared, start).metadata
    assert (data.region, data.kind) == (region, kind)
    assert data.period is not None
    assert (data.period.first_day.year, data.period.last_day.year) == years


def test_an_indicator_table_printed_column_by_column(shared: Path) -> None:
    (table,) = load(shared, "000").tables
    assert len(table.rows) == 20
    assert [c.text for c in table.header] == ["具体指标", "单位", "2020年", "2025年", "指标属性"]
    assert all(row[-1].text == "预期性" for row in table.rows)
    assert sum(1 for row in table.rows if row[3].text == "完成省级要求") == 2


def test_tables_of_a_dump_with_tabs(shared: Path) -> None:
    document = load(shared, "002")
    assert [len(table.rows) for table in document.tables] == [26, 26, 7, 17, 3, 3, 91]
    projects = document.tables[-1]
    assert [row[0].text for row in projects.rows] == [str(number) for number in range(1, 92)]
    assert len({group.text for group in projects.groups}) == 3


def test_headings_lost_in_the_body_are_restored(shared: Path) -> None:
    restored = [s.label[:4] for s in load(shared, "002").sections if s.is_restored]
    assert restored == ["城市篇：", "第十三章"]


@pytest.mark.parametrize(("start", "sections"), [("000", 44), ("001", 44), ("004", 49)])
def test_the_outline_is_whole(shared: Path, start: str, sections: int) -> None:
    document = load(shared, start)
    assert not [i for i in document.reading_issues if i[0].startswith("numbering")]
    assert len(document.sections) >= sections


def test_no_paragraph_ends_in_mid_sentence(shared: Path) -> None:
    for start in ("000", "001", "004", "guangdong", "jiangsu", "sichuan", "national"):
        document = load(shared, start)
        cut = [
            document.text[b.start : b.end]
            for b in document.blocks
            if b.kind is BlockKind.PARAGRAPH and document.text[b.end - 1] not in "。；：！）)”—]"
        ]
        assert cut == []
