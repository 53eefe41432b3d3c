"""The documents in one file, and what stands before and behind the body of each.

A newspaper page holds several articles, a collection several plans; a notice and the plan it
prints are one document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.readers.issuing import (
    is_body_name,
    is_date_line,
    is_number_line,
    squeeze,
)
from lianqun.compiler.readers.joining import Logical
from lianqun.compiler.readers.metadata import Front
from lianqun.compiler.readers.titles import (
    ends_like_title,
    is_dateline,
    is_photo_caption,
    without_note_mark,
)
from lianqun.compiler.readers.web_pages import PageWords
from lianqun.compiler.words import Words
from lianqun.model.document import BlockKind

_ISSUE = (
    r"{issues|hands_down|presents}了?《(?P<a>[^》]{4,80})》|^《(?P<b>[^》]{4,80})》已经"
    r"|关于{issues|hands_down}(?P<c>[^《》]{4,80})的通知$"
)
_SUBTITLE = (
    r"[（(].{0,6}20\d\d\s?年?.{1,16}[)）]$|——[^。；]{4,60}$|[（(]{draft_state}.{0,8}[)）]$"
    r"|20\d\d\s?年.{0,8}[（(]总?第\s?\d{1,4}\s?期[)）]"
)
_SALUTATION = r"{addressed}.{2,80}[：:]$"
_SPEAKER = (
    r"[\u4e00-\u9fff]{2,14}{office_holder}\s*[\u4e00-\u9fff·]{2,6}$|[省市州县区]长\s+\S{2,5}$"
)
_CREDIT = r"{credit}\s?[/／:：|｜]"
_SENTENCE = re.compile(r"[。；！？]")
_BODY_SCHEMES = frozenset(("篇", "章", "节", "一", "（一）", "1.", "条"))
_MAIN_SCHEMES = frozenset(("篇", "章", "一"))
_PRESS_LINE = re.compile(r"/.*/|[/|]\s*$|^[\u4e00-\u9fff]{2,6}[:：]\s?[A-Za-z0-9]")
"""What a newspaper or an archive prints above a title: 某某日报/2001年/第A01版/, 分类号：B66."""
_DASHES = re.compile(r"[-—–－~～]+")
_YEAR = re.compile(r"20\d\d")
_FIGURE_OR_STOP = re.compile(r"[0-9。；！？]")
_FIRST_ANNEX = re.compile(r"\s?1\s?[.．、]")
_AHEAD_OF_BODY = (BlockKind.CONTENTS, BlockKind.FRONT_MATTER)
_PART_OF_REPORT = re.compile(r"工作的?(?:意见|建议|打算|安排|计划)$")
"""How a part of a work report is titled, whose sections count from one again."""

_IN_FULL = re.compile(r"(?:全文|主要内容)如下")

_HEAD = 60
_FOOT = 40
_REPEATED_TITLE = 400
_SIGNATURE = 14
_LONG = 80
_LONGEST_TITLE = 80
_SHORT = 40
_MIN_MAIN = 3
_SECOND = 2


@dataclass
class PartDraft:
    """One document of the file: groups[first:last], and what was read before and behind its body."""

    first: int
    last: int
    is_news: bool = False
    title: str = ""
    subtitle: str = ""
    body: int = 0
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def front(self, body: str, file_name: str) -> Front:
        """What the metadata is read from."""
        return Front(
            self.title, self.subtitle, self.head, self.foot, body, file_name, is_news=self.is_news
        )


def find_parts(groups: Sequence[Logical], words: Words | None = None) -> list[PartDraft]:
    """The documents of the file in order; together they cover every logical line."""
    words = words or load_document_words()
    starts = {0: False}
    seen = 0
    main = ""
    annexed = False
    for index, group in enumerate(groups):
        if group.kind is not None:
            continue
        if _is_dateline(group) and not _prints_document(groups, index, words):
            starts[_title_start(groups, index)] = True
            continue
        opening = group.opening
        if opening is None:
            continue
        annexed = annexed or opening.scheme == "附件"
        if opening.scheme not in _MAIN_SCHEMES:
            continue
        if opening.ordinal == 1 and opening.scheme == main and seen >= _MIN_MAIN:
            start = _document_start(groups, index, words)
            if start is not None and (not annexed or _is_issued(groups[start:index])):
                starts.setdefault(start, False)
                main, seen = "", 0
        if opening.ordinal == 1 and not main:
            main, annexed = opening.scheme, False
        seen += opening.scheme == main
    _join_first(starts)
    ordered = sorted(starts)
    stops = [*ordered[1:], len(groups)]
    return [PartDraft(a, b, starts[a]) for a, b in zip(ordered, stops, strict=True)]


def _join_first(starts: dict[int, bool]) -> None:
    """A single line above the first news report is its own headline, no document."""
    second = min((start for start in starts if start), default=0)
    if 0 < second < _SECOND and not starts[0] and any(starts.values()):
        del starts[second]
        starts[0] = True


def _is_dateline(group: Logical) -> bool:
    return is_dateline(group.lines[0].text)


def _prints_document(groups: Sequence[Logical], dateline: int, words: Words) -> bool:
    """Whether a news agency prints a document in full: its title follows the bare dateline.

    Or the dateline says that it was issued, and what it says comes below (全文如下, 主要内容如下).
    """
    said = "".join(group.text for group in groups[dateline : dateline + 2])
    if _IN_FULL.search(said) and words.pattern(_ISSUE).search(said):
        return True
    if len(groups[dateline].text) > _SHORT or dateline + 1 == len(groups):
        return False
    following = groups[dateline + 1].text
    return len(following) <= _LONGEST_TITLE and ends_like_title(following, words)


def _title_start(groups: Sequence[Logical], dateline: int) -> int:
    """Where the title lines above a dateline begin."""
    start = dateline
    while start and dateline - start < 4:
        above = groups[start - 1]
        if above.kind is not None or len(above.text) > _LONGEST_TITLE:
            break
        if _SENTENCE.search(above.text):
            break
        start -= 1
    return start


def _document_start(groups: Sequence[Logical], heading: int, words: Words) -> int | None:
    """Where the document begins whose first heading is at `heading`; None when no title is above."""
    start = None
    for at in range(heading - 1, max(heading - _HEAD, -1), -1):
        group = groups[at]
        if group.opening is not None and group.kind is None:
            break
        text = group.text
        is_title = len(text) <= _LONGEST_TITLE and ends_like_title(text, words)
        is_title = is_title and not _PART_OF_REPORT.search(text)
        if (
            group.kind is None
            and (is_title or group.lines[0].mark == "#")
            and not _SENTENCE.search(text)
        ):
            start = at
    while start and start > 0 and is_body_name(groups[start - 1].text, words):
        start -= 1
    return start


def _is_issued(head: Sequence[Logical]) -> bool:
    """Whether lines above a body show a document of its own: its number, or a Markdown title."""
    return any(is_number_line(squeeze(g.text)) or g.lines[0].mark == "#" for g in head)


def mark_part(groups: Sequence[Logical], part: PartDraft, words: PageWords) -> None:
    """Find the part's title, set the kinds of what stands before and behind its body."""
    if part.is_news:
        _mark_news(groups, part, words.document)
    else:
        _mark_head(groups, part, words)
    _mark_annex_lists(groups[part.first : part.last])
    _mark_foot(groups, part, words)


