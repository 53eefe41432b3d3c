"""Who answers for a task: role labels, brackets and phrases to bodies with their roles.

Read are （责任单位：市科委、市财政局）, （市科委） at the end of a sentence, 由市发展改革委牵头、市财政局配合, 市商务局负责…,
以临港新区作为牵头单位, 牵头城市：…。; what stands under another label is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lianqun.compiler.extract.body_lists import (
    BodySuffixes,
    is_stem_list,
    split_bodies,
)
from lianqun.model.fact import BodyRole
from lianqun.vocab.vocabulary import Vocabulary

_PAIRS: Final = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]"}
_BRACKET: Final = re.compile(r"[（()）〔〕【】\[\]\n]")
_CLOSERS: Final = frozenset(_PAIRS.values())
_MAX_LIST: Final = 600
_MANNER: Final = (
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?"
    r"(?:(?:依|按)(?:照)?(?:各自)?{duty}(?:分工)?|{manner})*"
)
_VERB_ROLES: Final = (
    ("lead", r"(?:总|负责)?牵头{after_leads}?|{leads}"),
    ("supporting", r"{supports}|支持(?=$|[，。；,;）)])"),
    ("responsible", r"{answers}"),
)
_VERB_PHRASE: Final = (
    r"^(?:由)?(?P<names>.+?)"
    + _MANNER
    + f"(?P<verb>{'|'.join(f'(?P<{role}>{verb})' for role, verb in _VERB_ROLES)})"
    + r"(?:[^、，,；;]{0,6})$"
)
_CHARGED: Final = r"由(?P<names>[^。；;，,：:！？\n由]{2,80}?)(?P<verb>{takes})"
_SEATED: Final = r"(?:作)?为(?P<role>{role_noun})|作为[^。；;，,\n]{0,30}?(?P<role2>{role_noun})"
_IN_CHARGE: Final = re.compile(
    r"(?:具体|牵头)?负责(?=[^人制])|(?<!总)牵头(?=[，。；、组推落实统做开抓])"
    r"|(?:要|应|需)?会同(?:有关|相关|各)(?:部门|单位|方面)"
)
_ITEM_NUMBER: Final = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|由)")
_TIMING: Final = r"20\d{2}年|{timing}|{timing_end}$"
_FIRST_LEADS: Final = re.compile(
    r"(?:排名|排|列)(?:在)?(?:第一|首)位?的?(?:单位|部门)?(?:为|是)牵头"
)
_MANNER_AT_END: Final = _MANNER + "$"
_CLAUSE_MARKS: Final = "。；;，,：:！？\n"
_MIN_GLUED: Final = 4
_MAX_NAMES: Final = 80
_FOLLOWING: Final = r"[^。；;，,、：:\n]{0,8}[，,、](?P<names>[^。；;，,：:！？\n]{2,80}?){goes_on_manner}*(?P<verb>{goes_on})"
_ALL_ITEMS: Final = r"{these}(?:各项)?{item_noun}?"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that name bodies or a deadline: the slice [start, end), what they say.

    `deadline` holds what stands under 完成时限, "" for nothing.  `for_all` is true where the words say that they hold for a whole list (以上任务由…负责); `is_list`
    where the bodies are a bare list, whose first member may lead (排名第一的为牵头单位).
    """

    start: int
    end: int
    bodies: tuple[BodyRole, ...]
    deadline: str = ""
    for_all: bool = False
    is_list: bool = False


