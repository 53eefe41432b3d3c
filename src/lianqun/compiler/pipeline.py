"""One document through the compiler: read, extract, give evidence and ids, collect issues."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract import EXTRACTORS
from lianqun.compiler.quoting import choose_quote
from lianqun.compiler.readers.opening import read_document
from lianqun.compiler.recipes import Recipe, check_expectations
from lianqun.model.document import BlockKind, Document
from lianqun.model.evidence import MAX_QUOTE, MIN_QUOTE, Evidence, visible_length
from lianqun.model.fact import Fact
from lianqun.model.ids import fact_id, issue_id
from lianqun.model.issue import Issue, IssueClass, Severity
from lianqun.text.numbers import NumberScanner
from lianqun.vocab.vocabulary import Vocabulary

_FEWEST_HAN = 10
"""Below it a number in Chinese numerals mostly counts kinds or sides (三个方面)."""

_STATING = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TABLE)
Extractor = Callable[[Document, Vocabulary], Iterator[Draft | Doubt]]


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came of compiling one file."""

    document: Document
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]


def compile_file(
    content: bytes,
    file_name: str,
    vocabulary: Vocabulary,
    *,
    extractors: Sequence[Extractor] = EXTRACTORS,
    recipes: Sequence[Recipe] = (),
    converted: bytes = b"",
) -> Compilation:
    """Compile one file's bytes to facts and issues; the same bytes always give the same result.

    `recipes` add expectations for kinds of documents (issues only); none leaves them out.  `converted` is
    what LibreOffice made of an old Word file.

    Raises UnreadableFileError when the bytes are no document; whatever is wrong inside a readable
    document becomes an issue, never an exception.
    """
    with _collection_paused():
        document = read_document(content, file_name, vocabulary, converted=converted)
        return _compile(document, vocabulary, extractors, recipes)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Leave out the search for objects that hold each other: a document makes many objects, hardly any such.

    It took a tenth of the time of a long PDF (345 pages left 2,424 such objects behind).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compile(
    document: Document,
    vocabulary: Vocabulary,
    extractors: Sequence[Extractor],
    recipes: Sequence[Recipe],
) -> Compilation:
    """The facts and issues of a document that has been read."""
    drafts: list[Draft] = []
    doubts: list[Doubt] = list(_reading_doubts(document))
    for extract in extractors:
        for found in extract(document, vocabulary):
            if isinstance(found, Draft):
                drafts.append(found)
            else:
                doubts.append(found)
    doubts.extend(check_expectations(document, drafts, recipes))
    if not drafts:
        doubts.append(_nothing_found(document, vocabulary))
    return Compilation(document, _build_facts(document, drafts), _build_issues(document, doubts))


def _build_facts(document: Document, drafts: Iterable[Draft]) -> tuple[Fact, ...]:
    ordinals: Counter[tuple[str, int, int]] = Counter()
    facts: list[Fact] = []
    for draft in sorted(drafts, key=lambda d: (d.kind, d.value_span, d.span)):
        start, end = document.to_original(*draft.value_span)
        key = (draft.kind.value, start, end)
        facts.append(
            Fact(
                id=fact_id(draft.kind.value, document.file_hash, (start, end), ordinals[key]),
                kind=draft.kind,
                document=document.file_hash,
                section=document.path(draft.section),
                evidence=make_evidence(document, draft.span, draft.value_span, draft.context),
                origin=draft.origin,
                content=draft.content,
            )
        )
        ordinals[key] += 1
    return tuple(facts)


def _build_issues(document: Document, doubts: Iterable[Doubt]) -> tuple[Issue, ...]:
    ordinals: Counter[tuple[str, int, int]] = Counter()
    issues: list[Issue] = []
    for doubt in sorted(doubts, key=lambda d: (d.spans, d.code)):
        evidence = tuple(make_evidence(document, span, span) for span in doubt.spans)
        key = (doubt.code, evidence[0].start, evidence[0].end)
        issues.append(
            Issue(
                id=issue_id(doubt.code, document.file_hash, key[1:], ordinals[key]),
                document=document.file_hash,
                code=doubt.code,
                issue_class=doubt.issue_class,
                severity=doubt.severity,
                evidence=evidence,
                arguments=dict(doubt.arguments),
            )
        )
        ordinals[key] += 1
    return tuple(issues)


def make_evidence(
    document: Document, span: tuple[int, int], value_span: tuple[int, int], context: str = ""
) -> Evidence:
    """Evidence for a span of the text: 4 to 120 visible characters that hold the value's span.

    A longer span is cut around the value, a shorter one widened into its neighbourhood.
    """
    span = _cut(span, value_span)
    original = document.original
    if document.has_markup:
        start, end = choose_quote(document, span, value_span)
    else:
        start, end = _plain_quote(document, span, value_span)
    page = document.page_of(start)
    return Evidence(
        document.file_hash,
        page,
        start,
        end,
        original[start:end],
        context,
        page_start=document.pages[page - 1],
    )


def _plain_quote(
    document: Document, span: tuple[int, int], value_span: tuple[int, int]
) -> tuple[int, int]:
    start, end = document.to_original(*span)
    original = document.original
    while visible_length(original[start:end]) > MAX_QUOTE:
        start, end = _shrink(document, start, end, value_span)
    while visible_length(original[start:end]) < MIN_QUOTE and (start > 0 or end < len(original)):
        start, end = max(0, start - 1), min(len(original), end + 1)
    return start, end


def _cut(span: tuple[int, int], value_span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    if end - start <= MAX_QUOTE:
        return span
    end = min(end, max(value_span[1], start + MAX_QUOTE))
    return max(start, min(value_span[0], end - MAX_QUOTE)), end


def _shrink(
    document: Document, start: int, end: int, value_span: tuple[int, int]
) -> tuple[int, int]:
    """Drop a character on the side that is farther from the value."""
    first, last = document.to_original(*value_span)
    if start < first and first - start >= end - last:
        return start + 1, end
    return start, end - 1


def _reading_doubts(document: Document) -> Iterator[Doubt]:
    for code, start, end, arguments in document.reading_issues:
        yield Doubt(
            code=code,
            issue_class=IssueClass.READING,
            severity=Severity.WARNING,
            spans=((start, end),),
            arguments=arguments,
        )


def _nothing_found(document: Document, vocabulary: Vocabulary) -> Doubt:
    """An error for a text with figures; a letter without any simply has nothing to say here."""
    found = Doubt(
        code="document_without_facts",
        issue_class=IssueClass.READING,
        severity=Severity.ERROR,
        spans=((0, min(len(document.text), 20)),),
        arguments={"file": document.file_name},
    )
    if _states_figures(document, vocabulary):
        return found
    return replace(found, code="document_without_figures", severity=Severity.INFO)


def _states_figures(document: Document, vocabulary: Vocabulary) -> bool:
    """Whether the body or a table has a number with a unit that is no time."""
    units = (row["unit"] for row in vocabulary.rows("units") if row["dimension"] != "duration")
    scanner = NumberScanner(units)
    return any(
        mention.unit and (not mention.is_han or mention.value >= _FEWEST_HAN)
        for block in document.blocks
        if block.kind in _STATING
        for mention in scanner.scan(document.text, block.start, block.end)
    )
