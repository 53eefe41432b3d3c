"""Columns beside the text of a page: read one after the other, not line by line."""

from lianqun.compiler.readers.pdf.flow import split_columns
from lianqun.compiler.readers.pdf.geometry import Box
from lianqun.compiler.readers.pdf.lines import Run, make_lines, make_run
from lianqun.compiler.readers.pdf.page import Glyph

_NAMES = ("课题负责人", "王明", "李华", "课题组成员", "张伟", "刘洋", "陈静", "赵磊", "联系电话")
_CLAUSE = "全市产业体系加快转型升级，企业创新能力持续增强，"
_SIZE, _STEP = 12, 20


def _run(left: float, top: float, text: str) -> Run:
    boxes = (
        Box(left + at * _SIZE, top, left + (at + 1) * _SIZE, top + _SIZE) for at in range(len(text))
    )
    return make_run([Glyph(char, box, _SIZE, 0) for char, box in zip(text, boxes, strict=True)])


def _columns(step: float) -> list[list[str]]:
    """The columns of a page with text on the left and on the right names that are `step` points apart."""
    runs = [_run(72, 60, "白河市研究报告")]
    for at, name in enumerate(_NAMES):
        runs += [_run(72, 100 + at * _STEP, _CLAUSE), _run(380, 100 + at * step, name)]
    return [[line.text for line in column] for column in split_columns(make_lines(runs))]


def test_a_column_of_names_on_levels_of_its_own_stands_behind_the_text() -> None:
    heading, text, names = _columns(22.5)
    assert heading == ["白河市研究报告"]
    assert text == [_CLAUSE] * len(_NAMES)
    assert names == list(_NAMES)


def test_names_on_the_levels_of_the_text_belong_to_its_lines() -> None:
    (lines,) = _columns(_STEP)
    assert lines[1] == f"{_CLAUSE}  {_NAMES[0]}"
