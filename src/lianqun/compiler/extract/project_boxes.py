"""Paragraphs that are one project: its name first, then investment, builder and content."""

import re
from typing import Final

from lianqun.compiler.extract.project_fields import find_builders, find_content, find_investment
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.compiler.extract.project_names import ProjectNames
from lianqun.compiler.words import Words
from lianqun.model.document import Block, Document
from lianqun.model.fact import ProjectEntry

_STATED: Final = (
    r"(?P<name>[^。：:，,；;\n]{4,60})[。：:]"
    r"(?=[^。\n]{0,80}?{stated_term}[^。\n]{0,30}?(?:\d|为|公司))"
)
_WORKS: Final = r"(?P<name>[^。：:，,；;\n]{4,40}?建设{work_noun})。"
_RUN_IN: Final = r"(?P<name>[^。：:，,；;\n]{4,60})。"
_PROJECT_BOX: Final = r"项目{list_noun}?$"
_HUB: Final = re.compile(r"(?:^|[，。以])(?P<who>[^，。以的]{2,24}?)为[^，。]{0,12}核心")
_NOT_HUB: Final = r"{no_hub}"
_LEANING: Final = re.compile(r"依托([^，。]{2,80}?)等")
_QUOTE: Final = 110


def read_stated(document: Document, names: ProjectNames, block: Block) -> Mention | None:
    """The project that a paragraph is about, None when it is none."""
    text, words = document.text, names.words
    box = document.sections[block.section]
    found = words.pattern(_STATED).match(text, block.start, block.end)
    if found is None and box.is_box:
        grammar = _RUN_IN if words.pattern(_PROJECT_BOX).search(box.title) else _WORKS
        found = words.pattern(grammar).match(text, block.start, block.end)
    if found is None:
        return None
    name = found["name"].strip()
    if not (box.is_box or names.is_site(name) or names.is_marked(name)):
        return None
    told = text[found.end() : block.end]
    money = find_investment(told, words)
    return Mention(
        entry=ProjectEntry(
            name=name,
            builders=_hubs(told, words) if money is None else find_builders(told, words),
            investment_cny_100m=money,
            category=box.title,
            content="" if money is None else find_content(told, words),
        ),
        value_span=found.span("name"),
        span=(block.start, min(block.end, block.start + _QUOTE)),
        section=block.section,
        weight=Weight.BOX,
        origin="project_box",
    )


def _hubs(told: str, words: Words) -> tuple[str, ...]:
    """Firms that a works project stands on: 以…公司为核心, 依托…等单位."""
    first = told.partition("。")[0]
    no_hub = words.pattern(_NOT_HUB)
    hubs = [m["who"] for m in _HUB.finditer(first) if not no_hub.search(m["who"])]
    leaning = _LEANING.search(first)
    if leaning:
        hubs += leaning[1].split("、")
    return tuple(dict.fromkeys(hubs))
