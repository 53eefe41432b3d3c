"""Firms and platforms that the text about an industry names: the document's entities, by their part.

What a name is, the recogniser of entities says; here only its part is told.  Firms that are to be
attracted and platforms that are still to be built are left out: they are wanted, not there.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from lianqun.compiler.extract.entity_lexicon import Mention
from lianqun.compiler.extract.entity_recogniser import mentions_of
from lianqun.compiler.extract.entity_vocabulary import EntityType
from lianqun.compiler.extract.industries.carriers import LabelledList
from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import Document
from lianqun.text.matching import last_match
from lianqun.vocab.vocabulary import Vocabulary

FIRMS: Final = frozenset({EntityType.ENTERPRISE})
PLATFORMS: Final = frozenset({EntityType.UNIVERSITY, EntityType.INSTITUTE, EntityType.PLATFORM})
"""Kinds that a profile lists as platforms, beside what is relied on and ends like one (联盟)."""

_VERB = r"{attracts|builds|relies}"
_ATTRACTED_AFTER = r"[^，。；：\n]*?{firm_noun}(?:的)?{attracted_after}"
_BUILT_AFTER = r"(?:的)?{built_after}"
_CLAUSE_START = "，。；：！？\n"
_REACH = 160


class NamedReader:
    """Reads the names of one document's industries; `lists` are read apart (龙头企业：…)."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        wording: Wording,
        lists: Iterable[LabelledList],
    ) -> None:
        self._text = document.text
        self._verb = wording.words.pattern(_VERB)
        self._attracts = frozenset(wording.words.words("attracts"))
        self._builds = frozenset(wording.words.words("builds"))
        self._relies = frozenset(wording.words.words("relies"))
        self._attracted_after = wording.words.pattern(_ATTRACTED_AFTER)
        self._built_after = wording.words.pattern(_BUILT_AFTER)
        self._platform_ends = wording.words.words("platform_end")
        self._lists = sorted((item.start, item.end) for item in lists)
        self._mentions = [m for m in mentions_of(document, vocabulary) if not self._is_listed(m)]
        self._starts = [mention.start for mention in self._mentions]

    def firms(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Firms that stretches of text name, each once, in order."""
        named = (m for m in self._within(spans) if m.type in FIRMS and not self._is_wanted(m))
        return tuple(dict.fromkeys(mention.name for mention in named))

    def platforms(self, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Universities, institutes and platforms that stretches of text name, each once, in order."""
        named = (m for m in self._within(spans) if self._is_platform(m) and not self._is_planned(m))
        return tuple(dict.fromkeys(mention.name for mention in named))

    def _within(self, spans: Iterable[tuple[int, int]]) -> Iterator[Mention]:
        for start, end in spans:
            first = bisect_left(self._starts, start)
            yield from self._mentions[first : bisect_left(self._starts, end)]

    def _is_listed(self, mention: Mention) -> bool:
        at = bisect_left(self._lists, (mention.start + 1, 0)) - 1
        return at >= 0 and mention.start < self._lists[at][1]

    def _is_platform(self, mention: Mention) -> bool:
        if mention.type in PLATFORMS:
            return True
        is_near = mention.name.endswith(self._platform_ends)
        return is_near and self._verb_before(mention) in self._relies

    def _is_wanted(self, mention: Mention) -> bool:
        """Whether a firm is to be attracted: 引进甲、乙等企业, 甲、乙等企业落户."""
        if self._verb_before(mention) in self._attracts:
            return True
        return self._attracted_after.match(self._text, mention.end) is not None

    def _is_planned(self, mention: Mention) -> bool:
        """Whether a platform is still to be built: 争创甲中心, 推动乙中心落地; universities are there."""
        if mention.type is EntityType.UNIVERSITY:
            return False
        if self._verb_before(mention) in self._builds:
            return True
        return self._built_after.match(self._text, mention.end) is not None

    def _verb_before(self, mention: Mention) -> str:
        """The last verb of attracting, building or relying in the clause before a mention."""
        floor = max(0, mention.start - _REACH)
        start = max(self._text.rfind(mark, floor, mention.start) for mark in _CLAUSE_START) + 1
        found = last_match(self._verb, self._text, max(start, floor), mention.start)
        return found[0] if found else ""
