"""The programs that measure issue 3 judge rightly, and a sample of what they try: mutants, bad files, boxes."""

import time
from pathlib import Path

import pytest

from lianqun.settings import Settings
from tools.accept import bad_input, forms, mutants, mutating, page_ink
from tools.accept.bad_cases import CASES
from tools.accept.plain_pdf import MadePage, make_pdf
from tools.accept.plan_blocks import (
    Grid,
    Paragraph,
    read_blocks,
    write_page,
    write_text,
    write_word,
)
from tools.accept.result import Result, hand_back

SAMPLE = {
    "plan.txt": 4,
    "gbk.html": 4,
    "plan.html": 6,
    "plan.mht": 3,
    "plan.docx": 8,
    "made.pdf": 8,
}
"""Mutants that are read in every run of the tests; `make accept-3` reads two thousand."""


def test_the_mutants_of_the_sample_break_nothing(tmp_path: Path) -> None:
    bases = own_bases(tmp_path)
    with mutants.Reader(tmp_path) as reader:
        for number, name in mutants.numbered(SAMPLE):
            what, content = mutants.make(number, name, bases)
            row = reader.read(content, name)
            assert row["outcome"].split()[0] in ("completed", "refused"), (number, name, what, row)
            assert row["peak_mb"] < Settings().compile_memory_mb


def own_bases(folder: Path) -> dict[str, bytes]:
    """The files that need no producer."""
    blocks = [
        Paragraph("一、发展目标"),
        *(Paragraph(f"到2025年，产值达到{n}亿元。") for n in range(9)),
    ]
    blocks.append(Grid((("指标", "单位", "2025年"), ("绿色工厂", "家", "12"))))
    write_text(blocks, folder / "plan.txt")
    write_page(blocks, folder / "plan.html")
    write_word(blocks, folder / "plan.docx")
    page = (folder / "plan.html").read_text("utf-8")
    return {
        "plan.txt": (folder / "plan.txt").read_bytes(),
        "plan.html": page.encode(),
        "gbk.html": page.replace("utf-8", "gbk").encode("gb18030"),
        "plan.mht": mutants.archive(page),
        "plan.docx": (folder / "plan.docx").read_bytes(),
        "made.pdf": make_pdf([MadePage([f"到2025年，产值达到{n}亿元。" for n in range(9)])] * 2),
    }


def test_a_mutant_is_the_same_from_the_same_number() -> None:
    base = make_pdf([MadePage(["到2025年，产值达到9亿元。"] * 9)])
    one = [mutating.mutant(base, "pdf", number) for number in range(40)]
    assert one == [mutating.mutant(base, "pdf", number) for number in range(40)]
    assert len({content for _, content in one}) > 30


def test_the_shares_make_two_thousand_and_every_beginning_has_all_formats() -> None:
    order = list(mutants.numbered(mutants.SHARES))
    assert [number for number, _ in order] == list(range(2000))
    assert {name for _, name in order[:10]} == set(mutants.SHARES)


QUICK = ("only blanks", "external entity", "scanned PDF")


def test_bad_files_get_their_message_and_leave_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [case for case in CASES if case.name in QUICK]
    assert len(cases) == len(QUICK)
    monkeypatch.setattr(bad_input, "CASES", cases)
    done = bad_input.run_cases(tmp_path / "cases.json", time.monotonic())
    assert {name: case["problems"] for name, case in done.items()} == {name: [] for name in QUICK}


def test_a_case_is_judged_by_its_message_its_code_and_its_limits() -> None:
    good = {
        "code": 2,
        "said": "未加入：文件 a.txt 是空的，没有可编译的内容。",
        "seconds": 1.0,
        "peak_mb": 50,
    }
    assert bad_input.judge("file_empty", good, "a.txt") == []
    assert bad_input.judge("file_missing", good, "a.txt") == ["no file_missing"]
    assert len(bad_input.judge("file_empty", good | {"code": 0}, "a.txt")) == 1
    assert len(bad_input.judge("file_empty", good | {"seconds": 900.0}, "a.txt")) == 1
    assert len(bad_input.judge("", good | {"said": "Traceback"}, "a.txt")) == 2


def test_an_unfinished_row_keeps_no_result(tmp_path: Path) -> None:
    kept = tmp_path / "row.json"
    assert hand_back(Result(passed=False, measured="half", is_unfinished=True), ["", str(kept)])
    assert not kept.exists()
    assert not hand_back(Result(passed=True, measured="all"), ["", str(kept)])
    assert "is_unfinished" not in kept.read_text("utf-8")


def test_a_plan_without_producers_agrees_in_text_word_and_page(tmp_path: Path, vocabulary) -> None:
    blocks = forms.example_blocks()
    assert any(isinstance(block, Grid) for block in blocks)
    paths = [tmp_path / f"plan.{ending}" for ending in ("txt", "docx", "html")]
    write_text(blocks, paths[0])
    write_word(blocks, paths[1])
    write_page(blocks, paths[2])
    text, word, page = (forms.facts_of(path, vocabulary) for path in paths)
    assert text.total() > 100
    assert text == word == page


def test_lines_with_tabs_are_a_table() -> None:
    blocks = read_blocks("标题\n\n甲\t乙\n1\t2\n\n正文。\n", ("标题",))
    assert blocks == [
        Paragraph("标题", is_title=True),
        Grid((("甲", "乙"), ("1", "2"))),
        Paragraph("正文。"),
    ]


def picture_with_ink(*points: tuple[int, int, tuple[int, int, int]]) -> page_ink.Picture:
    """A white picture of 40 by 40 pixels, 20 by 20 points, with ink at some of them."""
    data = bytearray(b"\xff" * 40 * 40 * 3)
    for x, y, colour in points:
        data[3 * (40 * y + x) : 3 * (40 * y + x) + 3] = bytes(reversed(colour))
    return page_ink.Picture(bytes(data), 120, 3, 40, 40)


def test_ink_is_counted_by_its_colour_inside_and_beyond_a_box() -> None:
    own = page_ink.colour_of("甲")
    kind = page_ink.colour_class("甲")
    other = next(page_ink.colour_of(c) for c in "乙丙丁戊" if page_ink.colour_class(c) != kind)
    picture = picture_with_ink((10, 10, own), (12, 10, own), (26, 10, own), (11, 11, other))
    ink = page_ink.ink_of(picture, (4.0, 4.0, 10.0, 10.0), kind, others=(), around=4.0)
    assert (ink.inside, ink.outside, ink.reach) == (2, 1, 1.0)
    near = page_ink.ink_of(
        picture, (4.0, 4.0, 10.0, 10.0), kind, others=[(12.0, 4.0, 18.0, 10.0)], around=4.0
    )
    assert near.outside == 0


def test_every_colour_is_told_from_paper_and_from_rules() -> None:
    colours = {page_ink.colour_of(chr(code)) for code in range(0x4E00, 0x4E40)}
    assert len(colours) == 6
    assert not colours & {(0, 0, 0), (255, 255, 255)}
