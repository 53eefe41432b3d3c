"""Notes in numbered lists: which lines are their items, and where a list ends."""

import pytest

from lianqun.model.document import BlockKind

BODY = "一、总体情况\n全年经济稳定增长，产值达到939.05亿元。\n"


def notes(read, text):
    document = read(BODY + text)
    found = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.NOTE]
    return found, [section.label for section in document.sections[2:]]


@pytest.mark.parametrize("form", ["{}.", "（{}）", "{}、"])
def test_the_items_of_a_list_are_notes(read, form):
    one, two, three = (form.format(n) for n in (1, 2, 3))
    text = f"注：{one}产值按12.5%折算\n{two}税收为快报数\n{three}企业为规模以上企业\n二、下步打算\n抓好落实。\n"
    found, labels = notes(read, text)
    assert [line[-3:] for line in found] == ["%折算", "快报数", "上企业"]
    assert labels == ["二、下步打算"]


def test_an_item_may_have_a_paragraph_without_a_number(read):
    found, labels = notes(read, "注：①产值按现价计算。\n增速按可比价计算。\n②税收为快报数\n")
    assert len(found) == 3
    assert labels == []


def test_a_number_that_does_not_follow_is_a_heading(read):
    found, labels = notes(read, "注：1.产值按12.5%折算\n3.做强产业\n抓好落实。\n")
    assert len(found) == 1
    assert labels == ["3.做强产业"]
