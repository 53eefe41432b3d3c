"""Names that lists hold: 龙头企业：甲、乙；依托甲、乙等企业；以丙、丁为核心载体.

A firm's short name needs no suffix: the words around the list say what its members are.  Three kinds
of list, from sure to less sure: labelled (a label and a colon), closed (等 and a class noun), and open
(a verb that governs names); open lists are read only where a member is known or looks like a firm.
"""

import re
from collections.abc import Iterator

from lianqun.compiler.extract.entity_candidates import CLOSED, LABELLED, OPEN, Candidate
from lianqun.compiler.extract.entity_list_nouns import ETC, OTHER_THING, Closing, read_closing
from lianqun.compiler.extract.entity_members import MemberReader, Span
from lianqun.compiler.extract.entity_names import NAME_CHARACTER, NameJudge
from lianqun.compiler.extract.entity_vocabulary import EntityType, EntityVocabulary

_LABEL_END = re.compile(r"[。；;\n\t\]】]|[（(]?排名")
_BRACKET = re.compile(r"[（(）)]")
_ATTRACTING = r"{attracting}$"
_OPEN = r"{governs|governs_firms|governs_pairs}"
_LEADING = r"{uses}(?P<names>[^的在，。；：\n]{2,60}?)(?:等的?|的){leads}"
_AS_ROLE = r"为(?:[^，。；、]{0,6}?){as_role}"
_NEED_HEAD = frozenset(
    {
        EntityType.PLATFORM,
        EntityType.PARK,
        EntityType.INSTITUTE,
        EntityType.OTHER,
        EntityType.GOVERNMENT,
    }
)
"""Kinds that a class noun alone does not give: 算力、算法等平台 are no platforms, “云岚”等平台 is one."""

_ORGANISED = frozenset({EntityType.ENTERPRISE, EntityType.UNIVERSITY, EntityType.INSTITUTE})
"""Kinds whose presence in a list shows that its other members are organisations too."""

_SURE_LABEL = 4
_LABELLED_REACH = 3000


