"""Which sections of a plan are about one industry each, and what the industries are called."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import Block, BlockKind, Document, Section

_NICKNAME = re.compile(r"[^：:]{1,4}[：:](?=.)")
_FEATURE = r"以[^，。；]{1,24}?为{feature_noun}的"
_COUNT = re.compile(r"[“\"]?\d[\d+＋×xX]*[”\"]?\s?[个大]?|[一二三四五六七八九十两]{1,3}[个大]")
_TAIL = re.compile(r"[，,；;。].*|——.*|-{2,}.*")
_MOVED = r"(?P<name>.{2,30}?(?:产业|业))(?:{moves_how}|[，、]?)*{moves}"
_NAMED = re.compile(r".{1,30}(?:业(?:链|集群)?|集群|产业链)(?:[（(][^（）()]{1,16}[）)])?")
_CLUSTER = re.compile(
    r"(?!产业|千亿|百亿|万亿|标志性|特色|重点|优势|世界级|国家级)[^，。、的]{2,14}集群"
)
_CHAIN = r"(?!产业|重点|全)(?!.*{no_chain})[^，。、的\d]{2,14}链"
"""生物药链, 钢铁链: a chain by the name of its industry."""

_COUNTED = re.compile(r"\d(?:个|家|亿|万|%|届|项|户|台|吨)")
"""全年实施项目92个: a sentence that is a numbered item names no industry."""

_MADE_OF = re.compile(r"(?:把|将)(?P<name>[^，。]{2,14}?(?:产业|业|集群))(?:做|打造|建|培育|发展)")
"""把食品产业做成百亿产业: the industry that a heading wants to make great."""

_GROUP_NOUN = r"{group_noun}(?:链|集群)?$"
_BARE_INDUSTRY = r"{bare_industry}"
_GROUP_PARENT = r"{group_parent}"
_ENUMERATOR = re.compile(r"^(?:[—\-–●•■]+|[（(]?\d{1,2}[)）.．、]|[①-⑳])+\s*")
_SOLE = re.compile(r"(?<![\d一二三四五六七八九十])[1一]个[^—]{2,12}——(?P<name>.+)")
_FIELD_END = re.compile(r"领域$")
_TASK_PARENT_MIN = 3
_SHARE = 0.6
_NOUN_SHARE = 0.75
_LONGEST_NAME = 30
_LONGEST_GROUP = 12


class TitleKind(Enum):
    """What a heading reads like on its own, before its neighbours are looked at."""

    NAMED = "an industry by its wording: …产业, 发展…产业"
    GROUP = "a group of industries: 新兴产业, 优势产业"
    NOUN = "a plain noun phrase, which may name an industry"
    DEVELOPED = "a verb of developing with an object that may be an industry"
    OTHER = "a task, a goal, a general chapter"


_GROUP_KINDS = (TitleKind.NAMED, TitleKind.NOUN, TitleKind.DEVELOPED)
"""Kinds that name an industry below a heading such as 优势产业."""


@dataclass(frozen=True, slots=True)
class Title:
    """A heading read: its kind and what is left of it without verbs, counts and nicknames."""

    kind: TitleKind
    name: str


@dataclass(frozen=True, slots=True)
class IndustrySite:
    """Where a plan writes about one industry: its name, group, section and extent [start, end)."""

    name: str
    group: str
    section: int
    name_span: tuple[int, int]
    start: int
    end: int


class IndustryHeadings:
    """Finds the industry sections of one document, outermost first."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._document = document
        self._wording = wording
        self._group_parent = wording.words.pattern(_GROUP_PARENT)
        self._children: dict[int, list[Section]] = {}
        for section in document.sections[1:]:
            if not section.is_box and section.parent is not None:
                self._children.setdefault(section.parent, []).append(section)
        self._block_starts = [block.start for block in document.blocks]
        self._titles = {s.index: read_title(s.title, wording) for s in document.sections[1:]}

    def find(self) -> list[IndustrySite]:
        """The industries' sections in order of the text; none lies inside another."""
        return sorted(self._below(0), key=lambda site: site.start)

    def _below(self, parent: int) -> Iterator[IndustrySite]:
        children = self._children.get(parent, [])
        chosen = {s.index for s in self._industries_among(parent, children)}
        for child in children:
            if child.index in chosen:
                yield self._site(child)
            elif self._children.get(child.index):
                below = list(self._below(child.index))
                if below:
                    yield from self._sole(child, below[0].start)
                yield from below
            else:
                yield from self._run_in_sites(child)

    def _sole(self, section: Section, end: int) -> Iterator[IndustrySite]:
        """The industry that a group of one names behind a dash: 做强1个首位产业——食品; up to `end`."""
        found = _SOLE.search(section.title)
        if found is None or not self._is_group(section.index):
            return
        title = read_title(found["name"], self._wording)
        if title.kind in (TitleKind.NAMED, TitleKind.NOUN):
            yield IndustrySite(
                title.name,
                self._titles[section.index].name,
                section.index,
                self._span_of(title.name, section),
                section.start,
                end,
            )

    def _industries_among(self, parent: int, children: Sequence[Section]) -> list[Section]:
        """Which of a heading's children name an industry each; none when the set reads otherwise."""
        kinds = {s.index: self._kind(s) for s in children}
        if not self._names_one(children, kinds):
            return []
        named = [s for s in children if kinds[s.index] is TitleKind.NAMED]
        nouns = [s for s in children if kinds[s.index] is TitleKind.NOUN]
        developed = [s for s in children if kinds[s.index] is TitleKind.DEVELOPED]
        total = sum(1 for s in children if kinds[s.index] is not TitleKind.GROUP)
        if self._is_group(parent):
            found = [*named, *nouns, *developed]
            return found if len(found) >= _SHARE * total else []
        if parent and self._group_parent.search(self._document.sections[parent].title):
            found = [*named, *nouns]
            if len(named) >= _SHARE * total or (
                len(found) >= 2 and len(found) >= _NOUN_SHARE * total
            ):
                return found
        if len(named) > 1 and len(named) + len(developed) >= _NOUN_SHARE * total:
            return [*named, *developed]
        is_most = len(named) >= min(_TASK_PARENT_MIN, max(2, total))
        return named if is_most and len(named) >= _SHARE * total else []

    def fields(self, site: IndustrySite) -> list[tuple[str, Section]]:
        """The sections right below an industry's that are about a field of it each."""
        section = self._document.sections[site.section]
        if site.start != section.start:
            return []
        below = ((self._titles[s.index], s) for s in self._children.get(site.section, []))
        return [
            (_FIELD_END.sub("", title.name), s)
            for title, s in below
            if title.kind in (TitleKind.NAMED, TitleKind.NOUN)
        ]

    def _run_in_sites(self, section: Section) -> Iterator[IndustrySite]:
        """Industries that a group without numbered headings gives a paragraph each."""
        is_group = self._is_group(section.index)
        if not (is_group or self._group_parent.search(section.title)):
            return
        wanted = _GROUP_KINDS if is_group else (TitleKind.NAMED,)
        opened = [(b, self._run_in_title(b)) for b in self._paragraphs(section)]
        opened = [(block, title) for block, title in opened if title.name]
        chosen = [(block, title) for block, title in opened if title.kind in wanted]
        if len(chosen) < 2 or len(chosen) < _SHARE * len(opened):
            return
        starts = [block.start for block, _ in opened]
        ends = dict(zip(starts, [*starts[1:], section.end], strict=True))
        for block, title in chosen:
            at = self._document.text.find(title.name, block.start, block.run_in_end)
            yield IndustrySite(
                title.name,
                self._titles[section.index].name if is_group else "",
                section.index,
                (at, at + len(title.name)),
                block.start,
                ends[block.start],
            )

    def _paragraphs(self, section: Section) -> Sequence[Block]:
        first = bisect_left(self._block_starts, section.start)
        last = bisect_left(self._block_starts, section.end)
        return [
            block
            for block in self._document.blocks[first:last]
            if block.kind is BlockKind.PARAGRAPH and block.section == section.index
        ]

    def _run_in_title(self, block: Block) -> Title:
        words = _ENUMERATOR.sub("", self._document.text[block.start : block.run_in_end])
        if not words or "，" in words:
            return Title(TitleKind.OTHER, "")
        title = read_title(_FIELD_END.sub("", words), self._wording)
        return title if title.name in words else Title(TitleKind.OTHER, title.name)

    def _names_one(self, children: Sequence[Section], kinds: Mapping[int, TitleKind]) -> bool:
        """Whether one heading names an industry outright, so that 未来产业 beside it is one too."""
        return any(
            kinds[s.index] not in (TitleKind.OTHER, TitleKind.GROUP)
            and self._titles[s.index].kind is not TitleKind.GROUP
            for s in children
        )

    def _kind(self, section: Section) -> TitleKind:
        """The kind of a heading, a group that holds no industries counting as an industry."""
        kind = self._titles[section.index].kind
        if kind is not TitleKind.GROUP or self._children.get(section.index):
            return kind
        return kind if any(self._run_in_sites(section)) else TitleKind.NAMED

    def _is_group(self, index: int) -> bool:
        return index in self._titles and self._titles[index].kind is TitleKind.GROUP

    def _site(self, section: Section) -> IndustrySite:
        name = self._titles[section.index].name
        span = self._span_of(name, section)
        return IndustrySite(
            name, self._group_of(section), section.index, span, section.start, section.end
        )

    def _span_of(self, name: str, section: Section) -> tuple[int, int]:
        """Where a heading prints a name, the whole heading where it does not."""
        at = self._document.text.find(name, section.start, section.heading_end)
        return (at, at + len(name)) if at >= 0 else (section.start, section.heading_end)

    def _group_of(self, section: Section) -> str:
        parent = section.parent or 0
        return self._titles[parent].name if self._is_group(parent) else ""


