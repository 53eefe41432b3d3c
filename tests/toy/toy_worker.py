"""A compile worker with a small extractor of its own, so that tests of the store need no real one.

It reads 「指标 达到 数字单位」 as a target and a heading with 「（牵头单位：…）」 as a task; the texts of
`toy_plans.py` are written for it.  Words in capitals make it misbehave: CRASH, HANG, FAIL, HUNGRY.
"""

import os
import re
import time
from collections.abc import Iterator
from decimal import Decimal

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.pipeline import Compilation, compile_file
from lianqun.model.document import Document
from lianqun.model.fact import BodyRole, FactKind, Statement, TaskEntry
from lianqun.model.issue import IssueClass, Severity
from lianqun.model.period import Period
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.services.compile_worker import main
from lianqun.vocab.vocabulary import Vocabulary

_TARGET = re.compile(
    r"(?:到(?P<year>20\d\d)年，)?(?P<indicator>[\u4e00-\u9fff]{2,12}?)(?P<bound>达到|不超过)"
    r"(?P<value>\d+(?:\.\d+)?)(?P<unit>亿元|%|家)"
)
_BODIES = re.compile(r"（牵头单位：([^）]+)）")


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Targets, tasks and one kind of doubt, by two patterns."""
    _misbehave(document.text)
    for block in document.blocks:
        text = document.text[block.start : block.end]
        for found in _TARGET.finditer(text):
            yield _target(found, block.start, block.section)
    for section in document.sections[1:]:
        if section.scheme != "（一）":
            continue
        bodies = _BODIES.search(document.text, section.heading_end, section.end)
        if bodies:
            yield _task(section, bodies)
    for found in re.finditer("若干", document.text):
        yield Doubt(
            code="document_without_facts",
            issue_class=IssueClass.OMISSION,
            severity=Severity.INFO,
            spans=(found.span(),),
            arguments={"file": document.file_name},
        )


def _target(found: re.Match[str], offset: int, section: int) -> Draft:
    bound = Comparator.AT_LEAST if found["bound"] == "达到" else Comparator.AT_MOST
    year = int(found["year"] or 2025)
    return Draft(
        kind=FactKind.TARGET,
        content=Statement(
            subject="示范市",
            indicator=found["indicator"],
            quantity=Quantity(Decimal(found["value"]), found["unit"], bound),
            measure=Measure.LEVEL,
            period=Period.of_year(year),
        ),
        span=(offset + found.start(), offset + found.end()),
        value_span=(offset + found.start("value"), offset + found.end("unit")),
        section=section,
        origin="toy:target",
    )


def _task(section, bodies: re.Match[str]) -> Draft:
    names = tuple(BodyRole(name, "lead") for name in bodies[1].split("、"))
    return Draft(
        kind=FactKind.TASK,
        content=TaskEntry(title=section.title, level=1, bodies=names, deadline=2025),
        span=(section.start, section.heading_end),
        value_span=(section.start, section.heading_end),
        section=section.parent,
        origin="toy:task",
    )


def _misbehave(text: str) -> None:
    if "CRASH" in text:
        os.kill(os.getpid(), 11)
    if "HANG" in text:
        time.sleep(600)
    if "FAIL" in text:
        raise ValueError("on purpose")
    if "HUNGRY" in text:
        bytearray(1 << 40)


def compile_with_toys(
    content: bytes, file_name: str, vocabulary: Vocabulary, **_: object
) -> Compilation:
    """Compile with the toy extractor alone, whatever recipes there are."""
    return compile_file(content, file_name, vocabulary, extractors=(extract,))


if __name__ == "__main__":
    main(compile_with_toys)
