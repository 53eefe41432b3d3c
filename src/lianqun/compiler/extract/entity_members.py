"""Members of enumerations: where each begins and ends, the verb before the first taken off."""

import re

from lianqun.compiler.extract.entity_names import NameJudge
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    without_end_bracket,
)

Span = tuple[int, int]

LIST_REACH = 400
"""How many characters a list may be long; longer stretches without a mark are no lists."""

_BREAKS = str.maketrans(dict.fromkeys("，。；：！？,;:!?\t[]【】", "\n"))
_ITEM = re.compile(r"[^、（(]*(?:[（(][^（）()]*[)）][^、（(]*)*")
_TOUCHING = re.compile('(?<=[”"])(?=[“"])')
_TRIMMED = '“”"‘’「」 \u3000\n'
_CONJUNCTION = re.compile("以及|[和与及]")
_CONJUNCTIONS = frozenset({"和", "与", "及", "以及", "或"})
_LATIN = re.compile("[A-Za-z]{3,}")
_LONGEST_UNSURE = 8


class MemberReader:
    """Finds the members of lists in one text."""

    def __init__(self, text: str, words: EntityVocabulary, judge: NameJudge) -> None:
        self._text = text
        self._words = words
        self._judge = judge
        self._flat = text.translate(_BREAKS)

    def break_after(self, position: int) -> int:
        """Where the clause that holds `position` ends."""
        limit = min(len(self._text), position + LIST_REACH)
        found = self._flat.find("\n", position, limit)
        return limit if found < 0 else found

    def before(self, end: int) -> list[Span]:
        """Members of the list that ends at `end`, as far back as its clause or bracket goes."""
        floor = max(0, end - LIST_REACH)
        start = max(self._flat.rfind("\n", floor, end) + 1, floor)
        return self.within(self._opening(start, end), end)

    def within(self, start: int, end: int) -> list[Span]:
        """Members of [start, end); marks and quotation marks at their ends are left out."""
        found: list[Span] = []
        position = start
        while position < end:
            match = _ITEM.match(self._text, position, end)
            stop = max(match.end() if match else 0, position)
            if stop < end and self._text[stop] != "、":  # a bracket that nothing closes
                mark = self._text.find("、", stop, end)
                stop = end if mark < 0 else mark
            found.extend(self._touching(position, stop))
            position = stop + 1
        return self._trimmed(found)

    def parted(self, items: list[Span]) -> list[Span]:
        """The members without the words before the first, the last parted at its conjunction."""
        rest = items[1:]
        last = self._part(*rest[-1]) if rest else []
        return self._trimmed([*self._without_verb(*items[0]), *rest[:-1], *last])

    def without_tail(self, start: int, end: int) -> Span:
        """A last member without the verb that goes on behind it."""
        if self._judge.own_type(self._text[start:end]):
            return start, end
        for verb in self._words.find_cuts(self._text, start + 2, end):
            if verb[0] not in _CONJUNCTIONS:
                return start, verb.start()
        return start, end

    def is_marked(self, start: int, end: int) -> bool:
        """Whether quotation marks or Latin letters show a member to be a name (“根云”、CloudOS)."""
        quoted = self._text[start - 1 : start] in ("“", '"') and self._text[end : end + 1] in (
            "”",
            '"',
        )
        return quoted or bool(_LATIN.match(self._text, start, end))

    def _opening(self, start: int, end: int) -> int:
        """After the last bracket that opens in [start, end) and does not close there."""
        depth = 0
        for position in range(end - 1, start - 1, -1):
            char = self._text[position]
            if char in "）)":
                depth += 1
            elif char in "（(":
                depth -= 1
                if depth < 0:
                    return position + 1
        return start

    def _part(self, start: int, end: int) -> list[Span]:
        """A member parted at its first conjunction outside brackets, where both sides can be names."""
        for match in _CONJUNCTION.finditer(self._text, start + 2, end - 2):
            left = self._text[start : match.start()]
            if left.count("（") + left.count("(") <= left.count("）") + left.count(")"):
                return [(start, match.start()), (match.end(), end)]
        return [(start, end)]

    def _without_verb(self, start: int, end: int) -> list[Span]:
        """The first member without the words before its name; none where its start is unsure."""
        position, last_end = start, -1
        for match in self._words.find_cuts(self._text, start, end):
            if self._is_inside(match, end, last_end, start):
                continue
            pair = self._text[position : match.start()], self._text[match.end() : end]
            if match[0] in _CONJUNCTIONS and self._joins(*pair, is_opened=position > start):
                break
            position = last_end = match.end()
        parts = self._part(position, end)
        first = self._text[slice(*parts[0])]
        is_unsure = position == start and len(first) > _LONGEST_UNSURE
        return parts[1:] if is_unsure and not self._words.head_of(first) else parts

    def _is_inside(self, cut: re.Match[str], end: int, last_end: int, start: int) -> bool:
        """Whether a cut word belongs to the name: near its end, or a lone character within it."""
        if cut.end() > end - 2 or (cut[0] in "和以由将" and cut.start() == last_end):
            return True
        alone = len(cut[0]) == 1 and self._words.cuts[cut[0]] == "soft"
        return alone and cut.start() not in (start, last_end)

    def _joins(self, left: str, right: str, *, is_opened: bool) -> bool:
        """Whether a conjunction joins two names rather than a name to a verb: its left is a name.

        Behind a verb two plain names will do, elsewhere the left one must show its kind.
        """
        if len(left) < 2:
            return False
        if self._judge.own_type(left) is not None or self._judge.looks_like_firm(left):
            return True
        return is_opened and self._is_plain(left) and self._is_plain(right)

    def _is_plain(self, name: str) -> bool:
        """Whether words may be a firm's name and end in no word that shows another kind."""
        if self._words.head_of(name) or not self._judge.is_name(name):
            return False
        return self._judge.fits(name, EntityType.ENTERPRISE)

    def _touching(self, start: int, end: int) -> list[Span]:
        """A stretch parted where quoted names touch: “甲”“乙”."""
        parts: list[Span] = []
        for seam in _TOUCHING.finditer(self._text, start, end):
            parts.append((start, seam.start()))
            start = seam.start()
        return [*parts, (start, end)]

    def _trimmed(self, items: list[Span]) -> list[Span]:
        trimmed = [self._trim(*item) for item in items]
        return [(start, end) for start, end in trimmed if start < end]

    def _trim(self, start: int, end: int) -> Span:
        """A member without quotation marks around it and brackets that are no part of its name."""
        while start < end and self._text[start] in _TRIMMED and not self._closes_inside(start, end):
            start += 1
        while end > start and self._text[end - 1] in _TRIMMED:
            end -= 1
        name = self._text[start:end]
        bare = without_end_bracket(name)
        if bare != name and not self._judge.keeps_bracket(name[len(bare) + 1 : -1]):
            end = start + len(bare)
        return start, end

    def _closes_inside(self, start: int, end: int) -> bool:
        """Whether a quotation that opens at `start` ends before the member does: “云岚”论坛."""
        closing = self._text.find("”", start, end) if self._text[start] == "“" else -1
        return 0 <= closing < end - 1 and self._text[end - 1] not in _TRIMMED