def read_title(title: str, wording: Wording) -> Title:
    """A heading without number read: 培育壮大新兴产业 is a group, 做强集成电路产业 names an industry."""
    made = _MADE_OF.match(title.strip())
    if made:
        return Title(TitleKind.NAMED, made["name"])
    rest, verb = _strip_verbs(title.strip(), wording)
    rest = wording.words.pattern(_FEATURE).sub(
        "", _COUNT.sub("", rest, count=1) if _COUNT.match(rest) else rest, count=1
    )
    is_hastened = not verb and rest != title.strip()  # 加快…产业发展
    is_moved = wording.words.pattern(_MOVED).fullmatch(_TAIL.sub("", rest)) is not None
    if verb == "act" or (is_hastened and is_moved):
        return _read_moved(rest, wording)
    if not verb:
        rest = _NICKNAME.sub("", rest, count=1) if _NICKNAME.match(rest) else rest
    name = _TAIL.sub("", rest).strip('“”" ')
    if not 2 <= len(name) <= _LONGEST_NAME or "的" in name[-1:]:
        return Title(TitleKind.OTHER, name)
    return Title(_kind_of(name, verb, wording), name)


def _is_group_name(name: str, wording: Wording) -> bool:
    """Whether a name fills 产业 only with words such as 新兴, 优势, 战略性."""
    noun = wording.words.pattern(_GROUP_NOUN).search(name)
    if noun is None or len(name) > _LONGEST_GROUP:
        return False
    return wording.group_words.fullmatch(name, 0, noun.start()) is not None


