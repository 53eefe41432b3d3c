"""Names of firms and institutions that running text lists: 依托甲、乙等企业, 以丙为龙头.

A name needs no suffix: the words around the list decide.  Two passes: lists that say 企业 teach the
document's firms; then lists that only name a trigger (依托, 以…为核心) are read with that knowledge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lianqun.compiler.extract.industries.organisations import (
    ORGANISATION_KINDS,
    PLATFORM_KINDS,
    NameKind,
    kind_of,
)
from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import BlockKind, Document
from lianqun.text.lists import split_list
from lianqun.text.matching import last_match

_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+")
_FIRM_NOUN = r"(?:企业|公司|龙头|厂商|车企|药企|集团|伙伴)"
_ETC_FIRMS = re.compile(rf"等(?P<tail>[^等]{{0,28}}?){_FIRM_NOUN}(?=(?P<after>.{{0,8}}))")
_PRODUCT_TAIL = re.compile(
    r"(?:相关|关键|重点)?(?:零部件|生产|制造|配套|加工|研发|服务|设计|应用|类|产业|环节|上下游|上游|下游|方面|材料|"
    r"产品|细分|方式|形式|手段|途径|措施|"
    r"渠道|模式|政策|工作|任务|活动|要求|功能|组织|条件|要素|业务)(?!业)|.*领域|.*行业(?!龙头|领军|领先|头部|骨干|领跑)|"
    r".*(?:支持|鼓励|引导|推动|促进|组建|帮助|培育|提升|吸引|引进|建立|打造|开展|加强|实现|解决|扶持|激励)"
)
_MIXED_TAIL = re.compile(r"高校|院校|大学|科研|机构|院所|医院|单位|平台|园区|载体")
_ATTRACTED_AFTER = re.compile(r"(?:的)?(?:引进|招引|招商|引入|集聚|入驻|来|落户)")
_TRIGGER = re.compile(
    r"加大对|加强与|深化与|强化与|鼓励支持|依托|支持|鼓励|围绕|发挥|推动|推进|引导|联合|发展壮大|做大做强|做强做大|"
    r"壮大|形成|涌现出|拥有|包括|带动|扶持|借助|利用|巩固|组织|提升|促进|支撑|对接|整合|实施|以及|加快|吸引|引进|引入|"
    r"招引|招商|培育|重点|聚焦|落实|服务|联动|发动|选择|建成|打造|建设|发展|聚集|集聚|现有的?|诞生|孵化|成长|涵盖|面向|针对|加大|汇集|汇聚|云集|成长为|"
    r"依靠|推广|推荐|协同|协调|督促|帮助|一批|具有|已有|通过|抓住|抓好|扩大|加强|深化|培植|扶优|一是|二是|三是|四是|五是"
)
_ATTRACTING = frozenset(
    [
        "吸引",
        "引进",
        "引入",
        "招引",
        "招商",
        "落实",
        "聚焦",
        "加快",
        "面向",
        "针对",
        "加大",
        "成长为",
    ]
)
_PREPOSITIONS = "与对在由将把从向为和及让使给"
_LEADING = re.compile(
    r"^(?:了|出|现有的?|本地|本土|辖区内的?|区内的?|市内的?|省内|国内|如|像|[（(“\"])+"
)
_BAD_NAME = re.compile(
    r"的|以及|项目$|领域|[0-9一二三四五六七八九十]+(?:亿|万|%|家|个)|[央国民外]企$|^(?:企业|公司)|企业$|单位$|"
    r"^(?:国家|全国|省|市|本[省市区])$|^(?:各大|我[省市区县])|注重|具备|具有|较强|第三方|知名"
)
_QUALITY = re.compile(r"[强好大高快多优新型]$")
_LONGEST_NAME = 26
_UNSURE_KINDS = (NameKind.UNKNOWN, NameKind.FIRM_LIKE, NameKind.THING)
_LONGEST_BARE = 12
_LONGEST_UNKNOWN = 8
_WITH_LIST = re.compile(r"依托|对接|联合")
_AS_CORE = re.compile(
    r"以(?P<names>[^以]{2,80}?)(?:为[^为，]{0,6}?(?:核心|龙头|引领|依托|支撑|牵头|骨干|主导)|牵头)"
)
_STRENGTH = re.compile(
    r"(?:发挥|巩固|利用)(?P<names>[^的在]{2,80}?)(?P<etc>等)?(?P<rest>[的在].{2,})"
)
_LEAD_ROLE = re.compile(r"的?(?:龙头|领军|链主|头部)")
_STOP_VERBS = re.compile(
    r"开展|重点(?!实验室)|加快|加大|积极|大力|着力|(?:发展|建设|研发|研究)(?![院所会]|中心|总院|基地|平台|集团|有限|股份|公司|投资|控股)|打造|推进|推动|"
    r"拓展|培育|壮大|建立|构建|设立|布局|形成|实施|引领|巩固|提升|探索|搭建|开发(?!区)|完善|实现|促进(?![中会])|整合|"
    r"引进|延伸|扩大|加强|强化|创建|规划(?![院设])|组建|突破|做大|做强|现有|既有"
)
_SUPPORT = re.compile(r"(?:支持|鼓励|推动|引导|依托|推进|围绕)")
_AFTER_NAME = re.compile(rf"[，。；、]|等|和|与|及|在|的|为|以|{_STOP_VERBS.pattern}|$")
_LONGEST_FIRM = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a list of the text holds, its kind and its place."""

    name: str
    kind: NameKind
    start: int
    end: int


