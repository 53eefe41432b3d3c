"""The three sectors' shares, printed as one ratio: 三次产业比重为4.0∶37.7∶58.3."""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import date_words
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.model.document import Block
from lianqun.model.fact import Statement
from lianqun.model.quantity import Measure, Quantity
from lianqun.text.numerals import parse_arabic

_NUMBER = r"\d+(?:\.\d+)?"
_RATIO = re.compile(
    r"(?:三次|一二三次|一二三|一、二、三次?)产业?(?:增加值)?(?:结构|比重|比例|占比|比)[^，。；\n\d]{0,12}"
    rf"(?P<first>{_NUMBER})[:：∶](?P<second>{_NUMBER})[:：∶](?P<third>{_NUMBER})"
)
_SECTORS = {"first": "第一产业比重", "second": "第二产业比重", "third": "第三产业比重"}


def read_proportions(setting: Setting) -> Iterator[Draft]:
    """One figure a sector, in per cent."""
    for block in setting.paragraphs():
        for found in _RATIO.finditer(setting.document.text, block.start, block.end):
            yield from _drafts(setting, block, found)


def _drafts(setting: Setting, block: Block, found: re.Match[str]) -> Iterator[Draft]:
    start = max(block.start, setting.document.text.rfind("。", block.start, found.start()) + 1)
    dating, kind = date_words(
        setting, block.section, start=start, position=found.start(), end=found.end()
    )
    for group, name in _SECTORS.items():
        content = Statement(
            subject=setting.region(found.start()),
            indicator=name,
            indicator_code=setting.code(name, "%", Measure.SHARE),
            quantity=Quantity(parse_arabic(found[group]), "%"),
            measure=Measure.SHARE,
            period=dating.period,
            period_basis=dating.basis,
        )
        yield Draft(
            kind=kind,
            content=content,
            span=found.span(),
            value_span=found.span(group),
            section=block.section,
            origin="statements.proportion",
        )
