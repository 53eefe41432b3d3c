"""Names that lists hold: 龙头企业：甲、乙；依托甲、乙等企业；以丙、丁为核心载体.

A firm's short name needs no suffix: the words around the list say what its members are.  Three kinds
of list, from sure to less sure: labelled (a label and a colon), closed (等 and a class noun), and open
(a verb that governs names); open lists are read only where a member is known or looks like a firm.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    ListNoun,
    without_end_bracket,
)

LABELLED, CLOSED, OPEN, FREE = 4, 3, 2, 1
"""How far the context of a candidate can be trusted."""

_BREAK = re.compile(r"[，。；：！？,;:!?\n\t]")
_BREAKS = str.maketrans(dict.fromkeys("，。；：！？,;:!?\t[]【】", "\n"))
_LABEL_END = re.compile(r"[。；;\n\t\]】]|[（(]?排名")
_ITEM = re.compile(r"[^、（(]*(?:[（(][^（）()]*[)）][^、（(]*)*")
_TOUCHING = re.compile('(?<=[”"])(?=[“"])')
_ETC = re.compile(
    r"(?<![同平均对相何])等(?![级待候号于同值奖功])(?!(?<=[高中初优]等)(?:教育|院校|学校|职业|收入|水平|规模|偏|专科|数学))"
)
_QUOTED = re.compile(r"^[“\"][^”\"]{1,16}[”\"]")
_COUNTED = re.compile(
    r"^(?:\d+|[一二三四五六七八九十两几多数]+)?(?:余|多)?(?:家|个|所|座|大|市|省|县|区)?"
)
_PRODUCT_FIRMS = re.compile(
    r"(?:相关|配套|上下游|上游|下游|中小|各类|新兴|传统|类|产业|服务业|服务型|加工|生产)$"
)
_OTHER_THING = re.compile(
    r"(?:各类|各种|多种|多类|其他|特点|特征|服务|功能|多功能|方面|领域|环节|问题|产品|技术|项目|业务|工作|设备|材料|内容|政策|活动|因素|要素|资源|形式|方式|功能|手段|途径|措施|优势|需求|成果|任务|工程|行动|计划|场景|模式|指标|费用|条件|信息)(?!.{0,2}企业)"
)
_OTHER_NOUN = re.compile(rf"{_OTHER_THING.pattern}|[对为向给在将把](?!代表)")
_FIELD = re.compile("领域|环节|行业(?!领军|龙头|骨干|头部|领先|标杆|巨头)")
_COUNTED_GREAT = re.compile("[两三四五六七八九十]大(?:中心|平台|基地|园区|片区)")
_ATTRACTED = re.compile("的?(?:招引|引进|招商|引入|集聚|入驻)")
_ATTRACTING = re.compile("(?:引进|招引|引入|吸引|加快|发展|培育|招商|孵化|延伸|落实)$")
_ENDS_PHRASE = re.compile(r"$|[，。；、：（）()“”的在为与和及等先相共开加]|联动|协同|产业|差距")
_LISTED = re.compile("等|以及")
_OWNED = re.compile(r"的(?:[^，。；的]{0,6}?)(?P<noun>企业|合作伙伴|伙伴|公司|高校|单位)")
_LONGEST_ATTRIBUTE = 14
_QUALIFIED = re.compile(r"的[^、的]{0,10}$")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”\"（）()·—\-/．.＋+&]+")
_NO_NAME = re.compile(
    r"[的了]|一批|若干|各类|[0-9]+(?:亿|万|%|家|个|年|项|余)|^第?[0-9.]+$|以上|以下|左右"
)
_TRIMMED = '“”"‘’「」 　\n'
_OPEN = re.compile(
    r"依托|联合|对接|引进|引入|支持|鼓励|推动|巩固|利用|发挥|围绕|携手|扶持|壮大|拥有|包括|招引|联动|以|与"
)
_GOVERNS_PAIRS = frozenset({"依托", "联合", "以", "对接", "携手", "联动"})
_GOVERNS_FIRMS = _GOVERNS_PAIRS | {"引进", "引入", "支持", "鼓励", "招引", "扶持"}
_CONJUNCTIONS = frozenset({"和", "与", "及", "以及", "或"})
_AS_ROLE = re.compile(
    r"为(?:[^，。；、]{0,6}?)(?:核心|载体|龙头|依托|主体|支撑|牵头|代表|引领|主导|骨干)"
)
_REGION_END = re.compile(r"[\u4e00-\u9fff]{1,6}(?:省|市|县|区|州|旗|盟|新区|自治州|自治区)$")
_LATIN = re.compile("^[A-Za-z]{3,}")
_WORDY = re.compile("[的了等各是为向到在将把]")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]\d{1,3}所$")
_MIXED = re.compile(r"[和与及、或]|以及")
_NO_OVERRIDE = frozenset(
    {EntityType.UNIVERSITY, EntityType.PARK, EntityType.GOVERNMENT, EntityType.REGION}
)
_SCHOLARLY = frozenset({EntityType.UNIVERSITY, EntityType.INSTITUTE})
_CITY_NOUNS = frozenset(
    {
        "城市",
        "地市",
        "市州",
        "市县",
        "省份",
        "省市",
        "区县",
        "县市",
        "县市区",
        "市",
        "省",
        "县",
        "区",
        "地",
    }
)
_NEED_HEAD = frozenset(
    {
        EntityType.PLATFORM,
        EntityType.PARK,
        EntityType.INSTITUTE,
        EntityType.OTHER,
        EntityType.GOVERNMENT,
    }
)
"""Kinds that a class noun alone does not give: 算力、算法等平台 are no platforms, “云岚”等平台 is one."""

_LONGEST_SHORT_NAME = 12
_LONGEST_NAME = 36
_LIST_REACH = 400
_LABELLED_REACH = 3000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of the text that may be a name: its place, kind, and how far it can be trusted."""

    start: int
    end: int
    type: EntityType
    strength: int


