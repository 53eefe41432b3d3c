"""Figures that a copy has run together (2551.72347.6): they are read as none, and reported."""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Doubt
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.model.document import BlockKind
from lianqun.model.issue import IssueClass, Severity

_GLUED = re.compile(r"(?<![\d.])\d{1,6}\.\d{3,8}\.\d{1,4}(?![\d.])")
"""Two decimal points with too many digits between them for a date or a section's number."""

_SHOWN = 3


def extract(setting: Setting) -> Iterator[Doubt]:
    """An issue for each paragraph that holds the cells of a table without anything between them."""
    text = setting.document.text
    for block in setting.document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        found = list(_GLUED.finditer(text, block.start, block.end))
        if found:
            yield Doubt(
                code="table_cells_glued",
                issue_class=IssueClass.READING,
                severity=Severity.WARNING,
                spans=((found[0].start(), found[-1].end()),),
                arguments={
                    "count": str(len(found)),
                    "sample": "、".join(each[0] for each in found[:_SHOWN]),
                },
            )
