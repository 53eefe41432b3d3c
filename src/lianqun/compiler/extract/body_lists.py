"""Lists of bodies: splitting 市发展改革委、市财政局等部门 and telling a body from another noun.

A name may hold list marks itself (各县（市、区）人民政府, 市委、市政府), so splitting keeps brackets and a few
fixed phrases whole.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.vocab.vocabulary import Vocabulary

_OPENERS: Final = "（(〔【[“《「"
_CLOSERS: Final = "）)〕】]”》」"
_SEPARATORS: Final = "、，,;；/ \t\n"
_WHOLE: Final = re.compile(
    r"各(?:[省市县区州盟旗]{1,2}、)+|各(?:委|办|局|厅|部门)(?:、(?:委|办|局|厅|部门))+|党委、(?=(?:人民)?政府)"
)
_JOINERS: Final = re.compile(r"以及|和|及|与|会同")
_GLUED: Final = re.compile(r"(?<=[委局办厅])(?=[省市区县州](?!场)[\u4e00-\u9fff])")
_TAIL: Final = re.compile(
    r"等(?:(?:有关|相关|各)*(?:部门|单位|成员单位|责任单位|地区|地方))?(?:和单位)?$"
)
_BARE_TAIL: Final = re.compile(r"等?(?:有关|相关|各|市直|省直|区直)*(?:部门|单位|机构)$")
_EVERYONE: Final = re.compile(
    r"(?:各|有关|相关|市直|省直|区直|各级|各有关|各相关|市有关|市各|省有关|省各|其他|全市|全省|全区)"
    r"[\u4e00-\u9fff（）()、/]{0,14}"
    r"(?:部门|单位|机构|政府|区|县|市|州|盟|旗|镇|乡|街道|园区|开发区|管委会|企业|委办局|厅局)"
)
_NOT_NAME: Final = re.compile(
    r"[。：:？！!?\d%]{2,}|^[的了与和及在对将把从为]|^\d+$|(?:推进|加快|推动|促进|加强|建设|完善|实施|开展|建立|健全|坚持|形成|构建|领导、)"
    r"|^(?:部门|单位|机构|政府|企业|高校|院所|各方|党委|党委领导|社会|市场|领导|书记|主任)$"
)
_MAX_NAME: Final = 36
_KINDS: Final = ("organ", "institution", "area", "place", "collective", "official")


@dataclass(frozen=True, slots=True)
class BodySuffixes:
    """Compiled endings of names of bodies by kind (vocab/body_suffixes.csv)."""

    by_kind: dict[str, re.Pattern[str]]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> "BodySuffixes":
        """The endings of the vocabulary, longest first."""
        rows = vocabulary.rows("body_suffixes")
        patterns: dict[str, re.Pattern[str]] = {}
        for kind in _KINDS:
            words = sorted((r["suffix"] for r in rows if r["kind"] == kind), key=len, reverse=True)
            patterns[kind] = re.compile(rf"(?:{'|'.join(map(re.escape, words))})$")
        return cls(patterns)

    def kind_of(self, name: str) -> str:
        """Which kind of body a name ends as; "" when it does not look like one."""
        bare = re.sub(r"[（(][^（()）]*[)）]$", "", name)
        if not 2 <= len(bare) <= _MAX_NAME or _NOT_NAME.search(bare):
            return ""
        if _EVERYONE.fullmatch(name):
            return "collective"
        return next((kind for kind in _KINDS if self.by_kind[kind].search(bare)), "")

    def are_bodies(self, names: list[str]) -> bool:
        """Whether a list without a role word is a list of bodies: one organ at least, no stranger."""
        kinds = [self.kind_of(name) for name in names]
        return all(kinds) and any(
            kind == "organ" or (kind == "collective" and _EVERYONE.fullmatch(name))
            for kind, name in zip(kinds, names, strict=True)
        )


def is_everyone(name: str) -> bool:
    """Whether a name stands for all of a kind: 各区人民政府, 相关区, 各有关部门."""
    return bool(_EVERYONE.fullmatch(name))


def is_stem_list(text: str, suffixes: BodySuffixes) -> bool:
    """Whether a list names offices by stem only (发改、科技、工信等部门)."""
    return _are_stems(_parts_of(text), suffixes)


def _parts_of(text: str) -> list[str]:
    return [part for part in _split_top(text.strip(" 　。；;，,、:：")) if part]


def split_bodies(text: str, suffixes: BodySuffixes) -> list[str]:
    """Names in a list of bodies, as written; trailing 等部门 dropped where the names stand alone.

    发改、科技、工信等部门 gives each stem as written: a dispatch office asks each department.
    """
    parts = _parts_of(text)
    if _are_stems(parts, suffixes):
        return list(dict.fromkeys([*parts[:-1], _BARE_TAIL.sub("", parts[-1])]))
    names: list[str] = []
    for part in parts:
        for name in _split_joined(part, suffixes):
            clean = _clean(name, suffixes)
            if clean and clean not in names:
                names.append(clean)
    return names


def _are_stems(parts: list[str], suffixes: BodySuffixes) -> bool:
    """Whether the list names offices by stem only, its head noun standing at the end."""
    if len(parts) < 2 or not _BARE_TAIL.search(parts[-1]):
        return False
    stems = [*parts[:-1], _BARE_TAIL.sub("", parts[-1])]
    if not parts[-1].endswith("等部门") or any(_NOT_NAME.search(stem) for stem in stems):
        return False
    known = sum(1 for stem in stems if stem and suffixes.kind_of(stem) in ("organ", "institution"))
    return known == 0 and not any(_EVERYONE.fullmatch(part) for part in parts)


def _split_top(text: str) -> list[str]:
    """Parts between list marks that stand outside brackets and fixed phrases."""
    whole = [(m.start(), m.end()) for m in _WHOLE.finditer(text)]
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
    for joiner in (*_JOINERS.finditer(part), *_GLUED.finditer(part)):
        left, right = part[: joiner.start()], part[joiner.end() :]
        if suffixes.kind_of(left) and suffixes.kind_of(_TAIL.sub("", right) or right):
            return [left, *_split_joined(right, suffixes)]
    return [part]


def _clean(name: str, suffixes: BodySuffixes) -> str:
    name = name.strip(" 　。；;，,、:：由")
    if _EVERYONE.fullmatch(name):
        return name
    bare = _TAIL.sub("", name)
    if bare != name and bare and (suffixes.kind_of(bare) or name.endswith("等")):
        return bare
    return name
