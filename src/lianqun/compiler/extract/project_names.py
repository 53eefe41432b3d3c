"""Which words name one project: something in the name must show that a single one is meant.

A name counts when it begins with a firm, an institute or a place, or holds a brand, a size or 首个.
Kinds of project (招商项目, 产业化项目) show none of these.
"""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.firm_names import FirmNames
from lianqun.compiler.extract.project_fields import PROJECT_WORDS
from lianqun.compiler.extract.task_words import TaskWords
from lianqun.compiler.words import Words, words_of
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary

_SIZED: Final = (
    r"(?<!第)\d+(?:\.\d+)?{size_unit}"
    r"|第[\d.]+代|(?<=[^、和及]{2})[一二三四]期|^首个|{among}首{counter}"
)
_BRAND: Final = r"“[^”]{3,24}{brand_end|brand_end_long}”"
_NO_NAME: Final = r"[，。；：的]|\d+[个条座]|为{serves_as}|{no_name}"
_NO_ITEM: Final = r"^{no_item_start}|[，。；：]|(?<![高中初])等|期[和与及]"
_LOCATED: Final = re.compile(r"[（(](?P<place>[^（()）]{2,8})[)）]$")
_NAMED_SITE_LENGTH: Final = 6
_LENGTH: Final = (3, 44)
_ITEM_LENGTH: Final = (2, 44)


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """Tells names of projects by the words of the vocabulary and the firms of the document."""

    words: Words
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
            words=words_of(vocabulary, PROJECT_WORDS),
            firms=FirmNames.collect(document, vocabulary),
            action=TaskWords.load(vocabulary).action,
            structure=re.compile(any_of(built)),
            site=re.compile(rf"{every}(?:[（(][^（()）]{{2,12}}[)）])?$"),
        )

    def is_marked(self, name: str) -> bool:
        """Whether something in a name shows that one project is meant."""
        return (
            self.has_owner(name)
            or self.is_sized(name)
            or bool(self.words.pattern(_BRAND).search(name))
            or self._is_located(name)
        )

    def _is_located(self, name: str) -> bool:
        """Whether a name ends in its place: 某产业园区（某市）."""
        located = _LOCATED.search(name)
        return located is not None and self.firms.starts_with_place(located["place"])

    def is_institution(self, name: str) -> bool:
        """Whether a name ends in a place of work that more than its kind is said of."""
        return len(name) >= _NAMED_SITE_LENGTH and self.is_site(name)

    def is_concrete(self, name: str) -> bool:
        """Whether a member of a list is marked or ends in something that is built (…高铁)."""
        return self.is_marked(name) or bool(self.structure.search(name))

    def is_sized(self, name: str) -> bool:
        """Whether a name holds a size, a generation or 首个."""
        return bool(self.words.pattern(_SIZED).search(name))

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
        fits = _LENGTH[0] <= len(name) <= _LENGTH[1]
        return fits and not self.words.pattern(_NO_NAME).search(name)

    def is_item(self, name: str) -> bool:
        """The same for a member of a list, which may be shorter."""
        fits = _ITEM_LENGTH[0] <= len(name) <= _ITEM_LENGTH[1]
        is_more = name not in self.firms.places
        return fits and is_more and not self.words.pattern(_NO_ITEM).search(name)

    def builders_of(self, name: str) -> tuple[str, ...]:
        """Firms at the head of a name: 甲、乙扩产项目 has two."""
        heads = [self.firms.likely_head(part) for part in name.split("、")]
        return tuple(dict.fromkeys(head for head in heads if head))

    def are_owners(self, names: list[str]) -> bool:
        """Whether every name is a firm's or a place's and nothing more."""
        return all(n in self.firms.places or self.firms.head_of(n) == n for n in names)

    def is_in_place(self, name: str) -> bool:
        """Whether a name begins with a place and goes on."""
        is_list = all(part in self.firms.places for part in name.split("、"))
        return not is_list and self.firms.starts_with_place(name)

    def is_built(self, name: str) -> bool:
        """Whether a name holds something that is built and says which."""
        found = self.structure.search(name)
        return found is not None and found.start() > 1


def any_of(words: list[str]) -> str:
    """An alternation of words, longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