def _kind_of(name: str, verb: str, wording: Wording) -> TitleKind:
    if _is_group_name(name, wording):
        return TitleKind.GROUP
    pattern = wording.words.pattern
    is_cluster = _CLUSTER.fullmatch(name) is not None
    is_bare = pattern(_BARE_INDUSTRY).fullmatch(name) is not None
    is_abstract = name.endswith(wording.abstract_ends) or is_bare
    if _COUNTED.search(name) or (is_abstract and not is_cluster):
        return TitleKind.OTHER
    is_chain = pattern(_CHAIN).fullmatch(name) is not None
    is_moved = bool(verb) and pattern(_MOVED).fullmatch(name) is not None
    if is_cluster or is_chain or is_moved or _NAMED.fullmatch(name):
        return TitleKind.NAMED
    if "、" in name and verb:
        return TitleKind.OTHER
    return TitleKind.DEVELOPED if verb else TitleKind.NOUN


def _read_moved(rest: str, wording: Wording) -> Title:
    """推动…产业高质量发展: an industry set in motion; any other act is a task."""
    found = wording.words.pattern(_MOVED).match(_TAIL.sub("", rest))
    if found and not wording.words.pattern(_BARE_INDUSTRY).fullmatch(found["name"]):
        is_group = _is_group_name(found["name"], wording)
        return Title(TitleKind.GROUP if is_group else TitleKind.NAMED, found["name"])
    return Title(TitleKind.OTHER, rest)


def _strip_verbs(title: str, wording: Wording) -> tuple[str, str]:
    """A title without the adverbs and verbs it opens with, and the role of the verb ("" for none)."""
    position = 0
    role = ""
    while True:
        adverb = wording.adverbs.match(title, position)
        if adverb and adverb.end() < len(title):
            position = adverb.end()
        verb = wording.develop.match(title, position)
        found = "develop"
        if not verb:
            verb, found = wording.act.match(title, position), "act"
        if not verb or verb.end() >= len(title):
            return title[position:], role
        position = verb.end()
        role = role if role == "act" else found
