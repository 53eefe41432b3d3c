"""Places in a ranking: 进入全国前十名, 居全国第3位."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import Dating, complete
from lianqun.compiler.extract.statements.naming import is_name, strip_acts
from lianqun.compiler.extract.statements.phrases import read_phrase
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import classify
from lianqun.compiler.extract.statements.subjects import split_subject
from lianqun.compiler.extract.statements.times import scan_times
from lianqun.compiler.extract.statements.windows import find_clause_start
from lianqun.model.document import Block
from lianqun.model.fact import PeriodBasis, Statement
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.text.numerals import parse_arabic, parse_han

_RANK = re.compile(
    r"(?P<verb>进入|跻身|稳居|位居|位列|跃居|跃升至|上升至|排名|保持|迈入|挺进|居|列)"
    r"(?P<among>[\u4e00-\u9fff“”]{2,14}?)"
    r"(?P<kind>前|第)(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:(?:名|位|强)(?!企业|高校)|(?=[，。；、]))"
)
_SENTENCE_MARKS = "。！？；\n"


def read_ranks(setting: Setting) -> Iterator[Draft]:
    """Ranks reached or aimed at, each with what is ranked and among whom."""
    for block in setting.paragraphs():
        for found in _RANK.finditer(setting.document.text, block.start, block.end):
            draft = _draft(setting, block, found)
            if draft is not None:
                yield draft


def _draft(setting: Setting, block: Block, found: re.Match[str]) -> Draft | None:
    document, text = setting.document, setting.document.text
    start = max(text.rfind(mark, block.start, found.start()) for mark in _SENTENCE_MARKS) + 1
    start = max(start, block.start)
    clause = find_clause_start(text, start, found.start())
    name = strip_acts(read_phrase(text[clause : found.start()]).name)
    if not is_name(name) or re.search(r"\d", name) or len(name) > 24:
        return None
    times = [t for t in scan_times(document, text, start, found.start()) if not t.is_origin]
    period = times[-1].period if times else setting.period(block.section)
    basis = PeriodBasis.STATED if times else PeriodBasis.INHERITED
    sentence = text[start : found.end()]
    kind = classify(document, sentence, period, clause, role=setting.role(block.section))
    dating = complete(Dating(period, basis, None), document, kind, (clause, sentence))
    subject, indicator = split_subject(
        name,
        document,
        found.start(),
        default=setting.industry(block.section),
        places=setting.places,
    )
    place = found["place"]
    value = parse_arabic(place) if place.isdigit() else parse_han(place)
    content = Statement(
        subject=subject,
        indicator=f"{indicator}{found['among']}排名",
        quantity=Quantity(Decimal(value), "排名", _bound(found)),
        measure=Measure.RANK,
        period=dating.period,
        period_basis=dating.basis,
    )
    return Draft(
        kind=kind,
        content=content,
        span=(clause, found.end()),
        value_span=(found.start("kind"), found.end()),
        section=block.section,
        origin="statements.rank",
    )


def _bound(found: re.Match[str]) -> Comparator:
    return Comparator.AT_MOST if found["kind"] == "前" else Comparator.EQUAL
