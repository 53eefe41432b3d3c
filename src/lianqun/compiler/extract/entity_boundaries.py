"""Where a name begins: from its head leftwards over its modifiers to a verb or a mark.

Chinese prints no spaces, so 依托云州计算产业研究院 has to be parted by what may not stand in a name:
punctuation, governing verbs and function words.  A verb inside a name (储能产业促进中心) is told by
what it would leave: a bare 中心 is no name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from lianqun.compiler.extract.entity_vocabulary import EntityVocabulary, Head

DELIMITERS = "。，、；：！？,;:!?…《》<>〈〉【】[]〔〕{}|→↔＋+=＝*#\t\n\r\f\u3000 ●■◆·"
_FLAT = str.maketrans(dict.fromkeys(DELIMITERS, "\n"))
_DASHES = re.compile("——+|——|--+")
_LONGEST_NAME = 44
_NESTING = re.compile('[（()）“”"‘’「」]')
_OPENERS = {"）": "（", ")": "(", "”": "“", "’": "‘", "」": "「"}
_LONGEST_INNER = 14
_TOPIC_CONJUNCTIONS = frozenset("与和及或以")
_ONLY_FIRST = frozenset("已而其各该我他对从让使被给跟距沿含凭按据赴")
_PLAIN_BREAK = re.compile(r"[—–“”\"]|\d年|[图表]\d+|\d+[个家所项]|国家级(?=.)")
_WORDY_BREAK = re.compile(r"\d[个家所项大]|\d{4}年|(?<=[道路街桥站线])[—–]")
"""What parts a wordy name from the left: a count, a dash behind a road (青岚大道—青岚山科技城)."""

_BY_CITY = ("实验室",)
"""Heads that a city's name alone makes a name of: 云州实验室."""

_FULL_REGIONS = (
    *("省", "市", "县", "区", "州", "旗", "盟"),
    *("三角", "大湾区", "地区", "经济圈", "都市圈", "城市群", "经济带"),
)
_BRANCH = "分"
"""Opens the heads of branches, which are told by their place: 云州分院."""

_SPELT_OUT = 4
"""Characters of a topic that, behind a region's full name, make a name of common words."""

_CELL_MARKS = ("\t", "\n", "|")
_WORDY_FRAMES = frozenset({"topic", "site", "event"})
_VERBS_IN_NAMES = frozenset({"联合"})
_LEGAL_ENDS = ("有限公司", "责任公司")
_LIST_MARKS = frozenset("、“\t\n")
_NEVER_INSIDE = frozenset("的了等各该其是为向到在将把由")
_WORLD = r"{world}"
_NATION = re.compile("国家级|国家|中国")


