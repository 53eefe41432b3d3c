"""Where a text speaks of industrial clusters: which industries, which tier, what is to be done.

A cluster is read from its closing word outwards: 打造 | 世界级 | 某某 | 产业 | 集群, 培育甲、乙等一批 | 省级 |
先进制造业 | 集群, 甲产业集群获批 | 国家首批 | 战略性新兴产业 | 集群.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lianqun.compiler.extract.industries.wording import Wording, alternation
from lianqun.compiler.words import Words
from lianqun.model.document import Block, BlockKind, Document
from lianqun.text.lists import split_conjunction, split_list
from lianqun.text.matching import last_match

_SENTENCE = re.compile(r"[^。；！？\n]+")
_HEAD = r"(?P<kind>{kind})?集群"
_NOT_A_CLUSTER = r"[化式型]|{no_cluster}"
_PROGRAMME = r"[^，。；、]{0,6}{programme}"
_STRATEGIC = "战略性新兴产业"
_ORDINAL = re.compile(r"(?:第[一二三四五六七八九十]批|首批)$")
_MANY = r"(?P<etc>等)?(?:{many}|(?P<count>\d+|[一二两三四五六七八九十]{1,3})[个大])?$"
_QUALITY = re.compile(r"(?:[^，、。的]{1,24}的)$")
_AS_SAMPLE = r"以(?P<names>[^，。]+?)(?:等)?为{sample}的$"
_CUT = r"{cut}|等[^、，]{1,10}?(?:and|以及|和)|[的对了]"
_FROM = r"{from}+"
_BECOMES = r"(?:{becomes_by}(?:成为|成|为)|{becomes})$"
_ENTERED = r"{entered_how}*{entered}$"
_FOCUS = r"{focus}(?P<names>[^，。；]{2,120}?)(?:等|[两三四五六七八九十]大)(?:[^，。；、]{0,6}){focus_noun}"
_NAMELESS = (
    r"^(?:[^一-鿿]*|{nameless}|.*[—→在].*|.*{nameless_end}|.*(?:[和与及]|and)|{nameless_start}.*"
    r"|.*[“”+].*|.*[型化性级]|.*\d+[个家].*|.*[好强高大的]|[和与及、]+.*)$"
)
_LONGEST_NAME = 20
_WINDOW = 400
"""How far back from its closing word a cluster's names are looked for, in characters."""
_SHORTEST_SUBJECT = 4
_FOCUS_REACH = 60
"""How far behind 围绕…等领域 a cluster still is one of those fields, in characters."""


@dataclass(frozen=True, slots=True)
class ClusterMention:
    """One cluster as one place of the text speaks of it.

    `name` is as printed, 产业集群 included where it closes the name; `span` is the clause, `name_span`
    the name; `is_unnamed` marks a cluster that has only its tier and takes its section's industry.
    """

    name: str
    tier: str
    status: str
    span: tuple[int, int]
    name_span: tuple[int, int]
    section: int
    is_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    """A closing word 集群 with what is read around it, before names are known."""

    start: int
    end: int
    kind: str
    tier: str
    tier_start: int
    left: int


