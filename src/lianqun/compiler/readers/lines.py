"""Physical lines of an original: what is on the page, without page numbers and rules.

Plans reach us as dumps of PDF: hard line breaks at the page's width, empty lines between, page
numbers, running heads, form feeds.  A `Line` is one of these with content, trimmed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lianqun.compiler.readers.markup_tables import Span, read_rows, split_markup
from lianqun.text.characters import display_width, make_plain

MARKUP: Final = re.compile(r"<!--[^<>]{0,300}-->|<[A-Za-z/][^<>]{0,200}>|&(?:nbsp|emsp|ensp);")
"""Tags and spaces of HTML inside a text."""

_FURNITURE = re.compile(
    r"[—–－·~-]{1,3}\s?\d{1,4}\s?[—–－·~-]{1,3}"
    r"|[—–－·]{1,3}\s?\d{1,3}|\d{1,3}\s?[—–－·~]{1,3}"
    r"|第\s?\d{1,4}\s?页(?:[，,/\s]?\s?共\s?\d{1,4}\s?页)?"
    r"|(?:[Pp]age|[Pp]\.)\s?\d{1,4}"
    r"|[-—_=*]{3,}"
)
_LONGEST_FURNITURE = 20
_EMPHASIS = re.compile(r"\*{1,3}|^>\s?|^#{1,6}\s+(?=\S)|^[-*+•]\s+(?=\S)")
_HASHES = re.compile(r"#{1,6}(?=\s+\S)")
_BOLD = re.compile(r"\*\*[^*]+\*\*$")
_BULLET = re.compile(r"[-*+•]\s+\S|[●■◆▲★◇○]")
_BARE_NUMBER = re.compile(r"\d{1,4}$")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE = _ZERO_WIDTH + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_PAGE_GAP = 14
_CENTRED_PAGE_GAP = 4
_CENTRED = 4.0
_PAGE_CHAIN = 3
_RUNNING_HEAD_COUNT = 3
_RUNNING_HEAD_WIDTH = 40.0
_TABLE_RULE = frozenset("|:- \t")
_TABLE_HEAD = re.compile("序号|指标|单位|名称")


class Piece(NamedTuple):
    """A slice [start, end) of the original and the characters that it stands for.

    They are the slice itself where both are as long; an entity (&ldquo;) stands for fewer, a break
    (<br>) for a white space of no length.
    """

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Line:
    """One physical line that is not blank or furniture: [start, end) of the original, trimmed.

    `text` is the trimmed line with emphasis marks removed; `width` counts CJK columns; `gap` is how
    many blank or left-out lines stand before it, `indent` how many columns of white space.
    `mark` is its Markdown mark: "#" to "######" (heading), "**" (all bold), "**+" (bold begins or
    ends in it), "-" (list item), or "".
    `is_tabbed` tells that a tab stands anywhere in it, ends included.  `cells` are the cells of a row
    of an HTML table, None for any other line.  `joins` is what the format tells of whether it goes on
    with the paragraph before, None where it tells nothing.
    `pieces` tell for a format with markup where the characters stand, cell by cell for a row, else all
    of the line as one; None where the slice of the original is the text.
    """

    start: int
    end: int
    text: str
    width: float
    gap: int
    indent: float
    mark: str
    is_tabbed: bool
    cells: list[Span] | None = None
    joins: bool | None = None
    pieces: Sequence[Sequence[Piece]] | None = None


def is_furniture(text: str) -> bool:
    """Whether a trimmed line is a page number or a rule."""
    return len(text) <= _LONGEST_FURNITURE and bool(_FURNITURE.fullmatch(text))


def split_lines(original: str) -> list[Line]:
    """Physical lines with content, in order; page numbers, rules and running heads left out."""
    lines: list[Line] = []
    after_furniture: set[int] = set()
    for start, end, is_table in split_markup(original):
        if is_table:
            lines += _markup_lines(original, read_rows(original, start, end))
        else:
            _split_plain(original[start:end], start, lines, after_furniture)
    dropped = _page_numbers(lines)
    dropped |= _running_heads(lines, after_furniture, dropped)
    return _without(lines, dropped) if dropped else lines


def _split_plain(text: str, position: int, lines: list[Line], after_furniture: set[int]) -> None:
    gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip(_INVISIBLE)
        if not body or (body[0] in "|:-" and _TABLE_RULE.issuperset(body)):
            gap += 1
        elif is_furniture(body):
            after_furniture.add(len(lines))
            gap += 1
        else:
            line = _make_line(raw, body, position, gap)
            if line is not None:
                lines.append(line)
                gap = 0
        position += len(raw)


def _markup_lines(original: str, rows: list[list[Span]]) -> list[Line]:
    """The rows of an HTML table as lines, with their cells."""
    lines: list[Line] = []
    for row in rows:
        text = "\t".join(MARKUP.sub("", original[start:end]) for start, end in row)
        plain = make_plain(" ".join(text.split(" "))).strip(_INVISIBLE)
        if plain:
            start, end = row[0][0], row[-1][1]
            width = display_width(plain)
            lines.append(Line(start, end, plain, width, 0, 0.0, "", is_tabbed=True, cells=row))
    return lines


def _make_line(raw: str, body: str, position: int, gap: int) -> Line | None:
    before = raw.index(body[0])
    start = position + before
    mark = ""
    text = body
    if body[0] in "#>-*+•●■◆▲★◇○" or "*" in body:
        mark = _markdown_mark(body)
        text = body if is_note_mark(body) else _EMPHASIS.sub("", body)
    if "<" in text or "&" in text:
        text = MARKUP.sub("", text)
    text = make_plain(text.strip(_INVISIBLE))
    if not text:
        return None
    indent = display_width_of_space(raw[:before]) if before else 0.0
    return Line(start, start + len(body), text, display_width(text), gap, indent, mark, "\t" in raw)


def is_note_mark(text: str) -> bool:
    """Whether the one star of a text refers to a note: emphasis has two, a list's star stands before a space."""
    at = text.find("*")
    return at >= 0 and text.find("*", at + 1) < 0 and not (at == 0 and text[1:2].isspace())


