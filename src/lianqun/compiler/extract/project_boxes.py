"""Paragraphs that are one project: its name first, then investment, builder and content."""

import re
from typing import Final

from lianqun.compiler.extract.project_fields import find_builders, find_content, find_investment
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.compiler.extract.project_names import ProjectNames
from lianqun.model.document import Block, Document
from lianqun.model.fact import ProjectEntry

_STATED: Final = re.compile(
    r"(?P<name>[^。：:，,；;\n]{4,60})[。：:]"
    r"(?=[^。\n]{0,80}?(?:总投资|投资|建设主体|建设单位)[^。\n]{0,30}?(?:\d|为|公司))"
)
_WORKS: Final = re.compile(r"(?P<name>[^。：:，,；;\n]{4,40}?建设(?:工程|项目))。")
_RUN_IN: Final = re.compile(r"(?P<name>[^。：:，,；;\n]{4,60})。")
_PROJECT_BOX: Final = re.compile(r"项目(?:清单|表|名单|一览)?$")
_HUB: Final = re.compile(r"(?:^|[，。以])(?P<who>[^，。以的]{2,24}?)为[^，。]{0,12}核心")
_NOT_HUB: Final = re.compile(r"体系|系统|平台|技术")
_LEANING: Final = re.compile(r"依托([^，。]{2,80}?)等")
_QUOTE: Final = 110


def read_stated(document: Document, names: ProjectNames, block: Block) -> Mention | None:
    """The project that a paragraph is about, None when it is none."""
    text = document.text
    box = document.sections[block.section]
    found = _STATED.match(text, block.start, block.end)
    if found is None and box.is_box:
        pattern = _RUN_IN if _PROJECT_BOX.search(box.title) else _WORKS
        found = pattern.match(text, block.start, block.end)
    if found is None:
        return None
    name = found["name"].strip()
    if not (box.is_box or names.is_site(name) or names.is_marked(name)):
        return None
    told = text[found.end() : block.end]
    money = find_investment(told)
    return Mention(
        entry=ProjectEntry(
            name=name,
            builders=_hubs(told) if money is None else find_builders(told),
            investment_cny_100m=money,
            category=box.title,
            content="" if money is None else find_content(told),
        ),
        value_span=found.span("name"),
        span=(block.start, min(block.end, block.start + _QUOTE)),
        section=block.section,
        weight=Weight.BOX,
        origin="project_box",
    )


def _hubs(told: str) -> tuple[str, ...]:
    """Firms that a works project stands on: 以…公司为核心, 依托…等单位."""
    first = told.partition("。")[0]
    hubs = [m["who"] for m in _HUB.finditer(first) if not _NOT_HUB.search(m["who"])]
    leaning = _LEANING.search(first)
    if leaning:
        hubs += leaning[1].split("、")
    return tuple(dict.fromkeys(hubs))
