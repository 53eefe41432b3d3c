"""Which firms and places a document itself names, to tell whose project a name begins with.

Nothing is known beforehand: firms are what stands in lists that end 等企业 or follow 龙头企业：, and what
has a firm's form (…公司, …集团); places are what stands before 市, 县, 经开区 between marks.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.project_fields import PROJECT_WORDS
from lianqun.compiler.words import Words, words_of
from lianqun.model.document import Document
from lianqun.text.matching import words_within
from lianqun.vocab.vocabulary import Vocabulary

_FIRM_LIST: Final = (
    r"{before_firms}(?P<list>[^。；，：\n]{2,140}?)等(?=[^，。；、\n领行域产]{0,14}?{firms})"
)
_LABELLED: Final = r"{firm_rank}(?:性)?企业[：:](?P<list>[^。；\n]{2,400})"
_PLACE: Final = (
    r"(?:^|(?<=[、，。；：（(《“”\s与和及向]))(?P<place>[\u4e00-\u9fff]{2,3})"
    r"(?={place_unit}[、，。；）)\s和与及人])"
)
_SPLIT: Final = re.compile(r"、|和(?=[^、]{2,8}$)|及(?=[^、]{2,8}$)")
_FIRM: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·]{2,20}")
_NOT_FIRM: Final = r"{no_firm}"
_COMMON: Final = r"^(?:第|\d|{common_start})"
_INSTITUTE: Final = r"^[\u4e00-\u9fff]{1,8}?{institute_end}"
_BEFORE_MARK: Final = r"^[\u4e00-\u9fff]{2,5}(?=“[^”]{3,}{brand_end}”|第\d)"
_MORE: Final = r"{firm_tail}+"
_REGION_END: Final = r"{region_end}$"
_NO_PLACE: Final = r"[各本全这该某区县市]|{no_place}"
_MIN_STEM: Final = 2
_SHORT_NAME: Final = 3


@dataclass(frozen=True)
class FirmNames:
    """Firms and places of one document, and the endings that firms have."""

    words: Words
    firms: frozenset[str]
    stems: frozenset[str]
    places: frozenset[str]
    form: re.Pattern[str]
    trade: re.Pattern[str]
    broad: re.Pattern[str]

    @classmethod
    def collect(cls, document: Document, vocabulary: Vocabulary) -> "FirmNames":
        """Read the lists of firms and the places that a document names."""
        rows = vocabulary.rows("firm_endings")
        forms = _any_of([r["ending"] for r in rows if r["kind"] == "form"])
        trades = _any_of([r["ending"] for r in rows if r["kind"] == "trade"])
        broad = _any_of([r["ending"] for r in rows])
        words = words_of(vocabulary, PROJECT_WORDS)
        firms = _listed_firms(document.text, words)
        tail = re.compile(rf"(?:{broad})+$")
        stems = {tail.sub("", firm) for firm in firms}
        return cls(
            words=words,
            firms=frozenset(firms),
            stems=frozenset(stem for stem in stems if len(stem) >= _MIN_STEM),
            places=frozenset(_places(document, words) | _known_places(document.text, vocabulary)),
            form=re.compile(rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{2,20}}?(?:{forms})"),
            trade=re.compile(
                rf"^[\u4e00-\u9fffA-Za-z]{{2,6}}?(?:{trades})(?![园城馆谷产创成企服型项重专计攻])"
            ),
            broad=re.compile(rf"^[\u4e00-\u9fffA-Za-z]{{2,6}}?(?:{broad})(?:{forms})?"),
        )

    def head_of(self, name: str) -> str:
        """The firm or institute that a project's name begins with, "" when none is known."""
        if self._matches(_COMMON, name):
            return ""
        for size in range(min(len(name), 20), 1, -1):
            if name[:size] in self.firms:
                return self._extend(name, size)
        formed = self.form.match(name) or self._matches(_INSTITUTE, name)
        if formed:
            return formed[0]
        for size in range(min(len(name), 12), _MIN_STEM - 1, -1):
            if name[:size] in self.stems and name[:size] not in self.places:
                return self._extend(name, size)
        return self._by_mark(name)

    def likely_head(self, name: str) -> str:
        """The same, more daring: a trade word is taken for the end of a firm's name."""
        known = self.head_of(name)
        if known or self._matches(_COMMON, name) or self.starts_with_place(name):
            return known
        found = self.broad.match(name)
        return found[0] if found else ""

    def starts_with_place(self, name: str) -> bool:
        """Whether a name begins with a place of the document, or gives one in brackets."""
        opened = re.match(r"^(?:中国)?[（(]([\u4e00-\u9fff]{2,4})[)）]", name)
        return any(name.startswith(p) for p in self.places) or bool(
            opened and opened[1].rstrip("省市县区") in self.places
        )

    def _matches(self, grammar: str, name: str) -> re.Match[str] | None:
        return self.words.pattern(grammar).match(name)

    def _extend(self, name: str, size: int) -> str:
        """Take a firm's form along that follows its short name (吉庆 → 吉庆汽车)."""
        if size > _SHORT_NAME:
            return name[:size] + next(
                (w for w in self.words.words("firm_form") if name.startswith(w, size)), ""
            )
        more = self._matches(_MORE, name[size:])
        return name[:size] + (more[0] if more else "")

    def _by_mark(self, name: str) -> str:
        """A firm told by what follows it: a brand, a size, a trade word."""
        before = self._matches(_BEFORE_MARK, name)
        found = before or self.trade.match(name)
        if not found or found[0] == "中国":
            return ""
        bare = found[0]
        return (
            "" if any(bare.startswith(p) and len(bare) - len(p) <= 2 for p in self.places) else bare
        )


def _listed_firms(text: str, words: Words) -> set[str]:
    firms: set[str] = set()
    no_firm = words.pattern(_NOT_FIRM)
    for grammar in (_FIRM_LIST, _LABELLED):
        for found in words.pattern(grammar).finditer(text):
            members = [part.strip() for part in _SPLIT.split(found["list"]) if part]
            if len(members) > 1 or grammar is _LABELLED:
                firms.update(m for m in members if _FIRM.fullmatch(m) and not no_firm.search(m))
    return firms


def _places(document: Document, words: Words) -> set[str]:
    named = words.pattern(_PLACE, re.MULTILINE)
    places = {found["place"] for found in named.finditer(document.text)}
    for part in document.parts:
        for region in (*part.metadata.regions, part.metadata.region):
            bare = words.pattern(_REGION_END).sub("", region)
            if 2 <= len(bare) <= 4:
                places.add(bare)
    no_place = words.pattern(_NO_PLACE)
    return {p for p in places if not no_place.search(p)}


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _known_places(text: str, vocabulary: Vocabulary) -> set[str]:
    """Short names of provinces and prefectures (GB/T 2260) that a text names."""
    shorts = {*vocabulary.words("province_names"), *vocabulary.words("regions", "short")}
    return words_within(shorts, text)
