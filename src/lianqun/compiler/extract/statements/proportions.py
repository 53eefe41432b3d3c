"""The three sectors' shares, printed as one ratio: 三次产业比重为4.0∶37.7∶58.3."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import date_words
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.times import first_plan_year
from lianqun.model.document import Block
from lianqun.model.fact import FactKind, Statement
from lianqun.model.period import Period, PeriodKind
from lianqun.model.quantity import Measure, Quantity
from lianqun.text.numerals import parse_arabic

_NUMBER = r"\d+(?:\.\d+)?"
_PARTS = rf"(?P<first>{_NUMBER})[:：∶](?P<second>{_NUMBER})[:：∶](?P<third>{_NUMBER})"
_RATIO = re.compile(
    r"(?:三次|一二三次|一二三|一、二、三次?)产业?(?:增加值)?(?:结构|比重|比例|占比|比)[^，。；\n\d]{0,12}(?:(?:19|20)\d{2}年(?:底|末)?的?)?"
    + _PARTS
)
_CHANGED = re.compile(r"[^，。；\n\d]{0,6}(?:为|到|至)" + _PARTS)
_OWN_YEAR = re.compile(r"[由从]((?:19|20)\d{2})年")
_SECTORS = {"first": "第一产业比重", "second": "第二产业比重", "third": "第三产业比重"}


def read_proportions(setting: Setting) -> Iterator[Draft]:
    """One figure a sector, in per cent; of 由甲调整为乙 the first is how it was before the plan."""
    text = setting.document.text
    for block in setting.paragraphs():
        for found in _RATIO.finditer(text, block.start, block.end):
            changed = _CHANGED.match(text, found.end(), block.end)
            yield from _drafts(setting, block, found, is_before=changed is not None)
            if changed is not None:
                yield from _drafts(setting, block, changed)


def _drafts(
    setting: Setting, block: Block, found: re.Match[str], *, is_before: bool = False
) -> Iterator[Draft]:
    start = max(block.start, setting.document.text.rfind("。", block.start, found.start()) + 1)
    dating, kind = date_words(
        setting, block.section, start=start, position=found.start(), end=found.end()
    )
    first_year = first_plan_year(setting.document, found.start())
    own = _OWN_YEAR.search(found[0])
    if own:  # 由2015年的…调整为: the first ratio has a year of its own
        dating = replace(dating, period=Period.of_year(int(own[1])))
        kind = FactKind.ACTUAL if first_year and int(own[1]) < first_year else kind
    elif is_before and dating.period and dating.period.kind is PeriodKind.SPAN:
        before = dating.period.first_day.year - 1  # “十三五”期间由…调整为: how it was before
        dating = replace(dating, period=Period.of_year(before))
        kind = FactKind.ACTUAL if first_year and before < first_year else kind
    elif is_before and first_year and kind is FactKind.TARGET:
        dating = replace(dating, period=Period.of_year(first_year - 1))
        kind = FactKind.ACTUAL
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
