"""Clusters: one claim for each industrial cluster that a plan has, builds or wants."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.clusters.mentions import ClusterMention, ClusterReader
from lianqun.compiler.extract.industries.carriers import CarrierReader
from lianqun.compiler.extract.industries.headings import IndustryHeadings, IndustrySite
from lianqun.compiler.extract.industries.names import (
    IndustryIndex,
    cluster_key,
    name_key,
    name_parts,
)
from lianqun.compiler.extract.industries.sites import IndustrySites
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.words import words_of
from lianqun.model.document import BlockKind, Document
from lianqun.model.fact import ClusterClaim, FactKind
from lianqun.model.issue import IssueClass, Severity
from lianqun.vocab.vocabulary import Vocabulary

_WORDS = "cluster_words"
_LAYOUT_TITLE = r"集群(?:空间)?{layout}(?:表|图)?$"
_COMPARISON = r"{aside_title}"
_ENTRY_LABEL = re.compile(r"[^，。；：:\n]{2,24}(?=[：:])")
_CLAUSE_END = re.compile(r"[，。；\n]")


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Claims about clusters, each cluster once a tier, and doubts about clusters without a name."""
    if "集群" in document.text:
        yield from _ClaimBuilder(document, vocabulary).build()


class _ClaimBuilder:
    """Joins the mentions of one document to claims and finds who carries them."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        wording = wording_of(vocabulary)
        self._document = document
        self._wording = wording
        self._words = words_of(vocabulary, _WORDS)
        self._comparison = words_of(vocabulary, "statement_signs").pattern(_COMPARISON)
        self._sites = IndustrySites(
            document, IndustryHeadings(document, wording).find(), wording.words
        )
        carriers = CarrierReader(document, wording)
        self._lists = [item for item in carriers.labelled_lists() if item.slot == "carriers"]
        self._list_starts = [item.start for item in self._lists]
        self._clauses = carriers.carrier_clauses()

    def build(self) -> Iterator[Draft | Doubt]:
        """Drafts in order of the mentions that they rest on."""
        compared = self._comparisons()
        read = ClusterReader(self._document, self._wording, self._words).read()
        mentions = [*(m for m in read if m.section not in compared), *self._entries()]
        mentions.sort(key=lambda m: (m.span, m.name_span))
        named = [m for m in mentions if not m.is_unnamed]
        claims = self._first_of_each(m for m in named if m.tier)
        known = IndustryIndex((m.name for m in claims), self._wording.words)
        claims += self._lent(mentions, known)
        claims += self._first_of_each(
            m for m in named if not m.tier and not self._is_known(m, known)
        )
        carriers = self._carriers_by_key(claims, named)
        for mention in sorted(claims, key=lambda m: (m.span, m.name_span)):
            key = self._key(mention.name)
            yield _draft(mention, carriers.get(key) or self._of_section(mention))
            if mention.is_unnamed:
                yield _doubt(mention)

    def _key(self, name: str) -> str:
        return name_key(name, self._wording.words)

    def _first_of_each(self, mentions: Iterable[ClusterMention]) -> list[ClusterMention]:
        """The first mention of each cluster and tier."""
        first: dict[tuple[str, str], ClusterMention] = {}
        for mention in mentions:
            key = cluster_key(mention.name, self._wording.words)
            first.setdefault((key, mention.tier), mention)
        return list(first.values())

    def _comparisons(self) -> set[int]:
        """Sections that look at other places (对标分析), whose clusters are not this plan's."""
        found: set[int] = set()
        for section in self._document.sections:
            if section.parent in found or self._comparison.search(section.title):
                found.add(section.index)
        return found

    def _entries(self) -> Iterator[ClusterMention]:
        """The entries of a box that lays out the clusters of one tier (甲：以…为载体)."""
        tiers = {
            section.index: tier[0]
            for section in self._document.sections
            if self._words.pattern(_LAYOUT_TITLE).search(section.title)
            and (tier := self._wording.tier.search(section.title))
        }
        if not tiers:
            return
        for block in self._document.blocks:
            if block.section not in tiers or block.kind is not BlockKind.PARAGRAPH:
                continue
            label = _ENTRY_LABEL.match(self._document.text, block.start, block.end)
            if label:
                end = _CLAUSE_END.search(self._document.text, label.end(), block.end)
                yield ClusterMention(
                    name=label[0],
                    tier=self._wording.tiers[tiers[block.section]],
                    status="",
                    span=(block.start, end.start() if end else block.end),
                    name_span=label.span(),
                    section=block.section,
                )

    def _is_known(self, mention: ClusterMention, known: IndustryIndex) -> bool:
        """Whether a mention without a tier speaks of a cluster that has one elsewhere."""
        site = self._sites.at(mention.span[0])
        block = self._document.block_at(mention.span[0])
        label = _ENTRY_LABEL.match(self._document.text, block.start, block.end) if block else None
        wordings = [mention.name, *name_parts(mention.name, self._wording.words)]
        if site:
            wordings += [site.name, *name_parts(site.name, self._wording.words)]
        if label and label.end() <= mention.span[0]:
            wordings.append(label[0])
        return any(known.find(wording) for wording in wordings)

    def _lent(
        self, mentions: Iterable[ClusterMention], known: IndustryIndex
    ) -> list[ClusterMention]:
        """Unnamed clusters that stand in an industry's section, which lends its name."""
        lent: dict[int, ClusterMention] = {}
        for mention in mentions:
            site = self._sites.at(mention.span[0]) if mention.is_unnamed else None
            if site and not known.find(site.name):
                lent.setdefault(site.start, mention)
        return list(lent.values())

    def _carriers_by_key(
        self, claims: Iterable[ClusterMention], mentions: Iterable[ClusterMention]
    ) -> dict[str, tuple[str, ...]]:
        """Carriers that 以…为载体 states, by cluster: by the entry's label or the same paragraph."""
        index = IndustryIndex((m.name for m in claims), self._wording.words)
        by_block: dict[int, list[str]] = {}
        for mention in mentions:
            block = self._document.block_at(mention.span[0])
            name = index.find(mention.name)
            if block and name and mention.tier:
                by_block.setdefault(block.start, []).append(name)
        found: dict[str, tuple[str, ...]] = {}
        for clause in self._clauses:
            block = self._document.block_at(clause.start)
            name = index.find(clause.label) if clause.label else None
            if not clause.label and block and len(set(by_block.get(block.start, []))) == 1:
                name = by_block[block.start][0]
            if name:
                found.setdefault(self._key(name), clause.names)
        return found

    def _of_section(self, mention: ClusterMention) -> tuple[str, ...]:
        """Carriers of the industry's section, where the cluster is that industry's."""
        site = self._sites.at(mention.span[0])
        if site is None or not (
            mention.is_unnamed or self._key(site.name) == self._key(mention.name)
        ):
            return ()
        return tuple(n for item in self._lists_of(site) for n in item)

    def _lists_of(self, site: IndustrySite) -> Iterator[tuple[str, ...]]:
        first = bisect_left(self._list_starts, site.start)
        last = bisect_left(self._list_starts, site.end)
        return (item.names for item in self._lists[first:last])


def _draft(mention: ClusterMention, carriers: tuple[str, ...]) -> Draft:
    return Draft(
        kind=FactKind.CLUSTER,
        content=ClusterClaim(
            name=mention.name,
            tier=mention.tier,
            status=mention.status,
            carriers=tuple(dict.fromkeys(carriers)),
        ),
        span=mention.span,
        value_span=mention.name_span,
        section=mention.section,
        origin="cluster_mention",
    )


def _doubt(mention: ClusterMention) -> Doubt:
    return Doubt(
        code="cluster_without_name",
        issue_class=IssueClass.READING,
        severity=Severity.INFO,
        spans=(mention.span,),
        arguments={"written": mention.name},
    )
