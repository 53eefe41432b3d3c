"""Figures in a comparison with others: they are those others', and the plan promises none of them."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from lianqun.compiler.draft import Draft
from lianqun.model.document import Block
from lianqun.model.fact import FactKind, Statement

if TYPE_CHECKING:
    from lianqun.compiler.extract.statements.setting import Setting

_LEAD: Final = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s?)?"
    r"(?P<name>[\u4e00-\u9fff（）()]{2,20}(?:区|园|城|谷|港|市|省|县|州|基地|中心|新城))[：:]"
)


def of_another(setting: "Setting", block: Block, draft: Draft) -> Draft | None:
    """The figure with the subject that the comparison is about; None where it is not told or is promised.

    A paragraph of a comparison opens with the name of whom it tells (某某高新区：…).
    """
    if draft.kind is not FactKind.ACTUAL:
        return None
    content = cast("Statement", draft.content)
    if content.subject != setting.region(block.start):
        return draft
    lead = _LEAD.match(setting.document.text, block.start, block.end)
    if lead is None or lead["name"] == content.subject:
        return None
    return replace(draft, content=replace(content, subject=lead["name"]))
