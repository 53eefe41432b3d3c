"""Projects named in running text: lists (…等重点项目建设), single ones, sites, what goes into production."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.project_boxes import read_stated
from lianqun.compiler.extract.project_fields import PROJECT_WORDS
from lianqun.compiler.extract.project_merge import Mention, Weight
from lianqun.compiler.extract.project_names import ProjectNames, any_of
from lianqun.compiler.words import words_of
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import ProjectEntry
from lianqun.text.lists import split_list
from lianqun.vocab.vocabulary import Vocabulary

Span = tuple[int, int]

_GENERIC: Final = r"(?:{generic}|[\d一二三四五六七八九十]+个)*"
_LISTED: Final = r"等(?P<kind>(?:(?!{no_projects})[^，。；、：“”\n等]){0,14}?)(?:项目|工程(?=建设))(?P<after>[^，。；\n]{0,8})"
_NOT_BUILDING: Final = r"^{not_building}"
_AFTER_DONE: Final = r"(?:的)?{done_manner}*{done}"
_COMMISSIONED: Final = r"{commissioned_manner}*{commissioned}"
_INNER_LIST: Final = r"(?<![高中初])等(?!级)"
_STOP: Final = re.compile(r"[，。；;\n]")
_JOINED: Final = re.compile(r"以及|[和与及、]")
_PAIRED: Final = re.compile(r"以及|[和与]")
_SERVES: Final = r"(?:建设)?为{serves_for}"
_ONLY_BACKED: Final = r".{0,4}?{only_backs}+"
_OPENED: Final = r"{clause_opener}|[一二三四五六]是"
_LEANS: Final = re.compile(r"[A-Z]{2,}")
_NO_OWNER: Final = r"^{no_owner_start}|{no_owner_end}$"
_CLAUSE_MARKS: Final = "，。；：,;:\n"
_MAX_CLAUSE: Final = 400
_MAX_COMMISSIONED: Final = 24
_QUOTE: Final = 110


@dataclass(frozen=True, slots=True)
class _Verbs:
    """Compiled verbs and head nouns (vocab/project_verbs.csv, project_heads.csv)."""

    lead: re.Pattern[str]
    building: re.Pattern[str]
    inner: re.Pattern[str]
    head: re.Pattern[str]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> "_Verbs":
        inside = words_of(vocabulary, PROJECT_WORDS).any_of("builds_inside")
        verbs = vocabulary.rows("project_verbs")
        start = any_of([v["word"] for v in verbs if v["kind"] == "start"])
        heads = vocabulary.rows("project_heads")
        built = any_of([h["word"] for h in heads if h["kind"] == "built"])
        return cls(
            lead=re.compile(rf"{any_of([v['word'] for v in verbs])}+"),
            building=re.compile(start),
            inner=re.compile(rf"(?:{start}|{inside})(?=[^，。；]{{3,}})"),
            head=re.compile(
                rf"(?:{built}(?!区)(?:[一二三四五六七八九]期)?(?:(?:建设)?(?:项目|工程))?|工程(?=建设))(?:[（(][^（()）\n]{{2,8}}[)）])?"
            ),
        )


class ProseReader:
    """Reads the projects that a document names outside its tables."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self._document = document
        self._text = document.text
        self._verbs = _Verbs.load(vocabulary)
        self._names = ProjectNames.load(document, vocabulary)
        self._pattern = self._names.words.pattern

    @property
    def places(self) -> frozenset[str]:
        """Places that the document names."""
        return self._names.firms.places

    def read(self) -> Iterator[Mention]:
        """All mentions, in no particular order; what stands in a table is left to the table."""
        tables = iter(sorted((t.start, t.end) for t in self._document.tables))
        table = next(tables, None)
        for block in self._document.blocks:
            while table and table[1] <= block.start:
                table = next(tables, None)
            if block.kind is BlockKind.PARAGRAPH and not (table and table[0] <= block.start):
                yield from self._read_block(block)

    def _read_block(self, block: Block) -> Iterator[Mention]:
        taken: list[Span] = []
        stated = read_stated(self._document, self._names, block)
        if stated:
            yield stated
            taken.append(stated.value_span)
            if stated.entry.investment_cny_100m is not None:
                return  # the rest of the paragraph tells of this project alone
        for mention in (*self._read_lists(block), *self._read_singles(block)):
            start, end = mention.value_span
            if not any(s < end and start < e for s, e in taken):
                taken.append((start, end))
                yield mention

    def _read_lists(self, block: Block) -> Iterator[Mention]:
        """Projects of …、…等一批项目建设."""
        for found in self._pattern(_LISTED).finditer(self._text, block.start, block.end):
            if self._pattern(_NOT_BUILDING).match(found["after"]):
                continue
            begin = self._strip_verbs(self._clause_start(found.start(), block.start), found.start())
            if self._text[begin] == "以" and found["after"].startswith("为"):
                begin += 1
            items = split_list(self._text, begin, found.start())
            if any(self._pattern(_INNER_LIST).search(self._words(span)) for span in items):
                continue  # 甲、乙等市推进丙: the members are not those of one list
            marked = [span for span in items if self._names.is_concrete(self._words(span))]
            is_plain = bool(self._pattern(_GENERIC).fullmatch(found["kind"]))
            is_plain = is_plain and (len(items) > 1 or bool(found["kind"]))
            if not marked and self._pattern(_AFTER_DONE).match(self._text, found.end("kind") + 2):
                marked = [span for span in items if self._names.is_institution(self._words(span))]
            for span in items if is_plain and marked else marked:
                if self._names.is_item(self._words(span)):
                    yield self._mention(span, block, "project_list", until=found.end())

    def _read_singles(self, block: Block) -> Iterator[Mention]:
        """Projects that end in a head noun, sites to be built, what is put into production."""
        chain: list[re.Match[str]] = []
        for found in self._verbs.head.finditer(self._text, block.start, block.end):
            if chain and not self._goes_on(chain[-1].end(), found.start(), block):
                yield from self._read_chain(chain, block)
                chain = []
            chain.append(found)
        if chain:
            yield from self._read_chain(chain, block)
        yield from self._read_sites(block)
        yield from self._read_commissioned(block)

    def _goes_on(self, end: int, start: int, block: Block) -> bool:
        """Whether a head noun at `start` belongs to a name joined to the one that ends at `end`."""
        joined = _JOINED.match(self._text, end, start)
        return bool(joined) and self._clause_start(start, block.start) <= end

    def _read_chain(self, chain: list[re.Match[str]], block: Block) -> Iterator[Mention]:
        """Projects joined by 和 or 、, meant when a verb stands before or after them all."""
        start = self._clause_start(chain[0].start(), block.start)
        begin = self._strip_verbs(start, chain[0].start())
        last = chain[-1]
        serves = (
            self._text[self._after_opener(start, chain[0].start())] == "以"
            and "项目" in last[0]
            and self._pattern(_SERVES).match(self._text, last.end()) is not None
        )
        pushed = begin > start and not self._pattern(_ONLY_BACKED).fullmatch(
            self._text, start, begin
        )
        built = self._verbs.inner.search(self._text, begin, last.start())
        if not (
            pushed or built or serves or self._pattern(_AFTER_DONE).match(self._text, last.end())
        ):
            return
        begin, owner = self._inner_builder(begin + (1 if serves else 0), chain[0].start())
        for index, found in enumerate(chain):
            if index:
                joined = _JOINED.match(self._text, chain[index - 1].end(), found.start())
                begin = joined.end() if joined else begin
            span = self._last_item(begin, found.end())
            yield from self._read_sized(begin, span[0], block)
            name = self._words(span)
            leans = index > 0 and _LEANS.match(name) is not None
            if self._names.is_name(name) and (leans or self._names.is_marked(name)):
                builders = owner if leans or not index else ()
                mention = self._mention(span, block, "project_single", builders=builders)
                owner = mention.entry.builders[:1]
                yield mention

    def _read_sized(self, begin: int, end: int, block: Block) -> Iterator[Mention]:
        """Members before the last that are each one project by their size or number: 2号线二期."""
        spans = split_list(self._text, begin, end) if end > begin else []
        names = [self._words(span) for span in spans]
        is_each = (self._names.is_sized(n) and self._names.is_name(n) for n in names)
        if all(is_each) and not any(_JOINED.search(name) for name in names):
            for span in spans:
                yield self._mention(span, block, "project_single")

    def _read_sites(self, block: Block) -> Iterator[Mention]:
        """Centres and bases that are said to be newly built at a place: 规划建设某地算力中心."""
        for found in self._verbs.building.finditer(self._text, block.start, block.end):
            stop = _STOP.search(self._text, found.end(), block.end)
            end = stop.start() if stop else block.end
            listed = self._text.find("等", found.end(), end)
            for part in split_list(self._text, found.end(), listed if listed > 0 else end):
                span = self._first_joined(part)
                name = self._words(span)
                sized = self._names.is_sized(name)
                fits = self._names.is_site(name) or (listed > 0 and sized)
                if fits and self._names.is_name(name) and (sized or self._names.has_owner(name)):
                    yield self._mention(span, block, "project_site")

    def _read_commissioned(self, block: Block) -> Iterator[Mention]:
        """What firms put into production: 实现某公司新电池全面投产."""
        for found in self._pattern(_COMMISSIONED).finditer(self._text, block.start, block.end):
            start = self._clause_start(found.start(), block.start)
            begin = self._strip_verbs(start, found.start())
            name = self._text[begin : found.start()]
            owned = begin > start and self._names.has_owner(name)
            if owned and len(name) <= _MAX_COMMISSIONED and "、" not in name:
                yield self._mention((begin, found.start()), block, "project_commissioned")

    def _first_joined(self, span: Span) -> Span:
        """Of 甲及乙 the first, where only it says which one is meant."""
        joiner = self._text.find("及", *span)
        if joiner > 0 and self._names.is_sized(self._text[span[0] : joiner]):
            return span[0], joiner
        return span

    def _last_item(self, begin: int, end: int) -> Span:
        """Of A、B项目 the last member, unless the others are firms or places that own it together."""
        items = split_list(self._text, begin, end)
        if len(items) < 2 or self._names.are_owners([self._words(s) for s in items[:-1]]):
            items = [(begin, end)]
        start, end = items[-1]
        for joined in _PAIRED.finditer(self._text, start, end):
            parts = self._words((start, joined.start())), self._words((joined.end(), end))
            if all(map(self._names.is_in_place, parts)) or all(map(self._names.is_built, parts)):
                return joined.end(), end
        return self._behind_place(start, end), end

    def _behind_place(self, start: int, end: int) -> int:
        """Of 某市建设某基地 the start of the name behind the verb: who builds is no part of it."""
        inner = self._verbs.inner.search(self._text, start, end)
        if inner and self._text[start : inner.start()] in self.places:
            return inner.end()
        return start

    def _inner_builder(self, begin: int, end: int) -> tuple[int, tuple[str, ...]]:
        """Of 支持某公司建设X项目 the start of X, and the firm."""
        inner = self._verbs.inner.search(self._text, begin, end)
        if inner is None:
            return begin, ()
        owner = self._text[begin : inner.start()]
        is_firm = 2 <= len(owner) <= 20 and not self._pattern(_NO_OWNER).search(owner)
        return inner.end(), (owner,) if is_firm else ()

    def _clause_start(self, position: int, floor: int) -> int:
        """Where the clause before `position` starts; marks inside brackets do not end a clause."""
        depth = 0
        for index in range(position - 1, max(floor, position - _MAX_CLAUSE) - 1, -1):
            char = self._text[index]
            if char in "）)”":
                depth += 1
            elif char in "（(“":
                depth = max(0, depth - 1)
            elif char in _CLAUSE_MARKS and not depth:
                return index + 1
        return max(floor, position - _MAX_CLAUSE)

    def _strip_verbs(self, start: int, end: int) -> int:
        """Start of the name after the verbs that open its clause."""
        begin = self._after_opener(start, end)
        found = self._verbs.lead.match(self._text, begin, end)
        return found.end() if found and found.end() < end else begin

    def _after_opener(self, start: int, end: int) -> int:
        """Start of a clause after 并, 一是 and the like."""
        opened = self._pattern(_OPENED).match(self._text, start, end)
        return opened.end() if opened else start

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def _mention(
        self,
        span: Span,
        block: Block,
        origin: str,
        *,
        until: int = 0,
        builders: tuple[str, ...] = (),
    ) -> Mention:
        name = self._words(span).strip()
        start = self._clause_start(span[0], block.start)
        stop = min(until or span[1] + 12, block.end)
        return Mention(
            entry=ProjectEntry(name=name, builders=builders or self._names.builders_of(name)),
            value_span=span,
            span=(max(start, span[1] - _QUOTE), max(stop, span[1])),
            section=block.section,
            weight=Weight.PROSE,
            origin=origin,
        )
