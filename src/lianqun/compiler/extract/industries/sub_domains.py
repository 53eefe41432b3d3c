"""The fields of an industry (整机领域, IC设计) with the directions that its plan names for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import Block, Document
from lianqun.text.lists import split_conjunction, split_list

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"[^，。；：,;:\n]+")
_FIELD_WORD = r"(?:产业)?(?:领域|板块|环节|方面)"
_IN_FIELD = re.compile(
    rf"(?P<name>[^，。；：、等]{{2,24}}?(?:、[^，。；：、等]{{2,12}}?)?){_FIELD_WORD}[，,]"
)
_BARE_FIELD = re.compile(
    r"(?P<name>[^，。；：、]{2,12}?)[，,](?=依托|重点|加快|大力|聚焦|支持|鼓励|围绕|培育|瞄准|积极|着力|发展)"
)
_FIELD_END = re.compile(rf"{_FIELD_WORD}$")
_NOT_A_FIELD = re.compile(
    r"^(?:[在以从对将把向与由到按]|围绕|面向|针对|聚焦|力争|通过|依托|充分|同时|其中|此外|特别|[一二三四五六]是|到?20\d\d)|"
    r"[的了年]$|%|\d{3}|为[先主重本要]$|是|已|被"
)
_CLOSING = re.compile(r"(?:力争)?到20\d\d年|(?:力争|争取)?(?:把|将)[^，。]{1,16}(?:打造|建设)")
_DIRECTED = re.compile(
    r"(?:[^，。；]{0,8}?方面)?(?:[和与及](?=开发|研[发制究]|应用)|重点|大力|加快|积极|着力|优先|前瞻|加大|加强|不断|持续|进一步|强化|适时|稳步|聚焦|主攻|"
    r"发展|研发|研制|研究|开发|突破|攻克|布局|培育|做大做强|做强做优|做大|做强|开展|拓展|推进|推动|推广|探索|引进|壮大|"
    r"包括|生产|支持|促进|提升|巩固|扩大|创新)+出?(?P<object>.{2,})"
)
_TASK_VERB = re.compile(
    r"发展|研[发制究]|开发|突破|攻克|布局|培育|做大|做强|开展|拓展|主攻|聚焦|推广|包括|壮大"
)
_NOT_PRODUCTS = re.compile(r"企业|单位|园区|机构|龙头|项目|团队|人才")
_OBJECT_TAIL = re.compile(
    r"(?:等(?P<rest>.*)|并(?:推动|推进|加快|开展|实现).*|(?:的)?(?:关键|核心|共性)?(?:技术)?(?:研发|研究|开发|设计|研制|生产|制造|应用|推广|产业化|攻关|规模化|建设|发展|"
    r"[与和及]|示范|升级|创新|突破|落地|扩产|提质|做大做强)+)$"
)
_NOT_A_DIRECTION = re.compile(
    r"(?:能力|水平|体系|企业|机制|模式|环境|生态|格局|优势|竞争力|问题|瓶颈|人才|合作|规模|质量|效益|作用|基础|比重|份额|平台|任务|需求|战略|"
    r"项目|工程|集群|基地|高地|园区)$|^(?:[在以为对将把]|一批|更|其|建设|具有)|"
    r"^(?:开发|设计|研制|作业|输送|监控|应用|管理|分析|存储|联合|品牌|产品|设备|装备|技术|集成|使用|制造|国家|优势产品|"
    r"新业态|新市场|新服务|关键|核心|高效|系统性)$"
)
_TASK_TITLE = re.compile(
    r"(?:建设|示范|培育|提升|攻关|改造|推进)(?:工程|行动|计划)$|项目$|任务$|措施$"
)
_ENUMERATOR = re.compile(r"^(?:[—\-–]+|[（(]?\d{1,2}[)）.．、]|[①-⑳])+\s*")
_LONGEST_DIRECTION = 26
_SHORTEST_JOINED = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an industry: its name and the stretches of text about it."""

    name: str
    spans: tuple[tuple[int, int], ...]


