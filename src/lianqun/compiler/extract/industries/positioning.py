"""What a plan wants an industry to become: 打造…基地, 建成…高地."""

import re
from collections.abc import Iterator, Sequence

_CLAUSE = re.compile(r"[^，。；,;\n]+")
_VERB = re.compile(r"打造|建成|建设成|建设|创建|争创|构建|构筑|形成|成为|培育成|树立|做成")
_ROLE_END = re.compile(
    r"(?:基地|高地|集聚区|聚集区|先导区|示范区|先行区|引领区|辐射区|试验区|产业集群|制造业集群|策源地|发源地|集聚地|聚集地|"
    r"目的地|首选地|承载地|之都|之城|名城|名园|第一城|第一园|硅谷|增长极|标杆|样板|产业中心|枢纽)[”\"]?$"
)
_LEAD_IN = re.compile(
    r"^(?:力争|争取|努力|加快|着力|全力|逐步|初步|推动|积极|大力|和|以|并|协力|共同)+"
)
_CONTEXT = re.compile(r"[把将][^，。]{1,24}$")
_OTHERS = re.compile(r"^(?:支撑|助力|带动|引领)")


def read_positioning(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The clauses of some stretches of text that state a role to be reached, each once."""
    found: dict[str, None] = {}
    for start, end in spans:
        for clause in _positioning_clauses(text, start, end):
            found.setdefault(clause.replace("\n", ""))
    return tuple(found)


def _positioning_clauses(text: str, start: int, end: int) -> Iterator[str]:
    for clause in _CLAUSE.finditer(text, start, end):
        words = clause[0].strip()
        if not _ROLE_END.search(words) or _OTHERS.match(words):
            continue
        verb = _VERB.search(words)
        if not verb:
            continue
        context = _CONTEXT.search(words[: verb.start()])
        begin = context.start() if context else verb.start()
        statement = _LEAD_IN.sub("", words[begin:]) or words[begin:]
        if len(statement) >= 6:
            yield statement
