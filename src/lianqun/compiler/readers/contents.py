"""Contents pages: which lines list headings with pages, and what they list.

Also lists of another plan's headings (a comparison of frameworks), which are no headings here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.numbering import Opening, match_opening

_LEADER = re.compile(
    r"(?:(?:\.\s?){3,}|…{1,}|·{3,}|．{3,})\s*(?:[—\-(（]?\s?\d{1,4}\s?[—\-)）]?)?$"
)
_BROKEN_LEADER = re.compile(r"[\u4e00-\u9fff”）)]\s?\.{1,}\s?\d{1,4}$")
_PAGE = re.compile(r"(?:[\t \u3000]+|(?<=[\u4e00-\u9fff”）)]))(\d{1,4})$")
_TITLE = re.compile(r"(?:目\s*[录次]|CONTENTS|Contents)$")
_SENTENCE_END = re.compile(r"[。；！？]")
_MAX_ENTRY_GAP = 6
_MIN_ENTRIES = 3
_MIN_PAGED_ENTRIES = 5
_LONGEST_REST = 24.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading that a contents page lists: its opening, label, page (None when lost)."""

    label: str
    opening: Opening | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents page: lines[first:last], and the headings it lists in order."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find_contents(lines: Sequence[Line]) -> list[Contents]:
    """The contents pages among the lines, in order."""
    found: list[Contents] = []
    index = 0
    while index < len(lines):
        if not _opens_contents(lines, index):
            index += 1
            continue
        last = _end_of_entries(lines, index)
        first = index - 1 if index and _TITLE.match(lines[index - 1].text) else index
        if last - index >= _MIN_ENTRIES:
            found.append(Contents(first, last, _read_entries(lines[index:last])))
        index = max(last, index + 1)
    return found


def _opens_contents(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if _is_marked(line):
        return sum(map(_is_marked, lines[index : index + _MAX_ENTRY_GAP])) >= _MIN_ENTRIES
    if not (index and _TITLE.match(lines[index - 1].text)):
        return False
    near = lines[index : index + 2 * _MIN_PAGED_ENTRIES]
    return sum(1 for other in near if _is_listed(other)) >= _MIN_PAGED_ENTRIES


def _is_marked(line: Line) -> bool:
    """Whether a line ends in a leader with or without its page, or a numbered heading in a page."""
    text = line.text
    if text[-1:].isdigit():
        if _LEADER.search(text) or _BROKEN_LEADER.search(text):
            return True
        if not _PAGE.search(text) or _SENTENCE_END.search(text):
            return False
        return bool(re.search(r"[\t \u3000]\d{1,4}$", text)) and match_opening(text) is not None
    return text[-1:] in ".…·" and len(text) > 5 and bool(_LEADER.search(text)) and text[-3:] != "……"


def _is_listed(line: Line) -> bool:
    return _is_marked(line) or (
        match_opening(line.text) is not None and not _SENTENCE_END.search(line.text)
    )


def _end_of_entries(lines: Sequence[Line], first: int) -> int:
    """One behind the last line of the contents page that begins at `first`."""
    last = first
    index = first
    seen: set[str] = set()
    while index < len(lines) and index - last <= _MAX_ENTRY_GAP:
        line = lines[index]
        if _is_marked(line):
            last = index
        elif _SENTENCE_END.search(line.text) or _label_of(line.text) in seen:
            break
        elif _is_listed(line) and index == last + 1:
            last = index
        seen.add(_label_of(line.text))
        index += 1
    return last + 1


def _read_entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """The headings listed; an entry wrapped over lines is put together again."""
    entries: list[Entry] = []
    pending = ""
    for line in lines:
        opening = match_opening(line.text)
        if opening is not None and pending:
            entries.append(_make_entry(pending))
            pending = ""
        pending += line.text
        if _is_marked(line):
            entries.append(_make_entry(pending))
            pending = ""
    if pending:
        entries.append(_make_entry(pending))
    return tuple(entry for entry in entries if entry.label)


def _make_entry(text: str) -> Entry:
    stripped = _LEADER.sub("", text)
    page = re.search(r"(\d{1,4})\D{0,2}$", text) if stripped != text or _PAGE.search(text) else None
    label = re.sub(r"[.…·\s]+$", "", stripped if stripped != text else _PAGE.sub("", text))
    label = re.sub(r"[.·…]+\d{1,4}$", "", label)
    label = _squeeze(label)
    return Entry(label, match_opening(label), int(page[1]) if page else None)


def _label_of(text: str) -> str:
    """A line's words without leader and page."""
    stripped = _LEADER.sub("", text)
    return _squeeze(stripped if stripped != text else _PAGE.sub("", text))


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