def display_width_of_space(space: str) -> float:
    """Columns of leading white space: an ideographic space is 1, any other 0.5."""
    return sum(1.0 if char == "\u3000" else 0.5 for char in space)


def _markdown_mark(body: str) -> str:
    hashes = _HASHES.match(body)
    if hashes:
        return hashes[0]
    if body.count("**") % 2:
        return "**+"
    if _BOLD.match(body):
        return "**"
    return "-" if _BULLET.match(body) else ""


def _page_numbers(lines: list[Line]) -> set[int]:
    """Indices of lines that are bare page numbers: they rise by one, some lines apart."""
    chains: dict[int, list[int]] = {}
    done: set[int] = set()
    for index, line in enumerate(lines):
        if line.width > 2 or not _BARE_NUMBER.match(line.text):
            continue
        number = int(line.text)
        if _counts_on(lines, index, number):
            continue
        chain = chains.pop(number - 1, [])
        least = _CENTRED_PAGE_GAP if line.indent >= _CENTRED else _PAGE_GAP
        if chain and index - chain[-1] <= least:
            chains[number - 1] = chain
            chain = []
        chain.append(index)
        chains[number] = chain
        if len(chain) >= _PAGE_CHAIN:
            done.update(chain[-_PAGE_CHAIN:])
    return done


def _counts_on(lines: list[Line], index: int, number: int) -> bool:
    """Whether the next line counts on from this one, or the one before counts up to it: a table's numbers."""
    beside = ((index - 1, number - 1), (index + 1, number + 1))
    return any(0 <= at < len(lines) and lines[at].text == str(wanted) for at, wanted in beside)


def _running_heads(lines: list[Line], after_furniture: set[int], numbers: set[int]) -> set[int]:
    """Indices of lines that stand beside page numbers again and again."""
    beside = {i for at in after_furniture for i in (at - 1, at)}
    beside |= {i for at in numbers for i in (at - 1, at + 1)}
    near = [i for i in beside if 0 <= i < len(lines) and lines[i].width <= _RUNNING_HEAD_WIDTH]
    counts = Counter(lines[i].text for i in near)
    heads = {text for text, count in counts.items() if count >= _RUNNING_HEAD_COUNT}
    printed = Counter(line.text for line in lines if line.text in heads) if heads else counts
    return {
        i
        for i in near
        if lines[i].text in heads
        and 2 * counts[lines[i].text] >= printed[lines[i].text]
        and not lines[i].is_tabbed
        and not _TABLE_HEAD.search(lines[i].text)
    }


def _without(lines: list[Line], dropped: set[int]) -> list[Line]:
    kept: list[Line] = []
    gap = 0
    for index, line in enumerate(lines):
        if index in dropped:
            gap += line.gap + 1
        else:
            line.gap += gap
            gap = 0
            kept.append(line)
    return kept
