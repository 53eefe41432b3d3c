"""What web copies of documents print around them: navigation words and labelled facts."""

import re
from dataclasses import dataclass
from functools import cache

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.words import Words
from lianqun.vocab.vocabulary import Vocabulary

_BRACKETS = re.compile(r"[\s\[\]【】（）()>》:：*|]+")
_LINK = re.compile(r"\[.*\]\(.*\)$|https?://\S+$|[0-9a-f]{32}[:：]?$")
_OTHER = r"[（(]此件{openness}.{0,6}[)）]$|.{0,16}\d{1,2}[:：时]\d{2}分?$"
_SPACE = re.compile(r"\s+")
_LONGEST = 80
_IMPRINTS = ("imprint", "imprint_mark")


@dataclass(frozen=True)
class PageWords:
    """Navigation words, a pattern for labels with a colon (来源：…), what imprints begin with.

    `document` are the words of the documents on the pages.
    """

    navigation: frozenset[str]
    label: re.Pattern[str]
    imprint: tuple[str, ...]
    document: Words

    def is_frame(self, line: str) -> bool:
        """Whether a line belongs to the page, not to the document on it."""
        if len(line) > _LONGEST:
            return bool(_LINK.match(line))
        plain = _BRACKETS.sub("", line)
        return (
            plain in self.navigation
            or plain.startswith(self.imprint)
            or bool(self.label.match(_SPACE.sub("", line)))
            or bool(_LINK.match(line))
            or bool(self.document.pattern(_OTHER).match(line))
        )

    def is_open_label(self, line: str) -> bool:
        """Whether a line is a label whose fact stands on the next line."""
        plain = _SPACE.sub("", line)
        found = self.label.match(plain)
        return found is not None and found.end() == len(plain)


@cache
def load_page_words(vocabulary: Vocabulary | None = None) -> PageWords:
    """The words of the vocabulary's table `web_page_words`."""
    rows = (vocabulary or Vocabulary()).rows("web_page_words")
    navigation = frozenset(row["word"] for row in rows if row["kind"] == "navigation")
    labels = "|".join(re.escape(row["word"]) for row in rows if row["kind"] == "label")
    imprint = tuple(row["word"] for row in rows if row["kind"] in _IMPRINTS)
    label = re.compile(rf"[\[【（(*]*(?:{labels})[】\])）*]*\s?[:：]\s?")
    return PageWords(navigation, label, imprint, load_document_words(vocabulary))
