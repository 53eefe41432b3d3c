"""Physical lines to logical ones: what was one paragraph, heading or cell before it was printed.

A hard-wrapped page breaks a paragraph wherever its width ends; a page or a column may break it in
mid-sentence in any print.  What decides is how full a line is, how it ends and how the next begins.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.lines import Line
from lianqun.compiler.readers.numbering import (
    CAPTION,
    Opening,
    below_number,
    match_decimal,
    match_opening,
)
from lianqun.compiler.readers.titles import ends_like_title, is_dateline, is_photo_caption
from lianqun.compiler.words import Words
from lianqun.model.document import BlockKind
from lianqun.text.characters import CLOSERS, TERMINALS, display_width

_CONTINUES = tuple("，、；：。）》」”’】％%,;:是")
_OPEN_ENDS = tuple("（(《“‘【，、,的和与及")
_OPEN_BRACKETS = ("（", "(")
_DASH_END = ("——", "—", "→", "·")
_LATIN_START = re.compile(r"[A-Za-z0-9.+/\-]+")
_RUN_IN = re.compile(r"[^，,。：:；]{3,22}[。：:]|.{2,24}?，[^，。：:]{2,20}。|——|“[^”]{1,10}”：")
_SENTENCE = re.compile(r"[。；！？;]")
_COMMA = re.compile(r"[，,、]")
_ABOUT = re.compile(r"[^。；：]{0,40}关于")
_BRACKETS = ("（(〔[【", "）)〕]】")
_LONGEST_REMARK = 40
_REFERS = "、，,第和及与至到《（(“"
_NOTE = r"{note_label}\s?[：:]"
_NOTE_ITEM = re.compile(r"\d{1,2}[.、)）]|[①-⑳]|[（(]\d{1,2}[)）]")
_SPACE = re.compile(r"\s+")
_BODY_BEHIND = re.compile(r"[^，。；：:！？\s]{2,30}(?:\u3000+|[ \t]{2,}|\t)(?P<body>\S.{15,})")
_BODY_SOFT = re.compile(
    r"[^，。；：:！？\s\d]{4,16}(?<![的和与及]) (?=[\u4e00-\u9fff“])(?P<body>.{20,})"
)
_MAJOR = frozenset(("附件", "篇", "章", "节", "条", "一", "（一）"))
_PAIRS = (("《", "》"), ("（", "）"), ("(", ")"), ("“", "”"), ("〔", "〕"))
_OPENER = re.compile(r"[《（(“〔]")
_INDENT = 2.0
_SLACK = 1.6
_LEAST_FULL = 15.0
_WIDEST_PAGE = 60.0
_NARROWEST = 8.0
_NARROW_SHARE = 0.55
_LONGEST_OPEN = 400
_CHUNK = 48
_WRAPPED_SHARE = 0.5
_AHEAD = 4
_CLAUSE_SHARE = 0.8


@dataclass(slots=True)
class Logical:
    """Physical lines that were one; `kind` is set where it is known before the outline is built.

    `opening` is the heading number that the first line opens with; `title_at` of it counts in the
    normalised text.  `body_at` is where the text after a wide space begins behind a heading on the
    same line, `soft_body_at` the same after a single space, which may mean nothing.  `heading` is the scheme of a heading without number, `heading_level` its rank.
    """

    lines: list[Line]
    kind: BlockKind | None
    opening: Opening | None
    body_at: int | None = None
    soft_body_at: int | None = None
    heading: str = ""
    heading_level: int = 0

    @property
    def text(self) -> str:
        """The lines' text as it stands, nothing between them."""
        return "".join(line.text for line in self.lines)


def join_lines(
    lines: Sequence[Line],
    kinds: Mapping[int, BlockKind],
    labels: Collection[str] = (),
    *,
    words: Words | None = None,
) -> list[Logical]:
    """Group physical lines to logical ones; lines with a kind in `kinds` stay alone.

    `labels` are the headings that a contents page lists: a heading broken over lines is put together
    where the whole is one of them.
    """
    joiner = _Joiner(lines, kinds, labels, words or load_document_words())
    groups: list[Logical] = []
    for index, line in enumerate(lines):
        kind = kinds.get(index)
        opening = None if kind else joiner.opening_of(line.text)
        if (
            kind is None
            and groups
            and groups[-1].kind is None
            and joiner.continues(groups[-1], index, opening)
        ):
            groups[-1].lines.append(line)
        else:
            groups.append(_start(line, kind, opening))
            joiner.has_begun(opening)
    return groups