class ListReader:
    """Reads the lists of one text."""

    def __init__(self, text: str, words: EntityVocabulary, regions: Collection[str]) -> None:
        self._text = text
        self._words = words
        self._regions = regions
        self._flat = text.translate(_BREAKS)

    def read_closed(self) -> list[Candidate]:
        """Members of labelled lists and of lists that 等 and a class noun close."""
        found = list(self._labelled())
        for etc in _ETC.finditer(self._text):
            nouns, after = self._nouns_after(etc.end())
            if nouns:
                found.extend(self._closed(etc.start(), nouns, after))
        return found

    def read_open(self, firms: frozenset[str]) -> Iterator[Candidate]:
        """Members of lists without a class noun, given the firms already known."""
        seen = -1
        for trigger in _OPEN.finditer(self._text):
            start = trigger.end()
            end = self._break_after(start)
            if start < seen:
                continue
            items = self._open_items(start, end, trigger[0])
            if items:
                seen = items[-1][1]
                yield from self._judge_open(items, firms, trigger[0])

    # Labelled lists

    def _labelled(self) -> Iterator[Candidate]:
        for label in self._words.label_pattern.finditer(self._text):
            noun = self._words.labels[label["label"]]
            if len(noun.word) < 4 and not self._opens_clause(label.start()):
                continue
            limit = min(len(self._text), label.end() + _LABELLED_REACH)
            found = _LABEL_END.search(self._text, label.end(), limit)
            end = found.start() if found else limit
            for start, stop in self._items(label.end(), self._closing(label.end(), end)):
                name = self._text[start:stop]
                if self._is_name(name):
                    yield Candidate(start, stop, self._type(name, (noun,)), LABELLED)

    def _opens_clause(self, start: int) -> bool:
        return (
            start == 0 or not _NAME.match(self._text[start - 1]) or self._text[start - 1] in "（("
        )

    def _closing(self, start: int, end: int) -> int:
        """Where a bracket that opened before `start` closes, else `end`."""
        depth = 0
        for mark in re.finditer(r"[（()）]", self._text[start:end]):
            depth += 1 if mark[0] in "（(" else -1
            if depth < 0:
                return start + mark.start()
        return end

    # Lists closed by 等 and a noun

    def _nouns_after(self, position: int) -> tuple[tuple[ListNoun, ...], str]:
        """The class nouns of a list that 等 closes at `position`, and the words up to the first.

        There are none when the list is of another kind.
        """
        after = self._text[position : min(position + 40, self._break_after(position))]
        quoted = _QUOTED.match(after)
        if quoted:
            after = after[quoted.end() :]
        found = self._words.noun_pattern.search(after)
        while found and not self._closes(after, found):
            found = self._words.noun_pattern.search(after, found.end())
        if not found:
            return (), ""
        before = after[: found.start()]
        if _ATTRACTED.match(after, found.end()):
            before = "引进" + before
        owner = _OWNED.match(after, found.end())
        if owner:
            found = self._words.noun_pattern.search(after, owner.start("noun")) or found
        first = self._words.nouns[found[0]]
        rest = after[found.end() : found.end() + 16]
        if not _MIXED.match(rest):
            return (first,), before
        others = (self._words.nouns[word] for word in self._words.noun_pattern.findall(rest))
        second = next((noun for noun in others if noun.type is not EntityType.REGION), None)
        return ((first, second) if second else (first,)), before

    def _closes(self, after: str, found: re.Match[str]) -> bool:
        before = after[: found.start()]
        if len(found[0]) == 1:
            return bool(_COUNTED.fullmatch(before)) and not _NAME.match(after[found.end() :])
        if "、" in before:
            return bool(_QUALIFIED.search(before))
        if _OTHER_NOUN.match(before) or _FIELD.search(before):
            return False
        if self._words.nouns[found[0]].type is EntityType.REGION and not _ENDS_PHRASE.match(
            after, found.end()
        ):
            return False
        if found[0] in ("企业", "公司", "龙头") and _PRODUCT_FIRMS.search(before):
            return False
        if "的" in before:
            return not _LISTED.search(before)
        verb = self._words.first_cut(before)
        return len(before) <= _LONGEST_ATTRIBUTE and (
            not verb or self._words.cuts[verb[0]] != "hard"
        )

    def _closed(self, end: int, nouns: tuple[ListNoun, ...], attribute: str) -> Iterator[Candidate]:
        start = max(
            self._flat.rfind("\n", max(0, end - _LIST_REACH), end) + 1, end - _LIST_REACH, 0
        )
        items = self._items(self._opening(start, end), end)
        if not items:
            return
        items = self._parted(items)
        names = [self._text[first:last] for first, last in items]
        if not names:
            return
        if nouns[0].type is EntityType.ENTERPRISE:
            attracted = attribute.startswith("引进") or bool(
                _ATTRACTING.search(self._text[max(0, items[0][0] - 4) : items[0][0]])
            )
            if not self._are_firms(names, attracted=attracted):
                return
        has_body = any(self._is_body(name) for name in names)
        if nouns[0].type is None and len(nouns) == 1 and not has_body:
            return
        named = 2 * sum(
            self._is_quoted(*i) or bool(_LATIN.match(self._text[i[0] : i[1]])) for i in items
        ) >= len(items)
        counted = bool(_COUNTED_GREAT.match(self._text, end + 1))
        for (first, last), name in zip(items, names, strict=True):
            kind = self._type(name, nouns)
            if kind in _NEED_HEAD and not (self._own_type(name) or named or counted):
                continue
            if kind is EntityType.REGION and not self._is_region(name, nouns):
                continue
            if self._is_name(name) and (counted or self._fits(name, kind)):
                yield Candidate(first, last, kind, CLOSED)

    def _is_body(self, name: str) -> bool:
        """Whether a name is surely an organisation's: a firm's, a school's, an institute's."""
        return self._own_type(name) in _SCHOLARLY or self.looks_like_firm(name, weak_too=True)

    def _is_region(self, name: str, nouns: tuple[ListNoun, ...]) -> bool:
        """Whether a member of a list of places is one: known, of a region's form, or a short name among cities."""
        if name in self._regions or self._own_type(name) or _REGION_END.fullmatch(name):
            return True
        return nouns[0].word in _CITY_NOUNS and 2 <= len(name) <= 4

    def _is_quoted(self, start: int, end: int) -> bool:
        return self._text[start - 1 : start] in ("“", '"') and self._text[end : end + 1] in (
            "”",
            '"',
        )

    def _opening(self, start: int, end: int) -> int:
        """After the last bracket that opens in [start, end) and does not close there."""
        depth = 0
        for position in range(end - 1, start - 1, -1):
            char = self._text[position]
            if char in "）)":
                depth += 1
            elif char in "（(":
                depth -= 1
                if depth < 0:
                    return position + 1
        return start

    def _parted(self, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The items without the words before the first, the last one parted at its conjunction."""
        rest = items[1:]
        parted = [*self._trim_front(items[0]), *rest[:-1], *(self._part(*rest[-1]) if rest else [])]
        trimmed = (self._trim(*item) for item in parted)
        return [(first, last) for first, last in trimmed if first < last]

    def _part(self, start: int, end: int) -> list[tuple[int, int]]:
        for match in re.finditer("以及|[和与及]", self._text[start:end]):
            left, right = start + match.start(), start + match.end()
            if left - start >= 2 and end - right >= 2 and not self._inside_bracket(start, left):
                return [(start, left), (right, end)]
        return [(start, end)]

    def _inside_bracket(self, start: int, position: int) -> bool:
        part = self._text[start:position]
        return part.count("（") + part.count("(") > part.count("）") + part.count(")")

    def _trim_front(self, item: tuple[int, int]) -> list[tuple[int, int]]:
        """The first item without the words before its name; none when its start is unsure."""
        start, end = item
        position, is_cut = start, False
        last_end = -1
        for match in self._words.find_cuts(self._text, start, end):
            strength = self._words.cuts[match[0]]
            if match.end() > end - 2 or (match[0] in "和以由将" and match.start() == last_end):
                continue
            if len(match[0]) == 1 and strength == "soft" and match.start() not in (start, last_end):
                continue
            if match[0] in _CONJUNCTIONS and self._joins(position, match.start()):
                break
            position, last_end, is_cut = match.end(), match.end(), True
        parts = self._part(position, end)
        first = parts[0]
        if (
            not is_cut
            and first[1] - first[0] > 8
            and not self._words.head_of(self._text[first[0] : first[1]])
        ):
            return parts[1:]
        return parts

    def _joins(self, start: int, conjunction: int) -> bool:
        """Whether a conjunction joins two names rather than a name to a verb: its left is a name."""
        left = self._text[start:conjunction]
        return len(left) >= 2 and (self._own_type(left) is not None or self.looks_like_firm(left))

    # Open lists

    def _open_items(self, start: int, end: int, trigger: str) -> list[tuple[int, int]]:
        role = _AS_ROLE.search(self._text, start, end) if trigger == "以" else None
        if trigger == "以":
            if not role:
                return []
            end = role.start()
        etc = _ETC.search(self._text, start, end)
        if etc:
            end = etc.start()
            if self._nouns_after(etc.end())[0] or _OTHER_THING.match(self._text, etc.end()):
                return []
        if "、" not in self._text[start:end] and trigger not in _GOVERNS_PAIRS:
            return []
        items = self._items(start, end)
        if not items:
            return []
        if not etc and not role:
            items[-1] = self._trim_end(*items[-1])
        items = self._parted(items)
        return items if len(items) > 1 else []

    def _trim_end(self, start: int, end: int) -> tuple[int, int]:
        for verb in self._words.find_cuts(self._text, start + 2, end):
            if verb[0] not in _CONJUNCTIONS:
                return start, verb.start()
        return start, end

    def _judge_open(
        self, items: list[tuple[int, int]], firms: frozenset[str], trigger: str
    ) -> Iterator[Candidate]:
        names = [self._text[start:end] for start, end in items]
        if not all(self._is_name(name) for name in names):
            return
        known = sum(name in firms for name in names)
        typed = [self._own_type(name) for name in names]
        schools = sum(kind in _SCHOLARLY for kind in typed)
        likely = sum(self.looks_like_firm(name) for name in names)
        firm_list = known or schools or (trigger in _GOVERNS_FIRMS and 2 * likely >= len(names))
        for (start, end), name, kind in zip(items, names, typed, strict=True):
            if kind:
                if kind not in _NEED_HEAD or kind is EntityType.PARK or trigger in _GOVERNS_PAIRS:
                    yield Candidate(start, end, kind, OPEN)
            elif firm_list and self._fits(name, EntityType.ENTERPRISE):
                yield Candidate(start, end, EntityType.ENTERPRISE, OPEN)

    # Members

    def _items(self, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the members of a list, marks and quotation marks at their ends left out."""
        found: list[tuple[int, int]] = []
        position = start
        while position < end:
            match = _ITEM.match(self._text, position, end)
            stop = match.end() if match and match.end() > position else position + 1
            if stop < end and self._text[stop] in "（(":
                stop = self._unclosed(stop, end)
            for part in self._touching(position, stop):
                first, last = self._trim(*part)
                if first < last:
                    found.append((first, last))
            position = (
                stop + 1 if stop < end and self._text[stop] == "、" else max(stop, position + 1)
            )
        return found

    def _touching(self, start: int, end: int) -> list[tuple[int, int]]:
        """A stretch parted where quoted names touch: “甲”“乙”."""
        parts: list[tuple[int, int]] = []
        for seam in _TOUCHING.finditer(self._text, start, end):
            parts.append((start, seam.start()))
            start = seam.start()
        return [*parts, (start, end)]

    def _unclosed(self, position: int, end: int) -> int:
        found = self._text.find("、", position, end)
        return end if found < 0 else found

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._text[start] in _TRIMMED and not self._closes_inside(start, end):
            start += 1
        while end > start and self._text[end - 1] in _TRIMMED:
            end -= 1
        name = self._text[start:end]
        bare = without_end_bracket(name)
        if bare != name and not self.keeps_bracket(name[len(bare) + 1 : -1]):
            end = start + len(bare)
        return start, end

    def _closes_inside(self, start: int, end: int) -> bool:
        """Whether a quotation that opens at `start` ends before the member does: “云岚”论坛."""
        closing = self._text.find("”", start, end) if self._text[start] == "“" else -1
        return 0 <= closing < end - 1 and self._text[end - 1] not in _TRIMMED

    def keeps_bracket(self, inner: str) -> bool:
        """Whether a bracket at a name's end belongs to it: it holds a place or another site."""
        head = self._words.head_of(inner)
        if _WORDY.search(inner):
            return False
        return (
            inner in self._regions
            or bool(head and head.type in (EntityType.PARK, EntityType.REGION) and len(inner) <= 10)
            or bool(_REGION_END.fullmatch(inner) and len(inner) <= 5)
            or (len(inner) == 2 and bool(self._words.proper_part(inner)))
        )

    def _is_name(self, name: str) -> bool:
        """Whether a member reads like a name at all."""
        if (
            not 2 <= len(name) <= _LONGEST_NAME
            or not _NAME.fullmatch(name)
            or _NO_NAME.search(name)
        ):
            return False
        verb = self._words.first_cut(name)
        return not verb or verb.start() or self._words.cuts[verb[0]] == "soft" or len(verb[0]) == 1

    def _fits(self, name: str, kind: EntityType) -> bool:
        """Whether a name may be one of its kind: not descriptive, not too long without a suffix."""
        head = self._words.head_of(name)
        bare = without_end_bracket(name)
        if head:
            modifier = bare[: -len(head.word)]
            part = (
                self._words.proper_part if head.frame in ("place", "firm") else self._words.own_part
            )
            own = modifier if head.frame == "site" and modifier in self._regions else part(modifier)
            return len(own) >= 2 and not self._words.praise.search(modifier)
        if kind is EntityType.REGION:
            return len(bare) <= 8 and (
                bare in self._regions or len(self._words.proper_part(bare)) >= 2
            )
        is_thing = bare.endswith(self._words.thing_endings) and kind is not EntityType.REGION
        if is_thing and not self.looks_like_firm(bare, weak_too=True):
            return False
        if kind is EntityType.ENTERPRISE:
            return len(bare) <= _LONGEST_SHORT_NAME and len(self._words.proper_part(bare)) >= 1
        return len(self._words.own_part(bare)) >= 2

    def _are_firms(self, names: list[str], *, attracted: bool) -> bool:
        """Whether a list that is closed by 企业 names firms and not products or kinds of firm."""
        plain = [n for n in names if not self._words.proper_part(self._without_region(n))]
        if 5 * len(plain) > 2 * len(names) or any(len(n) > _LONGEST_NAME for n in names):
            return False
        return not attracted or any(self.looks_like_firm(n, weak_too=True) for n in names)

    def _without_region(self, name: str) -> str:
        """A name without the region it begins with and the bracket it ends with."""
        bare = without_end_bracket(name)
        for length in range(min(len(bare) - 1, 5), 1, -1):
            if bare[:length] in self._regions:
                return bare[length:]
        return bare

    def looks_like_firm(self, name: str, *, weak_too: bool = False) -> bool:
        """Whether a name ends like a firm's and has a part of its own before that."""
        bare = without_end_bracket(name)
        for length in range(min(4, len(bare) - 2), 0, -1):
            strength = self._words.firm_endings.get(bare[-length:])
            if strength == "strong" or (weak_too and strength):
                return len(self._words.proper_part(bare[:-length])) >= 2
        if (
            weak_too
            and self._without_region(bare) != bare
            and self._words.proper_part(self._without_region(bare))
        ):
            return True
        head = self._words.head_of(bare)
        return bool(head and head.type is EntityType.ENTERPRISE)

    def _own_type(self, name: str) -> EntityType | None:
        """The kind that a name shows by its own last word."""
        if name in self._words.national_bodies:
            return self._words.national_bodies[name]
        head = self._words.head_of(name)
        if head:
            modifier = without_end_bracket(name)[: -len(head.word)]
            if _WORDY.search(modifier) or self._holds_verb(modifier):
                return None
            return head.type if self._fits(name, head.type) else None
        if _NUMBERED.search(name):
            return EntityType.INSTITUTE
        if name in self._regions:
            return EntityType.REGION
        return None

    def _holds_verb(self, modifier: str) -> bool:
        return any(self._words.cuts[cut[0]] == "hard" for cut in self._words.find_cuts(modifier))

    def _type(self, name: str, nouns: Iterable[ListNoun]) -> EntityType:
        """The kind of a list's member by the list's nouns and its own last word."""
        kinds = [noun.type for noun in nouns]
        own = self._own_type(name)
        if len(kinds) == 1 and kinds[0] is EntityType.ENTERPRISE:
            return own if own in _NO_OVERRIDE else EntityType.ENTERPRISE
        if own:
            return own
        if kinds[0] in (
            EntityType.PARK,
            EntityType.REGION,
            EntityType.GOVERNMENT,
        ) and _REGION_END.fullmatch(name):
            return EntityType.REGION
        if EntityType.ENTERPRISE in kinds or kinds[0] is None:
            return EntityType.ENTERPRISE
        return kinds[0]

    def _break_after(self, position: int) -> int:
        limit = min(len(self._text), position + _LIST_REACH)
        found = self._flat.find("\n", position, limit)
        return limit if found < 0 else found
