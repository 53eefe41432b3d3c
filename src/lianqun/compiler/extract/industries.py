"""Industries: one profile for each industry that a plan gives a section of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.carriers import CarrierClause, CarrierReader, LabelledList
from lianqun.compiler.extract.industry_headings import IndustryHeadings, IndustrySite
from lianqun.compiler.extract.industry_names import core_name, find_industry
from lianqun.compiler.extract.name_lists import Mention, NameListReader
from lianqun.compiler.extract.organisations import PLATFORM_KINDS, NameKind
from lianqun.compiler.extract.positioning import read_positioning
from lianqun.compiler.extract.sub_domains import FieldReader
from lianqun.compiler.extract.wording import Wording, wording_of
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import FactKind, IndustryProfile, SubDomain
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_SENTENCE_END = re.compile(r"[。；\n]")


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Profiles of the industries that have a section, and doubts about what their lists say."""
    wording = wording_of(vocabulary)
    sites = IndustryHeadings(document, wording).find()
    if sites:
        yield from _ProfileBuilder(document, wording, sites).build()


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    """The paragraphs of one industry: its running text and what stands in its boxes."""

    running: tuple[Block, ...]
    boxes: tuple[Block, ...]

    @property
    def spans(self) -> list[tuple[int, int]]:
        return [(block.start, block.end) for block in self.running]


class _ProfileBuilder:
    """Fills the profiles of one document's industries."""

    def __init__(
        self, document: Document, wording: Wording, sites: Sequence[IndustrySite]
    ) -> None:
        self._document = document
        self._sites = sites
        self._carriers = CarrierReader(document, wording)
        self._fields = FieldReader(document, wording)
        self._mentions = NameListReader(document, wording).read()
        self._mention_starts = [mention.start for mention in self._mentions]
        self._lists = self._carriers.labelled_lists()
        self._clauses = link_clauses(document, sites, self._carriers.carrier_clauses())
        self._boxed = boxed_sections(document)

    def build(self) -> Iterator[Draft | Doubt]:
        """One draft an industry, in order of the text."""
        for site in self._sites:
            lists = [item for item in self._lists if site.start <= item.start < site.end]
            yield Draft(
                kind=FactKind.INDUSTRY,
                content=self._profile(site, lists),
                span=(site.start, self._opening_end(site)),
                value_span=site.name_span,
                section=site.section,
                origin="industry_section",
            )
            yield from _repetitions(lists)

    def _profile(self, site: IndustrySite, lists: Sequence[LabelledList]) -> IndustryProfile:
        paragraphs = self._paragraphs(site)
        running = self._names_in(paragraphs.spans)
        boxed = self._names_in((block.start, block.end) for block in paragraphs.boxes)
        return IndustryProfile(
            name=site.name,
            group=site.group,
            lead_cities=_listed(lists, "lead_cities"),
            carriers=_listed(lists, "carriers") or self._stated_carriers(site),
            leading_enterprises=_listed(lists, "leading_enterprises"),
            enterprises=_of_kind(running, [NameKind.ENTERPRISE]),
            enterprises_in_box=_of_kind(boxed, [NameKind.ENTERPRISE]),
            platforms=_of_kind(running, PLATFORM_KINDS),
            sub_domains=self._sub_domains(paragraphs),
            positioning=read_positioning(self._document.text, paragraphs.spans),
        )

    def _paragraphs(self, site: IndustrySite) -> _Paragraphs:
        blocks = [
            block
            for block in self._document.blocks
            if site.start <= block.start < site.end and block.kind is BlockKind.PARAGRAPH
        ]
        return _Paragraphs(
            tuple(b for b in blocks if b.section not in self._boxed),
            tuple(b for b in blocks if b.section in self._boxed),
        )

    def _names_in(self, spans: Iterable[tuple[int, int]]) -> list[Mention]:
        found: list[Mention] = []
        for start, end in spans:
            first = bisect_left(self._mention_starts, start)
            last = bisect_left(self._mention_starts, end)
            found.extend(self._mentions[first:last])
        return found

    def _stated_carriers(self, site: IndustrySite) -> tuple[str, ...]:
        """Carriers that prose states, in the industry's section or where another names it."""
        linked = [n for c in self._clauses.get(site.section, []) for n in c.names]
        supported = self._carriers.parks_supported(site.start, site.end)
        return tuple(dict.fromkeys([*linked, *supported]))

    def _sub_domains(self, paragraphs: _Paragraphs) -> tuple[SubDomain, ...]:
        return tuple(
            SubDomain(
                name=field.name,
                directions=self._fields.directions(field.spans),
                enterprises=_of_kind(self._names_in(field.spans), [NameKind.ENTERPRISE]),
            )
            for field in self._fields.read(paragraphs.running, paragraphs.boxes)
        )

    def _opening_end(self, site: IndustrySite) -> int:
        """End of the first sentence below the heading, which the evidence shows with it."""
        heading_end = self._document.sections[site.section].heading_end
        end = _SENTENCE_END.search(self._document.text, heading_end + 2, site.end)
        return end.start() if end else max(heading_end, site.name_span[1])


def boxed_sections(document: Document) -> set[int]:
    """Indices of the sections that are boxes or stand in one."""
    boxed: set[int] = set()
    for section in document.sections:
        if section.is_box or section.parent in boxed:
            boxed.add(section.index)
    return boxed


def link_clauses(
    document: Document, sites: Sequence[IndustrySite], clauses: Iterable[CarrierClause]
) -> dict[int, list[CarrierClause]]:
    """Carrier clauses by the section of the industry they are about.

    The entry's label decides, else the section the clause stands in, else the industry that its
    paragraph names most.
    """
    linked: dict[int, list[CarrierClause]] = {}
    by_name = {site.name: site for site in sites}
    for clause in clauses:
        name = find_industry(clause.label, by_name) if clause.label else None
        site = by_name[name] if name else _site_at(sites, clause.start)
        site = site or _site_named(document, sites, clause)
        if site:
            linked.setdefault(site.section, []).append(clause)
    return linked


def _site_at(sites: Sequence[IndustrySite], position: int) -> IndustrySite | None:
    return next((site for site in sites if site.start <= position < site.end), None)


def _site_named(
    document: Document, sites: Sequence[IndustrySite], clause: CarrierClause
) -> IndustrySite | None:
    block = document.block_at(clause.start)
    if block is None or clause.label:
        return None
    counts = {
        site: document.text.count(core_name(site.name), clause.end, block.end) for site in sites
    }
    best = max(sites, key=lambda site: (counts[site], len(site.name)))
    return best if counts[best] else None


def _listed(lists: Sequence[LabelledList], slot: str) -> tuple[str, ...]:
    return tuple(name for item in lists if item.slot == slot for name in item.names)


def _of_kind(mentions: Iterable[Mention], kinds: Iterable[NameKind]) -> tuple[str, ...]:
    wanted = frozenset(kinds)
    return tuple(dict.fromkeys(m.name for m in mentions if m.kind in wanted))


def _repetitions(lists: Sequence[LabelledList]) -> Iterator[Doubt]:
    """A name that one list prints twice: kept as printed, and reported."""
    for item in lists:
        for name in sorted({n for n in item.names if item.names.count(n) > 1}):
            yield Doubt(
                code="name_listed_twice",
                issue_class=IssueClass.READING,
                severity=Severity.INFO,
                spans=((item.start, item.end),),
                arguments={"name": name},
            )
