"""Whole things that are built are counted, however many acts or words stand around the number."""

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import Statement
from lianqun.vocab.vocabulary import Vocabulary

HEAD = "清源高新区“十四五”发展规划\n\n一、公共服务\n到2025年，"


@pytest.mark.parametrize(
    ("sentence", "name", "value"),
    [
        ("新建、扩建12所义务教育学校。", "义务教育学校数", "12"),
        ("新建和扩建12所学校。", "学校数", "12"),
        ("引进2所多种文化并存的国际化学校。", "引进多种文化并存的国际化学校数", "2"),
        ("新建四座变电站。", "新建变电站数", "4"),
        ("建设三处社区食堂。", "社区食堂", "3"),
    ],
)
def test_whole_things_are_counted(sentence, name, value):
    facts = compile_file((HEAD + sentence + "\n").encode(), "plan.txt", Vocabulary()).facts
    found = [
        (f.content.indicator, str(f.content.quantity.value))
        for f in facts
        if isinstance(f.content, Statement)
    ]
    assert found == [(name, value)]


@pytest.mark.parametrize(
    "sentence", ["依托某集团48所开展攻关。", "统筹两个市场两种资源。", "厂房扩建3万平方米。"]
)
def test_names_words_and_sizes_are_not(sentence):
    facts = compile_file((HEAD + sentence + "\n").encode(), "plan.txt", Vocabulary()).facts
    assert not [f for f in facts if isinstance(f.content, Statement)]
