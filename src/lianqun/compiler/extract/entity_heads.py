"""Names that show what they are by their last word: 云州高新区, 青岚大学, 国家智能装备创新中心."""

import re
from collections.abc import Iterator

from lianqun.compiler.extract.entity_boundaries import NameStart, StartFinder
from lianqun.compiler.extract.entity_candidates import CLOSED, FREE, OPEN, Candidate
from lianqun.compiler.extract.entity_names import NameJudge
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    Head,
    find_words,
)

_BRACKET = re.compile(r"[（(]([^（）()]{2,12})[)）]")
_BY_PATTERN = (
    (
        re.compile(
            r"(?<![发开拓扩进伸施会参画布展舒招铺])展(?![示览现开望会出位厅品馆区销演翅露期业])"
        ),
        Head("展", EntityType.OTHER, "event"),
    ),
    (
        re.compile("(?<=[\u4e00-\u9fff])谷(?![物歌雨底地基])"),
        Head("谷", EntityType.PARK, "event"),
    ),
    (
        re.compile(r"(?<=[\u4e00-\u9fff])(?<![园校院])\d{2,3}所(?![高中小]?[学校])"),
        Head("所", EntityType.INSTITUTE, "firm"),
    ),
)
"""Names whose head is no word of its own: 国际机床展, 中电48所."""

_GOAL = r"{goal}$"
_WORDY = re.compile(
    r"^第|[的了各等该其]|^\d+[个家所]|[两三四五六七八九]市|[两二三四五六七八九十]大|国家级?[和及与或]|^[^“]*”|公司(?!.*大学)|[一二三]级|[两一二三四五六七八九十]个|(?<!第)[一二三四五六七八九十]$"
)
_MANY_BEFORE = r"(?:{many}|\d+[家个所座]|[两三四五六七八九十几]+[家个所座大]|各|等)$"
_NAMED_FRAMES = frozenset({"place", "firm", "school"})
_LONGEST_PROPER = 5
_LEVEL = re.compile("[省市州县区](?![内外级域场])")
_WORLD = r"{world}"
_MANY_AFTER = (
    r"(?:等)?(?:{counted_after}|\d|[一二三四五六七八九十]+[家个]|、[^、，。；\d]{2,10}\d+[家个])"
)
_LONGEST = {
    "place": 24,
    "topic": 34,
    "site": 30,
    "school": 16,
    "firm": 26,
    "organ": 26,
    "event": 20,
}


class HeadReader:
    """Finds names by their heads in one text."""

    def __init__(
        self, text: str, words: EntityVocabulary, starts: StartFinder, judge: NameJudge
    ) -> None:
        self._text = text
        self._words = words
        self._starts = starts
        self._judge = judge

    def read(self) -> Iterator[Candidate]:
        """Names with a head, and numbered institutes (48所)."""
        for start, end, word in find_words(self._words.head_finder, self._text):
            head = self._words.heads[word]
            if head.frame == "organ" and not word.endswith(("会", "组", "处")):
                continue
            if head.not_before and self._text.startswith(head.not_before, end):
                continue
            yield from self._name(head, start, end)
        for pattern, head in _BY_PATTERN:
            for found in pattern.finditer(self._text):
                yield from self._name(head, found.start(), found.end())

    def _name(self, head: Head, head_start: int, end: int) -> Iterator[Candidate]:
        found = self._starts.find(head, head_start)
        if not found or end - found.position > _LONGEST[head.frame]:
            return
        modifier = self._text[found.position : head_start]
        if self._is_praised(head, modifier) or _WORDY.search(modifier):
            return
        strength = self._strength(head, found, end)
        if strength:
            yield Candidate(found.position, self._with_bracket(end), head.type, strength)

    def _is_praised(self, head: Head, modifier: str) -> bool:
        """Whether praise stands before the head; an event may be about it (全球高端制造大会)."""
        praise = self._words.praise.search(modifier)
        return praise is not None and (head.frame != "event" or praise.end() == len(modifier))

    def _strength(self, head: Head, found: NameStart, end: int) -> int:
        """How far the name can be trusted; 0 for descriptions and plurals."""
        before = self._text[max(0, found.position - 6) : found.position]
        if self._words.roles.pattern(_GOAL).search(before) or self._words.roles.pattern(
            _MANY_AFTER
        ).match(self._text, end):
            return 0
        if self._words.roles.pattern(_MANY_BEFORE).search(before) and not (
            before.endswith("等") and found.is_anchored
        ):
            return 0
        if head.frame in _NAMED_FRAMES:
            return CLOSED if found.is_anchored or found.cut else OPEN
        if head.frame == "event":
            return (
                OPEN
                if found.is_anchored
                or self._words.roles.pattern(_WORLD).match(self._text, found.position)
                else 0
            )
        return self._topical_strength(head, found, end)

    def _topical_strength(self, head: Head, found: NameStart, end: int) -> int:
        """The trust that a name with a topic deserves: 国家…中心 more than a bare …研究院."""
        if found.cut == "的" and head.is_vague:
            return 0
        if found.is_anchored:
            is_goal = self._text.startswith("国家级", found.position)
            return (
                0 if is_goal and head.word.endswith(self._words.roles.words("goal_end")) else CLOSED
            )
        if found.cut in ("的", "等"):
            return 0
        if head.frame == "organ":
            return OPEN if _LEVEL.match(self._text, found.position) else 0
        if head.stands_alone == "topic" or self._is_proper(head, found, end):
            return OPEN
        return FREE if found.cut == "“" else 0

    def _is_proper(self, head: Head, found: NameStart, end: int) -> bool:
        """Whether nothing but a proper name stands before a head that takes one: 青岚山实验室."""
        modifier = self._text[found.position : end - len(head.word)]
        takes_proper = bool(head.stands_alone) and 2 <= len(modifier) <= _LONGEST_PROPER
        return takes_proper and self._words.proper_part(modifier) == modifier

    def _with_bracket(self, end: int) -> int:
        """The name's end, a bracket with a place behind it taken in: 国家超算中心（云州）."""
        bracket = _BRACKET.match(self._text, end)
        return bracket.end() if bracket and self._judge.keeps_bracket(bracket[1]) else end
