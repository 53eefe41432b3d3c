"""Lines around tables that are no part of their columns: titles, units, notes; and sentences."""

import re
from typing import Final

from lianqun.compiler.readers.pdf.lines import TextLine

_TITLE: Final = re.compile(
    r"\s*[（(【\[]?(?:续?附?续?[表图]|附件|专栏)\s?[\d一二三四五六七八九十IVXⅠ-Ⅹ]+(?:\s?[-—–.．·]\s?\d+)*(?!\d*[年月日个项%])"
)
_CONTINUED: Final = re.compile(
    r"\s*[（(]?续\s?附?表|.*[（(]续(?:表|[一二三四五六七八九十\d]+)?[)）]\s*$"
)
_UNIT: Final = re.compile(r"\s*[（(]?(?:计量|金额|数量)?单位\s?[：:]\s?\S{1,24}$")
_NOTE: Final = re.compile(
    r"\s*(?:备?注\s?\d?\s?[：:.．]|说明\s?[：:]|(?:资料|数据)?来源\s?[：:]|[*＊※])"
)
_SENTENCE: Final = re.compile(r"[。；！？]\s*$|[。！？].")
_LEADER: Final = re.compile(r"(?:[.．·…]\s?){4,}")
_GROUP: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.．,，]|[（(][一二三四五六七八九十]{1,3}[)）]|[IVXⅠⅡⅢⅣⅤⅥ]{1,4}\s?[、.．]"
    r"|第[一二三四五六七八九十]{1,3}[类批部]|.*[（(]共?\s?\d+\s?[个项家][)）]$"
)
_CHAPTER: Final = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[篇章节条]$")
_TOTAL: Final = re.compile(r"\s*[总合小共]\s*计\s*$")
_STARS: Final = "*＊※"
_LONGEST_TITLE: Final = 3


def is_title(line: TextLine) -> bool:
    """Whether a line is the numbered title of a table or figure, alone or with the unit beside it."""
    return len(line.runs) <= _LONGEST_TITLE and bool(_TITLE.match(line.runs[0].text))


def is_continued_title(line: TextLine) -> bool:
    """Whether a line says that a table goes on here."""
    return len(line.runs) <= _LONGEST_TITLE and bool(_CONTINUED.match(line.text))


def is_unit(line: TextLine) -> bool:
    """Whether a line ends in what the figures of a table are counted in."""
    return len(line.runs) <= _LONGEST_TITLE and bool(_UNIT.match(line.runs[-1].text))


def is_note(line: TextLine) -> bool:
    """Whether a line begins a note below a table."""
    text = line.runs[0].text
    return bool(_NOTE.match(text)) and (len(line.runs) == 1 or text[0] not in _STARS)


def is_sentence(line: TextLine) -> bool:
    """Whether a line ends a sentence or holds the end of one."""
    return bool(_SENTENCE.search(line.text))


def names_group(text: str) -> bool:
    """Whether a text is numbered or counted as the name of a group of rows is."""
    return bool(_GROUP.match(text.strip()))


def is_total(line: TextLine) -> bool:
    """Whether a line is the name of a table's last row, the sums."""
    return bool(_TOTAL.match(line.text))


def is_spread(line: TextLine) -> bool:
    """Whether the pieces of a line are no cells: letters set far apart, or a chapter's number and title."""
    texts = [run.text for run in line.runs]
    if len(texts) == 2 and _CHAPTER.match(texts[0]):
        return True
    return all(len(text) == 1 and "\u4e00" <= text <= "\u9fff" for text in texts)


def has_leader(line: TextLine) -> bool:
    """Whether dots lead over a line, as in a contents page."""
    return bool(_LEADER.search(line.text))


def is_around(line: TextLine) -> bool:
    """Whether a line belongs around tables, never into one."""
    return (
        is_title(line)
        or is_unit(line)
        or is_note(line)
        or is_continued_title(line)
        or has_leader(line)
    )
