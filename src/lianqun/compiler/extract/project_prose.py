"""Projects named in running text: lists (…等重点项目建设), single ones, boxes of projects.

A name counts when something shows that one project is meant: it begins with a firm, an institute or a
place, or it holds a brand, a size or 首个.  Kinds of project (招商项目, 产业化项目) show none of these.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.firm_names import FirmNames
from lianqun.compiler.extract.project_fields import find_builders, find_content, find_investment
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import ProjectEntry
from lianqun.vocab.vocabulary import Vocabulary

_GENERIC: Final = (
    r"(?:一批|多个|系列|若干|一系列|[\d一二三四五六七八九十]+个|重点|重大|示范|标志性|骨干|支撑性|引领性|产业|工业|基础设施"
    r"|交通|水利|能源|民生|科技|建设|投资|优质|省|市|国家|级|百亿|千亿|十亿|专项|工程|龙头|头部)*"
)
_LISTED: Final = re.compile(r"等(?P<kind>(?:(?!企业|单位)[^，。；、：“”\n等]){0,14}?)(?:项目|工程(?=建设))(?P<after>[^，。；\n]{0,8})")
_NOT_BUILDING: Final = re.compile(
    r"^(?:布局|招商|申报|储备|库|试点|攻关|合作|谋划|引进|招引|资源|信息|管理|审批|任务|资金|类)"
)
_STATED: Final = re.compile(
    r"(?P<name>[^。：:，,；;\n]{4,60})[。：:](?=[^。\n]{0,80}?(?:总投资|投资|建设主体|建设单位)[^。\n]{0,30}?(?:\d|为|公司))"
)
_WORKS: Final = re.compile(r"(?P<name>[^。：:，,；;\n]{4,40}?建设(?:工程|项目))。")
_RUN_IN: Final = re.compile(r"(?P<name>[^。：:，,；;\n]{4,60})。")
_PROJECT_BOX: Final = re.compile(r"项目(?:清单|表|名单|一览)?$")
_HUB: Final = re.compile(r"(?:^|[，。以])(?P<who>[^，。以的]{2,24}?)为[^，。]{0,12}核心")
_NOT_HUB: Final = re.compile(r"体系|系统|平台|技术")
_AFTER_DONE: Final = re.compile(
    r"^(?:的)?(?:成功|相继|顺利|先后|全面|正式|加快|加速|尽快|早日|按期|如期|抓紧|陆续)*"
    r"(?:建设|投产|达产|落地|落户|引入|开工|竣工|建成|投用|投运|签约|填补|打破|启动|实施|达效|投入)"
)
_COMMISSIONED: Final = re.compile(
    r"(?:全面|正式|早日|尽快|如期|顺利|按期|加快|加速|竣工|建成)*(?:投产|达产|投用|投运|投入使用|投入运营)"
)
_SIZED: Final = re.compile(
    r"(?<!第)\d+(?:\.\d+)?(?:万吨|吨|万千瓦|千瓦|千伏|kV|KV|MW|GW|KW|kW|km|公里|英寸|万辆|万台|亿|D|号线|期)|第[\d.]+代|(?<=[^、和及]{2})[一二三四]期|^首个"
    r"|(?:国内|全国|全省|全球|世界|亚洲|中部)首(?:个|条|座|套)"
)
_BRAND: Final = re.compile(r"“[^”]{3,24}(?:园|中心|基地|平台|城|线|港|馆|公寓|工厂)”")
_CLAUSE_MARKS: Final = "，。；：,;:\n"
_STOP: Final = re.compile(r"[，。；;\n]")
_JOINED: Final = re.compile(r"以及|[和与及、]")
_NO_ITEM: Final = re.compile(r"^(?:依托|围绕|支持|鼓励|以)|[，。；：等]|期[和与及]")
_ONLY_BACKED: Final = re.compile(r".{0,4}?(?:支持|鼓励|保障|服务|强化|加强)+")
_SERVES: Final = re.compile(r"^(?:建设)?为(?:核心|抓手|契机|牵引|依托|支撑|重点|引领|龙头|载体)")
_NO_NAME: Final = re.compile(r"[，。；：的为等]|企业|以及|相关|重点|各类|一批|龙头")
_MAX_COMMISSIONED: Final = 24
_MAX_NAME: Final = 44
_MIN_NAME: Final = 3
_SENTENCE_QUOTE: Final = 110


@dataclass(frozen=True, slots=True)
class _Words:
    """Compiled verbs and head nouns of projects (vocab/project_verbs.csv, project_heads.csv)."""

    lead: re.Pattern[str]
    building: re.Pattern[str]
    head: re.Pattern[str]
    ending: re.Pattern[str]
    inner: re.Pattern[str]
    structure: re.Pattern[str]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> "_Words":
        verbs = vocabulary.rows("project_verbs")
        every = _any_of([v["word"] for v in verbs])
        start = _any_of([v["word"] for v in verbs if v["kind"] == "start"])
        heads = vocabulary.rows("project_heads")
        built = _any_of([h["word"] for h in heads if h["kind"] == "built"])
        broad = _any_of([h["word"] for h in heads])
        return cls(
            lead=re.compile(rf"(?:{every})+"),
            building=re.compile(rf"{start}"),
            head=re.compile(rf"{built}(?:(?:建设)?(?:项目|工程))?(?:[（(][^（()）\n]{{2,8}}[)）])?"),
            ending=re.compile(rf"(?:{broad})(?:[（(][^（()）]{{2,12}}[)）])?$"),
            structure=re.compile(
                _any_of([h["word"] for h in heads if h["kind"] == "built" and "项目" not in h["word"]])
            ),
            inner=re.compile(rf"(?:{start}|建设|打造|实施)(?=[^，。；]{{3,}})"),
        )


class ProseReader:
    """Reads the projects that a document names outside its tables."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._document = document
        self._text = document.text
        self._words = _Words.load(vocabulary)
        self._names = FirmNames.collect(document, vocabulary)
        self._actions = TaskWords.load(vocabulary).action

    @property
    def places(self) -> frozenset[str]:
        """Places that the document names."""
        return self._names.places

    def read(self) -> Iterator[Mention]:
        """All mentions, in no particular order."""
        for block in self._document.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            stated = self._read_stated(block)
            if stated:
                yield stated
            else:
                yield from self._read_paragraph(block)

    def _read_stated(self, block: Block) -> Mention | None:
        """A paragraph that is one project: its name, then investment, builder and content."""
        found = _STATED.match(self._text, block.start, block.end)
        box = self._document.sections[block.section]
        in_box = box.is_box
        if found is None and in_box:
            pattern = _RUN_IN if _PROJECT_BOX.search(box.title) else _WORKS
            found = pattern.match(self._text, block.start, block.end)
        if found is None or not self._is_named(found["name"], in_box=in_box):
            return None
        told = self._text[found.end() : block.end]
        entry = ProjectEntry(
            name=found["name"].strip(),
            builders=find_builders(told) if find_investment(told) else self._hubs(told),
            investment_cny_100m=find_investment(told),
            category=box.title,
            content=find_content(told) if find_investment(told) else "",
        )
        return Mention(
            entry=entry,
            value_span=found.span("name"),
            span=(block.start, min(block.end, block.start + _SENTENCE_QUOTE)),
            section=block.section,
            weight=Weight.BOX,
            origin="project_box",
        )

    def _is_named(self, name: str, *, in_box: bool) -> bool:
        return in_box or bool(self._words.ending.search(name)) or self._is_marked(name)

    def _hubs(self, told: str) -> tuple[str, ...]:
        """Firms that a works project stands on: 以…公司为核心, 依托…等单位."""
        first = told.partition("。")[0]
        hubs = [m["who"] for m in _HUB.finditer(first) if not _NOT_HUB.search(m["who"])]
        leaning = re.search(r"依托([^，。]{2,80}?)等", first)
        if leaning:
            hubs += leaning[1].split("、")
        return tuple(dict.fromkeys(hubs))

    def _read_paragraph(self, block: Block) -> Iterator[Mention]:
        taken: list[tuple[int, int]] = []
        for mention in self._read_lists(block):
            taken.append(mention.value_span)
            yield mention
        for mention in self._read_singles(block):
            if not any(s < mention.value_span[1] and mention.value_span[0] < e for s, e in taken):
                taken.append(mention.value_span)
                yield mention

    def _read_lists(self, block: Block) -> Iterator[Mention]:
        """Projects of …、…等一批项目建设."""
        for found in _LISTED.finditer(self._text, block.start, block.end):
            if _NOT_BUILDING.match(found["after"]):
                continue
            begin = self._strip_verbs(self._clause_start(found.start(), block.start), found.start())
            if self._text[begin] == "以" and found["after"].startswith("为"):
                begin += 1
            items = _split_items(self._text, begin, found.start())
            marked = [span for span in items if self._is_concrete(self._text[span[0] : span[1]])]
            plain = re.fullmatch(_GENERIC, found["kind"]) is not None
            if len(items) == 1 and not found["kind"]:
                plain = False
            for span in items if plain and marked else marked:
                name = self._text[span[0] : span[1]]
                if _MIN_NAME - 1 <= len(name) <= _MAX_NAME and not _NO_ITEM.search(name):
                    yield self._mention(span, block, "project_list", (begin, found.end()))

    def _read_singles(self, block: Block) -> Iterator[Mention]:
        """Projects that end in a head noun, sites to be built, what is put into production."""
        chain: list[re.Match[str]] = []
        for found in self._words.head.finditer(self._text, block.start, block.end):
            if chain and not _JOINED.match(self._text, chain[-1].end(), found.start()):
                yield from self._read_chain(chain, block)
                chain = []
            elif chain and self._clause_start(found.start(), block.start) > chain[-1].end():
                yield from self._read_chain(chain, block)
                chain = []
            chain.append(found)
        if chain:
            yield from self._read_chain(chain, block)
        yield from self._read_sites(block)
        yield from self._read_commissioned(block)

    def _read_chain(self, chain: list[re.Match[str]], block: Block) -> Iterator[Mention]:
        """Projects joined by 和 or 、, meant when a verb stands before or after them all."""
        start = self._clause_start(chain[0].start(), block.start)
        begin = self._strip_verbs(start, chain[0].start())
        last = chain[-1]
        after = self._text[last.end() : last.end() + 12]
        serves = self._text[start] == "以" and "项目" in last[0] and _SERVES.match(after)
        pushed = begin > start and not _ONLY_BACKED.fullmatch(self._text[start:begin])
        built = self._words.inner.search(self._text, begin, last.start())
        if not (pushed or built or _AFTER_DONE.match(after) or serves):
            return
        begin, builder = self._inner_builder(begin + (1 if serves else 0), chain[0].start())
        for index, found in enumerate(chain):
            if index:
                joined = _JOINED.match(self._text, chain[index - 1].end(), found.start())
                begin = joined.end() if joined else begin
            span = self._last_item(begin, found.end())
            name = self._text[span[0] : span[1]]
            leans = index > 0 and re.match(r"[A-Z]{2,}", name) is not None
            if self._is_project_name(name) and (leans or self._is_marked(name)):
                owner = builder if leans or not index else ()
                mention = self._mention(span, block, "project_single", builders=owner)
                builder = mention.entry.builders[:1]
                yield mention

    def _is_project_name(self, name: str) -> bool:
        return _MIN_NAME <= len(name) <= _MAX_NAME and not _NO_NAME.search(name)

    def _read_sites(self, block: Block) -> Iterator[Mention]:
        """Centres and bases that are said to be newly built at a place: 规划建设某地算力中心."""
        for found in self._words.building.finditer(self._text, block.start, block.end):
            stop = _STOP.search(self._text, found.end(), block.end)
            end = stop.start() if stop else block.end
            listed = self._text.find("等", found.end(), end)
            for part in _split_items(self._text, found.end(), listed if listed > 0 else end):
                span = self._first_joined(part)
                name = self._text[span[0] : span[1]]
                fits = self._words.ending.search(name) or (listed > 0 and _SIZED.search(name))
                owned = self._opens_with_owner(name) or _SIZED.search(name)
                if fits and owned and self._is_project_name(name):
                    yield self._mention(span, block, "project_site")

    def _first_joined(self, span: tuple[int, int]) -> tuple[int, int]:
        """Of 甲及乙 the first, where only it says which one is meant."""
        joiner = re.compile(r"及").search(self._text, *span)
        if joiner and _SIZED.search(self._text[span[0] : joiner.start()]):
            return span[0], joiner.start()
        return span

    def _read_commissioned(self, block: Block) -> Iterator[Mention]:
        for found in _COMMISSIONED.finditer(self._text, block.start, block.end):
            start = self._clause_start(found.start(), block.start)
            begin = self._strip_verbs(start, found.start())
            name = self._text[begin : found.start()]
            owned = begin > start and self._opens_with_owner(name)
            if owned and len(name) <= _MAX_COMMISSIONED and "、" not in name:
                yield self._mention((begin, found.start()), block, "project_commissioned")

    def _last_item(self, begin: int, end: int) -> tuple[int, int]:
        """Of A、B项目 the last member, unless the others are firms that own it together."""
        items = _split_items(self._text, begin, end)
        if len(items) < 2:
            return begin, end
        owners = [self._text[s:e] for s, e in items[:-1]]
        if all(self._names.head_of(owner) == owner for owner in owners):
            return begin, end
        return items[-1]

    def _inner_builder(self, begin: int, end: int) -> tuple[int, tuple[str, ...]]:
        """Of 支持某公司建设X项目 the start of X, and the firm."""
        inner = self._words.inner.search(self._text, begin, end)
        if inner is None:
            return begin, ()
        owner = self._text[begin : inner.start()]
        words = owner.removeprefix("依托").removeprefix("围绕").removeprefix("在")
        is_firm = 2 <= len(owner) <= 20 and words == owner
        return inner.end(), ((owner,) if is_firm and not owner.endswith(("加快", "重点")) else ())

    def _clause_start(self, position: int, floor: int) -> int:
        """Where the clause before `position` starts; marks inside brackets do not end a clause."""
        depth = 0
        for index in range(position - 1, floor - 1, -1):
            char = self._text[index]
            if char in "）)”":
                depth += 1
            elif char in "（(“":
                depth = max(0, depth - 1)
            elif char in _CLAUSE_MARKS and not depth:
                return index + 1
        return floor

    def _strip_verbs(self, start: int, end: int) -> int:
        """Start of the name after the verbs that open its clause."""
        begin = start
        opened = re.compile(r"(?:并|要|将|同时|和|[一二三四五六]是)").match(self._text, begin, end)
        if opened:
            begin = opened.end()
        found = self._words.lead.match(self._text, begin, end)
        return found.end() if found and found.end() < end else begin

    def _is_marked(self, name: str) -> bool:
        """Whether something in a name shows that one project is meant."""
        return bool(self._opens_with_owner(name) or _SIZED.search(name) or _BRAND.search(name))

    def _is_concrete(self, name: str) -> bool:
        """Whether a member of a list is marked or ends in something that is built (…高铁)."""
        return self._is_marked(name) or bool(self._words.structure.search(name))

    def _opens_with_owner(self, name: str) -> bool:
        if self._actions.match(name):
            return False
        return bool(self._names.head_of(name)) or self._names.starts_with_place(name)

    def _mention(
        self,
        span: tuple[int, int],
        block: Block,
        origin: str,
        around: tuple[int, int] | None = None,
        builders: tuple[str, ...] = (),
    ) -> Mention:
        name = self._text[span[0] : span[1]].strip()
        start = self._clause_start(span[0], block.start)
        stop = min(around[1] if around else span[1] + 12, block.end)
        return Mention(
            entry=ProjectEntry(name=name, builders=builders or self._builders_of(name)),
            value_span=span,
            span=(max(start, span[1] - _SENTENCE_QUOTE), max(stop, span[1])),
            section=block.section,
            weight=Weight.PROSE,
            origin=origin,
        )

    def _builders_of(self, name: str) -> tuple[str, ...]:
        """Firms at the head of a name: 甲、乙扩产项目 has two."""
        heads = [self._names.likely_head(part) for part in name.split("、")]
        return tuple(dict.fromkeys(head for head in heads if head))


def _split_items(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Spans of the members of a list, marks inside brackets and quotes left alone."""
    spans: list[tuple[int, int]] = []
    depth = 0
    start = begin
    for index in range(begin, end):
        char = text[index]
        if char in "（(“《":
            depth += 1
        elif char in "）)”》":
            depth = max(0, depth - 1)
        elif char == "、" and not depth:
            spans.append((start, index))
            start = index + 1
    spans.append((start, end))
    return [span for span in spans if span[1] > span[0]]


def _any_of(words: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
