"""Which firms and places a document itself names, to tell whose project a name begins with.

Nothing is known beforehand: firms are what stands in lists that end 等企业 or follow 龙头企业：, and what
has a firm's form (…公司, …集团); places are what stands before 市, 县, 经开区 between marks.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

_FIRM_LIST: Final = re.compile(
    r"(?:依托|支持|鼓励|发挥|推动|引导|联合|利用|壮大|形成|拥有|带动|选择|引进|以|与|为)"
    r"(?P<list>[^。；，：\n]{2,140}?)等(?=[^，。；、\n领行域产]{0,14}?(?:企业|公司|厂商|单位))"
)
_LABELLED: Final = re.compile(
    r"(?:龙头|骨干|重点|领军|代表|链主|核心|主要)(?:性)?企业[：:](?P<list>[^。；\n]{2,400})"
)
_PLACE: Final = re.compile(
    r"(?:^|(?<=[、，。；：（(《“”\s与和及向]))(?P<place>[\u4e00-\u9fff]{2,3})"
    r"(?=(?:市|县|区|州|省|经开区|高新区|经济开发区|高新技术产业)[、，。；）)\s和与及人])",
    re.MULTILINE,
)
_SPLIT: Final = re.compile(r"、|和(?=[^、]{2,8}$)|及(?=[^、]{2,8}$)")
_FIRM: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·]{2,20}")
_NOT_FIRM: Final = re.compile(
    r"的|推进|加快|发展|产业|领域|高校|院所|大学|企业|建设|研发|重点|优势"
)
_COMMON: Final = re.compile(
    r"^(?:第|\d|国家|国内|国际|全国|全市|全省|新型|大型|高端|先进|年产|重点|重大|一批|其他|上市|中小|龙头|骨干|民营|国有|外资|本地|头部|链主|各类|承担|市本级|省级|市级|区级)"
)
_INSTITUTE: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,8}?(?:科学院|研究院|研究所|大学|学院|中科院|科院|集团|公司)"
)
_BEFORE_MARK: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,5}(?=“[^”]{3,}(?:园|中心|基地|平台|城|线|港|馆)”|第\d)"
)
_MIN_STEM: Final = 2
_SHORT_NAME: Final = 3


@dataclass(frozen=True)
class FirmNames:
    """Firms and places of one document, and the endings that firms have."""

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
        firms = _listed_firms(document.text)
        tail = re.compile(rf"(?:{broad})+$")
        stems = {tail.sub("", firm) for firm in firms}
        return cls(
            firms=frozenset(firms),
            stems=frozenset(stem for stem in stems if len(stem) >= _MIN_STEM),
            places=frozenset(_places(document) | set(vocabulary.words("province_names"))),
            form=re.compile(rf"^[\u4e00-\u9fffA-Za-z0-9（）()]{{2,20}}?(?:{forms})"),
            trade=re.compile(
                rf"^[\u4e00-\u9fffA-Za-z]{{2,6}}?(?:{trades})(?![园城馆谷产创成企服型项重专计攻])"
            ),
            broad=re.compile(rf"^[\u4e00-\u9fffA-Za-z]{{2,6}}?(?:{broad})(?:{forms})?"),
        )

    def head_of(self, name: str) -> str:
        """The firm or institute that a project's name begins with, "" when none is known."""
        if _COMMON.match(name):
            return ""
        for size in range(min(len(name), 20), 1, -1):
            if name[:size] in self.firms:
                return self._extend(name, size)
        formed = self.form.match(name) or _INSTITUTE.match(name)
        if formed:
            return formed[0]
        for size in range(min(len(name), 12), _MIN_STEM - 1, -1):
            if name[:size] in self.stems and name[:size] not in self.places:
                return self._extend(name, size)
        return self._by_mark(name)

    def likely_head(self, name: str) -> str:
        """The same, more daring: a trade word is taken for the end of a firm's name."""
        known = self.head_of(name)
        if known or _COMMON.match(name) or self.starts_with_place(name):
            return known
        found = self.broad.match(name)
        return found[0] if found else ""

    def starts_with_place(self, name: str) -> bool:
        """Whether a name begins with a place of the document, or gives one in brackets."""
        opened = re.match(r"^(?:中国)?[（(]([\u4e00-\u9fff]{2,4})[)）]", name)
        return any(name.startswith(p) for p in self.places) or bool(
            opened and opened[1].rstrip("省市县区") in self.places
        )

    def _extend(self, name: str, size: int) -> str:
        """Take a firm's form along that follows its short name (吉庆 → 吉庆汽车)."""
        if size > _SHORT_NAME:
            return name[:size] + next((w for w in ("公司", "集团") if name.startswith(w, size)), "")
        more = re.match(r"(?:公司|集团|股份|科技|汽车(?![零配产])|重工)+", name[size:])
        return name[:size] + (more[0] if more else "")

    def _by_mark(self, name: str) -> str:
        """A firm told by what follows it: a brand, a size, a trade word."""
        before = _BEFORE_MARK.match(name)
        found = before or self.trade.match(name)
        if not found or found[0] == "中国":
            return ""
        bare = found[0]
        return (
            "" if any(bare.startswith(p) and len(bare) - len(p) <= 2 for p in self.places) else bare
        )


def _listed_firms(text: str) -> set[str]:
    firms: set[str] = set()
    for pattern in (_FIRM_LIST, _LABELLED):
        for found in pattern.finditer(text):
            members = [part.strip() for part in _SPLIT.split(found["list"]) if part]
            if len(members) > 1 or pattern is _LABELLED:
                firms.update(m for m in members if _FIRM.fullmatch(m) and not _NOT_FIRM.search(m))
    return firms


def _places(document: Document) -> set[str]:
    places = {found["place"] for found in _PLACE.finditer(document.text)}
    for part in document.parts:
        for region in (*part.metadata.regions, part.metadata.region):
            bare = re.sub(r"(?:省|市|自治区|自治州|县|区)$", "", region)
            if 2 <= len(bare) <= 4:
                places.add(bare)
    return {p for p in places if not re.search(r"[各本全这该某区县市]|园|业|技术|重点", p)}


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