class ListReader:
    """Reads the lists of one text."""

    def __init__(self, text: str, words: EntityVocabulary, judge: NameJudge) -> None:
        self._text = text
        self._words = words
        self._judge = judge
        self._pattern = words.roles.pattern
        self._governs_pairs = frozenset(words.roles.words("governs_pairs"))
        self._governs_firms = self._governs_pairs | set(words.roles.words("governs_firms"))
        self._site_ends = words.roles.words("site_end")
        self._members = MemberReader(text, words, judge)

    def read_closed(self) -> Iterator[Candidate]:
        """Members of labelled lists, of lists that 等 and a class noun close, and firms that lead."""
        yield from self._labelled()
        yield from self._leading()
        for etc in self._pattern(ETC).finditer(self._text):
            closing = self._closing(etc.end())
            if closing:
                yield from self._closed(etc.start(), closing)

    def read_open(self, firms: frozenset[str]) -> Iterator[Candidate]:
        """Members of lists without a class noun, given the firms already known."""
        seen = -1
        for trigger in self._pattern(_OPEN).finditer(self._text):
            if trigger.end() < seen:
                continue
            items = self._open_items(trigger.end(), trigger[0])
            if items:
                seen = items[-1][1]
                yield from self._judge_open(items, firms, trigger[0])

    def _labelled(self) -> Iterator[Candidate]:
        for label in self._words.label_pattern.finditer(self._text):
            noun = self._words.labels[label["label"]]
            if len(noun.word) < _SURE_LABEL and not self._opens_clause(label.start()):
                continue
            limit = min(len(self._text), label.end() + _LABELLED_REACH)
            found = _LABEL_END.search(self._text, label.end(), limit)
            end = self._bracket_end(label.end(), found.start() if found else limit)
            for span in self._members.within(label.end(), end):
                name = self._text[slice(*span)]
                if self._judge.is_name(name):
                    yield Candidate(*span, self._judge.type_in_list(name, (noun,)), LABELLED)

    def _leading(self) -> Iterator[Candidate]:
        """Firms whose part is told: 发挥甲、乙的龙头作用."""
        for found in self._pattern(_LEADING).finditer(self._text):
            for span in self._members.within(*found.span("names")):
                name = self._text[slice(*span)]
                kind = self._judge.own_type(name) or EntityType.ENTERPRISE
                if self._judge.is_name(name) and self._judge.fits(name, kind):
                    yield Candidate(*span, kind, CLOSED)

    def _opens_clause(self, start: int) -> bool:
        before = self._text[start - 1 : start]
        return not NAME_CHARACTER.match(before) or before in "（("

    def _bracket_end(self, start: int, end: int) -> int:
        """Where a bracket that opened before `start` closes, else `end`."""
        depth = 0
        for mark in _BRACKET.finditer(self._text, start, end):
            depth += 1 if mark[0] in "（(" else -1
            if depth < 0:
                return mark.start()
        return end

    def _closing(self, position: int) -> Closing | None:
        end = self._members.break_after(position)
        return read_closing(self._text, position, end, self._words)

    def _closed(self, end: int, closing: Closing) -> Iterator[Candidate]:
        """The names of a list that 等 at `end` closes."""
        items = self._members.before(end)
        items = self._members.parted(items) if items else []
        if not items or not self._may_be_names(items, closing):
            return
        marked = 2 * sum(self._members.is_marked(*item) for item in items) >= len(items)
        is_sure = marked or closing.is_counted
        own_kinds = [self._judge.own_type(self._text[slice(*item)]) for item in items]
        for span in items:
            name = self._text[slice(*span)]
            kind = self._judge.type_in_list(name, closing.nouns)
            among_sites = 2 * own_kinds.count(kind) >= len(items) and name.endswith(self._site_ends)
            if kind in _NEED_HEAD and not (is_sure or among_sites or self._judge.own_type(name)):
                continue
            if kind is EntityType.REGION and not self._judge.is_region(name, closing.nouns[0]):
                continue
            if self._judge.is_name(name) and (closing.is_counted or self._judge.fits(name, kind)):
                yield Candidate(*span, kind, CLOSED)

    def _may_be_names(self, items: list[Span], closing: Closing) -> bool:
        """Whether a closed list as a whole may hold names: firms that are no products, or bodies."""
        names = [self._text[slice(*item)] for item in items]
        kind = closing.nouns[0].type
        if kind is EntityType.ENTERPRISE:
            first = items[0][0]
            wanted = self._pattern(_ATTRACTING).search(self._text, max(0, first - 4), first)
            return self._judge.are_firms(names, attracted=closing.is_attracted or bool(wanted))
        if kind is None and len(closing.nouns) == 1:
            return any(self._judge.is_body(name) for name in names)
        return True

    def _open_items(self, start: int, trigger: str) -> list[Span]:
        """Members of the list that a verb governs; none where it governs something else."""
        end = self._members.break_after(start)
        role = self._pattern(_AS_ROLE).search(self._text, start, end) if trigger == "以" else None
        if trigger == "以" and not role:
            return []
        end = role.start() if role else end
        etc = self._pattern(ETC).search(self._text, start, end)
        if etc:
            end = etc.start()
            if self._pattern(OTHER_THING).match(self._text, etc.end()) or self._closing(etc.end()):
                return []
        if "、" not in self._text[start:end] and trigger not in self._governs_pairs:
            return []
        items = self._members.within(start, end)
        if items and not etc and not role:
            items[-1] = self._members.without_tail(*items[-1])
        items = self._members.parted(items) if items else []
        return items if len(items) > 1 else []

    def _judge_open(
        self, items: list[Span], firms: frozenset[str], trigger: str
    ) -> Iterator[Candidate]:
        names = [self._text[slice(*item)] for item in items]
        if not all(self._judge.is_name(name) for name in names):
            return
        holds_firms = self._holds_firms(names, firms, trigger)
        for span, name in zip(items, names, strict=True):
            kind = self._judge.own_type(name)
            if kind is None and holds_firms and self._judge.fits(name, EntityType.ENTERPRISE):
                kind = EntityType.ENTERPRISE
            elif kind in _NEED_HEAD - {EntityType.PARK} and trigger not in self._governs_pairs:
                continue
            if kind:
                yield Candidate(*span, kind, OPEN)

    def _holds_firms(self, names: list[str], firms: frozenset[str], trigger: str) -> bool:
        """Whether the members of an open list that show no kind are firms."""
        if any(name in firms or self._judge.own_type(name) in _ORGANISED for name in names):
            return True
        if trigger not in self._governs_firms:
            return False
        likely = sum(self._judge.looks_like_firm(name) for name in names)
        return 2 * likely >= len(names) or all(
            self._judge.looks_like_firm(name, weak=True) for name in names
        )
