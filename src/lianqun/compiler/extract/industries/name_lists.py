"""Names of firms and institutions that running text lists: 依托甲、乙等企业, 以丙为龙头.

A name needs no suffix: the words around the list decide.  Two passes: lists that say 企业 teach the
document's firms; then lists that only name a trigger (依托, 以…为核心) are read with that knowledge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lianqun.compiler.extract.industries.organisations import (
    ORGANISATION_KINDS,
    PLATFORM_KINDS,
    NameKind,
    kind_of,
)
from lianqun.compiler.extract.industries.wording import Wording
from lianqun.model.document import BlockKind, Document
from lianqun.text.lists import split_list
from lianqun.text.matching import last_match

_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]+")
_ETC_FIRMS = r"等(?P<tail>[^等]{0,28}?){firm_noun}(?=(?P<after>.{0,8}))"
_PRODUCT_TAIL = r"{product_manner}?{product_noun}(?!业)|.*{field_noun}|.*{product_verb}"
_MIXED_TAIL = r"{mixed_body}"
_ATTRACTED_AFTER = r"(?:的)?{attracted_after}"
_TRIGGER = r"{trigger}"
_PREPOSITIONS = "与对在由将把从向为和及让使给"
_LEADING = r"^(?:{leading}|[（(“\"])+"
_BAD_NAME = (
    r"[0-9一二三四五六七八九十]+(?:亿|万|%|家|个)|{no_name}|{no_name_end}$|^{no_name_start}"
    r"|^{no_name_whole}$"
)
_QUALITY = re.compile(r"[强好大高快多优新型]$")
_LONGEST_NAME = 26
_UNSURE_KINDS = (NameKind.UNKNOWN, NameKind.FIRM_LIKE, NameKind.THING)
_LONGEST_BARE = 12
_LONGEST_UNKNOWN = 8
_WITH_LIST = r"{list_opener}"
_AS_CORE = r"以(?P<names>[^以]{2,80}?)(?:为[^为，]{0,6}?{core}|牵头)"
_STRENGTH = r"{uses}(?P<names>[^的在]{2,80}?)(?P<etc>等)?(?P<rest>[的在].{2,})"
_LEAD_ROLE = r"的?{leads}"
_STOP_VERBS = r"{stop_verb}"
_SUPPORT = r"{supports}"
_AFTER_NAME = r"[，。；、]|等|和|与|及|在|的|为|以|{stop_verb}|$"
_LONGEST_FIRM = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that a list of the text holds, its kind and its place."""

    name: str
    kind: NameKind
    start: int
    end: int


