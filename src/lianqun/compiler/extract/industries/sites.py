"""Places of a document looked up by industry: which section is meant by a name or a position."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

import ahocorasick

from lianqun.compiler.extract.industries.carriers import CarrierClause
from lianqun.compiler.extract.industries.headings import IndustrySite
from lianqun.compiler.extract.industries.names import IndustryIndex, core_name
from lianqun.compiler.words import Words
from lianqun.model.document import Document


class IndustrySites:
    """The industry sections of one document, by position and by name."""

    def __init__(self, document: Document, sites: Sequence[IndustrySite], words: Words) -> None:
        self._words = words
        self._document = document
        self._sites = sites
        self._starts = [site.start for site in sites]
        self._index = IndustryIndex((site.name for site in sites), words)
        self._by_name: dict[str, list[IndustrySite]] = {}
        for site in sites:
            self._by_name.setdefault(self._index.find(site.name) or site.name, []).append(site)
        self._automaton: ahocorasick.Automaton | None = None

    def at(self, position: int) -> IndustrySite | None:
        """The industry section that holds a position."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._sites[index].end:
            return None
        return self._sites[index]

    def named(self, wording: str, position: int) -> IndustrySite | None:
        """The section of the industry that `wording` denotes, the last before `position` if several."""
        name = self._index.find(wording)
        if name is None:
            return None
        sites = self._by_name[name]
        before = bisect_right(sites, position, key=lambda site: site.start)
        return sites[max(0, before - 1)]

    def most_named(self, start: int, end: int) -> IndustrySite | None:
        """The industry that a stretch of text names most often, the longer name in a draw."""
        if not self._sites:
            return None
        counts: Counter[str] = Counter()
        for _, name in self._names().iter(self._document.text[start:end]):
            counts[name] += 1
        if not counts:
            return None
        return self.named(max(counts, key=lambda name: (counts[name], len(name), name)), start)

    def _names(self) -> ahocorasick.Automaton:
        if self._automaton is None:
            self._automaton = ahocorasick.Automaton()
            for site in self._sites:
                core = core_name(site.name, self._words)
                self._automaton.add_word(core, core)
            self._automaton.make_automaton()
        return self._automaton

    def link(self, clauses: Iterable[CarrierClause]) -> dict[int, list[CarrierClause]]:
        """Carrier clauses by the start of the industry section they are about.

        The entry's label decides, else the section the clause stands in, else the industry that the
        rest of its paragraph names most.
        """
        linked: dict[int, list[CarrierClause]] = {}
        for clause in clauses:
            site = self._site_of(clause)
            if site:
                linked.setdefault(site.start, []).append(clause)
        return linked

    def _site_of(self, clause: CarrierClause) -> IndustrySite | None:
        site = self.named(clause.label, clause.start) if clause.label else None
        site = site or self.at(clause.start)
        if site or clause.label:
            return site
        block = self._document.block_at(clause.start)
        return self.most_named(clause.end, block.end) if block else None
