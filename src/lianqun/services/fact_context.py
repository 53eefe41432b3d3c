"""One fact in its context: the paragraph it stands in, the quote marked, and how it was read."""

from dataclasses import dataclass
from typing import Final

from lianqun.compiler.readers.numbering import match_opening
from lianqun.errors import InputError, UnknownFactError
from lianqun.model.fact import Fact, Statement
from lianqun.services.answering import TaskTree
from lianqun.services.context import Context
from lianqun.services.found_facts import FoundFact, with_bodies, with_lines
from lianqun.services.original_text import OriginalText
from lianqun.services.restating import restated_in
from lianqun.services.table_notes import TableNote, notes_of_tables
from lianqun.services.workspace import Workspace
from lianqun.store.originals import OriginalState
from lianqun.store.view import View

_REACH: Final = 400
_MIN_PREFIX: Final = 4
_LONGEST_HEADING: Final = 40
_ENDS: Final = "。！？"


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact with the words around its quote.

    `before`, `quote` and `after` follow each other in the original; they are empty when the original is
    missing or no longer holds the quote (`state` is then not intact).  `table_notes` are those of the
    table that the quote stands in.
    """

    found: FoundFact
    state: OriginalState
    before: str = ""
    quote: str = ""
    after: str = ""
    table_notes: tuple[TableNote, ...] = ()


def show_fact(workspace: Workspace, context: Context, given: str) -> ShownFact:
    """The fact whose id starts with `given`; raises InputError when none or several do."""
    view = workspace.view(context)
    fact = _find(view, given)
    document = next(d for d in view.documents() if d.document == fact.document)
    facts = list(view.facts([document]))
    statements = restated_in(document.metadata, facts).get(fact.id, (fact,))
    original = OriginalText(workspace, document)
    found = with_lines(with_bodies(fact, document, TaskTree(facts)), statements, original.lines)
    return _shown(found, original)


def _find(view: View, given: str) -> Fact:
    prefix = given.strip().lower()
    facts = view.facts_by_id(prefix) if len(prefix) >= _MIN_PREFIX else []
    if not facts:
        raise UnknownFactError("fact_unknown", given=given)
    if len(facts) > 1:
        candidates = ", ".join(fact.id for fact in facts[:5])
        raise InputError("fact_ambiguous", given=given, candidates=candidates)
    return facts[0]


def _shown(found: FoundFact, original: OriginalText) -> ShownFact:
    if original.state is not OriginalState.INTACT:
        return ShownFact(found, original.state)
    fact, text = found.fact, original.text
    evidence = fact.evidence
    if not evidence.stands_in(text):
        return ShownFact(found, OriginalState.ALTERED)
    start, end = _paragraph(text, evidence.start, evidence.end)
    is_in_table = isinstance(fact.content, Statement) and bool(fact.content.table)
    return ShownFact(
        found,
        original.state,
        before=text[start : evidence.start],
        quote=evidence.quote,
        after=text[evidence.end : end],
        table_notes=tuple(notes_of_tables(original, [evidence])) if is_in_table else (),
    )


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph around [start, end) begins and ends; no farther than `_REACH` either way.

    A dump has hard line breaks, with or without empty lines between, so only a numbered heading or a
    line break after a sentence's end parts paragraphs.
    """
    first = max(0, start - _REACH)
    for position in range(start - 1, first, -1):
        if text[position] == "\n" and _parts(text, position):
            first = position + 1
            break
    last = min(len(text), end + _REACH)
    for position in range(end, last):
        if text[position] == "\n" and _parts(text, position):
            last = position
            break
    return first, last


def _parts(text: str, line_break: int) -> bool:
    before = text[max(0, line_break - _REACH) : line_break].rstrip().rpartition("\n")[2].strip()
    after = text[line_break : line_break + _REACH].lstrip().partition("\n")[0]
    if not before or before[-1] in _ENDS or match_opening(after):
        return True
    return len(before) <= _LONGEST_HEADING and match_opening(before) is not None