def _mark_annex_lists(groups: Sequence[Logical]) -> None:
    """Set the kind of lines that only name the annexes (附件：1.… 2.…)."""
    expected = 0
    for group in groups:
        opening = group.opening
        if opening is None or group.kind is not None:
            expected = 0
            continue
        if opening.scheme == "附件" and _FIRST_ANNEX.match(group.text, opening.title_at):
            expected = 2
        elif expected and opening.scheme == "1." and opening.ordinal == expected:
            expected += 1
        else:
            expected = 0
            continue
        group.kind, group.opening = BlockKind.FRONT_MATTER, None


def _mark_news(groups: Sequence[Logical], part: PartDraft, words: Words) -> None:
    index = part.first
    while index < part.last and not _is_dateline(groups[index]):
        groups[index].kind = BlockKind.TITLE
        part.title = groups[index].text
        index += 1
    part.body = min(index, part.last - 1)
    for at in range(index, part.last):
        group = groups[at]
        if group.kind is not None:
            continue
        if is_photo_caption(group.text, words):
            group.kind = BlockKind.CAPTION
        elif words.pattern(_CREDIT).match(group.text):
            group.kind = BlockKind.FRONT_MATTER
        elif group.opening is None and _is_subhead(groups, at, part.last):
            group.heading, group.heading_level = "小标题", 4
        elif group.opening is None and _heads_figures(groups, at, part.last):
            group.heading, group.heading_level = "图", 4


def _is_subhead(groups: Sequence[Logical], at: int, last: int) -> bool:
    group = groups[at]
    if len(group.text) > _SHORT or _SENTENCE.search(group.text) or group.text[-1] in "：:—":
        return False
    return at + 1 < last and len(groups[at + 1].text) > _SHORT and at > 0


