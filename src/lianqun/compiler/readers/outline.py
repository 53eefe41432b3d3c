"""Logical lines to blocks and sections: headings, run-in headings, boxes, captions, contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.joining import Logical
from lianqun.compiler.readers.markup_tables import Span
from lianqun.compiler.readers.numbering import BOX_LEVEL, CAPTION, Opening
from lianqun.compiler.readers.restoring import UNPLACED, Restored
from lianqun.compiler.words import Words
from lianqun.model.document import Block, BlockKind, ReadingIssue, Section

_RUN_IN = re.compile(r"(?P<title>[^。：:！？；]{2,46}?)[。：:]")
_NOT_RUN_IN = (
    r"注[：:]|来源[：:]|{no_run_in}|[一二三四五六七八九十]{1,2}是|到\d{4}|\d{4}年|[一二三四五六七八九十]+年来"
    r"|在.{2,30}[，,]|对外[，,]|.{2,10}\d{1,2}月\d{1,2}日"
)
_NOT_A_TITLE = (
    r"\d+(?:\.\d+)?\s?(?:%|[个万亿]|家|项|元|件|人)(?!.*{titled_work}$)|(?<![还于总但])是."
)
_LEADS_ON = r".*(?:[，,].*|{leads_on})$"
_TITLE_STOPS = frozenset("。；！？[")
_HEADING_STOP = re.compile(r"[。；！？]")
_LIST_ITEM = re.compile(r"[一二三四五六七八九十]{1,2}是|——|—")
_NOTES_TITLE = r"{note_subject}?{notes}[：:]?$"
_NOTE = r"{note_label}\s?[：:]"
_MAX_HEADING = 60
_SHOWN = 12
_LONGEST_ANNEX_TITLE = 50
_MAX_NUMBERED_TITLE = 46
_BOX_WIDTH_STEP = 3.0
_ITEM_LEVEL = 5
_SHORTEST_BODY = 12
_BARE_SCHEMES = frozenset(("附件", "篇", "章", "节", "专栏"))
_ORDERED = frozenset(("篇", "章", "节", "一", "（一）", "1."))


@dataclass
class _Open:
    """A section while it is being built."""

    section: Section
    level: int
    has_run_in: bool = False
    paragraphs: int = 0
    width: float = 0.0
    youngest: dict[str, Section] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """What the logical lines make up: blocks and sections in order, and what was found odd."""

    blocks: list[Block]
    sections: list[Section]
    issues: list[ReadingIssue]


class OutlineBuilder:
    """Walks logical lines in order and collects blocks and sections.

    `breaks` are the logical lines where a new document of the file begins: there every section ends.
    """

    def __init__(
        self,
        text: str,
        groups: Sequence[Logical],
        spans: Sequence[Span],
        *,
        restored: Sequence[Restored] = (),
        breaks: Sequence[int] = (),
        words: Words | None = None,
    ) -> None:
        self._words = words or load_document_words()
        self._text = text
        self._groups = groups
        self._spans = spans
        self._restored: dict[int, list[Restored]] = {}
        for heading in restored:
            self._restored.setdefault(heading.group, []).append(heading)
        self._breaks = frozenset(breaks)
        self._sections: list[Section] = [Section(0, None, -1, "root", "", "", 0, len(text), 0)]
        self._stack: list[_Open] = [_Open(self._sections[0], -1)]
        self._blocks: list[Block] = []
        self._issues: list[ReadingIssue] = []
        self._levels: dict[str, int] = {}
        self._note_level: int | None = None
        self._item = ("", 0)
        self._done = 0

    def build(self) -> Outline:
        """Blocks, sections (ends filled in) and issues of the whole text."""
        for index, (group, (start, end)) in enumerate(zip(self._groups, self._spans, strict=True)):
            if index in self._breaks:
                self._close(start, 0)
                self._levels.clear()
                self._note_level = None
            for lost in self._restored.get(index, ()):
                self._restore(lost, (start, end))
            if start == end or start < self._done:
                continue
            if group.kind is None:
                self._take(index, start, end)
            else:
                self._add(group.kind, start, end)
        self._close(len(self._text), 0)
        return Outline(self._blocks, self._sections, self._issues)

    def _take(self, index: int, start: int, end: int) -> None:
        group = self._groups[index]
        line = self._text[start:end]
        if self._note_level is not None and self._is_note(group):
            self._add(BlockKind.NOTE, start, end)
            return
        if group.heading:
            self._open_unnumbered(group, start, end)
        elif group.opening is not None and self._is_bare_number(index, group.opening, line):
            self._take_bare_number(index, group.opening)
        elif group.opening is not None and self._is_item(group.opening, line):
            self._take_paragraph(group, start, end)
        elif group.opening is not None and (title_end := title_length(group, line)):
            self._take_heading(group.opening, (start, end), title_end)
        elif self._words.pattern(_NOTES_TITLE).match(line):
            self._take_notes_title(start, end)
        elif CAPTION.match(line) and len(line) <= _MAX_HEADING and not _HEADING_STOP.search(line):
            self._add(BlockKind.CAPTION, start, end)
        elif self._words.pattern(_NOTE).match(line):
            self._add(BlockKind.NOTE, start, end)
        else:
            self._take_paragraph(group, start, end)

    def _take_heading(self, opening: Opening, span: Span, title_end: int) -> None:
        start, end = span
        self._note_level = None
        self._open(opening, start, start + title_end, self._text[start : start + title_end])
        self._add(BlockKind.HEADING, start, start + title_end)
        rest = start + title_end
        if rest < end and self._text[rest] in _TITLE_STOPS:
            rest += 1
        if rest < end:
            self._add(BlockKind.PARAGRAPH, rest, end, run_in=False)

    def _is_item(self, opening: Opening, line: str) -> bool:
        """Whether a numbered line is an item of a list: it ends in a semicolon, or follows such a one."""
        follows = self._item == (opening.scheme, opening.ordinal - 1)
        self._item = ("", 0)
        if line[-1] not in "；;" and not (follows and line[-1] == "。"):
            return False
        if opening.level < _ITEM_LEVEL:
            return False
        self._item = (opening.scheme, opening.ordinal)
        return True

    def _is_bare_number(self, index: int, opening: Opening, line: str) -> bool:
        """Whether a line is only 附件1 or 第一章, its title standing on the next line."""
        if opening.scheme not in _BARE_SCHEMES or opening.title_at < len(line):
            return False
        if index + 1 in self._breaks:
            return False  # another document begins there
        below = self._groups[index + 1] if index + 1 < len(self._groups) else None
        if below is None or below.opening is not None:
            return False
        if below.kind not in (None, BlockKind.CAPTION, BlockKind.TITLE):
            return False
        text = below.text
        return len(text) <= _LONGEST_ANNEX_TITLE and not _HEADING_STOP.search(text)

    def _take_bare_number(self, index: int, opening: Opening) -> None:
        start, end = self._spans[index]
        title_start, title_end = self._spans[index + 1]
        title = self._text[title_start:title_end]
        label = self._text[start:end] + " "
        self._note_level = -1 if self._words.pattern(_NOTES_TITLE).match(title) else None
        opening = replace(opening, title_at=len(label))
        self._open(opening, start, title_end, label + title)
        self._add(BlockKind.HEADING, start, title_end)
        self._done = title_end

    def _open_unnumbered(self, group: Logical, start: int, end: int) -> None:
        self._note_level = None
        opening = Opening(group.heading, group.heading_level, 0, 0, is_box=group.heading == "图")
        self._open(opening, start, end, self._text[start:end])
        self._add(BlockKind.HEADING, start, end)

    def _take_notes_title(self, start: int, end: int) -> None:
        """A list of notes begins: its own section where it follows the body, else below the heading."""
        if self._text[end - 1] not in "：:":
            inside = self._stack[-1].section.scheme == "附件"
            level = 1 if inside else 0
            self._open(Opening("名词解释", level, 0, 0), start, end, self._text[start:end])
            self._add(BlockKind.HEADING, start, end)
        else:
            self._add(BlockKind.NOTE, start, end)
        self._note_level = -1

    def _is_note(self, group: Logical) -> bool:
        """Whether a line still belongs to a list of notes: its items' rank is that of the first."""
        if group.opening is None:
            return True
        if self._note_level == -1:
            self._note_level = group.opening.level
        if self._note_level is not None and group.opening.level >= self._note_level:
            return True
        self._note_level = None
        return False

    def _take_paragraph(self, group: Logical, start: int, end: int) -> None:
        run_in = run_in_length(self._text[start:end], self._words)
        top = self._stack[-1]
        if top.section.is_box and self._leaves_box(group, start, end, has_run_in=bool(run_in)):
            self._close(start, top.level)
            top = self._stack[-1]
        is_item = bool(_LIST_ITEM.match(self._text, start, end))
        top.has_run_in = top.has_run_in or (bool(run_in) and not is_item)
        top.paragraphs += 1
        if len(group.lines) > 1:
            top.width = max(line.width for line in group.lines)
        self._add(BlockKind.PARAGRAPH, start, end)

    def _leaves_box(self, group: Logical, start: int, end: int, *, has_run_in: bool) -> bool:
        """Whether a paragraph goes on with the text around the box that is open."""
        box, around = self._stack[-1], self._stack[-2]
        if box.paragraphs == 0:
            return False
        if len(group.lines) > 1 and box.width and around.width:
            width = max(line.width for line in group.lines)
            apart = abs(box.width - around.width) >= _BOX_WIDTH_STEP
            return apart and abs(width - around.width) < _BOX_WIDTH_STEP / 2
        if _LIST_ITEM.match(self._text, start, end) or not has_run_in:
            return False
        return around.has_run_in and not box.has_run_in

    def _open(self, opening: Opening, start: int, title_end: int, label: str) -> None:
        level = self._level_of(opening)
        self._close(start, level)
        label = label.strip()
        self._check_order(opening, label, start, title_end)
        self._push(self._section(opening, label, level, (start, title_end)))

    def _section(
        self, opening: Opening, label: str, level: int, heading: Span, *, is_restored: bool = False
    ) -> Section:
        """The section that a heading opens under the one that is open now; its end is set later."""
        start, heading_end = heading
        return Section(
            index=len(self._sections),
            parent=self._stack[-1].section.index,
            level=level,
            scheme=opening.scheme,
            label=label,
            title=label[opening.title_at :].strip(" ：:"),
            start=start,
            end=start,
            heading_end=heading_end,
            is_box=opening.is_box,
            is_restored=is_restored,
            ordinal=opening.ordinal,
        )

    def _push(self, section: Section) -> None:
        if section.scheme in _ORDERED or self._stack[-1].section.is_box:
            self._stack[-1].youngest[section.scheme] = section
        self._sections.append(section)
        self._stack.append(_Open(section, section.level))

    def _restore(self, lost: Restored, line: Span) -> None:
        """Open the section of a lost heading before a line, and report it with that line's first words."""
        opening = lost.entry.opening
        if opening is None:
            return
        start, end = line
        label = lost.entry.label
        arguments = {"heading": label}
        if lost.code == UNPLACED:
            arguments |= {"before": lost.between[0], "after": lost.between[1]}
        else:
            level = self._level_of(opening)
            self._close(start, level)
            self._push(self._section(opening, label, level, (start, start), is_restored=True))
        shown = min(start + _SHOWN, max(end, start + 1))
        self._issues.append((lost.code, start, shown, arguments))

    def _level_of(self, opening: Opening) -> int:
        """The rank of a heading: fixed by its scheme, unless this document nests it otherwise.

        A scheme that begins at one, for the first time, below an open heading of a lower rank (（一）
        below 1.) is ranked below it.
        """
        scheme, level = opening.scheme, opening.level
        if self._is_in_box(opening):
            return BOX_LEVEL + 1
        if scheme in self._levels:
            return self._levels[scheme]
        top = self._stack[-1]
        is_nested = opening.ordinal == 1 and top.level >= level and top.section.scheme in _ORDERED
        if scheme == "（一）" and is_nested and top.section.scheme == "1." and not top.paragraphs:
            level = top.level + 1
        if scheme in _ORDERED:
            self._levels[scheme] = level
        return level

    def _is_in_box(self, opening: Opening) -> bool:
        """Whether a numbered heading is an item of the open box: its numbers begin in the box."""
        at = next((i for i, node in enumerate(self._stack) if node.section.is_box), 0)
        if not at or opening.is_box or opening.level <= self._stack[at - 1].level:
            return False
        box, around = self._stack[at], self._stack[at - 1]
        elder = box.youngest.get(opening.scheme)
        outside = around.youngest.get(opening.scheme)
        if elder is None:
            return opening.ordinal == 1 and box.paragraphs == 0
        if outside is not None and opening.ordinal == outside.ordinal + 1:
            return False
        return opening.ordinal == elder.ordinal + 1

    def _check_order(self, opening: Opening, label: str, start: int, end: int) -> None:
        """Report a heading whose number leaves a gap behind its elder sibling, or repeats it."""
        elder = self._stack[-1].youngest.get(opening.scheme)
        if elder is None or not elder.ordinal or not opening.ordinal:
            return
        if opening.ordinal == elder.ordinal + 1:
            return
        code = "numbering_gap" if opening.ordinal > elder.ordinal else "numbering_repeated"
        self._issues.append((code, start, end, {"found": label, "before": elder.label}))

    def _close(self, position: int, level: int) -> None:
        """End every open section that a heading of `level` at `position` closes."""
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            done = self._stack.pop().section
            self._sections[done.index] = replace(done, end=position)

    def _add(self, kind: BlockKind, start: int, end: int, *, run_in: bool = True) -> None:
        section = self._stack[-1].section.index
        run_in_end = start
        if kind is BlockKind.PARAGRAPH and run_in:
            run_in_end = start + run_in_length(self._text[start:end], self._words)
        self._blocks.append(Block(kind, start, end, section, run_in_end))


def title_length(group: Logical, line: str) -> int:
    """Where the title of a numbered line ends; 0 when the line is a numbered sentence."""
    stated = _stated_length(group, line)
    soft = group.soft_body_at
    if soft is None or (stated and stated <= soft + _SHORTEST_BODY):
        return stated
    return soft if "，" in line[soft:] else stated


def _stated_length(group: Logical, line: str) -> int:
    opening = group.opening
    if opening is None:
        return 0
    if group.body_at is not None:
        return group.body_at
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


def run_in_length(paragraph: str, words: Words) -> int:
    """Length of a run-in heading that opens a paragraph, 0 when there is none.

    A sentence that states a figure or only leads on to what follows is no heading.
    """
    dashes = len(paragraph) - len(paragraph.lstrip("—"))
    found = _RUN_IN.match(paragraph, dashes)
    if not found or found.end() + 4 > len(paragraph):
        return 0
    if words.pattern(_NOT_RUN_IN).match(paragraph, dashes):
        return 0
    title = found["title"]
    if words.pattern(_NOT_A_TITLE).search(title):
        return 0
    if paragraph[found.end() - 1] in "：:" and words.pattern(_LEADS_ON).match(title):
        return 0
    return found.end("title")
