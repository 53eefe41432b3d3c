"""A comparison with other places reports their figures as theirs and promises nothing."""

from lianqun.compiler.pipeline import compile_file
from lianqun.model.fact import FactKind, Statement
from lianqun.vocab.vocabulary import Vocabulary

PLAN = """清源高新区“十四五”发展规划

一、发展目标
到2025年，全区规上工业企业达到300家。

二、产业园区对标分析
东湖口工业园：定位清晰。2020年，园区入驻企业达到180家，计划到2025年入驻企业达到400家。
各地普遍重视招商。2020年，新签约项目达到60个。
"""


def test_figures_of_others_are_theirs_and_no_promises():
    facts = compile_file(PLAN.encode(), "plan.txt", Vocabulary()).facts
    told = {
        (f.kind, f.content.subject, int(f.content.quantity.value))
        for f in facts
        if isinstance(f.content, Statement) and f.content.quantity.value is not None
    }
    assert (FactKind.TARGET, "清源高新区", 300) in told
    assert (FactKind.ACTUAL, "东湖口工业园", 180) in told
    assert not {value for _, _, value in told} & {400, 60}  # another's promise; nobody's figure