def _heads_figures(groups: Sequence[Logical], at: int, last: int) -> bool:
    """Whether a short line is the title of a box of figures: short lines with a number each."""
    below = groups[at + 1 : min(at + 4, last)]
    title = _YEAR.sub("", groups[at].text)
    if len(title) > _SHORT or _FIGURE_OR_STOP.search(title) or len(below) < _MIN_MAIN:
        return False
    return all(
        len(g.text) <= _SHORT and not _SENTENCE.search(g.text) and any(c.isdigit() for c in g.text)
        for g in below
    )


def _mark_head(groups: Sequence[Logical], part: PartDraft, words: PageWords) -> None:
    stop = min(part.last, part.first + _HEAD)
    issued = _issued_title(groups[part.first : stop], words.document)
    among = range(part.first, stop)
    found = _find_line(groups, among, issued, words.document) if issued else None
    first_body = _first_body(groups, part.first, stop, words)
    if issued and found is None:
        part.title = issued
        part.body = first_body
    elif found is not None:
        part.title = issued
        part.body = found.stop
        for at in range(part.first, found.start):
            if groups[at].kind is None:
                groups[at].kind = BlockKind.FRONT_MATTER
                groups[at].opening = None
        for at in found:
            groups[at].kind = BlockKind.TITLE
    else:
        part.body = first_body
        _mark_title(groups, part, words)
    _mark_lines(groups, part, words)
    for group in groups[part.body : min(part.body + _REPEATED_TITLE, part.last)]:
        if group.kind is None and part.title and squeeze(group.lines[0].text) == part.title:
            group.kind = BlockKind.TITLE
    part.head = [groups[at].text for at in range(part.first, part.body)]


def _issued_title(groups: Sequence[Logical], words: Words) -> str:
    """The title of the plan that a notice at the head prints, "" when there is no notice."""
    for group in groups:
        if group.kind is not None or len(group.text) > 4 * _LONG:
            continue
        found = words.pattern(_ISSUE).search(group.text)
        if found:
            return squeeze(found["a"] or found["b"] or found["c"])
        if group.opening is not None and group.opening.scheme in _MAIN_SCHEMES:
            return ""
    return ""


def _find_line(groups: Sequence[Logical], among: range, title: str, words: Words) -> range | None:
    """The logical lines that print a title on their own; the last such place."""
    found, title = None, _with_one_dash(title)
    for at in among:
        if groups[at].kind is not None or len(groups[at].text) > _LONGEST_TITLE:
            continue
        line = _with_one_dash(squeeze(groups[at].text))
        if line and title.startswith(line):
            whole, stop = line, at + 1
            while stop < len(groups) and len(whole) < len(title):
                whole += _with_one_dash(squeeze(groups[stop].text))
                stop += 1
            if whole == title:
                found = range(at, stop)
            elif words.pattern(_SUBTITLE).match(title[len(line) :]):
                found = range(at, at + 1)
    return found


def _with_one_dash(title: str) -> str:
    """A title with one sign for all dashes: a notice and the plan it prints may write 2024-2026 in two ways."""
    return _DASHES.sub("-", title)


def _first_body(groups: Sequence[Logical], first: int, stop: int, words: PageWords) -> int:
    """The first logical line of the body: a numbered heading or a long paragraph; of a short letter what is addressed."""
    addressed = words.document.pattern(_SALUTATION)
    behind = stop
    for at in range(first, stop):
        group = groups[at]
        if addressed.match(group.text) and at + 1 < stop:
            behind = at + 1
        if group.kind in _AHEAD_OF_BODY or words.is_frame(group.text):
            continue
        if group.kind is not None:
            return at
        if group.opening is not None and group.opening.scheme in _BODY_SCHEMES:
            return at
        if len(group.text) >= _LONG and _SENTENCE.search(group.text):
            return at
    return behind


def _mark_title(groups: Sequence[Logical], part: PartDraft, words: PageWords) -> None:
    for at in range(part.first, part.body):
        group = groups[at]
        text = group.text
        if group.kind is not None or words.is_frame(text) or len(text) > _LONGEST_TITLE:
            continue
        if (
            not (group.lines[0].mark == "#" or ends_like_title(text, words.document))
            or "。" in text
        ):
            continue
        first = at
        while first > part.first and (
            _is_title_head(groups[first - 1], words)
            or (_goes_on(groups[first]) and _may_head(groups[first - 1], words))
        ):
            first -= 1
        for line in range(part.first, first):
            if groups[line].opening is not None and groups[line].kind is None:
                groups[line].kind = BlockKind.FRONT_MATTER  # 附件 above the plan that is annexed
        for line in range(first, at + 1):
            groups[line].kind = BlockKind.TITLE
        title = squeeze("".join(groups[line].text for line in range(first, at + 1)))
        part.title = without_note_mark(title)
        return


