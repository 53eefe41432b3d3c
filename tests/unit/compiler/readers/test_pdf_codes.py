"""Characters of a page: the codes asked for at once are those asked for one by one."""

import pypdfium2.raw as pdfium
import pytest
from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.pdf.reader import read_pdf

RARE = "白河市𠮷云片区"
"""With a character that takes two units of UTF-16."""


def _text(page: ToyPage) -> str:
    return read_pdf(make_pdf(page)).original


def test_codes_asked_for_at_once_are_those_asked_for_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = ToyPage()
    page.paragraph(100, "白河市培育先进材料集群，产值达到300亿元。", "支持AI、eVTOL等方向。")
    page.table(200, [["指标", "2030年"], ["产值", "300"]])
    at_once = _text(page)
    asked: list[int] = []
    one_by_one = pdfium.FPDFText_GetUnicode

    def counted(text: object, index: int) -> int:
        asked.append(index)
        return int(one_by_one(text, index))

    monkeypatch.setattr(pdfium, "FPDFText_GetUnicode", counted)
    assert _text(page) == at_once
    assert not asked
    monkeypatch.setattr(pdfium, "FPDFText_GetText", lambda *_: 1)
    assert _text(page) == at_once
    assert asked


def test_a_character_of_two_units_keeps_those_behind_it_in_place() -> None:
    page = ToyPage()
    page.paragraph(100, RARE, "产值达到300亿元。")
    assert "云片区" in _text(page)
    assert "产值达到300亿元。" in _text(page)
