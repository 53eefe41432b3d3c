"""A source to a `Document`: what the readers of all formats have in common once lines are known.

The steps, each in its module: contents pages and tables told apart (`contents`, `table_regions`,
`spaced_rows`, `cell_rows`, `column_dumps`, `column_regions`), lines to paragraphs (`joining`), the documents
in the file (`parts`), the normalised text (`normalising`), tables (`tables`, `native_tables`), outline
(`listings`, `restoring`, `outline`), metadata (`metadata`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lianqun.compiler.readers.brackets import FEWEST_LOST, lost_brackets
from lianqun.compiler.readers.cell_rows import find_cell_rows, find_piped_cells
from lianqun.compiler.readers.column_dumps import find_column_dumps
from lianqun.compiler.readers.column_regions import CellRegion, find_cell_regions
from lianqun.compiler.readers.contents import Contents, find_contents
from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.joining import Logical, join_lines
from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.listings import find_listings
from lianqun.compiler.readers.markdown import mark_headings
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.metadata import read_metadata
from lianqun.compiler.readers.native_tables import Breaks, read_native_tables
from lianqun.compiler.readers.normalising import TextMap, build_text
from lianqun.compiler.readers.note_lists import mark_note_lists
from lianqun.compiler.readers.outline import Outline, OutlineBuilder, title_length
from lianqun.compiler.readers.parts import PartDraft, find_parts, mark_part
from lianqun.compiler.readers.regions import load_regions
from lianqun.compiler.readers.restoring import Body, Heading, Restored, restore_headings
from lianqun.compiler.readers.source import Source
from lianqun.compiler.readers.spaced_rows import find_spaced_rows
from lianqun.compiler.readers.standing_titles import cut_pieces
from lianqun.compiler.readers.table_headers import Roles, load_roles
from lianqun.compiler.readers.table_regions import RowRegion, find_row_regions
from lianqun.compiler.readers.tables import (
    TableDraft,
    mark_surroundings,
    place_tables,
    read_tables,
)
from lianqun.compiler.readers.titles import ends_like_title
from lianqun.compiler.readers.web_pages import load_page_words
from lianqun.errors import UnreadableFileError
from lianqun.model.document import BlockKind, Document, Part, ReadingIssue
from lianqun.model.ids import hash_file
from lianqun.text.characters import CLOSERS
from lianqun.vocab.vocabulary import Vocabulary

_METADATA_REACH = 40_000
_CONTINUED = re.compile(
    r"续\s?附?表|[（(]续(?:表|[一二三四五六七八九十\d]+)?[)）]$|[（(]?(?:计量)?单位\s?[：:].{1,20}$"
)

_FULL_STOPS = ("。", "！", "？")
_NAMED = re.compile(r"“[^”]{1,10}”[：:]")

_FINDERS = (
    find_piped_cells,
    find_row_regions,
    find_spaced_rows,
    find_cell_rows,
    find_column_dumps,
    find_cell_regions,
)
"""What finds tables in text, in this order: a line belongs to the first that takes it."""

Kinds = dict[int, BlockKind]
Region = RowRegion | CellRegion


def build_document(
    source: Source, content: bytes, file_name: str = "", vocabulary: Vocabulary | None = None
) -> Document:
    """The document of what a format's reader found; raises UnreadableFileError when it has no words."""
    original, lines = source.original, source.lines
    roles = load_roles(vocabulary)
    if not lines:
        raise UnreadableFileError("file_empty", file=file_name)
    kinds: Kinds = dict(source.kinds)
    contents = _mark_contents(lines, kinds)
    regions = [] if source.is_native else _mark_tables(original, lines, kinds, roles)
    labels = {entry.label for page in contents for entry in page.entries}
    words = load_document_words(vocabulary)
    groups = join_lines(lines, kinds, labels, words=words)
    firsts = _first_lines(groups)
    parts = _mark_parts(groups, vocabulary)
    cells = {lines[at].start: spans for r in regions for at, spans in r.cells.items()}
    cells |= _native_cells(source)
    lines_of = [group.lines for group in groups]
    mapped, spans = build_text(original, lines_of, cells, has_marks=not source.is_native)
    text = mapped.text()
    table_lines = {
        first: (span, group.lines[0].gap)
        for first, group, span in zip(firsts, groups, spans, strict=True)
        if kinds.get(first) is BlockKind.TABLE
    }
    drafts, issues = read_tables(text, regions, table_lines, roles)
    drafts += _native_drafts(source, text, (table_lines, groups, firsts), roles)
    for draft in drafts[len(drafts) - len(source.tables) :] if source.tables else ():
        issues += draft.grid.issues
    drafts.sort(key=lambda draft: draft.grid.start)
    mark_surroundings(groups, spans, drafts, words)
    mark_note_lists(groups, words)
    restored = _restore(contents, groups, (firsts, spans), text)
    breaks = [part.first for part in parts[1:]]
    outline = OutlineBuilder(
        text, groups, spans, restored=restored, breaks=breaks, words=words
    ).build()
    return Document(
        file_hash=hash_file(content),
        original=original,
        text=text,
        anchors=mapped.anchors,
        shifts=mapped.shifts,
        blocks=tuple(outline.blocks),
        sections=tuple(outline.sections),
        tables=tuple(place_tables(drafts, text, outline.blocks, outline.sections, words=words)),
        parts=_parts(parts, spans, text, (file_name, source.stated, vocabulary)),
        encoding=source.encoding,
        file_name=file_name,
        reading_issues=_issues(outline, [*issues, *_source_issues(source, mapped)], original, text),
        pages=source.pages,
        widths=mapped.widths,
        is_raw=source.is_raw,
    )


