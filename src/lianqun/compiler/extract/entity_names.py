"""Judging a string as a name: could it be one, of which kind, and does it single something out."""

import re
from collections.abc import Collection, Sequence

from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    Head,
    ListNoun,
    without_end_bracket,
)

NAME_CHARACTER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”\"（）()·—\-/．.＋+&]+")
_NO_NAME = r"^各|[的了]|[和与及]$|[0-9]+(?:亿|万|%|家|个|年|项|余)|^第?[0-9.]+$|{no_name}"
_WORDY = re.compile("[的了等各是为向到在将把]")
_REGION_END = r"[\u4e00-\u9fff]{1,6}{region_unit}$"
_QUALITY = re.compile(r"[强好大高快多优型]$")
_NUMBERED = re.compile(r"[\u4e00-\u9fff]\d{1,3}所$")
_KEPT_BY_FIRM_LISTS = frozenset(
    {EntityType.UNIVERSITY, EntityType.PARK, EntityType.GOVERNMENT, EntityType.REGION}
)
_HOLD_REGIONS = frozenset({EntityType.PARK, EntityType.REGION, EntityType.GOVERNMENT})
_SCHOLARLY = frozenset({EntityType.UNIVERSITY, EntityType.INSTITUTE})
_LONGEST_SHORT_NAME = 12
_LONGEST_NAME = 36
_LONGEST_REGION = 8


def is_region_form(name: str, words: EntityVocabulary) -> bool:
    """Whether a name has the form of a region's: some characters and 省, 市, 县."""
    return words.roles.pattern(_REGION_END).fullmatch(name) is not None


class NameJudge:
    """Judges names of one text, whose regions are known."""

    def __init__(self, words: EntityVocabulary, regions: Collection[str]) -> None:
        self._words = words
        self._regions = regions

    def is_name(self, name: str) -> bool:
        """Whether a member of a list reads like a name at all."""
        if not 2 <= len(name) <= _LONGEST_NAME or not NAME_CHARACTER.fullmatch(name):
            return False
        verb = self._words.first_cut(name)
        opens = verb is not None and verb.start() == 0 and len(verb[0]) > 1
        is_verb = opens and verb is not None and self._words.cuts[verb[0]] != "soft"
        return not is_verb and not self._words.roles.pattern(_NO_NAME).search(name)

    def fits(self, name: str, kind: EntityType) -> bool:
        """Whether a name may be one of its kind: not descriptive, not too long without a suffix."""
        head = self._words.head_of(name)
        bare = without_end_bracket(name)
        if head:
            return self._is_modified(head, bare[: -len(head.word)])
        if kind is EntityType.REGION:
            proper = bare in self._regions or len(self._words.proper_part(bare)) >= 2
            return proper and len(bare) <= _LONGEST_REGION
        if bare.endswith(self._words.thing_endings) and not self.looks_like_firm(bare, weak=True):
            return False
        if kind is EntityType.ENTERPRISE:
            return len(bare) <= _LONGEST_SHORT_NAME and bool(self._words.proper_part(bare))
        return len(self._words.own_part(bare)) >= 2

    def _is_modified(self, head: Head, modifier: str) -> bool:
        """Whether the words before a head single something out and do not just praise."""
        if self._words.praise.search(modifier):
            return False
        if head.frame == "site" and modifier in self._regions:
            return True
        needs_proper = head.frame in ("place", "firm")
        part = self._words.proper_part if needs_proper else self._words.own_part
        return len(part(modifier)) >= 2

    def own_type(self, name: str) -> EntityType | None:
        """The kind that a name shows by its own last word; None where it shows none."""
        if name in self._words.national_bodies:
            return self._words.national_bodies[name]
        head = self._words.head_of(name)
        if head:
            modifier = without_end_bracket(name)[: -len(head.word)]
            wordy = _WORDY.search(modifier) or self._holds_verb(modifier)
            return head.type if not wordy and self.fits(name, head.type) else None
        numbered = _NUMBERED.search(name)
        if numbered and self._words.own_part(name[: numbered.start() + 1]):
            return EntityType.INSTITUTE
        return EntityType.REGION if name in self._regions else None

    def _holds_verb(self, modifier: str) -> bool:
        return any(self._words.cuts[cut[0]] == "hard" for cut in self._words.find_cuts(modifier))

    def type_in_list(self, name: str, nouns: Sequence[ListNoun]) -> EntityType:
        """The kind of a list's member by the list's nouns and its own last word."""
        kinds = [noun.type for noun in nouns]
        own = self.own_type(name)
        if kinds == [EntityType.ENTERPRISE]:
            return own if own in _KEPT_BY_FIRM_LISTS and own else EntityType.ENTERPRISE
        if own:
            return own
        first = kinds[0]
        if first is None or EntityType.ENTERPRISE in kinds:
            return EntityType.ENTERPRISE
        if first in _HOLD_REGIONS and is_region_form(name, self._words):
            return EntityType.REGION
        return first

    def looks_like_firm(self, name: str, *, weak: bool = False) -> bool:
        """Whether a name ends like a firm's and has a part of its own before that.

        With `weak` also endings that products share (材料), and names that begin with a region.
        """
        bare = without_end_bracket(name)
        for length in range(min(4, len(bare) - 2), 0, -1):
            strength = self._words.firm_endings.get(bare[-length:])
            if strength == "strong" or (weak and strength):
                return len(self._words.proper_part(bare[:-length])) >= 2
        if weak:
            own = self._without_region(bare)
            if own != bare and self._words.proper_part(own):
                return True
        head = self._words.head_of(bare)
        return head is not None and head.type is EntityType.ENTERPRISE

    def are_firms(self, names: Sequence[str], *, attracted: bool) -> bool:
        """Whether a list that 企业 closes names firms, not products or kinds of firm.

        A list of what is to be attracted needs a member that looks like a firm.
        """
        plain = [n for n in names if not self._words.proper_part(self._without_region(n))]
        if 5 * len(plain) > 2 * len(names) or any(len(n) > _LONGEST_NAME for n in names):
            return False
        if 2 * sum(bool(_QUALITY.search(n)) for n in names) > len(names):
            return False
        return not attracted or any(self.looks_like_firm(n, weak=True) for n in names)

    def is_scholarly(self, name: str) -> bool:
        """Whether a name is a university's or a research institute's."""
        return self.own_type(name) in _SCHOLARLY

    def is_body(self, name: str) -> bool:
        """Whether a name is surely an organisation's: a firm's, a school's, an institute's."""
        return self.is_scholarly(name) or self.looks_like_firm(name, weak=True)

    def is_region(self, name: str, noun: ListNoun) -> bool:
        """Whether a member of a list of places is one: known, by its form, or short among cities."""
        if name in self._regions or self.own_type(name) or is_region_form(name, self._words):
            return True
        return noun.word in self._words.roles.words("city_noun") and 2 <= len(name) <= 4

    def keeps_bracket(self, inner: str) -> bool:
        """Whether a bracket at a name's end belongs to it: it holds a place or another site."""
        if _WORDY.search(inner):
            return False
        if inner in self._regions or (is_region_form(inner, self._words) and len(inner) <= 5):
            return True
        head = self._words.head_of(inner)
        if head and head.type in (EntityType.PARK, EntityType.REGION):
            return len(inner) <= 10
        return len(inner) == 2 and bool(self._words.proper_part(inner))

    def _without_region(self, name: str) -> str:
        """A name without the region it begins with and the bracket it ends with."""
        bare = without_end_bracket(name)
        for length in range(min(len(bare) - 1, 5), 1, -1):
            if bare[:length] in self._regions:
                return bare[length:]
        return bare