class ClauseMap:
    """A text in which every mark that a name cannot hold is a line break, for fast look-ups."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._flat = _DASHES.sub(lambda m: "\n" * len(m[0]), text.translate(_FLAT))

    def start_of(self, end: int) -> tuple[int, bool]:
        """Where the stretch that ends at `end` begins, and whether a quotation mark opens it."""
        floor = max(0, end - _LONGEST_NAME)
        start = max(self._flat.rfind("\n", floor, end) + 1, floor)
        if not _NESTING.search(self._flat, start, end):
            return start, False
        return self._unnest(start, end)

    def _unnest(self, start: int, end: int) -> tuple[int, bool]:
        """Step leftwards over short brackets; stop at one that opens outside the stretch."""
        position = end
        while position > start:
            char = self.text[position - 1]
            if char in _OPENERS:
                opened = self.text.rfind(_OPENERS[char], start, position - 1)
                if opened <= start or position - opened > _LONGEST_INNER:
                    return position, False
                position = opened
            elif _NESTING.match(char):
                return position, char in '“‘「"'
            else:
                position -= 1
        return start, False


class Anchors:
    """Places in the text of names that are already known (regions, firms): a name may start there."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [start for start, _ in self._spans]

    def first_in(self, start: int, end: int) -> tuple[int, int] | None:
        """The leftmost known name within [start, end)."""
        index = bisect_left(self._starts, start)
        while index < len(self._spans) and self._starts[index] < end:
            if self._spans[index][1] <= end:
                return self._spans[index]
            index += 1
        return None


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Where known names stand: firms and places, places alone, and the names with brands of firms."""

    names: Anchors
    places: Anchors
    with_brands: Anchors


@dataclass(frozen=True, slots=True)
class NameStart:
    """Where a name begins and how sure that is.

    `is_anchored`: it holds a known place or firm, or 国家; `cut` is the verb or function word before
    it, empty at a mark.
    """

    position: int
    is_anchored: bool
    cut: str


class StartFinder:
    """Finds where names begin in one text, given where known names stand in it."""

    def __init__(self, clauses: ClauseMap, known: KnownNames, words: EntityVocabulary) -> None:
        self._clauses = clauses
        self._text = clauses.text
        self._anchors = known.with_brands
        self._named = known.names
        self._places = known.places
        self._words = words

    def find(self, head: Head, head_start: int) -> NameStart | None:
        """Where the name begins that ends in the head at `head_start`; None where it is no name."""
        start, is_quoted = self._clauses.start_of(head_start)
        if head.frame not in _WORDY_FRAMES:
            start = self._after_marks(_PLAIN_BREAK, start, head_start)
        else:
            start = self._after_marks(_WORDY_BREAK, start, head_start)
        if start >= head_start:
            return None
        if is_quoted:
            return self._whole(head, start, head_start)
        is_legal = head.word.endswith(_LEGAL_ENDS) and head_start - start >= _SPELT_OUT
        if is_legal and self._fills_cell(start, head_start + len(head.word)):
            return NameStart(start, self._has_anchor(start, head_start), "")
        cuts = self._cuts(head, start, head_start)
        for index, (position, word) in enumerate(cuts):
            if index and cuts[index - 1][0] - len(cuts[index - 1][1]) == position:
                continue  # another cut word follows at once: 具备承接
            if self.is_specific(head, position, head_start):
                inner = cuts[:index]
                return self._settle(head, (position, head_start), word, inner)
        if self.is_specific(head, start, head_start):
            return self._settle(head, (start, head_start), "", cuts)
        return None

    def _settle(
        self, head: Head, span: tuple[int, int], word: str, inner: list[tuple[int, str]]
    ) -> NameStart | None:
        if not self._may_hold(head, span[0], inner):
            return None
        if head.frame == "firm" and head.word != "公司":
            return NameStart(span[0], self._has_anchor(*span), word)
        return self._at_anchor(span[0], span[1], word)

    def _after_marks(self, marks: re.Pattern[str], start: int, end: int) -> int:
        """After the last dash, year, caption number, count or quotation within [start, end)."""
        for mark in marks.finditer(self._text, start, end):
            start = mark.end()
        return start

    def is_specific(self, head: Head, start: int, end: int) -> bool:
        """Whether the words before a head single something out."""
        modifier = self._text[start:end]
        if head.frame == "place":
            return modifier not in self._words.heads and len(self._words.proper_part(modifier)) >= 2
        if head.frame == "school":
            return len(modifier) >= 2 and len(self._words.own_part(modifier)) >= 2
        if head.frame == "firm":
            return self._is_firm(head, start, end)
        own = self._beside_places(start, end)
        if len(self._words.own_part(own)) >= 2 or self._is_spelt_out(head, start, end):
            return True
        if head.frame == "topic" and _NATION.search(modifier):
            return self._places.first_in(start, end) is not None and not own
        is_of_city = head.word in _BY_CITY and not _NATION.fullmatch(modifier)
        takes_region = head.frame in ("site", "organ") or is_of_city
        return takes_region and len(own) < len(modifier)

    def _is_spelt_out(self, head: Head, start: int, end: int) -> bool:
        """云岭市公共数据开放平台, 全球高端制造大会: common words that only one thing is called by."""
        if head.word.startswith(_BRANCH):
            return self._places.first_in(start, end) is not None
        if head.frame == "event":
            world = self._words.roles.pattern(_WORLD).match(self._text, start, end)
            return world is not None and end - world.end() >= _SPELT_OUT
        place = self._places.first_in(start, end)
        if head.frame not in ("topic", "site") or place is None or place[0] != start:
            return False
        is_whole = self._text[start : place[1]].endswith(_FULL_REGIONS)
        return is_whole and end - place[1] >= _SPELT_OUT

    def _is_firm(self, head: Head, start: int, end: int) -> bool:
        """Whether a firm's name stands before the head: 云州城投集团 and 岚泰集团, not 平台公司."""
        anchor = self._named.first_in(start, end)
        if not anchor or anchor[0] != start:
            return len(self._words.proper_part(self._text[start:end])) >= 2
        if head.word.endswith(_LEGAL_ENDS) and self._places.first_in(*anchor) is None:
            return True
        own = self._text[anchor[1] : end]
        if head.word.endswith(_LEGAL_ENDS) and len(own) >= _SPELT_OUT:
            return True
        part = self._words.proper_part if head.word == "公司" else self._words.own_part
        return len(part(own)) >= 2 or (anchor[1] == end and head.word in ("集团", "银行"))

    def _fills_cell(self, start: int, end: int) -> bool:
        """Whether [start, end) is all that a cell or a line holds."""
        opens = start == 0 or self._text[start - 1] in _CELL_MARKS
        return opens and self._text[end : end + 1] in ("", *_CELL_MARKS)

    def _beside_places(self, start: int, end: int) -> str:
        """The words of [start, end) without known places and 国家."""
        parts: list[str] = []
        anchor = self._places.first_in(start, end)
        while anchor:
            parts.append(self._text[start : anchor[0]])
            start = anchor[1]
            anchor = self._places.first_in(start, end)
        parts.append(self._text[start:end])
        return _NATION.sub("", "".join(parts))

    def _may_hold(self, head: Head, start: int, inner: list[tuple[int, str]]) -> bool:
        """Whether a name may hold the cut words: governing verbs only behind a known name.

        `inner` runs from right to left.
        """
        if not inner:
            return True
        if inner[-1][0] - len(inner[-1][1]) == start:
            return False
        if head.frame not in _WORDY_FRAMES:
            return all(
                word in _VERBS_IN_NAMES or self._words.cuts[word] == "soft" for _, word in inner
            )
        if any(word in _NEVER_INSIDE for _, word in inner):
            return False
        return all(word in _VERBS_IN_NAMES or self._words.cuts[word] != "hard" for _, word in inner)

    def _whole(self, head: Head, start: int, head_start: int) -> NameStart | None:
        if not self.is_specific(head, start, head_start):
            return None
        return NameStart(start, self._has_anchor(start, head_start), "“")

    def _cuts(self, head: Head, start: int, end: int) -> list[tuple[int, str]]:
        """Positions after words that may part the name from what stands before, right to left."""
        found: list[tuple[int, str]] = []
        last_end = start
        for match in self._words.find_cuts(self._text, start, end):
            word = match[0]
            if word in _ONLY_FIRST and match.start() != last_end:
                continue
            found.append((match.end(), word))
            last_end = match.end()
        parting: list[tuple[int, str]] = []
        for index in range(len(found) - 1, -1, -1):
            position, word = found[index]
            before = next(
                (p for p, w in reversed(found[:index]) if self._words.cuts[w] != "soft"), start
            )
            if self._may_part(head, word, (before, position), end):
                parting.append((position, word))
        return parting

    def _may_part(self, head: Head, word: str, cut: tuple[int, int], end: int) -> bool:
        """Whether a cut word parts here: 与 within 国家数据交互与综合应用平台 does not.

        `cut` is the end of the cut before and of this one.
        """
        before, position = cut
        left = self._text[before : position - len(word)]
        if head.frame == "firm" and word in _TOPIC_CONJUNCTIONS:
            return bool(self._words.head_of(left)) or not self._starts_known(before, end)
        if self._words.cuts[word] == "hard" or head.frame not in _WORDY_FRAMES:
            return True
        if word not in _TOPIC_CONJUNCTIONS and self._words.cuts[word] == "mark":
            return True
        if self._words.head_of(left) or self._starts_known(position, end):
            return True
        return not self._has_anchor(before, position - len(word))

    def _starts_known(self, start: int, end: int) -> bool:
        """Whether a known name or 国家 begins at `start`."""
        anchor = self._anchors.first_in(start, end)
        return bool(anchor and anchor[0] == start) or bool(_NATION.match(self._text, start, end))

    def _has_anchor(self, start: int, end: int) -> bool:
        return self._anchors.first_in(start, end) is not None or bool(
            _NATION.search(self._text, start, end)
        )

    def _at_anchor(self, start: int, end: int, cut: str) -> NameStart:
        """Move the start to the first known name where nothing but a strange verb stands before it."""
        anchor = self._anchors.first_in(start, end)
        nation = _NATION.search(self._text, start, end)
        first = min(anchor[0] if anchor else end, nation.start() if nation else end)
        if first == end:
            return NameStart(start, is_anchored=False, cut=cut)
        keeps = (
            first == start
            or cut
            or self._text[start - 1 : start] in _LIST_MARKS
            or self._words.head_of(self._text[start:first])
            or len(self._words.own_part(self._beside_places(first, end))) < 2
        )
        return NameStart(start if keeps else first, is_anchored=True, cut=cut)