class FieldReader:
    """Reads the fields of industries in one document."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._text = document.text
        self._wording = wording

    def read(self, running: Sequence[Block], boxes: Sequence[Block]) -> list[Field]:
        """The fields that an industry's paragraphs and boxes name, in order, each name once."""
        found: dict[str, list[tuple[int, int]]] = {}
        titles = {b.start: self._run_in(b) for b in (*running, *boxes)}
        if sum(bool(titles[b.start]) for b in running) == 1 and self._opens_fields(running):
            titles |= {b.start: "" for b in running}  # a short first sentence, not a heading
        for block in (*running, *boxes):
            if titles[block.start]:
                found.setdefault(titles[block.start], []).append((block.run_in_end, block.end))
        for name, span in self._in_sentences([b for b in running if not titles[b.start]]):
            found.setdefault(name, []).append(span)
        return [Field(name, tuple(spans)) for name, spans in found.items()]

    def _opens_fields(self, blocks: Sequence[Block]) -> bool:
        """Whether a sentence of the paragraphs opens a field (整机领域，…)."""
        return any(self._opening(start, _IN_FIELD) for start, _ in self._sentences(blocks))

    def _sentences(self, blocks: Sequence[Block]) -> list[tuple[int, int]]:
        return [
            sentence.span()
            for block in blocks
            for sentence in _SENTENCE.finditer(self._text, block.start, block.end)
        ]

    def _run_in(self, block: Block) -> str:
        """The field that a run-in heading names, "" when the paragraph opens with none."""
        title = _ENUMERATOR.sub("", self._text[block.start : block.run_in_end])
        if "，" in title or _TASK_TITLE.search(title) or not self._names_field(title):
            return ""
        return _FIELD_END.sub("", title)

    def _names_field(self, title: str) -> bool:
        title = title.strip('“”"')
        if not 2 <= len(title) <= _LONGEST_DIRECTION or _NOT_A_FIELD.search(title):
            return False
        return not (
            self._wording.develop.match(title)
            or self._wording.act.match(title)
            or self._wording.adverbs.match(title)
        )

    def _in_sentences(self, blocks: Sequence[Block]) -> Iterator[tuple[str, tuple[int, int]]]:
        """Fields opened within paragraphs (整机领域，…), each to the next one or a closing goal."""
        sentences = self._sentences(blocks)
        opened = [self._opening(start, _IN_FIELD) for start, _ in sentences]
        if not any(opened):
            return
        name, begun, last = "", 0, 0
        for (start, end), field in zip(sentences, opened, strict=True):
            title = field or self._opening(start, _BARE_FIELD)
            if (title or _CLOSING.match(self._text, start)) and name:
                yield name, (begun, last)
                name = ""
            if title:
                name, begun = title, start
            last = end
        if name:
            yield name, (begun, last)

    def _opening(self, start: int, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, start)
        return found["name"] if found and self._names_field(found["name"]) else ""

    def directions(self, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Products and techniques that stretches of text want developed, in order, each once."""
        found: dict[str, None] = {}
        for start, end in spans:
            for clause in _CLAUSE.finditer(self._text, start, end):
                for name in self._clause_directions(clause):
                    found.setdefault(name)
        return tuple(found)

    def _clause_directions(self, clause: re.Match[str]) -> Iterator[str]:
        directed = _DIRECTED.match(self._text, *clause.span())
        if not directed:
            return
        start, end = directed.span("object")
        if not _TASK_VERB.search(self._text, clause.start(), start):
            return
        tail = _OBJECT_TAIL.search(self._text[start:end])
        if tail:
            if tail["rest"] and _NOT_PRODUCTS.search(tail["rest"]):
                return
            end = start + tail.start()
        for first, last in self._objects(start, end):
            name = self._text[first:last].replace("\n", "")
            if 2 <= len(name) <= _LONGEST_DIRECTION and not _NOT_A_DIRECTION.search(name):
                yield name

    def _objects(self, start: int, end: int) -> list[tuple[int, int]]:
        """Items of an object; the last is parted at 和 or 及 only where a list of three shows it is one."""
        items = split_list(self._text, start, end)
        if len(items) < _SHORTEST_JOINED:
            return items
        halves = split_conjunction(self._text, *items[-1])
        if all(last - first >= _SHORTEST_JOINED for first, last in halves):
            items[-1:] = halves
        return items
