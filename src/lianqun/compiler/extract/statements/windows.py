"""The words around a number that belong to it: what comes before, what comes after, within a clause.

A clause ends at ，。；：！？ or a line end, outside brackets.  Within a clause 、 and 和 part items when
each has its own number (打造2个甲、3个乙).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.lexicon import Lexicon, group_of, says_respectively
from lianqun.model.quantity import Comparator
from lianqun.text.numbers import NumberMention

_HARD = frozenset("，。；：！？\n,;:!?")
_OPEN = "（([〔"
_CLOSE = "）)]〕"
TAILS = {
    **dict.fromkeys(("及以上", "以上", "余", "多"), Comparator.AT_LEAST),
    **dict.fromkeys(("及以内", "以内", "之内", "及以下", "以下"), Comparator.AT_MOST),
    **dict.fromkeys(("左右", "上下"), Comparator.ABOUT),
}
"""What bounds a number from behind."""

_OUT_OF = re.compile(r"[从由自][^，。；]{0,5}$")
_BOUND_LAST = re.compile(
    r"(?:(?:且|并且?|但)?不(?:超过|得超过|低于|少于|高于|多于)|近|约|超过?|达到?|逾|共|合计|为)+$"
)
_SIZED = re.compile(r"(?:总规模|总投资|总额|总资产|总产能|总面积)(?:超过?|达到?|突破|不低于|约)?")
_SIZED_LAST = re.compile(r"(?:^|[，、])总投资额?(?:超过?|达到?|近|约)?$")
_WORKS = re.compile(r"[\u4e00-\u9fff“”]{0,14}?(?:项目|工程)")
_SIZED_NOUN = re.compile(r"的(?P<noun>[\u4e00-\u9fff“”]{2,16})")
_SIZES = ("户", "亩", "公顷", "平方米", "平方公里", "公里", "头只", "头", "只", "千瓦")
_THINGS = ("个", "项", "处", "座", "条", "家", "所")
_INCLUDED = "（含）"
_SHORTEST_OWN = 2
_LIST_JOINTS = ("、", "和", "及", "以及")
_TAIL = re.compile(
    "(?:（含）)?"
    + group_of(word for word in TAILS if word != "多")[:-1]
    + "|多(?![元种样层维功语品边方类]))"
)
_CLAUSE_STOP = re.compile(r"[，。；：！？\n,;:!?)）]")
_ITEM_END = re.compile(
    r"[，。；：！？\n,;:!?）)]|、(?![^（(，。；]{0,12}[）)])|(?:(?<=[\u4e00-\u9fff])(?:和|以及|及))(?=[\u4e00-\u9fff]{0,8}\d)"
)


def read_tail(text: str, position: int) -> str:
    """The words that bound a number from behind (以上), "" for none."""
    found = _TAIL.match(text, position)
    return found[0].removeprefix(_INCLUDED) if found else ""


@dataclass(frozen=True, slots=True)
class Window:
    """A number with its surroundings.

    `before` = text[before_start:mention.start] reaches back to the clause's start or the end of the
    number before; `after` = text[after_start:after_end] follows the bound words (以上, 左右 …), which
    are kept in `tail`.  [clause_start, clause_end) is the clause; `head` the words before the colon
    that opens it (教师占比：小学达到10%), `in_bracket` whether a bracket does;
    `list_tail` bound words that a 分别 list shares.
    """

    mention: NumberMention
    clause_start: int
    clause_end: int
    before_start: int
    before: str
    tail: str
    after: str
    after_end: int
    follows_number: bool
    head: str = ""
    in_bracket: bool = False
    list_tail: str = ""


class WindowReader:
    """Cuts sentences into windows by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verb = re.compile(lexicon.any_of("performs", "performs_alone", "builds"))
        self._joint = re.compile(rf"(?:和|以及|及|与)?{lexicon.any_of('joins_item')}?$")

    def read(
        self, text: str, start: int, end: int, mentions: Sequence[NumberMention]
    ) -> list[Window]:
        """Windows of the numbers that stand in text[start:end] (one sentence or clause run)."""
        windows: list[Window] = []
        previous_end = start
        for index, mention in enumerate(mentions):
            clause_start = find_clause_start(text, start, mention.start)
            clause_end = _find_clause_end(text, mention.end, end)
            before_start = max(clause_start, previous_end)
            tail = read_tail(text, mention.end)
            after_start = mention.end + len(tail)
            following = mentions[index + 1].start if index + 1 < len(mentions) else end
            after_end = self._find_after_end(text, after_start, clause_end, following)
            windows.append(
                Window(
                    mention=mention,
                    clause_start=clause_start,
                    clause_end=clause_end,
                    before_start=before_start,
                    before=text[before_start : mention.start],
                    tail=tail,
                    after=text[after_start:after_end],
                    after_end=after_end,
                    follows_number=previous_end > clause_start and index > 0,
                    head=_head(text, start, clause_start),
                    in_bracket=clause_start > start and text[clause_start - 1] in _OPEN,
                )
            )
            previous_end = after_end if _ends_item(text, after_start, after_end) else after_start
        return _with_shared_tails(self._with_parted_words(windows))

    def _with_parted_words(self, windows: list[Window]) -> list[Window]:
        """8所高校14个学科: words between two numbers are of the first, where the second has its own."""
        for index in range(len(windows) - 1):
            windows[index] = _with_noun_of_both(windows[index], windows[index + 1])
            windows[index : index + 2] = _with_sized(windows[index], windows[index + 1])
            first, second = windows[index], windows[index + 1]
            is_shared = first.after and second.before.startswith(first.after)
            if not is_shared or _OUT_OF.search(first.before):
                continue
            own = _BOUND_LAST.sub("", first.after)
            if own == second.before and _is_size_of(first, second):
                windows[index + 1] = replace(second, before="", before_start=second.mention.start)
                continue
            if not second.after.strip():
                verb = self._verb.search(own, _SHORTEST_OWN)
                if second.mention.unit.endswith("元") or not verb:
                    continue
                own = own[: verb.start()]
            windows[index] = replace(
                first, after=own, after_end=first.after_end - len(first.after) + len(own)
            )
            rest = second.before[len(own) :]
            windows[index + 1] = replace(
                second, before=rest, before_start=second.mention.start - len(rest)
            )
        return windows

    def _find_after_end(self, text: str, start: int, clause_end: int, following: int) -> int:
        """Where the words that follow a number end: at its item's end, or before the next number."""
        marks = _ITEM_END if following < clause_end else _CLAUSE_STOP
        limit = min(clause_end, following)
        for found in marks.finditer(text, start, limit):
            # a bracket that opens behind the number is passed over
            if found[0] not in _CLOSE or not _has_open(text[start : found.start()]):
                return found.start()
        if limit == following:
            return start + len(self._joint.sub("", text[start:limit]))
        return limit