class NameListReader:
    """Reads the lists of one document; `firms` are the names that lists call 企业."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._text = document.text
        self._wording = wording
        self._blocks = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
        self.firms: set[str] = set()

    def read(self) -> list[Mention]:
        """All names in order of the text; enterprises that are to be attracted left out."""
        clauses = [
            clause.span()
            for block in self._blocks
            for clause in _CLAUSE.finditer(self._text, block.start, block.end)
        ]
        mentions: list[Mention] = []
        open_clauses: list[tuple[int, int]] = []
        for start, end in clauses:
            rest = start
            if "等" in self._text[start:end]:
                for found in _ETC_FIRMS.finditer(self._text, start, end):
                    mentions.extend(self._read_firms(rest, found))
                    rest = found.end("tail") + 2
            if rest < end:
                open_clauses.append((rest, end))
        self.firms.update(m.name for m in mentions if m.kind is NameKind.ENTERPRISE)
        for start, end in open_clauses:
            mentions.extend(self._read_open(start, end))
        return sorted(set(mentions), key=lambda m: (m.start, m.end))

    def _read_firms(self, start: int, found: re.Match[str]) -> Iterator[Mention]:
        """The names of a list that ends in 等…企业."""
        has_role = "为" in found["after"]
        items, trigger = self._items(start, found.start(), has_role=has_role)
        if not items or trigger in _ATTRACTING or _ATTRACTED_AFTER.match(found["after"]):
            return
        names = [self._mention(*item) for item in items]
        if not all(self._is_name(m) for m in names):
            return
        known = sum(m.kind in ORGANISATION_KINDS for m in names)
        things = sum(m.kind is NameKind.THING for m in names)
        qualities = sum(bool(_QUALITY.search(m.name)) for m in names)
        if 2 * qualities > len(names):
            return
        if not known and (
            _PRODUCT_TAIL.match(found["tail"]) or 2 * (things + qualities) > len(names)
        ):
            return
        mixed = _MIXED_TAIL.search(found["tail"])
        for mention in names:
            yield mention if mixed and mention.kind in PLATFORM_KINDS else _as_firm(mention)

    def _items(self, start: int, end: int, *, has_role: bool) -> tuple[list[tuple[int, int]], str]:
        """Spans of a list's names and the trigger before the first; none when no start is found."""
        items = split_list(self._text, start, end, conjunctions=True)
        trigger = ""
        for index in range(len(items) - 1, -1, -1):
            first, last = items[index]
            found = last_match(_TRIGGER, self._text, first, last)
            if found and found.end() < last:
                trigger = found[0]
                items = [(found.end(), last), *items[index + 1 :]]
                break
            if found:
                items = items[index + 1 :]
                break
        if not items:
            return [], trigger
        items[0] = self._without_preposition(*items[0], has_role=has_role)
        if not trigger and items[0][1] - items[0][0] > _LONGEST_BARE:
            items = items[1:]
        return [i for i in items if i[0] < i[1]], trigger

    def _without_preposition(self, start: int, end: int, *, has_role: bool) -> tuple[int, int]:
        leading = _LEADING.match(self._text[start:end])
        if leading:
            start += leading.end()
        first = self._text[start : start + 1]
        if end - start > 2 and (first in _PREPOSITIONS or (first == "以" and has_role)):
            start += 1
        return start, end

    def _mention(self, start: int, end: int) -> Mention:
        while start < end and self._text[start] in '“"（(':
            start += 1
        while start < end and self._text[end - 1] in '”"':
            end -= 1
        name = self._text[start:end].replace("\n", "")
        return Mention(name, kind_of(name, self._wording), start, end)

    def _is_name(self, mention: Mention) -> bool:
        """Whether an item reads like a name rather than a description or a slogan."""
        if _BAD_NAME.search(mention.name) or self._text[mention.start - 1] == "“":
            return False
        longest = _LONGEST_BARE if mention.kind in _UNSURE_KINDS else _LONGEST_NAME
        return 2 <= len(mention.name) <= longest and not _STOP_VERBS.match(mention.name)

    def _read_open(self, start: int, end: int) -> Iterator[Mention]:
        """Names of a clause that does not say 企业."""
        clause = self._text[start:end]
        core = _AS_CORE.search(clause) if "以" in clause else None
        if core:
            yield from self._judge(start + core.start("names"), start + core.end("names"))
        strength = _STRENGTH.search(clause)
        if strength:
            sure = bool(_LEAD_ROLE.match(strength["rest"]))
            yield from self._judge(
                start + strength.start("names"), start + strength.end("names"), sure=sure
            )
        trigger = _WITH_LIST.search(clause)
        if trigger:
            yield from self._read_relied_on(start + trigger.end(), end)
        yield from self._supported(clause, start)

    def _read_relied_on(self, start: int, end: int) -> Iterator[Mention]:
        """What a clause relies on: 依托甲、乙等发展…, 依托丙研究院."""
        etc = self._text.find("等", start, end)
        if etc >= 0:
            tail = self._text[etc + 1 : end]
            if tail and not _STOP_VERBS.match(tail) and not _MIXED_TAIL.search(tail):
                return
            yield from self._judge(start, etc, sure="单位" in tail, relied_on=True)
            return
        stop = _STOP_VERBS.search(self._text, start + 2, end)
        yield from self._judge(start, stop.start() if stop else end, relied_on=True)

    def _judge(
        self, start: int, end: int, *, sure: bool = False, relied_on: bool = False
    ) -> Iterator[Mention]:
        """Names of a list whose members may be anything; kept where one shows they are bodies."""
        etc = self._text.find("等", start, end)
        items = split_list(self._text, start, etc if etc >= 0 else end, conjunctions=True)
        names = [self._mention(*item) for item in items]
        if not names or not all(self._is_name(m) for m in names):
            return
        known = sure or any(m.kind in ORGANISATION_KINDS or m.name in self.firms for m in names)
        liked = relied_on and len(names) > 1 and any(m.kind is NameKind.FIRM_LIKE for m in names)
        for mention in names:
            if mention.kind in PLATFORM_KINDS or mention.kind in (NameKind.PARK, NameKind.REGION):
                yield mention
            elif (known or liked) and _may_be_firm(mention):
                yield _as_firm(mention)

    def _supported(self, clause: str, start: int) -> Iterator[Mention]:
        """A known firm right after a word of support: 支持甲开展…."""
        for trigger in _SUPPORT.finditer(clause):
            at = trigger.end()
            for length in range(min(_LONGEST_FIRM, len(clause) - at), 1, -1):
                name = clause[at : at + length]
                if name in self.firms and _AFTER_NAME.match(clause, at + length):
                    yield Mention(name, NameKind.ENTERPRISE, start + at, start + at + length)
                    break


def _may_be_firm(mention: Mention) -> bool:
    if mention.kind is NameKind.ENTERPRISE:
        return True
    return mention.kind is not NameKind.THING and len(mention.name) <= _LONGEST_UNKNOWN


def _as_firm(mention: Mention) -> Mention:
    """A member of a list of firms: a firm, unless its name says university, park or place."""
    if mention.kind in (NameKind.UNIVERSITY, NameKind.PARK, NameKind.REGION):
        return mention
    return replace(mention, kind=NameKind.ENTERPRISE)
