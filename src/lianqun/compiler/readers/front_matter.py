"""The block of labels at the head of a Markdown file (--- title: … ---), as site generators write it.

Its lines are about the document and none of its text; title, day and issuer are taken over from it.
"""

import re
from collections.abc import Sequence
from typing import Final

from lianqun.compiler.readers.lines import Line
from lianqun.model.document import BlockKind

_BLOCK: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<labels>(?:[^\n]{0,400}\n){1,40}?)---[ \t]*(?:\r?\n|\Z)"
)
_LABEL: Final = re.compile(r"^(?P<label>[\w\u4e00-\u9fff-]{2,20})\s*[:：]\s*(?P<value>.*?)\s*$")
_STATED: Final = {
    "title": ("title", "标题"),
    "issued_on": ("date", "published", "发布日期", "日期"),
    "issuers": ("issuer", "author", "publisher", "发布机构", "发文机关"),
}


def read_front_matter(
    original: str, lines: Sequence[Line]
) -> tuple[dict[str, str], dict[int, BlockKind]]:
    """What the block states, by `Metadata`'s field names, and the kinds of its lines; empty for none."""
    block = _BLOCK.match(original)
    if block is None or not any(map(_LABEL.match, block["labels"].splitlines())):
        return {}, {}
    stated: dict[str, str] = {}
    for line in block["labels"].splitlines():
        label = _LABEL.match(line)
        for name, words in _STATED.items():
            if label and label["label"].lower() in words and label["value"]:
                stated.setdefault(name, label["value"].strip("\"'"))
    inside = (at for at, line in enumerate(lines) if line.start < block.end())
    return stated, dict.fromkeys(inside, BlockKind.FRONT_MATTER)