def _start(line: Line, kind: BlockKind | None, opening: Opening | None) -> Logical:
    if opening is None:
        return Logical([line], kind, None)
    number = line.text[: opening.title_at]
    body = _BODY_BEHIND.match(line.text, opening.title_at)
    body_at = None
    if body and (opening.scheme == "条" or _SENTENCE.search(body["body"])):
        body_at = len(_SPACE.sub("", line.text[: body.start("body")]))
    elif opening.scheme == "条":
        body_at = len(_SPACE.sub("", number))
    soft = _BODY_SOFT.match(line.text, opening.title_at)
    soft_at = len(_SPACE.sub("", line.text[: soft.start("body")])) if soft else None
    if " " in number or "\u3000" in number or "\t" in number:
        opening = replace(opening, title_at=len(_SPACE.sub("", number)))
    return Logical([line], kind, opening, body_at, soft_at)


class _Joiner:
    """Decides line by line whether the paragraph before goes on."""

    def __init__(
        self,
        lines: Sequence[Line],
        kinds: Mapping[int, BlockKind],
        labels: Collection[str],
        words: Words,
    ) -> None:
        self._words = words
        self._lines = lines
        self._labels = labels
        self._least = _least_widths(lines, kinds)
        self._titles = _title_lines(lines)
        self._ordinals: dict[str, int] = {}

    def opening_of(self, text: str) -> Opening | None:
        """How a line opens, given the numbers before it."""
        return match_opening(text) or match_decimal(text, self._ordinals)

    def has_begun(self, opening: Opening | None) -> None:
        """Remember the number that a new paragraph opens with."""
        if opening is not None:
            self._ordinals[opening.scheme] = opening.ordinal
            for scheme in below_number(opening.scheme):
                self._ordinals.pop(scheme, None)

    def continues(self, group: Logical, index: int, opening: Opening | None) -> bool:
        """Whether line `index` goes on with the paragraph that `group` holds."""
        line = self._lines[index]
        if opening is not None and self._is_next(index, opening):
            return False
        if opening is not None and self._lines[index - 1].text.endswith(_OPEN_BRACKETS):
            return True  # （ at the end of a line, 一）… on the next
        if line.joins is not None:
            return line.joins and not (opening and _ends_sentence(_tail(group), self._words))
        return self._continues_by_sight(group, index, opening)

    def _is_next(self, index: int, opening: Opening) -> bool:
        """Whether the line opens with the number after the last of its kind, and is no reference to it."""
        last = self._lines[index - 1].text
        return (
            opening.ordinal == self._ordinals.get(opening.scheme, -1) + 1
            and not last.endswith(_OPEN_ENDS)
            and last[-1] not in _REFERS
        )

    def _continues_by_sight(self, group: Logical, index: int, opening: Opening | None) -> bool:
        line, last = self._lines[index], self._lines[index - 1]
        if last.mark == "**+" and len(group.lines) % 2:
            return True
        if line.mark[:1] in ("#", "-") or last.mark[:1] == "#" or index in self._titles:
            return False
        tail = _tail(group)
        # 龙头企业：…、弘茂] closes what the paragraph before opened
        ended = _ends_sentence(tail, self._words) or (tail[-1] in "]】" and _remark_start(tail) < 0)
        is_over = ended and opening is None and self._is_note(group, line)
        if is_over or (line.indent - last.indent >= _INDENT and (ended or opening is not None)):
            return False
        wrapped = self._least[index // _CHUNK] > 0
        if wrapped and opening is None and not ended and self._is_inside(group, line, last):
            return True
        if self._is_title_cut(group, index) or self._is_listed(group, line):
            return True
        return self._goes_on(group, index, opening, ended=ended)

    def _is_note(self, group: Logical, line: Line) -> bool:
        """Whether the group is a whole note, which does not go on: the next line has no number of a note."""
        if not self._words.pattern(_NOTE).match(group.lines[0].text):
            return False
        return not _NOTE_ITEM.match(line.text)

    def _is_inside(self, group: Logical, line: Line, last: Line) -> bool:
        """Whether the last line is a full line in the middle of a wrapped paragraph."""
        if len(group.lines) < 2 or line.mark or line.text[0] in "表图":
            return False
        return last.width >= max(group.lines[-2].width - _SLACK, _NARROWEST)

    def _goes_on(self, group: Logical, index: int, opening: Opening | None, *, ended: bool) -> bool:
        is_major = opening is not None and opening.scheme in _MAJOR
        if _has_open_bracket(group, ended=ended):
            return not is_major
        line, last = self._lines[index], self._lines[index - 1]
        wrapped = self._least[index // _CHUNK] > 0
        running = not ended and self._is_running(group, last, wrapped=wrapped)
        if opening is not None and (is_major or not running or not wrapped):
            return False
        if not running and CAPTION.match(line.text):
            return False
        return self._flows(group, index, running=running)

    def _flows(self, group: Logical, index: int, *, running: bool) -> bool:
        """Whether a line without a number goes on, told by how lines end, begin and stand."""
        line, last = self._lines[index], self._lines[index - 1]
        if line.text.startswith(_CONTINUES) or last.text.endswith(_OPEN_ENDS):
            return True
        if line.indent - last.indent >= _INDENT:
            return False
        if (
            len(group.lines) == 1
            and ends_like_title(last.text, self._words)
            and not _COMMA.search(last.text)
        ):
            return False
        wrapped = self._least[index // _CHUNK] > 0
        if last.text.endswith(_DASH_END):
            return wrapped
        return running or (wrapped and self._continues_wrapped(group, index))

    def _is_listed(self, group: Logical, line: Line) -> bool:
        """Whether a heading and the next line together are one that the contents list."""
        if not self._labels or group.opening is None or len(group.lines) >= _AHEAD:
            return False
        return _SPACE.sub("", group.text + line.text) in self._labels

    def _is_title_cut(self, group: Logical, index: int) -> bool:
        """Whether the group is the head of a title (关于…) whose tail (…的意见) is still to come."""
        if len(group.lines) >= _AHEAD or not _ABOUT.match(group.lines[0].text):
            return False
        text = group.text
        if _SENTENCE.search(text) or text[-1] in TERMINALS or ends_like_title(text, self._words):
            return False
        following = self._lines[index : index + 2]
        return any(ends_like_title(line.text, self._words) for line in following)

    def _is_running(self, group: Logical, last: Line, *, wrapped: bool) -> bool:
        """Whether the group, whose last line ends no sentence, is a paragraph cut in one."""
        if CAPTION.match(group.lines[0].text):
            return False
        whole = group.text if len(group.lines) < _AHEAD else last.text
        if _SENTENCE.search(whole):
            return True
        if ends_like_title(last.text, self._words):
            return False
        if wrapped:
            return _is_wrapped_clause(group)
        has_clause = group.lines[0].width >= _LEAST_FULL + 3 and _COMMA.search(whole)
        return group.opening is None and bool(has_clause)

    def _continues_wrapped(self, group: Logical, index: int) -> bool:
        line, last = self._lines[index], self._lines[index - 1]
        first = len(group.lines) == 1
        page = self._page_width(group, index)
        latin = _LATIN_START.match(line.text)
        slack = _SLACK + (2 if first else 0)
        if (
            group.opening is None
            and _COMMA.search(last.text)
            and not _ends_sentence(last.text, self._words)
        ):
            slack = max(slack, (1 - _CLAUSE_SHARE) * page)
        if latin and not _ends_sentence(last.text, self._words):
            slack += display_width(latin[0])
        if last.width < max(page - slack, self._least[index // _CHUNK]):
            return False
        if not _ends_sentence(last.text, self._words):
            return True
        return not self._opens_paragraph(line, page)

    def _page_width(self, group: Logical, index: int) -> float:
        """The width of full lines here: of the paragraph itself, else of the lines that follow."""
        if len(group.lines) > 2:
            return median(line.width for line in group.lines[-_AHEAD - 1 :])
        if len(group.lines) > 1:
            return max(line.width for line in group.lines)
        following = self._lines[index - 1 : index + _AHEAD - 1]
        widths = [line.width for line in following if line.width <= _WIDEST_PAGE]
        return max(widths, default=0.0)

    def _opens_paragraph(self, line: Line, page: float) -> bool:
        """Whether a line behind a full line that ended a sentence begins a new paragraph."""
        if line.text.startswith(("——", "—", "到20", "注：", "●", "■")):
            return True
        score = 2 if _RUN_IN.match(line.text) else 0
        if page - 2 - _SLACK <= line.width <= page - _SLACK:
            score += 1
        elif line.width > page - 1:
            score -= 1
        return score >= 1


def _tail(group: Logical) -> str:
    """The end of the group: its last line, with those before it where a bracket ends in it."""
    last = group.lines[-1].text
    if last[-1] not in CLOSERS or _OPENER.search(last):
        return last
    text = "".join(line.text for line in group.lines[-_AHEAD:])
    if _remark_start(text) < 0 and last[-1] in _BRACKETS[1]:
        # 。[牵头城市：…；承载园区：…] goes on for many lines
        text = "".join(line.text for line in group.lines[-_LONGEST_REMARK:])
    return text


def _remark_start(text: str) -> int:
    """Where the bracket opens that the text's last character closes; -1 where none does."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] in _BRACKETS[1]) - (text[at] in _BRACKETS[0])
        if depth <= 0:
            return at if at < len(text) - 1 else -1
    return -1


def _is_wrapped_clause(group: Logical) -> bool:
    """Whether lines without a full stop are the beginning of a wrapped paragraph, no title."""
    if len(group.lines) == 2:
        is_full = group.lines[1].width >= _CLAUSE_SHARE * group.lines[0].width
        return group.opening is None and is_full
    return len(group.lines) > 2


def _ends_sentence(text: str, words: Words) -> bool:
    """Whether a line ends a sentence; a closing bracket or quotation mark may follow the full stop."""
    last = text[-1]
    if last in TERMINALS:
        return True
    if last not in CLOSERS:
        return is_photo_caption(text, words)
    if text.rstrip(CLOSERS)[-1:] in TERMINALS:
        return True
    opens = _remark_start(text)
    return opens > 0 and text[opens - 1] in TERMINALS


def _has_open_bracket(group: Logical, *, ended: bool) -> bool:
    """Whether a bracket or quotation mark still waits for its other half."""
    if ended and group.lines[-1].text[-1] not in "：:；;":
        return False
    lines = group.lines if len(group.lines) < _AHEAD else group.lines[-_AHEAD:]
    text = "".join(line.text for line in lines)
    if len(text) > _LONGEST_OPEN or not _OPENER.search(text):
        return False
    return any(text.count(a) > text.count(b) for a, b in _PAIRS)


def _least_widths(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> list[float]:
    """For each stretch of lines the least width of a full line, 0 where no page width breaks them."""
    shares: list[tuple[int, int]] = []
    least: list[float] = []
    for start in range(0, len(lines), _CHUNK):
        chunk = [
            line for at, line in enumerate(lines[start : start + _CHUNK], start) if at not in kinds
        ]
        long = [line for line in chunk if line.width >= _LEAST_FULL]
        wide = sum(1 for line in long if line.width > _WIDEST_PAGE)
        broken = [line for line in long if line.text[-1] not in TERMINALS]
        cut = sum(1 for line in broken if line.width <= _WIDEST_PAGE)
        shares.append((len(long) + wide, cut))
        least.append(_narrow_width(chunk))
    for at, own in enumerate(shares):
        if _is_wrapped(shares[max(0, at - 1) : at + 2], own):
            least[at] = _LEAST_FULL
    return least


def _narrow_width(chunk: list[Line]) -> float:
    """The least width of a full line in a narrow column (a newspaper's), 0 where there is none."""
    widths = sorted(line.width for line in chunk if line.width >= _NARROWEST)
    if len(widths) < _CHUNK // 2 or widths[-1] > _LEAST_FULL + 3:
        return 0.0
    top = widths[len(widths) * 9 // 10]
    full = [line for line in chunk if line.width >= top - 2]
    cut = sum(1 for line in full if line.text[-1] not in TERMINALS)
    return top - 3 if min(len(full), cut) >= _NARROW_SHARE * len(chunk) else 0.0


def _is_wrapped(near: list[tuple[int, int]], own: tuple[int, int]) -> bool:
    long, broken = own
    if long < _CHUNK // 4:
        long = sum(pair[0] for pair in near)
        broken = sum(pair[1] for pair in near)
    return long >= _AHEAD and broken >= _WRAPPED_SHARE * long


def _title_lines(lines: Sequence[Line]) -> set[int]:
    """Indices of lines above and at a news report's dateline, which never go on with another."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not is_dateline(line.text):
            continue
        found.add(index)
        above = index - 1
        while above >= 0 and index - above <= _AHEAD and not _SENTENCE.search(lines[above].text):
            if lines[above].width > _WIDEST_PAGE:
                break
            found.add(above)
            above -= 1
    return found
