"""A document without facts: an error where it states figures, a note where there is nothing to state."""

import pytest

from lianqun.compiler.pipeline import compile_file
from lianqun.model.issue import Severity
from lianqun.vocab.vocabulary import Vocabulary

LETTER = (
    "白河市教育局函\n白教函〔2022〕12号\n关于调整上课时间的函\n各有关单位：\n{}\n"
    "联系人：王明，电话：1234567。\n白河市教育局\n2022年9月1日\n抄送：市政府办公室。\n共印20份\n"
)


@pytest.mark.parametrize(
    ("words", "code", "severity"),
    [
        ("自9月2日起，上午上课时间提前半小时，请做好三个方面的准备。", "document_without_figures", Severity.INFO),
        ("每班人数不超过45人的不再调整，45人以上的另行通知。", "document_without_facts", Severity.ERROR),
    ],
)  # fmt: skip
def test_what_a_document_without_facts_is(words: str, code: str, severity: Severity) -> None:
    compiled = compile_file(
        LETTER.format(words).encode(), "letter.txt", Vocabulary(), extractors=()
    )
    (issue,) = compiled.issues
    assert (issue.code, issue.severity) == (code, severity)
    assert compiled.document.metadata.issued_on == "2022年9月1日"
