"""Text in drawn boxes of a page: kept together, whatever hangs over an edge."""

from toy_pdf import ToyPage, make_pdf

from lianqun.compiler.readers.pdf.reader import read_pdf

_LEFT, _TOP, _RIGHT, _BOTTOM = 72, 200, 360, 330
_LINES = (
    "专栏1 重点工程",
    "1.平台建设工程:支持园区建设公共服务平台，完",
    "检验检测条件，引进专业机构，推动资源的开放共享，",
    "服务更多企业。",
)


def test_a_comma_over_the_edge_of_a_box_is_in_the_box() -> None:
    edges = [(_LEFT, _TOP, _RIGHT, _TOP), (_LEFT, _BOTTOM, _RIGHT, _BOTTOM)]
    edges += [(x, _TOP, x, _BOTTOM) for x in (_LEFT, _RIGHT)]
    page = ToyPage(lines=edges)
    page.paragraph(120, "各部门要抓好工作落实。")
    for at, line in enumerate(_LINES):
        page.texts.append((_LEFT + 6, _TOP + 25 + 25 * at, line))
    page.paragraph(380, "各地要加强组织领导。")
    hanging = _LEFT + 6 + 12 * len(_LINES[2])
    assert _RIGHT + 2 < hanging < _RIGHT + 12
    texts = [line.text for line in read_pdf(make_pdf(page)).lines]
    assert texts == ["各部门要抓好工作落实。", *_LINES, "各地要加强组织领导。"]