class BodyReader:
    """Finds attributions in a text; built once per vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._suffixes = BodySuffixes.load(vocabulary)
        words = self._suffixes.words
        self._pattern = words.pattern
        self._roles = {r["label"]: r["role"] for r in vocabulary.rows("body_roles")}
        labels = sorted(self._roles, key=len, reverse=True)
        body = "|".join(map(re.escape, labels))
        nouns = "|".join(re.escape(x) for x in labels if x.endswith(words.words("label_noun")))
        said = rf"(?P<label>{body})[：:]\s*|(?P<noun>{nouns})(?:为|是)[：:]?\s*"
        self._label = re.compile(rf"(?:^|(?<=[。；;，,\s（(【〔\[]))(?:{said})")
        long = "|".join(re.escape(x) for x in labels if len(x) >= _MIN_GLUED)
        self._in_bracket = re.compile(rf"(?:^|(?<=[。；;，,\s]))(?:{said})|(?P<glued>{long})[：:]")
        self._hint = re.compile(rf"(?:{body})[：:]|(?:{nouns})(?:为|是)")

    def find(self, text: str, start: int, end: int) -> list[Attribution]:
        """Attributions in text[start:end], in order; none overlaps another."""
        found: list[Attribution] = []
        covered = start
        for attribution in sorted(self._all(text, start, end), key=lambda a: (a.start, -a.end)):
            if attribution.start >= covered:
                found.append(attribution)
                covered = attribution.end
        if _FIRST_LEADS.search(text, start, end):
            return [_rank(attribution) for attribution in found]
        return found

    def _all(self, text: str, start: int, end: int) -> Iterator[Attribution]:
        for opening, closing in _brackets(text, start, end):
            yield from self._read_bracket(text, opening, closing)
        yield from self._read_labels(text, start, end)
        yield from self._read_prose(text, start, end)

    def _read_bracket(self, text: str, opening: int, closing: int) -> Iterator[Attribution]:
        inner = text[opening + 1 : closing]
        if not 2 <= len(inner) <= _MAX_LIST:
            return
        if self._hint.search(inner):
            bodies, deadline = self._read_groups(inner)
        else:
            at_end = (
                closing + 1 >= len(text)
                or text[closing + 1] in "。；;\n【〔["
                or (opening and text[opening - 1] in "。；;！")
            )
            bodies, deadline = self._read_unlabelled(inner) if at_end else (), ""
        if bodies or deadline:
            for_all = self._pattern(_ALL_ITEMS).search(inner) is not None
            yield Attribution(opening, closing + 1, bodies, deadline, for_all=for_all, is_list=True)

    def _read_groups(self, inner: str) -> tuple[tuple[BodyRole, ...], str]:
        """Bodies of 牵头单位：…；配合单位：… and the words of 完成时限：…."""
        labels = list(self._in_bracket.finditer(inner))
        bodies: list[BodyRole] = []
        deadline = ""
        for index, label in enumerate(labels):
            end = labels[index + 1].start() if index + 1 < len(labels) else len(inner)
            stop = re.search(r"[。；;]", inner[label.end() : end])
            content = inner[label.end() : label.end() + stop.start() if stop else end]
            role = self._roles[label["label"] or label["noun"] or label["glued"]]
            if role == "deadline":
                deadline = content
            elif role != "ignored":
                bodies += self._read_list(content, role)
        return _unique(bodies), deadline

    def _read_list(self, content: str, role: str) -> list[BodyRole]:
        """Bodies of a labelled list, whose members may still say 牵头 or 配合 themselves."""
        phrases = [p for p in re.split(r"[，,]", content) if p.strip()]
        if any(self._pattern(_VERB_PHRASE).match(p) for p in phrases):
            found = self._read_verb_phrases(phrases)
            if found:
                return found
        return [BodyRole(name, role) for name in split_bodies(content, self._suffixes)]

    def _read_unlabelled(self, inner: str) -> tuple[BodyRole, ...]:
        """Bodies of a bracket without a label: （市科委、市财政局）, （市科委牵头，市财政局配合）."""
        inner = self._pattern(f"^{_ALL_ITEMS}由?").sub("", inner)
        phrases = [p for p in re.split(r"[，,；;]", inner) if p.strip()]
        if any(self._pattern(_VERB_PHRASE).match(p) for p in phrases):
            return _unique(self._read_verb_phrases(phrases))
        names = split_bodies(inner, self._suffixes)
        if self._suffixes.are_bodies(names):
            return tuple(BodyRole(name, "responsible") for name in names)
        return ()

    def _read_verb_phrases(self, phrases: list[str]) -> list[BodyRole]:
        """Bodies of 市发展改革委牵头，市财政局、市商务局按职责分工负责."""
        bodies: list[BodyRole] = []
        waiting: list[str] = []
        for phrase in phrases:
            found = self._pattern(_VERB_PHRASE).match(phrase.strip())
            if found is None:
                if not self._pattern(_TIMING).search(phrase):
                    waiting += split_bodies(phrase, self._suffixes)
                continue
            role = next(role for role, _ in _VERB_ROLES if found[role])
            names = [*waiting, *split_bodies(found["names"], self._suffixes)]
            waiting = []
            if any(self._suffixes.kind_of(name) for name in names):
                bodies += _with_role(names, role)
        bodies += [BodyRole(n, "responsible") for n in waiting if self._suffixes.kind_of(n)]
        return bodies

    def _read_labels(self, text: str, start: int, end: int) -> Iterator[Attribution]:
        """Labels in running text: 牵头城市：…。 and lines such as 责任单位：…."""
        for label in self._label.finditer(text, start, end):
            stop = re.compile(r"[。；;\n]").search(
                text, label.end(), min(end, label.end() + _MAX_LIST)
            )
            close = stop.start() if stop else min(end, label.end() + _MAX_LIST)
            role = self._roles[label["label"] or label["noun"]]
            content = text[label.end() : close].rstrip("）)】〕]")
            if role == "deadline":
                yield Attribution(label.start(), close, (), content)
            elif role != "ignored":
                bodies = _unique(self._read_list(content, role))
                if bodies:
                    yield Attribution(label.start(), close, bodies, is_list=True)

    def _read_prose(self, text: str, start: int, end: int) -> Iterator[Attribution]:
        for found in self._pattern(_CHARGED).finditer(text, start, end):
            lead = found["verb"].endswith("牵头")
            names = self._trusted(found["names"], lenient=lead)
            yield from self._read_phrase(text, (found.start(), found.end()), names, lead=lead)
        for found in self._pattern(_SEATED).finditer(text, start, end):
            begin = _clause_start(text, found.start(), start)
            words = text[begin : found.start()]
            begin += words.rfind("以") + 1
            names = self._trusted(text[begin : found.start()], lenient=True)
            lead = "牵头" in (found["role"] or found["role2"])
            yield from self._read_phrase(text, (begin, found.end()), names, lead=lead)
        for found in _IN_CHARGE.finditer(text, start, end):
            begin = _clause_start(text, found.start(), start)
            names = self._trusted(_ITEM_NUMBER.sub("", text[begin : found.start()]), lenient=False)
            lead = "牵头" in found[0] or "会同" in found[0]
            yield from self._read_phrase(text, (begin, found.end()), names, lead=lead)

    def _read_phrase(
        self, text: str, span: tuple[int, int], names: list[str], *, lead: bool
    ) -> Iterator[Attribution]:
        """The bodies of one phrase and of those that go on from it (…牵头，市财政局配合)."""
        if not names:
            return
        bodies = [*_with_role(names, "lead" if lead else "responsible")]
        close = span[1]
        while following := self._pattern(_FOLLOWING).match(text, close, close + 2 * _MAX_NAMES):
            more = split_bodies(following["names"], self._suffixes)
            stems = is_stem_list(following["names"], self._suffixes)
            if not stems and not all(self._suffixes.kind_of(name) for name in more):
                break
            helping = not following["verb"].endswith("负责")
            bodies += _with_role(more, "supporting" if helping else "responsible")
            close = following.end()
        yield Attribution(span[0], close, _unique(bodies))

    def _trusted(self, words: str, *, lenient: bool) -> list[str]:
        """Names in a phrase of running text; empty when any is not plainly a body."""
        words = self._pattern(_MANNER_AT_END).sub("", words)
        names = split_bodies(words, self._suffixes)
        if is_stem_list(words, self._suffixes):
            return names
        allowed = {"organ", "official", "area"} | ({"place"} if lenient else set())
        kinds = [self._suffixes.kind_of(name) for name in names]
        trusted = all(
            kind in allowed or self._suffixes.is_everyone(name)
            for kind, name in zip(kinds, names, strict=True)
        )
        return names if names and trusted else []


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Outermost bracket pairs of text[start:end] that open and close in one line."""
    stack: list[int] = []
    for mark in _BRACKET.finditer(text, start, end):
        char = mark[0]
        if char == "\n":
            stack.clear()
        elif char in _PAIRS:
            stack.append(mark.start())
        elif stack:
            opening = stack.pop()
            if not stack:
                yield opening, mark.start()


def _clause_start(text: str, position: int, floor: int) -> int:
    """Where the clause that ends at `position` begins, looking back a name list's length."""
    floor = max(floor, position - _MAX_NAMES)
    marks = [text.rfind(mark, floor, position) for mark in _CLAUSE_MARKS]
    return max([floor - 1, *marks]) + 1


def _with_role(names: list[str], role: str) -> tuple[BodyRole, ...]:
    return tuple(BodyRole(name, role) for name in names)


def _unique(bodies: list[BodyRole]) -> tuple[BodyRole, ...]:
    """Each body once, with the role it is given first."""
    first: dict[str, BodyRole] = {}
    for body in bodies:
        first.setdefault(body.body, body)
    return tuple(first.values())


def _rank(attribution: Attribution) -> Attribution:
    """A bare list under the rule that its first member leads."""
    bodies = attribution.bodies
    is_bare = attribution.is_list and all(body.role == "responsible" for body in bodies)
    if not is_bare or len(bodies) < 2:
        return attribution
    rest = tuple(BodyRole(body.body, "supporting") for body in bodies[1:])
    return replace(attribution, bodies=(BodyRole(bodies[0].body, "lead"), *rest))
