"""The three sectors' shares, printed as one ratio: 三次产业比重为4.0∶37.7∶58.3."""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import Dating, complete
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import classify
from lianqun.compiler.extract.statements.subjects import own_region
from lianqun.compiler.extract.statements.times import scan_times
from lianqun.model.document import Block
from lianqun.model.fact import PeriodBasis, Statement
from lianqun.model.quantity import Measure, Quantity
from lianqun.text.numerals import parse_arabic

_NUMBER = r"\d+(?:\.\d+)?"
_RATIO = re.compile(
    r"三次产业(?:增加值)?(?:结构|比重|比例|占比)[^，。；\n\d]{0,12}"
    rf"(?P<first>{_NUMBER})[:：∶](?P<second>{_NUMBER})[:：∶](?P<third>{_NUMBER})"
)
_SECTORS = {"first": "第一产业比重", "second": "第二产业比重", "third": "第三产业比重"}


def read_proportions(setting: Setting) -> Iterator[Draft]:
    """One figure a sector, in per cent."""
    for block in setting.paragraphs():
        for found in _RATIO.finditer(setting.document.text, block.start, block.end):
            yield from _drafts(setting, block, found)


def _drafts(setting: Setting, block: Block, found: re.Match[str]) -> Iterator[Draft]:
    document, text = setting.document, setting.document.text
    start = max(block.start, text.rfind("。", block.start, found.start()) + 1)
    times = [t for t in scan_times(document, text, start, found.start()) if not t.is_origin]
    period = times[-1].period if times else setting.period(block.section)
    basis = PeriodBasis.STATED if times else PeriodBasis.INHERITED
    sentence = text[start : found.end()]
    kind = classify(document, sentence, period, start, role=setting.role(block.section))
    dating = complete(Dating(period, basis, None), document, kind, (start, sentence))
    for group, name in _SECTORS.items():
        content = Statement(
            subject=own_region(document, found.start()),
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
