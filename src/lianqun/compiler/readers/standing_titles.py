"""Which headings of a contents page stand in the body though no heading of the outline matches them.

A plan sets many of its headings in boxes or runs them into their text (1.某工程：正文…), or wraps them
over two lines; none of these is missing.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from lianqun.compiler.readers.contents import Entry
from lianqun.compiler.readers.numbering import Opening, match_opening

_IGNORED: Final = re.compile(r"[\s“”\"‘’']+")
_PIECE: Final = re.compile(r"[\t\n|]+")
_CELL_PIECE: Final = re.compile(r"[\t\n|]+|(?<=[。；;])")
_KEY: Final = 2
"""Characters of a title that it is looked up by."""


def cut_pieces(line: str, *, is_cells: bool) -> list[str]:
    """What of a line may begin with a heading: the line, or its cells and the sentences in them."""
    pieces = (_CELL_PIECE if is_cells else _PIECE).split(line)
    return [piece.strip() for piece in pieces if piece.strip()]


def find_standing(
    missing: Collection[int], entries: Sequence[Entry], pieces: Sequence[str]
) -> set[int]:
    """Which of the entries (by their numbers) begin a piece of the body; each piece serves one entry."""
    if not missing:
        return set()
    by_key: dict[str, list[int]] = {}
    labels = {index: _bare(entries[index].label) for index in missing}
    titles = {index: _bare(_title(entries[index])) for index in missing}
    for index in sorted(missing):
        for key in {labels[index][:_KEY], titles[index][:_KEY]}:
            if len(key) == _KEY:
                by_key.setdefault(key, []).append(index)
    body, starts, ends = _run_together(pieces)
    standing: set[int] = set()
    for start, piece in zip(starts, pieces, strict=True):
        opening = match_opening(piece)
        at = start + len(_bare(piece[: opening.title_at])) if opening else start
        for index in _candidates(by_key, (body[start : start + _KEY], body[at : at + _KEY])):
            if index in standing:
                continue
            end = at + len(titles[index])
            is_title = len(titles[index]) >= _KEY and body.startswith(titles[index], at)
            if body.startswith(labels[index], start) or (
                is_title and (_same(opening, entries[index]) or end in ends or _stops(body, end))
            ):
                standing.add(index)
                break
    return standing


def _candidates(by_key: dict[str, list[int]], keys: Iterable[str]) -> list[int]:
    return sorted({index for key in keys for index in by_key.get(key, ())})


def _run_together(pieces: Sequence[str]) -> tuple[str, list[int], set[int]]:
    """The pieces without blanks in one, where each begins, and where one ends: a title may be wrapped."""
    bare = [_bare(piece) for piece in pieces]
    starts: list[int] = []
    at = 0
    for piece in bare:
        starts.append(at)
        at += len(piece)
    return "".join(bare), starts, {*starts, at}


def _stops(body: str, at: int) -> bool:
    return at >= len(body) or not body[at].isalnum()


def _same(opening: Opening | None, entry: Entry) -> bool:
    """Whether a line has the number of an entry."""
    own = entry.opening
    if opening is None or own is None:
        return False
    return (opening.scheme, opening.ordinal) == (own.scheme, own.ordinal)


def _title(entry: Entry) -> str:
    return entry.label[entry.opening.title_at :] if entry.opening else entry.label


def _bare(text: str) -> str:
    return _IGNORED.sub("", text)
