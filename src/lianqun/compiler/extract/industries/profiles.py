"""Industries: one profile for each industry that a plan gives a section of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.industries.asides import read_clauses
from lianqun.compiler.extract.industries.carriers import CarrierReader, LabelledList
from lianqun.compiler.extract.industries.headings import IndustryHeadings, IndustrySite
from lianqun.compiler.extract.industries.named import NamedReader
from lianqun.compiler.extract.industries.positioning import read_positioning
from lianqun.compiler.extract.industries.sites import IndustrySites
from lianqun.compiler.extract.industries.sub_domains import Field, FieldReader
from lianqun.compiler.extract.industries.tables import read_tables
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.model.document import Block, BlockKind, Document
from lianqun.model.fact import FactKind, IndustryProfile, SubDomain
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_SENTENCE_END = re.compile(r"[。；\n]")
_BOX_OF_TEXT = "专栏"


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Profiles of the industries that a plan describes, and doubts about what their lists say.

    Industries have a section each, a row in a table each, or, in a press text, a clause each.
    """
    wording = wording_of(vocabulary)
    found = False
    profiles = _ProfileBuilder(document, vocabulary).build()
    for finding in (*profiles, *read_tables(document, wording)):
        found = True
        yield finding
    if not found:
        yield from read_clauses(document, wording.words)


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

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        wording = wording_of(vocabulary)
        self._document = document
        self._words = wording.words
        self._headings = IndustryHeadings(document, wording)
        self._sites = self._headings.find()
        self._carriers = CarrierReader(document, wording)
        self._fields = FieldReader(document, wording)
        self._lists = self._carriers.labelled_lists()
        self._named = NamedReader(document, vocabulary, wording, self._lists)
        self._clauses = IndustrySites(document, self._sites, wording.words).link(
            self._carriers.carrier_clauses()
        )
        self._boxed = boxed_sections(document)
        self._block_starts = [block.start for block in document.blocks]
        self._list_starts = [item.start for item in self._lists]

    def build(self) -> Iterator[Draft | Doubt]:
        """One draft an industry, in order of the text."""
        for site in self._sites:
            first = bisect_left(self._list_starts, site.start)
            lists = self._lists[first : bisect_left(self._list_starts, site.end)]
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
        whole = self._paragraphs(self._with_parts(site))
        boxes = [(block.start, block.end) for block in whole.boxes]
        return IndustryProfile(
            name=site.name,
            group=site.group,
            lead_cities=_listed(lists, "lead_cities"),
            carriers=_listed(lists, "carriers") or self._stated_carriers(site),
            leading_enterprises=_listed(lists, "leading_enterprises"),
            enterprises=self._named.firms(whole.spans),
            enterprises_in_box=self._named.firms(boxes),
            platforms=self._named.platforms(paragraphs.spans),
            sub_domains=self._sub_domains(site, paragraphs),
            positioning=read_positioning(self._document.text, paragraphs.spans, self._words),
        )

    def _with_parts(self, site: IndustrySite) -> IndustrySite:
        """A heading's industry with the industries below it, whose firms are its firms too."""
        section = self._document.sections[site.section]
        return replace(site, end=section.end) if site.start == section.start else site

    def _blocks(self, site: IndustrySite) -> Sequence[Block]:
        first = bisect_left(self._block_starts, site.start)
        last = bisect_left(self._block_starts, site.end)
        return self._document.blocks[first:last]

    def _paragraphs(self, site: IndustrySite) -> _Paragraphs:
        blocks = [b for b in self._blocks(site) if b.kind is BlockKind.PARAGRAPH]
        return _Paragraphs(
            tuple(b for b in blocks if b.section not in self._boxed),
            tuple(b for b in blocks if b.section in self._boxed),
        )

    def _stated_carriers(self, site: IndustrySite) -> tuple[str, ...]:
        """Carriers that prose states, in the industry's section or where another names it."""
        linked = [n for c in self._clauses.get(site.start, []) for n in c.names]
        supported = self._carriers.parks_supported(site.start, site.end)
        return tuple(dict.fromkeys([*linked, *supported]))

    def _sub_domains(self, site: IndustrySite, paragraphs: _Paragraphs) -> tuple[SubDomain, ...]:
        below = self._headings.fields(site)
        running = [b for b in paragraphs.running if b.section == site.section or not below]
        boxes = [b for b in paragraphs.boxes if self._explains(b)]
        fields = self._fields.read(running, boxes)
        fields += [Field(name, ((s.heading_end, s.end),)) for name, s in below]
        return tuple(
            SubDomain(
                name=field.name,
                directions=self._fields.directions(field.spans),
                enterprises=self._named.firms(field.spans),
            )
            for field in fields
        )

    def _explains(self, block: Block) -> bool:
        """Whether a box paragraph is about the industry itself, not a list of projects."""
        return self._document.sections[block.section].scheme == _BOX_OF_TEXT

    def _opening_end(self, site: IndustrySite) -> int:
        """End of the first sentence below the heading, which the evidence shows with it."""
        section = self._document.sections[site.section]
        first = next((b for b in self._blocks(site) if b.kind is not BlockKind.HEADING), None)
        if first is None or first.section != site.section:
            return max(section.heading_end, site.name_span[1])
        opening = max(first.start, first.run_in_end + 1)
        end = _SENTENCE_END.search(self._document.text, opening, first.end)
        return end.start() if end else first.end


def boxed_sections(document: Document) -> set[int]:
    """Indices of the sections that are boxes or stand in one."""
    boxed: set[int] = set()
    for section in document.sections:
        if section.is_box or section.parent in boxed:
            boxed.add(section.index)
    return boxed


def _listed(lists: Sequence[LabelledList], slot: str) -> tuple[str, ...]:
    return tuple(name for item in lists if item.slot == slot for name in item.names)


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
