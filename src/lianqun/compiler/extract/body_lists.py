"""Lists of bodies: splitting 市发展改革委、市财政局等部门 and telling a body from another noun.

A name may hold list marks itself (各县（市、区）人民政府, 市委、市政府), so splitting keeps brackets and a few
fixed phrases whole.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.words import Words, words_of
from lianqun.vocab.vocabulary import Vocabulary

BODY_WORDS: Final = "body_words"
"""The table of the words that bodies are read by."""

_OPENERS: Final = "（(〔【[“《「"
_CLOSERS: Final = "）)〕】]”》」"
_SEPARATORS: Final = "、，,;；/ \t\n"
_WHOLE: Final = r"各(?:[省市县区州盟旗]{1,2}、)+|各{office}(?:、{office})+|党委、(?=(?:人民)?政府)"
_JOINERS: Final = re.compile(r"以及|和|及|与|会同")
_GLUED: Final = re.compile(r"(?<=[委局办厅])(?=[省市区县州](?!场)[\u4e00-\u9fff])")
_TAIL: Final = r"等(?:{which}*{others})?(?:和单位)?$"
_BARE_TAIL: Final = r"等?{which|direct}*{office_noun}$"
_EVERYONE: Final = r"{everyone}[\u4e00-\u9fff（）()、/]{0,14}{everyone_noun}"
_NOT_NAME: Final = (
    r"[。：:？！!?\d%]{2,}|^[的了与和及在对将把从为]|^\d+$|{no_body}|领导、|^{no_body_whole}$"
)
_MAX_NAME: Final = 36
_KINDS: Final = ("organ", "institution", "area", "place", "collective", "official")


@dataclass(frozen=True, slots=True)
class BodySuffixes:
    """Compiled endings of names of bodies by kind (vocab/body_suffixes.csv), with body_words.csv."""

    words: Words
    by_kind: dict[str, re.Pattern[str]]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> "BodySuffixes":
        """The endings of the vocabulary, longest first."""
        rows = vocabulary.rows("body_suffixes")
        patterns: dict[str, re.Pattern[str]] = {}
        for kind in _KINDS:
            words = sorted((r["suffix"] for r in rows if r["kind"] == kind), key=len, reverse=True)
            patterns[kind] = re.compile(rf"(?:{'|'.join(map(re.escape, words))})$")
        return cls(words_of(vocabulary, BODY_WORDS), patterns)

    def kind_of(self, name: str) -> str:
        """Which kind of body a name ends as; "" when it does not look like one."""
        bare = re.sub(r"[（(][^（()）]*[)）]$", "", name)
        if not 2 <= len(bare) <= _MAX_NAME or self.words.pattern(_NOT_NAME).search(bare):
            return ""
        if self.is_everyone(name):
            return "collective"
        return next((kind for kind in _KINDS if self.by_kind[kind].search(bare)), "")

    def are_bodies(self, names: list[str]) -> bool:
        """Whether a list without a role word is a list of bodies: one organ at least, no stranger."""
        kinds = [self.kind_of(name) for name in names]
        return all(kinds) and any(
            kind == "organ" or (kind == "collective" and self.is_everyone(name))
            for kind, name in zip(kinds, names, strict=True)
        )

    def is_everyone(self, name: str) -> bool:
        """Whether a name stands for all of a kind: 各区人民政府, 相关区, 各有关部门."""
        return self.words.pattern(_EVERYONE).fullmatch(name) is not None


def is_stem_list(text: str, suffixes: BodySuffixes) -> bool:
    """Whether a list names offices by stem only (发改、科技、工信等部门)."""
    return _are_stems(_parts_of(text, suffixes), suffixes)


def _parts_of(text: str, suffixes: BodySuffixes) -> list[str]:
    whole = suffixes.words.pattern(_WHOLE)
    return [part for part in _split_top(text.strip(" 　。；;，,、:："), whole) if part]


def split_bodies(text: str, suffixes: BodySuffixes) -> list[str]:
    """Names in a list of bodies, as written; trailing 等部门 dropped where the names stand alone.

    发改、科技、工信等部门 gives each stem as written: a dispatch office asks each department.
    """
    parts = _parts_of(text, suffixes)
    if _are_stems(parts, suffixes):
        last = suffixes.words.pattern(_BARE_TAIL).sub("", parts[-1])
        return list(dict.fromkeys([*parts[:-1], last]))
    names: list[str] = []
    for part in parts:
        for name in _split_joined(part, suffixes):
            clean = _clean(name, suffixes)
            if clean and clean not in names:
                names.append(clean)
    return names


def _are_stems(parts: list[str], suffixes: BodySuffixes) -> bool:
    """Whether the list names offices by stem only, its head noun standing at the end."""
    bare_tail, not_name = suffixes.words.pattern(_BARE_TAIL), suffixes.words.pattern(_NOT_NAME)
    if len(parts) < 2 or not bare_tail.search(parts[-1]):
        return False
    stems = [*parts[:-1], bare_tail.sub("", parts[-1])]
    if not parts[-1].endswith("等部门") or any(not_name.search(stem) for stem in stems):
        return False
    known = sum(1 for stem in stems if stem and suffixes.kind_of(stem) in ("organ", "institution"))
    return known == 0 and not any(suffixes.is_everyone(part) for part in parts)


def _split_top(text: str, phrases: re.Pattern[str]) -> list[str]:
    """Parts between list marks that stand outside brackets and fixed phrases."""
    whole = [(m.start(), m.end()) for m in phrases.finditer(text)]
    parts: list[str] = []
    depth = start = 0
    for position, char in enumerate(text):
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth = max(0, depth - 1)
        elif char in _SEPARATORS and not depth:
            if any(s <= position < e for s, e in whole):
                continue
            parts.append(text[start:position])
            start = position + 1
    parts.append(text[start:])
    return [part.strip() for part in parts]


def _split_joined(part: str, suffixes: BodySuffixes) -> list[str]:
    """Split at 和, 及, 与 or nothing where both sides are bodies (市发展和改革委员会 is one)."""
    tail = suffixes.words.pattern(_TAIL)
    for joiner in (*_JOINERS.finditer(part), *_GLUED.finditer(part)):
        left, right = part[: joiner.start()], part[joiner.end() :]
        if suffixes.kind_of(left) and suffixes.kind_of(tail.sub("", right) or right):
            return [left, *_split_joined(right, suffixes)]
    return [part]


def _clean(name: str, suffixes: BodySuffixes) -> str:
    name = name.strip(" 　。；;，,、:：由")
    if suffixes.is_everyone(name):
        return name
    bare = suffixes.words.pattern(_TAIL).sub("", name)
    if bare != name and bare and (suffixes.kind_of(bare) or name.endswith("等")):
        return bare
    return name
