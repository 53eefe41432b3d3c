"""How titles of documents and datelines of news reports look, whoever needs to tell them."""

import re

from lianqun.compiler.words import Words

_TITLE_TAIL = r"{document_noun}(?:纲要)?(?:[（(].{1,20}[)）])?{mark}?$"
_NOTE_MARK = r"(?:[①-⑳⑴-⒇*＊·]|[\[［]\d{1,2}[\]］])"
"""What points from a title to a note at the foot of the page."""
_DATELINE = re.compile(
    r"[\u4e00-\u9fff]{2,12}\d{1,2}月\d{1,2}日(?:讯|电)|(?:本报|[\u4e00-\u9fff]{2,8}(?:报|网|社))讯\s?[（(]"
)
_DATELINE_REACH = 24
_PHOTO = r"{photo_credit}.{0,12}(?:摄|供图|图)$"


def ends_like_title(text: str, words: Words) -> bool:
    """Whether a line ends in the word for a kind of document (…的意见, …方案（2026年）)."""
    return bool(words.pattern(_TITLE_TAIL.replace("{mark}", _NOTE_MARK)).search(text))


def without_note_mark(title: str) -> str:
    """A title without the sign that points to a note (统计公报①)."""
    return re.sub(_NOTE_MARK + "$", "", title)


def is_dateline(text: str) -> bool:
    """Whether a line begins as a news report does (某某日报3月2日讯, 本报讯（记者…）)."""
    head = text[:_DATELINE_REACH]
    return ("讯" in head or "电" in head) and bool(_DATELINE.match(text))


def is_photo_caption(text: str, words: Words) -> bool:
    """Whether a line ends with the name of a photographer."""
    return text[-1:] in "摄图" and bool(words.pattern(_PHOTO).search(text))
