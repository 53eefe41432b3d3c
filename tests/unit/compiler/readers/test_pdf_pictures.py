"""Pictures on pages with text: which are reported, and as what."""

import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.pdf.pictures import name_pages
from lianqun.compiler.readers.pdf.reader import read_pdf

LARGE = (100.0, 400.0, 400.0, 600.0)
LINES = (
    "白河市制造业发展规划提出以下安排。",
    "培育先进材料、智能装备两个集群。",
    "支持中小企业走专精特新发展的路子。",
)


def page(*pictures: tuple[float, float, float, float], words: tuple[str, ...] = LINES) -> ToyPage:
    toy = ToyPage(pictures=list(pictures))
    toy.paragraph(180, *words)
    return toy


def found(*pages: ToyPage) -> list[tuple[str, str]]:
    """The pages that are named, and the words that the issue stands at."""
    source = read_pdf(make_pdf(*pages))
    return [
        (arguments["pages"], source.original[start:end])
        for code, start, end, arguments in source.issues
        if code == "page_pictures_unread"
    ]


def test_one_issue_names_all_pages_with_large_pictures() -> None:
    drawn = ((), (LARGE,), (LARGE,), (), (LARGE,))
    places = ("东港", "南山", "西岭", "北川", "中原")
    pages = [
        page(*pictures, words=(f"{place}片区发展新材料产业。", f"{place}片区还要建设港口。"))
        for place, pictures in zip(places, drawn, strict=True)
    ]
    assert found(*pages) == [("2-3、5", "南山片区发展新材料产业。")]


@pytest.mark.parametrize(
    "pictures",
    [
        [(100.0, 400.0, 160.0, 460.0)],
        [(0.0, 0.0, 595.0, 842.0)],
        [(-20.0, -20.0, 620.0, 860.0)],
        [(0.0, float(y), 595.0, y + 106.0) for y in range(0, 842, 106)],
    ],
    ids=["a badge", "a scan below its text", "a ground beyond the page", "a scan cut in strips"],
)
def test_badges_and_grounds_are_not_reported(pictures) -> None:
    assert found(page(*pictures)) == []


def test_a_picture_cut_in_strips_is_one() -> None:
    strips = [(100.0, 400.0 + 20 * n, 400.0, 420.0 + 20 * n) for n in range(10)]
    assert found(page(*strips)) == [("1", LINES[0])]


def test_the_ground_of_a_box_with_text_on_it_is_not_reported() -> None:
    toy = page((60.0, 380.0, 500.0, 600.0))
    toy.paragraph(420, *LINES)
    toy.paragraph(480, *LINES)
    assert found(toy) == []


def test_pages_are_named_by_their_runs() -> None:
    assert name_pages([1, 3, 4, 5, 9]) == "1、3-5、9"
