"""Industries named in passing: clauses in a row that say what each is to develop.

Press texts and reports have no section for an industry; they line up clauses such as 甲产业主攻…；
乙产业瞄准….  One such clause alone proves nothing, two side by side do.
"""

import re
from collections.abc import Iterator

from lianqun.compiler.draft import Draft
from lianqun.compiler.words import Words
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import FactKind, IndustryProfile, SubDomain
from lianqun.text.lists import split_list

_CLAUSE = (
    r"(?:^|(?<=[。；;，,])){clause_opener}?(?P<name>[^，,。；;、：:的]{2,12}?产业)(?:则|要|将)?"
    r"{clause_verb}(?P<list>[^，,。；;\n]{2,80})"
)
_TAIL = r"等.*$|{direction_tail}$"
_GENERAL = r".*{general_industry}产业"
_FEWEST = 2


def read_clauses(document: Document, words: Words) -> Iterator[Draft]:
    """A profile for each industry that stands in a row of such clauses within one paragraph."""
    opened, general = words.pattern(_CLAUSE, re.MULTILINE), words.pattern(_GENERAL)
    for block in document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        clauses = [
            clause
            for clause in opened.finditer(document.text, block.start, block.end)
            if not general.fullmatch(clause["name"])
        ]
        if len(clauses) >= _FEWEST:
            for clause in clauses:
                yield _draft(document, block, clause, words.pattern(_TAIL))


def _draft(
    document: Document, block: Block, clause: re.Match[str], closing: re.Pattern[str]
) -> Draft:
    start, end = clause.span("list")
    tail = closing.search(clause["list"])
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