class ClusterReader:
    """Reads the clusters that one document speaks of."""

    def __init__(self, document: Document, wording: Wording, words: Words) -> None:
        self._text = document.text
        self._blocks = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
        self._wording = wording
        self._tier_end = re.compile(f"(?:{alternation(wording.tiers)})$")
        middle = words.words("middle_tier")
        self._mid_tier = re.compile(alternation(t for t in wording.tiers if t in middle))
        self._pattern = words.pattern

    def read(self) -> Iterator[ClusterMention]:
        """Every cluster mentioned in a paragraph, in order; one that is named twice comes twice."""
        for block in self._blocks:
            if self._text.find("集群", block.start, block.end) < 0:
                continue
            for sentence in _SENTENCE.finditer(self._text, block.start, block.end):
                yield from self._in_sentence(sentence.start(), sentence.end(), block)

    def _in_sentence(self, start: int, end: int, block: Block) -> Iterator[ClusterMention]:
        waiting: list[ClusterMention] = []
        left = start
        for found in self._pattern(_HEAD).finditer(self._text, start, end):
            window = max(start, found.start() - _WINDOW)
            head = self._head(found, max(left, window))
            entered = bool(waiting) and self._is_entered(head)
            if entered:
                waiting = [self._promoted(m, head) for m in waiting]
            else:
                yield from waiting
                waiting = self._mentions(head, window, block)
            left = found.end()
        yield from waiting

    def _head(self, found: re.Match[str], left: int) -> _Head:
        begin = found.start()
        cut = begin - 1 if self._text[begin - 1 : begin] in ("“", '"') else begin
        tier = self._tier_end.search(self._text[left:cut])
        tier_text = tier[0] if tier else ""
        return _Head(begin, found.end(), found["kind"] or "", tier_text, cut - len(tier_text), left)

    def _is_entered(self, head: _Head) -> bool:
        """Whether the text between two closing words says that the first entered the second's tier."""
        between = _ORDINAL.sub("", self._text[head.left : head.tier_start])
        return bool(head.tier and "，" not in between and self._pattern(_ENTERED).search(between))

    def _promoted(self, mention: ClusterMention, head: _Head) -> ClusterMention:
        between = self._text[head.left : head.tier_start]
        return replace(
            mention,
            tier=self._tier(head),
            status=self._entered_status(between, head.end),
            span=(mention.span[0], head.end),
        )

    def _entered_status(self, between: str, end: int) -> str:
        """争创 where it is only sought, 培育 on a list of candidates, else 已获批."""
        if "争取" in between:
            return "争创"
        return "培育" if self._text.startswith("培育", end) else "已获批"

    def _tier(self, head: _Head, written: str = "") -> str:
        tier = self._wording.tiers.get(written or head.tier, "")
        if tier == "国家级" and head.kind == _STRATEGIC:
            return f"{tier}（{_STRATEGIC}集群）"
        return tier

    def _mentions(self, head: _Head, sentence: int, block: Block) -> list[ClusterMention]:
        """The clusters that one closing word stands for."""
        if self._pattern(_NOT_A_CLUSTER).match(self._text, head.end):
            return []
        if not head.tier and self._pattern(_PROGRAMME).match(self._text, head.end):
            return []
        names, tier = self._names(head, sentence)
        clause = self._clause_start(sentence, min([head.start, *(n[0] for n in names)]))
        status = self._status(clause, head.end)
        if not names:
            return self._unnamed(head, clause, status, block)
        return [
            ClusterMention(
                self._text[a:b].replace("\n", ""),
                tier,
                status,
                (clause, head.end),
                (a, b),
                block.section,
            )
            for a, b in names
        ]

    def _unnamed(self, head: _Head, clause: int, status: str, block: Block) -> list[ClusterMention]:
        """打造国家战略性新兴产业集群: a tier without a name; the section may lend one."""
        before = self._text[clause : head.tier_start]
        if not head.tier or not self._pattern(_BECOMES).search(before):
            return []
        name = self._text[head.tier_start : head.end]
        span = (head.tier_start, head.end)
        return [
            ClusterMention(
                name,
                self._tier(head),
                status,
                (clause, head.end),
                span,
                block.section,
                is_unnamed=True,
            )
        ]

    def _names(self, head: _Head, sentence: int) -> tuple[list[tuple[int, int]], str]:
        """Spans of the names that belong to a closing word, and the tier."""
        clause = self._clause_start(head.left, head.tier_start)
        if head.tier:
            names = self._before_tier(head, clause) or self._in_focus(head, sentence)
            return names, self._tier(head)
        middle = last_match(self._mid_tier, self._text, clause, head.start)
        if middle and "、" not in self._text[middle.end() : head.start]:
            name = (middle.end() + self._text.startswith("的", middle.end()), head.start)
            if self._is_name(*name):
                return [(name[0], head.end)], self._tier(head, middle[0])
        return self._untiered(head, clause), ""

    def _untiered(self, head: _Head, clause: int) -> list[tuple[int, int]]:
        end = head.start
        many = self._pattern(_MANY).search(self._text, clause, end)
        if many and many[0]:
            names = self._list_names(clause, many.start(), many["count"])
            return names if many["etc"] or len(names) > 1 else []
        if not head.kind:
            return []
        names = self._list_names(clause, end, None)
        if len(names) == 1:
            return [(names[0][0], head.end)]
        return names

    def _before_tier(self, head: _Head, clause: int) -> list[tuple[int, int]]:
        """Names left of a tier: a list, a name glued to it, or the subject of 打造, 争创, 向."""
        end = head.tier_start
        ordinal = _ORDINAL.search(self._text, clause, end)
        end = ordinal.start() if ordinal else end
        end -= self._text[end - 1 : end] in ("“", '"')
        becomes = self._pattern(_BECOMES).search(self._text, clause, end)
        if becomes:
            return self._subjects(clause, becomes.start())
        if self._pattern(_ENTERED).search(self._text, clause, end):
            return []
        sample = self._pattern(_AS_SAMPLE).search(self._text, clause, end)
        if sample:
            spans = split_list(self._text, *sample.span("names"))
            return [s for s in spans if self._is_name(*s)]
        many = self._many(clause, end)
        if many:
            names = self._list_names(clause, many.start(), many["count"])
            return names if many["etc"] or len(names) > 1 else []
        names = self._list_names(clause, end, None)
        if len(names) == 1 and names[0][1] == head.start - len(head.tier):
            return [(names[0][0], head.end)]
        return names

    def _many(self, start: int, end: int) -> re.Match[str] | None:
        """等一批, 等4个, 两大 at the end of a stretch, a quality (具有竞争力的) after it left aside."""
        quality = _QUALITY.search(self._text, start, end)
        for stop in (quality.start() if quality else end, end):
            many = self._pattern(_MANY).search(self._text, start, stop)
            if many and many[0]:
                return many
        return None

    def _subjects(self, clause: int, end: int) -> list[tuple[int, int]]:
        """What is to become a cluster: the list between 推动, 将 and the verb."""
        lead = last_match(self._pattern(_FROM), self._text, clause, end)
        start = lead.end() if lead else clause
        etc = self._pattern(_MANY).search(self._text, start, end)
        stop = etc.start() if etc else end
        names = [s for s in split_list(self._text, start, stop) if self._is_name(*s)]
        if not lead and len(names) == 1 and names[0][1] - names[0][0] < _SHORTEST_SUBJECT:
            return []  # an adverb: 协同打造…
        return names

    def _in_focus(self, head: _Head, sentence: int) -> list[tuple[int, int]]:
        """Names that an earlier clause of the sentence puts in focus: 围绕甲、乙等领域，…形成世界级集群."""
        focus = last_match(self._pattern(_FOCUS), self._text, sentence, head.start)
        if focus is None or head.tier_start - focus.end() > _FOCUS_REACH:
            return []
        return [s for s in split_list(self._text, *focus.span("names")) if self._is_name(*s)]

    def _list_names(self, start: int, end: int, count: str | None) -> list[tuple[int, int]]:
        """Names of a list that ends at `end`, read leftwards to the verb or 的 before its first."""
        items = split_list(self._text, start, end)
        for index in range(len(items) - 1, -1, -1):
            first, last = items[index]
            cut = last_match(self._pattern(_CUT), self._text, first, last)
            if cut:
                items = [(cut.end(), last), *items[index + 1 :]]
                break
        items = [i for i in items if i[0] < i[1]]
        if items and count is not None:
            items = self._parted(items, count)
        return items if items and all(self._is_name(*i) for i in items) else []

    def _parted(self, items: list[tuple[int, int]], count: str) -> list[tuple[int, int]]:
        """A list parted at its last conjunction when that gives the stated number."""
        stated = _NUMERALS.get(count) or (int(count) if count.isdigit() else 0)
        parted = [*items[:-1], *split_conjunction(self._text, *items[-1])]
        return parted if len(parted) == stated else items

    def _is_name(self, start: int, end: int) -> bool:
        name = self._text[start:end]
        if not 2 <= len(name) <= _LONGEST_NAME or self._pattern(_NAMELESS).match(name):
            return False
        return not self._wording.group_words.fullmatch(name)

    def _clause_start(self, start: int, end: int) -> int:
        """Where the clause that holds `end` starts, not before `start`."""
        comma = max(self._text.rfind(mark, start, end) for mark in "，,：:")
        return max(start, comma + 1)

    def _status(self, start: int, end: int) -> str:
        found = last_match(self._wording.status, self._text, start, end)
        return self._wording.statuses[found[0]] if found else ""


_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
