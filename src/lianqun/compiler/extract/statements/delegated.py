"""Targets that a plan leaves to a superior: 完成省下达的目标 promises a figure set elsewhere."""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import Role
from lianqun.model.document import BlockKind
from lianqun.model.fact import FactKind, Statement
from lianqun.model.quantity import Measure, Quantity

_DELEGATED = re.compile(
    r"(?P<names>[^，。；：！？\n]{4,60}?)(?P<what>(?:完成|达到|控制在|不突破|符合)"
    r"(?:国家|省|市|全省|全市|上级|省级|市级|省里|市里|国家和省|省委|市委)[^，。；：\n]{0,12}?"
    r"(?:下达|规定|要求|考核|核定)[^，。；：\n]{0,8}?(?:目标|任务|要求|指标|标准|范围)(?:要求|以内|之内)?)"
)
_SPLIT = re.compile(r"以及|、|和(?![田谐美平睦])|(?<![普涉惠触波顾])及(?![时格])")
_LEAD = re.compile(r"^(?:确保|力争|努力|使|并|将|到\d{4}年)+|等(?:指标)?$")


def read_delegated(setting: Setting) -> Iterator[Draft]:
    """Targets without a value of their own, one for each indicator that is named."""
    document = setting.document
    for block in document.blocks:
        if (
            block.kind is not BlockKind.PARAGRAPH
            or setting.role(block.section, block.start) is Role.REVIEW
        ):
            continue
        for found in _DELEGATED.finditer(document.text, block.start, block.end):
            position = found.start("names")
            names = (_LEAD.sub("", name) for name in _SPLIT.split(found["names"]))
            owned = (setting.split_subject(name, position) for name in names)
            yield from (_draft(setting, block.section, found, o) for o in owned if len(o[1]) >= 4)


def _draft(setting: Setting, section: int, found: re.Match[str], owned: tuple[str, str]) -> Draft:
    period = (
        setting.period(section, found.start())
        or setting.document.part_at(found.start()).metadata.period
    )
    content = Statement(
        subject=owned[0],
        indicator=owned[1],
        quantity=Quantity(None, ""),
        measure=Measure.LEVEL,
        period=period,
        value_text=found["what"],
    )
    return Draft(
        kind=FactKind.TARGET,
        content=content,
        span=found.span(),
        value_span=found.span("what"),
        section=section,
        origin="statements.delegated",
    )
