"""Words that tell a web page from the document on it, and the labels of its box of facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from lianqun.compiler.readers.web_pages import PageWords, load_page_words
from lianqun.vocab.vocabulary import Vocabulary

_PARTED: Final = re.compile(r"[\s\[\]【】（）()>》<《:：*|｜/·»›,，、]+")
_SPACE: Final = re.compile(r"\s+")
_NAME_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_FRAME: Final = 400
_LONGEST_IMPRINT: Final = 200
_PLAIN_DATE: Final = re.compile(r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)")
_LONGEST_DATED: Final = 40
_NO_FIELD: Final = "page"


@dataclass(frozen=True)
class FrameWords:
    """The vocabulary's words of web pages.

    `fields` names for a label of the box of facts what it states, `page` where that is of no use here;
    `stated` matches such a label with its colon; `metas` names what a meta tag states; `imprint` matches
    what only the foot of a page has; `containers` are parts of class names of elements around the content.
    """

    page_words: PageWords
    imprint: re.Pattern[str]
    fields: Mapping[str, str]
    stated: re.Pattern[str]
    metas: Mapping[str, str]
    containers: frozenset[str]

    def is_frame(self, text: str) -> bool:
        """Whether a line belongs to the page: navigation, a label (来源：…), an imprint."""
        if len(text) <= _LONGEST_IMPRINT and self.imprint.search(text):
            return True
        if len(text) > _LONGEST_FRAME or "。" in text[:-1]:
            return False
        if len(text) <= _LONGEST_DATED and _PLAIN_DATE.search(text):
            return True
        if self.page_words.is_frame(text) or self.page_words.label.match(_SPACE.sub("", text)):
            return True
        words = [word for word in _PARTED.split(text) if word]
        return all(word in self.page_words.navigation for word in words)

    def labels_in(self, text: str) -> list[tuple[str, str]]:
        """Labels of the box of facts that a line prints with a colon, each with what stands behind it."""
        plain = _SPACE.sub(" ", text).strip()
        found = list(self.stated.finditer(plain))
        if not found or found[0].start() > 0:
            return []
        ends = [*(label.start() for label in found[1:]), len(plain)]
        return [
            (_SPACE.sub("", label[1]), plain[label.end() : end].strip())
            for label, end in zip(found, ends, strict=True)
        ]

    def label_of(self, cell: str) -> str:
        """The label of the box of facts that a cell holds and nothing else, "" when it holds none."""
        plain = _SPACE.sub("", cell).strip("[]【】:：")
        return plain if plain in self.fields else ""

    def field_of(self, label: str) -> str:
        """The name of the metadata that a label states, "" for none."""
        field = self.fields.get(label, "")
        return "" if field == _NO_FIELD else field

    def names_frame(self, attributes: Mapping[str, str]) -> bool:
        """Whether an element's id or class names something around the content."""
        names = f"{attributes.get('id', '')} {attributes.get('class', '')}".strip()
        return bool(names) and not self.containers.isdisjoint(
            part.lower() for part in _NAME_PART.findall(names)
        )


@cache
def load_frame_words(vocabulary: Vocabulary | None = None) -> FrameWords:
    """The words of the vocabulary's tables `web_page_words`, `web_page_labels`, `web_page_metas`."""
    tables = vocabulary or Vocabulary()
    words = tables.rows("web_page_words")
    fields = {row["label"]: row["field"] for row in tables.rows("web_page_labels")}
    longest_first = sorted(fields, key=len, reverse=True)
    labels = "|".join(r"\s?".join(map(re.escape, label)) for label in longest_first)
    marks = [re.escape(row["word"]) for row in words if row["kind"] == "imprint_mark"]
    return FrameWords(
        page_words=load_page_words(vocabulary),
        imprint=re.compile("|".join(marks)),
        fields=fields,
        stated=re.compile(rf"[\[【]?(?<![\u4e00-\u9fff])({labels})[】\]]?\s?[:：]\s?"),
        metas={row["name"].lower(): row["field"] for row in tables.rows("web_page_metas")},
        containers=frozenset(row["word"] for row in words if row["kind"] == "container"),
    )
