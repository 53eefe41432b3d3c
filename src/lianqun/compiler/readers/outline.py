"""Logical lines to blocks and sections: headings, run-in headings, boxes, captions, contents."""

import re
from dataclasses import dataclass, replace

from lianqun.compiler.readers.numbering import CAPTION, Opening, match_opening
from lianqun.model.document import Block, BlockKind, Section

_DOT_LEADER = re.compile(r"(?:\.{3,}|…{1,}|·{3,})\s*\d{1,4}$")
_CONTENTS_TITLE = re.compile(r"目\s*[录次]$")
_RUN_IN = re.compile(r"(?P<title>[^。：:！？；]{2,40}?)[。：:]")
_NOT_RUN_IN = re.compile(
    r"^(?:注|来源|其中|备注|一是|二是|三是|四是|五是|六是|首先|到\d{4}|\d{4}年)"
)
_HEADING_STOP = re.compile(r"[。；！？]")
_MAX_HEADING = 60
_MAX_NUMBERED_TITLE = 46
_CONTENTS_SCAN = 400


@dataclass
class _Open:
    """A section while it is being built."""

    section: Section
    level: int


class OutlineBuilder:
    """Walks logical lines in order and collects blocks and sections."""

    def __init__(self, text: str, spans: list[tuple[int, int]]) -> None:
        self._text = text
        self._spans = spans
        self._sections: list[Section] = [Section(0, None, -1, "root", "", "", 0, len(text), 0)]
        self._stack: list[_Open] = [_Open(self._sections[0], -1)]
        self._blocks: list[Block] = []

    def build(self) -> tuple[list[Block], list[Section]]:
        """Blocks and sections of the whole text, section ends filled in."""
        contents = self._find_contents()
        for index, (start, end) in enumerate(self._spans):
            if start == end:
                continue
            if index in contents:
                self._add(BlockKind.CONTENTS, start, end)
            else:
                self._take(start, end)
        self._close(len(self._text), -1)
        return self._blocks, self._sections

    def _find_contents(self) -> set[int]:
        """Indices of the logical lines that make up a table of contents."""
        marked = [i for i, (s, e) in enumerate(self._spans) if _DOT_LEADER.search(self._text[s:e])]
        if len(marked) < 3:
            return set()
        first = marked[0]
        for back in range(first, max(-1, first - 5), -1):
            start, end = self._spans[back]
            if _CONTENTS_TITLE.fullmatch(self._text[start:end].strip()):
                first = back
        last = max(i for i in marked if i - first <= _CONTENTS_SCAN)
        return set(range(first, last + 1))

    def _take(self, start: int, end: int) -> None:
        line = self._text[start:end]
        opening = match_opening(line)
        if opening and "\t" not in line:
            title_end = self._title_end(line, opening)
            if title_end:
                self._open(opening, start, start + title_end, line)
                if start + title_end < end:
                    rest = start + title_end + 1
                    self._add(BlockKind.HEADING, start, start + title_end)
                    if rest < end:
                        self._add(BlockKind.PARAGRAPH, rest, end, run_in=False)
                else:
                    self._add(BlockKind.HEADING, start, end)
                return
        if CAPTION.match(line) and len(line) <= _MAX_HEADING and not _HEADING_STOP.search(line):
            self._add(BlockKind.CAPTION, start, end)
            return
        kind = BlockKind.TABLE if "\t" in line else BlockKind.PARAGRAPH
        if line.startswith(("注：", "注:", "备注：")):
            kind = BlockKind.NOTE
        self._add(kind, start, end)

    def _title_end(self, line: str, opening: Opening) -> int:
        """Where the title of a numbered line ends; 0 when the line is a numbered sentence."""
        stop = _HEADING_STOP.search(line, opening.title_at)
        if stop is None:
            bracket = line.find("[", opening.title_at)
            end = bracket if bracket > 0 else len(line)
            return end if end <= _MAX_HEADING + opening.title_at else 0
        title = line[opening.title_at : stop.start()]
        if stop[0] != "。" and stop.end() < len(line):
            return 0
        if len(title) > _MAX_NUMBERED_TITLE or not title:
            return 0
        return stop.start()

    def _open(self, opening: Opening, start: int, title_end: int, line: str) -> None:
        level = opening.level
        self._close(start, level)
        label = line[: title_end - start].strip()
        parent = self._stack[-1].section.index
        section = Section(
            index=len(self._sections),
            parent=parent,
            level=level,
            scheme=opening.scheme,
            label=label,
            title=label[opening.title_at :].strip(" ：:"),
            start=start,
            end=start,
            heading_end=title_end,
            is_box=opening.is_box,
        )
        self._sections.append(section)
        self._stack.append(_Open(section, level))

    def _close(self, position: int, level: int) -> None:
        """End every open section that a heading of `level` at `position` closes."""
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            done = self._stack.pop().section
            self._sections[done.index] = replace(done, end=position)

    def _add(self, kind: BlockKind, start: int, end: int, *, run_in: bool = True) -> None:
        section = self._stack[-1].section.index
        run_in_end = start
        if kind is BlockKind.PARAGRAPH and run_in:
            run_in_end = start + _run_in_length(self._text[start:end])
        self._blocks.append(Block(kind, start, end, section, run_in_end))


def _run_in_length(paragraph: str) -> int:
    """Length of a run-in heading that opens a paragraph, 0 when there is none."""
    if _NOT_RUN_IN.match(paragraph):
        return 0
    found = _RUN_IN.match(paragraph.lstrip("—"))
    if not found or found.end() + 4 > len(paragraph):
        return 0
    return found.end("title") + len(paragraph) - len(paragraph.lstrip("—"))