def _native_cells(source: Source) -> dict[int, list[Span]]:
    """For each row of a drawn table its cells' slices, by where its line starts."""
    return {
        source.lines[row.line].start: [cell.span for cell in row.cells]
        for table in source.tables
        for row in table.rows
        if row.line is not None
    }


def _native_drafts(
    source: Source,
    text: str,
    places: tuple[Mapping[int, tuple[Span, int]], Sequence[Logical], Sequence[int]],
    roles: Roles,
) -> list[TableDraft]:
    if not source.tables:
        return []
    table_lines, groups, firsts = places
    spans = {line: span for line, (span, _) in table_lines.items()}
    between = {
        first: group.text
        for first, group in zip(firsts, groups, strict=True)
        if first not in spans and not _CONTINUED.search(group.text)
    }
    grids = read_native_tables(text, source.tables, spans, Breaks(between), roles=roles)
    return [TableDraft(grid, "rows", is_drawn=True) for grid in grids]


def _mark_contents(lines: Sequence[Line], kinds: Kinds) -> list[Contents]:
    contents = find_contents(lines)
    for page in contents:
        for at in range(page.first, page.last):
            kinds.setdefault(at, BlockKind.CONTENTS)
    return contents


def _mark_tables(original: str, lines: list[Line], kinds: Kinds, roles: Roles) -> list[Region]:
    regions: list[Region] = []
    for find in _FINDERS:
        for region in find(original, lines, kinds, roles):
            regions.append(region)
            kinds.update(dict.fromkeys(range(region.first, region.last), BlockKind.TABLE))
    return regions


def _first_lines(groups: Sequence[Logical]) -> list[int]:
    """For each logical line the index of its first physical line."""
    firsts: list[int] = []
    at = 0
    for group in groups:
        firsts.append(at)
        at += len(group.lines)
    return firsts


def _mark_parts(groups: list[Logical], vocabulary: Vocabulary | None) -> list[PartDraft]:
    words = load_page_words(vocabulary)
    for at in find_listings(groups, words.document):
        groups[at].kind = BlockKind.CONTENTS
    parts = find_parts(groups, words.document)
    for part in parts:
        mark_part(groups, part, words)
        mark_headings(groups[part.first : part.last])
    return parts


