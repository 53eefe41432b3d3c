"""Industries named in passing: clauses in a row that say what each is to develop.

Press texts and reports have no section for an industry; they line up clauses such as 甲产业主攻…；
乙产业瞄准….  One such clause alone proves nothing, two side by side do.
"""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import FactKind, IndustryProfile, SubDomain
from lianqun.text.lists import split_list

_CLAUSE = re.compile(
    r"(?:^|(?<=[。；;，,]))(?:例如|比如|其中|如)?(?P<name>[^，,。；;、：:的]{2,12}?产业)(?:则|要|将)?"
    r"(?:重点(?:引进|发展|布局|突破|培育|攻关)|主攻|瞄准|着力发展|主要发展|聚焦)(?P<list>[^，,。；;\n]{2,80})",
    re.MULTILINE,
)
_TAIL = re.compile(r"等.*$|(?:项目|领域|环节|技术)$")
_GENERAL = re.compile(r".*(?:新兴|优势|未来|传统|特色|主导|支柱|重点|相关)产业")
_FEWEST = 2


def read_clauses(document: Document) -> Iterator[Draft]:
    """A profile for each industry that stands in a row of such clauses within one paragraph."""
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        clauses = [
            clause
            for clause in _CLAUSE.finditer(document.text, block.start, block.end)
            if not _GENERAL.fullmatch(clause["name"])
        ]
        if len(clauses) >= _FEWEST:
            for clause in clauses:
                yield _draft(document, block, clause)


def _draft(document: Document, block: Block, clause: re.Match[str]) -> Draft:
    start, end = clause.span("list")
    tail = _TAIL.search(clause["list"])
    stop = start + tail.start() if tail else end
    directions = tuple(
        document.text[first:last] for first, last in split_list(document.text, start, stop)
    )
    name = clause["name"]
    return Draft(
        kind=FactKind.INDUSTRY,
        content=IndustryProfile(
            name=name, sub_domains=(SubDomain(name=name, directions=directions),)
        ),
        span=(clause.start("name"), end),
        value_span=clause.span("name"),
        section=block.section,
        origin="industry_clause",
    )
