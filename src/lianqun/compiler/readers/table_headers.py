"""Column names of tables: which words head a column, and what kind of column each heads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lianqun.compiler.readers.document_words import load_document_words
from lianqun.compiler.words import Words
from lianqun.vocab.vocabulary import Vocabulary

_NOTE_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]|[/／].*$")
_YEAR = (
    r"(?:[“\"]?十[一二三四五六]五[”\"]?|(?:19|20)\d\d\s?年?)(?:[—\-–~～至]\s?(?:19|20)?\d\d\s?年?)?"
    r"{time_end}?{year_word}*{year_noun}?(?:[（(%].*)?$"
)
_NUMERIC = re.compile(
    r"[〔\[（(]?\s?(?:约|近|超过?|达到?|前|第|累计|年均|不低于|不高于|高于|低于|[<>≤≥＜＞±+~～-])?\s?\d[\d,，.]*"
    r"(?:\s?[-—–~～至:：/]\s?\d[\d,.]*)?(?:%|‰)?(?:[万亿]?(?:元|家|个|人|户|项|件|位|名|倍|年|岁)|[万亿])?"
    r"(?:左右|以上|以下|以内|余|多|个百分点)*\s?[〕\]）)]?$"
)
_DASH = re.compile(r"[-—–―－/／\\.…·]{1,3}$|[√✓×○●]$|无$")
_WORD = re.compile(r"(?:19|20)\d\d[ \u3000]年[^\s]*|[^\s]+")
_SPACE = re.compile(r"\s+")
_MIN_HEADER_WORDS = 2


@dataclass(frozen=True)
class Roles:
    """Header words with the role of the column they head; `firsts` are their first characters.

    `document` are the words that cells and titles of tables are told by.
    """

    words: Mapping[str, str]
    firsts: frozenset[str]
    document: Words


@cache
def load_roles(vocabulary: Vocabulary | None = None) -> Roles:
    """The header words of the vocabulary's table `table_headers`."""
    rows = (vocabulary or Vocabulary()).rows("table_headers")
    words = {row["word"]: row["role"] for row in rows}
    firsts = frozenset(word[0] for word in words) | frozenset('12“"十')
    return Roles(words, firsts, load_document_words(vocabulary))


def header_role(text: str, roles: Roles) -> str:
    """What column a header cell heads: a role of the vocabulary, "year", or "" when unknown."""
    if text[:1] not in roles.firsts:
        return ""
    plain = _SPACE.sub("", text)
    if plain in roles.words:
        return roles.words[plain]
    if roles.document.pattern(_YEAR).match(plain):
        return "year"
    return roles.words.get(_NOTE_IN_BRACKETS.sub("", plain), "")


def header_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of text[start:end] as spans; a year and the sign for it (2020 年) are one word."""
    return [found.span() for found in _WORD.finditer(text, start, end)]


def is_header(cells: Sequence[str], roles: Roles) -> bool:
    """Whether a row of cells names columns: known header words and years, no figures."""
    filled = [cell for cell in cells if cell]
    if any(is_numeric(cell) and header_role(cell, roles) != "year" for cell in filled):
        return False
    known = [role for cell in filled if (role := header_role(cell, roles))]
    named = sum(1 for role in known if role != "year")
    return named > 0 and len(known) >= max(_MIN_HEADER_WORDS, (len(filled) + 1) // 2)


def is_numeric(text: str) -> bool:
    """Whether a cell holds a figure (a bound or a per-cent sign included)."""
    return bool(_NUMERIC.match(text))


def is_value(text: str) -> bool:
    """Whether a cell holds a figure or a mark for an empty or ticked cell."""
    return bool(_NUMERIC.match(text) or _DASH.match(text))


def is_attribute(text: str, roles: Roles) -> bool:
    """Whether a cell says that an indicator is anticipatory or binding."""
    return text.strip("[]【】（）()") in roles.document.words("attribute")
