"""Names short enough for a table, never the same for two documents."""

import pytest

from lianqun.model.document import Metadata
from lianqun.services.short_names import Headings, key_names, shorten, title_names


class Doc:
    """What a short name needs of a document."""

    def __init__(self, name, title=""):
        self.name = self.document = name
        self.metadata = Metadata(title=title)


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["000_17da", "001_d055"], ["000", "001"]),
        (["harbin_food", "harbin_medical"], ["harbin_food", "harbin_medical"]),
        (["plan", "plan_new"], ["plan", "plan_new"]),
    ],
)
def test_a_key_is_the_shortest_beginning_that_means_one_document(names, keys):
    assert list(key_names([Doc(name) for name in names]).values()) == keys


def test_titles_are_shortened_as_far_as_they_stay_apart():
    first = "云岭市“十四五”食品工业高质量发展规划"
    second = "云岭市“十四五”医药工业高质量发展规划"
    named = title_names([Doc("a", first), Doc("b", second), Doc("c")])
    assert len(set(named.values())) == 3
    assert "食品" in named["a"]
    assert named["c"] == "c"
    later = title_names([Doc("a", first), Doc("b", first.replace("十四五", "十五五"))])
    assert "十四五" in later["a"]
    assert list(title_names([Doc("a", first), Doc("b", first)]).values()) == ["a", "b"]


def test_the_middle_is_left_out():
    assert shorten("短标题", 12) == "短标题"
    assert shorten("一二三四五六七八九十甲乙", 6) == "一二三…甲乙"


def test_a_heading_that_recurs_has_its_parent_in_front():
    headings = Headings(
        [("一、食品", "（一）发展重点"), ("二、医药", "（二）发展重点"), ("二、医药", "1.创新")]
    )
    assert headings.word(("二、医药", "（二）发展重点")) == "二、医药›（二）发展重点"
    assert headings.word(("二、医药", "1.创新")) == "1.创新"
    assert headings.word(()) == ""
