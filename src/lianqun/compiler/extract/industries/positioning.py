"""What a plan wants an industry to become: 打造…基地, 建成…高地."""

import re
from collections.abc import Iterator, Sequence

from lianqun.compiler.words import Words

_CLAUSE = re.compile(r"[^，。；,;\n]+")
_VERB = r"{becomes}"
_ROLE_END = r"{position_end}[”\"]?$"
_LEAD_IN = r"^{position_opener}+"
_CONTEXT = re.compile(r"[把将][^，。]{1,24}$")
_OTHERS = r"^{serves_others}"


def read_positioning(text: str, spans: Sequence[tuple[int, int]], words: Words) -> tuple[str, ...]:
    """The clauses of some stretches of text that state a role to be reached, each once."""
    found: dict[str, None] = {}
    for start, end in spans:
        for clause in _positioning_clauses(text, start, end, words):
            found.setdefault(clause.replace("\n", ""))
    return tuple(found)


def _positioning_clauses(text: str, start: int, end: int, words: Words) -> Iterator[str]:
    for clause in _CLAUSE.finditer(text, start, end):
        said = clause[0].strip()
        if not words.pattern(_ROLE_END).search(said) or words.pattern(_OTHERS).match(said):
            continue
        verb = words.pattern(_VERB).search(said)
        if not verb:
            continue
        context = _CONTEXT.search(said[: verb.start()])
        begin = context.start() if context else verb.start()
        statement = words.pattern(_LEAD_IN).sub("", said[begin:]) or said[begin:]
        if len(statement) >= 6:
            yield statement