class NameListReader:
    """Reads the lists of one document; `firms` are the names that lists call 企业."""

    def __init__(self, document: Document, wording: Wording) -> None:
        self._text = document.text
        self._wording = wording
        self._pattern = wording.words.pattern
        self._attracts = frozenset(wording.words.words("attracts"))
        self._blocks = [b for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
        self.firms: set[str] = set()

    def read(self) -> list[Mention]:
        """All names in order of the text; enterprises that are to be attracted left out."""
        clauses = [
            clause.span()
            for block in self._blocks
            for clause in _CLAUSE.finditer(self._text, block.start, block.end)
        ]
        mentions: list[Mention] = []
        open_clauses: list[tuple[int, int]] = []
        for start, end in clauses:
            rest = start
            if "等" in self._text[start:end]:
                for found in self._pattern(_ETC_FIRMS).finditer(self._text, start, end):
                    mentions.extend(self._read_firms(rest, found))
                    rest = found.end("tail") + 2
            if rest < end:
                open_clauses.append((rest, end))
        self.firms.update(m.name for m in mentions if m.kind is NameKind.ENTERPRISE)
        for start, end in open_clauses:
            mentions.extend(self._read_open(start, end))
        return sorted(set(mentions), key=lambda m: (m.start, m.end))

    def _read_firms(self, start: int, found: re.Match[str]) -> Iterator[Mention]:
        """The names of a list that ends in 等…企业."""
        has_role = "为" in found["after"]
        items, trigger = self._items(start, found.start(), has_role=has_role)
        if (
            not items
            or trigger in self._attracts
            or self._pattern(_ATTRACTED_AFTER).match(found["after"])
        ):
            return
        names = [self._mention(*item) for item in items]
        if not all(self._is_name(m) for m in names):
            return
        known = sum(m.kind in ORGANISATION_KINDS for m in names)
        things = sum(m.kind is NameKind.THING for m in names)
        qualities = sum(bool(_QUALITY.search(m.name)) for m in names)
        if 2 * qualities > len(names):
            return
        if not known and (
            self._pattern(_PRODUCT_TAIL).match(found["tail"])
            or 2 * (things + qualities) > len(names)
        ):
            return
        mixed = self._pattern(_MIXED_TAIL).search(found["tail"])
        for mention in names:
            yield mention if mixed and mention.kind in PLATFORM_KINDS else _as_firm(mention)

    def _items(self, start: int, end: int, *, has_role: bool) -> tuple[list[tuple[int, int]], str]:
        """Spans of a list's names and the trigger before the first; none when no start is found."""
        items = split_list(self._text, start, end, conjunctions=True)
        trigger = ""
        for index in range(len(items) - 1, -1, -1):
            first, last = items[index]
            found = last_match(self._pattern(_TRIGGER), self._text, first, last)
            if found and found.end() < last:
                trigger = found[0]
                items = [(found.end(), last), *items[index + 1 :]]
                break
            if found:
                items = items[index + 1 :]
                break
        if not items:
            return [], trigger
        items[0] = self._without_preposition(*items[0], has_role=has_role)
        if not trigger and items[0][1] - items[0][0] > _LONGEST_BARE:
            items = items[1:]
        return [i for i in items if i[0] < i[1]], trigger

    def _without_preposition(self, start: int, end: int, *, has_role: bool) -> tuple[int, int]:
        leading = self._pattern(_LEADING).match(self._text[start:end])
        if leading:
            start += leading.end()
        first = self._text[start : start + 1]
        if end - start > 2 and (first in _PREPOSITIONS or (first == "以" and has_role)):
            start += 1
        return start, end

    def _mention(self, start: int, end: int) -> Mention:
        while start < end and self._text[start] in '“"（(':
            start += 1
        while start < end and self._text[end - 1] in '”"':
            end -= 1
        name = self._text[start:end].replace("\n", "")
        return Mention(name, kind_of(name, self._wording), start, end)

    def _is_name(self, mention: Mention) -> bool:
        """Whether an item reads like a name rather than a description or a slogan."""
        if self._pattern(_BAD_NAME).search(mention.name) or self._text[mention.start - 1] == "“":
            return False
        longest = _LONGEST_BARE if mention.kind in _UNSURE_KINDS else _LONGEST_NAME
        return 2 <= len(mention.name) <= longest and not self._pattern(_STOP_VERBS).match(
            mention.name
        )

    def _read_open(self, start: int, end: int) -> Iterator[Mention]:
        """Names of a clause that does not say 企业."""
        clause = self._text[start:end]
        core = self._pattern(_AS_CORE).search(clause) if "以" in clause else None
        if core:
            yield from self._judge(start + core.start("names"), start + core.end("names"))
        strength = self._pattern(_STRENGTH).search(clause)
        if strength:
            sure = bool(self._pattern(_LEAD_ROLE).match(strength["rest"]))
            yield from self._judge(
                start + strength.start("names"), start + strength.end("names"), sure=sure
            )
        trigger = self._pattern(_WITH_LIST).search(clause)
        if trigger:
            yield from self._read_relied_on(start + trigger.end(), end)
        yield from self._supported(clause, start)

    def _read_relied_on(self, start: int, end: int) -> Iterator[Mention]:
        """What a clause relies on: 依托甲、乙等发展…, 依托丙研究院."""
        etc = self._text.find("等", start, end)
        if etc >= 0:
            tail = self._text[etc + 1 : end]
            if (
                tail
                and not self._pattern(_STOP_VERBS).match(tail)
                and not self._pattern(_MIXED_TAIL).search(tail)
            ):
                return
            yield from self._judge(start, etc, sure="单位" in tail, relied_on=True)
            return
        stop = self._pattern(_STOP_VERBS).search(self._text, start + 2, end)
        yield from self._judge(start, stop.start() if stop else end, relied_on=True)

    def _judge(
        self, start: int, end: int, *, sure: bool = False, relied_on: bool = False
    ) -> Iterator[Mention]:
        """Names of a list whose members may be anything; kept where one shows they are bodies."""
        etc = self._text.find("等", start, end)
        items = split_list(self._text, start, etc if etc >= 0 else end, conjunctions=True)
        names = [self._mention(*item) for item in items]
        if not names or not all(self._is_name(m) for m in names):
            return
        known = sure or any(m.kind in ORGANISATION_KINDS or m.name in self.firms for m in names)
        liked = relied_on and len(names) > 1 and any(m.kind is NameKind.FIRM_LIKE for m in names)
        for mention in names:
            if mention.kind in PLATFORM_KINDS or mention.kind in (NameKind.PARK, NameKind.REGION):
                yield mention
            elif (known or liked) and _may_be_firm(mention):
                yield _as_firm(mention)

    def _supported(self, clause: str, start: int) -> Iterator[Mention]:
        """A known firm right after a word of support: 支持甲开展…."""
        for trigger in self._pattern(_SUPPORT).finditer(clause):
            at = trigger.end()
            for length in range(min(_LONGEST_FIRM, len(clause) - at), 1, -1):
                name = clause[at : at + length]
                if name in self.firms and self._pattern(_AFTER_NAME).match(clause, at + length):
                    yield Mention(name, NameKind.ENTERPRISE, start + at, start + at + length)
                    break


def _may_be_firm(mention: Mention) -> bool:
    if mention.kind is NameKind.ENTERPRISE:
        return True
    return mention.kind is not NameKind.THING and len(mention.name) <= _LONGEST_UNKNOWN


def _as_firm(mention: Mention) -> Mention:
    """A member of a list of firms: a firm, unless its name says university, park or place."""
    if mention.kind in (NameKind.UNIVERSITY, NameKind.PARK, NameKind.REGION):
        return mention
    return replace(mention, kind=NameKind.ENTERPRISE)
