"""Searches for many words at once."""

from lianqun.text.matching import words_within


def test_words_that_overlap_are_all_found() -> None:
    assert words_within(["长沙", "沙市", "株洲"], "长沙市与湘潭市") == {"长沙", "沙市"}


def test_no_words_are_found_in_any_text() -> None:
    assert words_within([], "长沙市") == set()