def _restore(
    contents: Sequence[Contents],
    groups: Sequence[Logical],
    places: tuple[Sequence[int], Sequence[Span]],
    text: str,
) -> list[Restored]:
    """The headings that each contents page proves, sought up to the next contents page."""
    firsts, spans = places
    starts = [start for start, _ in spans]
    restored: list[Restored] = []
    for at, page in enumerate(contents):
        first = bisect_right(firsts, page.last - 1)
        following = contents[at + 1].first if at + 1 < len(contents) else firsts[-1] + 1
        last = bisect_right(firsts, following - 1)
        body = groups[first:last]
        headings = [
            Heading(at, group.text, opening.scheme, opening.ordinal, opening.level, starts[at])
            for at, group in enumerate(body, first)
            if (opening := group.opening) is not None
            and group.kind is None
            and title_length(group, text[slice(*spans[at])])
        ]
        pieces = _pieces(body, first)
        fresh = frozenset(at for at in range(first + 1, last) if _is_fresh(groups, at))
        restored += restore_headings(page.entries, Body(headings, starts, fresh, pieces))
    return restored


def _pieces(groups: Sequence[Logical], first: int) -> list[tuple[int, str]]:
    """What may begin with a heading, with the number of its logical line."""
    return [
        (at, piece)
        for at, group in enumerate(groups, first)
        if group.kind is not BlockKind.CONTENTS
        for line in group.lines
        for piece in cut_pieces(line.text, is_cells=group.kind is BlockKind.TABLE)
    ]


def _is_fresh(groups: Sequence[Logical], at: int) -> bool:
    """Whether a heading may stand before a logical line: no sentence goes on from the one above to it."""
    if groups[at].kind is not None:
        return False
    above = groups[at - 1].text
    return above.rstrip(CLOSERS).endswith(_FULL_STOPS) or bool(_NAMED.match(groups[at].text))


def _parts(
    drafts: Sequence[PartDraft],
    spans: Sequence[Span],
    text: str,
    about: tuple[str, Mapping[str, str], Vocabulary | None],
) -> tuple[Part, ...]:
    file_name, stated, vocabulary = about
    names = load_regions(vocabulary)
    bounds = [0, *(spans[draft.first][0] for draft in drafts[1:]), len(text)]
    parts: list[Part] = []
    for draft, start, end in zip(drafts, bounds, bounds[1:], strict=False):
        body = spans[draft.body][0] if draft.body < len(spans) else end
        front = draft.front(text[body : min(end, body + _METADATA_REACH)], file_name)
        if not parts and stated:
            front = replace(front, title=_title(front.title, stated, vocabulary), stated=stated)
        parts.append(Part(start, end, read_metadata(front, names)))
    return tuple(parts)


def _title(found: str, stated: Mapping[str, str], vocabulary: Vocabulary | None) -> str:
    """The title found in the text; the stated one where none is, or only that names a kind of document."""
    words, said = load_document_words(vocabulary), stated.get("title", "")
    is_better = ends_like_title(said, words) and not ends_like_title(found, words)
    return said if not found or is_better else found


def _source_issues(source: Source, mapped: TextMap) -> Iterator[ReadingIssue]:
    """What the format's reader found, in positions of the text: at or behind the place it names."""
    runs = sorted(zip(mapped.shifts, mapped.anchors, strict=True))
    bounds = [*mapped.anchors, mapped.length]
    for code, start, end, arguments in source.issues:
        at = max(bisect_right(runs, (start, mapped.length)) - 1, 0)
        origin, anchor = runs[at]
        stop = bounds[bisect_right(bounds, anchor)]
        first = min(anchor + max(start - origin, 0), stop - 1)
        yield code, first, min(max(first + end - start, first + 1), stop), arguments


def _issues(
    outline: Outline, issues: list[ReadingIssue], original: str, text: str
) -> tuple[ReadingIssue, ...]:
    found = [*issues, *outline.issues]
    broken = original.count("\ufffd")
    if broken:
        at = text.find("\ufffd")
        found.append(("characters_unreadable", at, at + 1, {"count": str(broken)}))
    lost = lost_brackets(text)
    if len(lost) >= FEWEST_LOST:
        found.append(("brackets_lost", lost[0], lost[0] + 1, {"count": str(len(lost))}))
    return tuple(sorted(found, key=lambda issue: (issue[1], issue[2], issue[0])))
