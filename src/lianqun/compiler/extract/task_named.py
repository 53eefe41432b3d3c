"""Programmes that running text names one by one after a title has told their number: 六大行动, 实施甲行动.

They count only where a title announces how many there are, no heading names them, and what is found
is most of that number and not more: then each is a task, though no heading opens it.
"""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import product
from typing import Final

from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import BlockKind, Document

Span = tuple[int, int]

_ANNOUNCED: Final = r"(?P<count>\d{1,2}|[二三四五六七八九十])大(?P<noun>{programme})"
_NAMED: Final = r"{carries_out}(?P<first>[^，,。；;：:、和\n]{3,18}?%s)(?:和(?P<next>[^，,。；;：:、和\n]{3,18}?%s))?"
_BARE_QUOTE: Final = re.compile(r"“[^”]*”.{0,4}")
_NUMERALS: Final = {numeral: value for value, numeral in enumerate("零一二三四五六七八九十")}
_LEAST_SHARE: Final = 0.5


def find_named_programmes(
    document: Document, words: TaskWords, titles: Collection[str], is_open: Callable[[int], bool]
) -> Iterator[tuple[Span, int]]:
    """Span and section of each programme named in running text; `titles` are those of headings."""
    pattern = words.words.pattern(_ANNOUNCED)
    announced = (
        found
        for block in document.blocks
        if block.kind is BlockKind.TITLE
        for found in pattern.finditer(document.text, block.start, block.end)
    )
    counts = {found["noun"]: _number(found["count"]) for found in announced}
    for noun, count in counts.items():
        if any(title.endswith(noun) for title in titles):
            continue
        named = _named(document, words, noun, is_open)
        if _LEAST_SHARE * count < len(named) <= count:
            yield from named.values()


def _named(
    document: Document, words: TaskWords, noun: str, is_open: Callable[[int], bool]
) -> dict[str, tuple[Span, int]]:
    """The first place of each programme of a kind, by name."""
    pattern = words.words.pattern(_NAMED % (noun, noun))
    found: dict[str, tuple[Span, int]] = {}
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH or not is_open(block.section):
            continue
        matches = pattern.finditer(document.text, block.start, block.end)
        for match, group in product(matches, ("first", "next")):
            if _is_name(match[group]):
                found.setdefault(match[group], (match.span(group), block.section))
    return found


def _is_name(words: str | None) -> bool:
    """Whether words name a programme: quotations whole, and more than a quotation."""
    if not words or _BARE_QUOTE.fullmatch(words):
        return False
    return words.count("“") == words.count("”")


def _number(written: str) -> int:
    return _NUMERALS.get(written) or int(written)
