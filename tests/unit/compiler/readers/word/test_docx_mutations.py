"""Damaged Word files are read or refused with a message, never anything else."""

from copy import deepcopy
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word_files import (
    PICTURE,
    TALL,
    UNDER,
    field,
    in_style,
    level,
    listed,
    lists,
    p,
    run,
    span,
    style,
    tbl,
    tc,
    text_box,
    tr,
    word_parts,
    zipped,
)

from lianqun.compiler.readers.assembling import build_document
from lianqun.compiler.readers.docx.reader import read_docx
from lianqun.errors import UnreadableFileError

REFER = '<w:r><w:footnoteReference w:id="1"/></w:r>'
NOTE = f'<w:footnote w:id="1">{p("注一。")}</w:footnote><w:footnote w:id="2">{p("注二。")}</w:footnote>'
XML_PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "_rels/.rels",
)


@cache
def parts() -> dict[str, str | bytes]:
    table = tbl(
        tr(tc("指标", TALL), tc("目标", span(2)), properties="<w:tblHeader/>"), tr(tc("", UNDER), "2025年", "2030年"),
        tr("工业总产值（亿元）", "300", "500"), widths=(2000, 1000, 1000),
    )  # fmt: skip
    body = (
        p("白河市工业规划", in_style("Title")) + p("总则", in_style("heading 1") + listed(1))
        + p(run("到2030年，") + field("SEQ 表", run("3")) + REFER + run("产值达到500亿元。") + text_box(p("专栏1 工程")))
        + table + p(PICTURE) + p(f"<w:ins>{run('插入。')}</w:ins><w:del>{run('删除。')}</w:del>", listed(1, 1))
        + "<w:sdt><w:sdtPr/><w:sdtContent>" + p("受控。") + "</w:sdtContent></w:sdt>" + tbl(tr(tc(table)))
    )  # fmt: skip
    return word_parts(
        body,
        styles=style("Title") + style("heading 1", properties='<w:outlineLvl w:val="0"/>'),
        numbering=lists(level(0, "第%1章", "chineseCounting") + level(1, "（%2）")),
        footnotes=NOTE,
        comments="<w:comment/>",
    )


@cache
def whole() -> bytes:
    return zipped(parts())


def read_or_refuse(content: bytes) -> None:
    """Read and build; nothing but the error for files that cannot be read may come of it."""
    try:
        source = read_docx(content, "plan.docx")
        build_document(source, content, "plan.docx")
    except UnreadableFileError:
        return
    last = 0
    for line in source.lines:
        assert last <= line.start <= line.end <= len(source.original)
        last = line.end
    for _, start, end, _ in source.issues:
        assert 0 <= start <= end <= len(source.original)


edits = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(("drop", "byte", "copy")),
        st.integers(0, 255),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(edits)
def test_bytes_of_the_file_changed(changes: list[tuple[float, str, int]]) -> None:
    content = bytearray(whole())
    for place, kind, value in changes:
        at = int(place * len(content))
        if kind == "byte":
            content[at] = value
        elif kind == "drop":
            del content[at : at + value]
        else:
            content[at:at] = content[at : at + value]
    read_or_refuse(bytes(content))


VALUES = (
    "0",
    "-1",
    "999999999",
    "99999999999999",
    "x",
    "",
    "true",
    "begin",
    "end",
    "separate",
    "restart",
    "1",
)


@settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(
    st.lists(
        st.tuples(st.sampled_from(XML_PARTS), *[st.integers(0, 9999)] * 3), min_size=1, max_size=8
    )
)
def test_elements_of_parts_changed(changes: list[tuple[str, int, int, int]]) -> None:
    trees = {name: etree.fromstring(str(parts()[name]).encode()) for name in XML_PARTS}
    for name, first, second, value in changes:
        change(trees[name], (first, second), value)
    read_or_refuse(zipped(parts() | {name: etree.tostring(tree) for name, tree in trees.items()}))


def change(tree, places: tuple[int, int], value: int) -> None:
    """Remove an element, put a copy of it elsewhere, rename it, or change an attribute of it."""
    elements = list(tree.iter())[1:]
    if not elements:
        return
    one, other = (elements[place % len(elements)] for place in places)
    kind = value % 4
    if kind == 0:
        one.getparent().remove(one)
    elif kind == 1:
        other.insert(value % (len(other) + 1), deepcopy(one))
    elif kind == 2:
        one.tag = other.tag
    elif one.attrib:
        names = sorted(one.attrib)
        one.set(names[value % len(names)], VALUES[value % len(VALUES)])