def _is_size_of(first: Window, second: Window) -> bool:
    """改造32个小区1.2万户: the second number is of what the first counts, by another measure."""
    is_measure = second.mention.unit.lstrip("百千万亿") in _SIZES
    return is_measure and first.mention.unit in _THINGS and not second.after.strip()


def _with_shared_tails(windows: list[Window]) -> list[Window]:
    """分别控制在9人、3%以内: what bounds the last number of such a list bounds all of it."""
    for index in range(len(windows) - 1, 0, -1):
        window, before = windows[index], windows[index - 1]
        is_next = window.follows_number and window.before in _LIST_JOINTS and not before.after
        tail = window.tail or window.list_tail
        if is_next and tail and not before.tail and _is_respective(windows, index - 1):
            windows[index - 1] = replace(before, list_tail=tail)
    return windows


def _is_respective(windows: Sequence[Window], index: int) -> bool:
    """Whether a window is in a list that 分别 opens."""
    while index and windows[index].before in _LIST_JOINTS:
        index -= 1
    return says_respectively(windows[index].before)


def _head(text: str, start: int, clause_start: int) -> str:
    """The words before the colon that opens a clause, "" where none does."""
    if clause_start - 1 <= start or text[clause_start - 1] not in "：:":
        return ""
    return text[find_clause_start(text, start, clause_start - 1) : clause_start - 1]


def _has_open(words: str) -> bool:
    return "（" in words or "(" in words


def _ends_item(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] are words after a number that end its item: the next starts behind."""
    return end > start and end < len(text) and text[end] in "、和及以，。；"


def _with_noun_of_both(first: Window, second: Window) -> Window:
    """1.86万户6.2万名贫困人口: two counts of what follows both."""
    is_joined = not first.after and first.mention.end == second.mention.start
    if not is_joined or second.mention.unit.endswith("元"):
        return first
    return replace(first, after=second.after, after_end=second.after_end)


def _with_sized(first: Window, second: Window) -> tuple[Window, Window]:
    """5支总规模超过8亿元的基金: the noun behind both is what is counted, and whose size it is."""
    if first.after == "的" and _SIZED_LAST.search(first.before):
        works = _WORKS.match(second.after)
        if works and second.mention.unit in _THINGS:
            return replace(first, before=works[0] + first.before, after=""), second
    sized = _SIZED.fullmatch(first.after) if second.follows_number else None
    noun = _SIZED_NOUN.match(second.after) if sized else None
    if not sized or not noun:
        return first, second
    name = noun["noun"]
    return (
        replace(first, after=name),
        replace(second, before=name + second.before, after="", after_end=second.after_end),
    )


def find_clause_start(text: str, start: int, position: int) -> int:
    """Start of the clause that holds `position`; brackets closed before it are passed over."""
    depth = 0
    for index in range(position - 1, start - 1, -1):
        char = text[index]
        if char in _CLOSE:
            depth += 1
        elif char in _OPEN:
            if depth == 0:
                return index + 1
            depth -= 1
        elif char in _HARD and depth == 0 and not text.startswith("其中，", index - 2):
            return index + 1
    return start


def _find_clause_end(text: str, position: int, end: int) -> int:
    """End of the clause that holds `position`; brackets opened behind it are passed over."""
    depth = 0
    for index in range(position, end):
        char = text[index]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if depth == 0:
                return index
            depth -= 1
        elif char in _HARD and depth == 0:
            return index
    return end
