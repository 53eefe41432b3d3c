"""Which words name one project: something in the name must show that a single one is meant.

A name counts when it begins with a firm, an institute or a place, or holds a brand, a size or 首个.
Kinds of project (招商项目, 产业化项目) show none of these.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.firm_names import FirmNames
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

_SIZED: Final = re.compile(
    r"(?<!第)\d+(?:\.\d+)?(?:万吨|吨|万千瓦|千瓦|千伏|kV|KV|MW|GW|KW|kW|km|公里|英寸|万辆|万台|亿|D|号线|期)"
    r"|第[\d.]+代|(?<=[^、和及]{2})[一二三四]期|^首个|(?:国内|全国|全省|全球|世界|亚洲|中部)首(?:个|条|座|套)"
)
_BRAND: Final = re.compile(r"“[^”]{3,24}(?:园|中心|基地|平台|城|线|港|馆|公寓|工厂)”")
_NO_NAME: Final = re.compile(
    r"[，。；：的]|(?<![高中初])等|为(?:主|核心|载体|重点|依托|生产|全国|国家|中心|引领|支撑)"
    r"|企业|以及|相关|重点|各类|一批|龙头"
)
_NO_ITEM: Final = re.compile(r"^(?:依托|围绕|支持|鼓励|以)|[，。；：]|(?<![高中初])等|期[和与及]")
_LENGTH: Final = (3, 44)
_ITEM_LENGTH: Final = (2, 44)


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """Tells names of projects by the words of the vocabulary and the firms of the document."""

    firms: FirmNames
    action: re.Pattern[str]
    structure: re.Pattern[str]
    site: re.Pattern[str]

    @classmethod
    def load(cls, document: Document, vocabulary: Vocabulary) -> "ProjectNames":
        """Compile the head nouns (vocab/project_heads.csv) and collect the document's firms."""
        heads = vocabulary.rows("project_heads")
        built = [h["word"] for h in heads if h["kind"] == "built" and "项目" not in h["word"]]
        every = any_of([h["word"] for h in heads])
        return cls(
            firms=FirmNames.collect(document, vocabulary),
            action=TaskWords.load(vocabulary).action,
            structure=re.compile(any_of(built)),
            site=re.compile(rf"{every}(?:[（(][^（()）]{{2,12}}[)）])?$"),
        )

    def is_marked(self, name: str) -> bool:
        """Whether something in a name shows that one project is meant."""
        return self.has_owner(name) or self.is_sized(name) or bool(_BRAND.search(name))

    def is_concrete(self, name: str) -> bool:
        """Whether a member of a list is marked or ends in something that is built (…高铁)."""
        return self.is_marked(name) or bool(self.structure.search(name))

    def is_sized(self, name: str) -> bool:
        """Whether a name holds a size, a generation or 首个."""
        return bool(_SIZED.search(name))

    def is_site(self, name: str) -> bool:
        """Whether a name ends in a place of work: …中心, …基地, …生产线."""
        return bool(self.site.search(name))

    def has_owner(self, name: str) -> bool:
        """Whether a name begins with a firm, an institute or a place."""
        if self.action.match(name):
            return False
        return bool(self.firms.head_of(name)) or self.firms.starts_with_place(name)

    def is_name(self, name: str) -> bool:
        """Whether words may be a name at all: no clause, no kind, neither too short nor too long."""
        return _LENGTH[0] <= len(name) <= _LENGTH[1] and not _NO_NAME.search(name)

    def is_item(self, name: str) -> bool:
        """The same for a member of a list, which may be shorter."""
        return _ITEM_LENGTH[0] <= len(name) <= _ITEM_LENGTH[1] and not _NO_ITEM.search(name)

    def builders_of(self, name: str) -> tuple[str, ...]:
        """Firms at the head of a name: 甲、乙扩产项目 has two."""
        heads = [self.firms.likely_head(part) for part in name.split("、")]
        return tuple(dict.fromkeys(head for head in heads if head))

    def are_owners(self, names: list[str]) -> bool:
        """Whether every name is a firm's and nothing more."""
        return all(self.firms.head_of(name) == name for name in names)


def any_of(words: list[str]) -> str:
    """An alternation of words, longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