def _goes_on(group: Logical) -> bool:
    """Whether a line can only go on with a title: 和二〇三五年远景目标纲要."""
    return group.text.startswith(("和", "及", "与", "暨", "的"))


def _may_head(group: Logical, words: PageWords) -> bool:
    """Whether a line above a tail that goes on with it can be the title's beginning."""
    is_plain = group.kind is None and group.opening is None and not words.is_frame(group.text)
    return is_plain and len(group.text) <= _SHORT and not _SENTENCE.search(group.text)


def _is_title_head(group: Logical, words: PageWords) -> bool:
    """Whether a line above the tail of a title belongs to it."""
    text = group.text
    if _PRESS_LINE.search(text):
        return False
    if group.kind is not None or group.opening is not None or words.is_frame(text):
        return False
    if len(text) > _SHORT or _SENTENCE.search(text) or text[-1] in "：:）)" or is_dateline(text):
        return False
    plain = squeeze(text)
    return not (
        _is_signed(plain, words.document)
        or is_number_line(plain)
        or ends_like_title(plain, words.document)
        or words.document.pattern(_SPEAKER).match(text)
    )


def _mark_lines(groups: Sequence[Logical], part: PartDraft, words: PageWords) -> None:
    """Set the kind of lines about the document that stand between title and body."""
    is_value, document = False, words.document
    for at in range(part.first, min(part.body + 4, part.last)):
        group = groups[at]
        text = group.text
        if group.kind is not None:
            continue
        if at >= part.body and len(text) > _LONGEST_TITLE and not is_photo_caption(text, document):
            break
        plain = squeeze(text)
        if is_photo_caption(text, document):
            group.kind = BlockKind.CAPTION
        elif (
            is_value
            or words.is_frame(text)
            or (group.opening is None and _is_about(text, plain, document))
        ):
            if document.pattern(_SUBTITLE).match(text) and not part.subtitle:
                part.subtitle = text
            group.kind = BlockKind.FRONT_MATTER
            group.opening = None
        is_value = words.is_open_label(text)


def _is_about(text: str, plain: str, words: Words) -> bool:
    if len(text) > _LONGEST_TITLE:
        return False
    return bool(
        _is_signed(plain, words)
        or is_number_line(plain)
        or words.pattern(_SUBTITLE).match(text)
        or words.pattern(_SPEAKER).match(text)
        or (words.pattern(_SALUTATION).match(text) and not text.startswith("各位"))
        or ("人民代表大会" in text[:40] and text.endswith("会议上"))
    )


def _mark_foot(groups: Sequence[Logical], part: PartDraft, words: PageWords) -> None:
    first = max(part.body, part.last - _FOOT)
    frame = _frame_start(groups, range(first, part.last), words)
    for group in groups[frame : part.last]:
        if group.kind is None:
            group.kind, group.opening = BlockKind.FRONT_MATTER, None
    opener = words.document.words("imprint_opener")
    imprint = next((at for at in range(first, frame) if groups[at].text.startswith(opener)), frame)
    for at in range(imprint, frame):
        if groups[at].kind is None and len(groups[at].text) <= 2 * _LONG:
            groups[at].kind = BlockKind.FRONT_MATTER
    part.foot = [g.text for g in groups[max(first, imprint - _SIGNATURE) : frame]]
    for at in range(max(first, imprint - _SIGNATURE), imprint):
        if groups[at].kind is None and _is_signature(groups[at].text, words.document):
            groups[at].kind = BlockKind.FRONT_MATTER


def _frame_start(groups: Sequence[Logical], among: range, words: PageWords) -> int:
    """Where the page's own words begin behind the body; the end when there are none."""
    start = among.stop
    at = among.stop - 1
    while at >= among.start:
        text = groups[at].text
        if words.is_frame(text):
            start = at
        elif (len(text) >= _LONG and _SENTENCE.search(text) and groups[at].kind is None) or (
            groups[at].opening is not None and groups[at].kind is None
        ):
            break
        at -= 1
    return start


def _is_signature(text: str, words: Words) -> bool:
    plain = squeeze(text)
    if len(plain) > _LONGEST_TITLE or "。" in plain:
        return False
    if _is_signed(plain, words):
        return True
    return bool(re.fullmatch(r"(?:[\u4e00-\u9fff]{2,12}?人民政府){2,}", plain))


def _is_signed(plain: str, words: Words) -> bool:
    """Whether a line is only the name of a body or a date."""
    return is_body_name(plain, words) or is_date_line(plain, words)
