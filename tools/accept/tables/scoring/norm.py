"""Normal forms: white space ignored; full-width and half-width forms, dashes and quotes made equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DASHES = "—–―－−‐‑‒﹣﹘─━ｰ"
MAP = {
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("“”„‟〝〞＂「」『』", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("～〜∼˜", "~"),
    **dict.fromkeys("•・‧∙⋅･", "·"),
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    "﹝": "[",
    "﹞": "]",
    "。": ".",
    "≧": "≥",
    "≦": "≤",
    "⩾": "≥",
    "⩽": "≤",
}
# radicals that print alike and that some PDF producers write for the ideograph
RADICALS = dict(
    zip(
        "⻋⻓⻔⻅⻉⻚⻛⻜⻢⻥⻦⻩⻬⻰⻳⺟⻄⻆⻘⻝⺠⻮⻨⻤⻣⺮⺶⺼⻁⻂⻊⻌⻏⻖⻙⻧⺁⺈⺍⺗⺘⺡⺥⺩⺬⺭⺳⺾",
        "车长门见贝页风飞马鱼鸟黄齐龙龟母西角青食民齿麦鬼骨竹羊肉虎衣足辶邑阜韦卤厂刀小心手水爪玉示示网艹",
        strict=True,
    )
)
TABLE = str.maketrans({**MAP, **RADICALS})
DROP = re.compile(r"[\s\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]+")
JOINERS = re.compile(r"[-/|>·_:,;→\\]+")
UNIT_TAIL = re.compile(r"[(\[]?计?量?单位:[^()\[\]]*[)\]]?$")


@lru_cache(maxsize=200_000)
def norm(text: str) -> str:
    """The normal form in which texts are compared."""
    out = unicodedata.normalize("NFKC", text.translate(TABLE)).translate(TABLE)
    out = DROP.sub("", out)
    return re.sub(r"-{2,}", "-", out)


def head_norm(text: str) -> str:
    """Normal form of a header text: what joins a path is ignored as well."""
    return JOINERS.sub("", norm(text))


def head_forms(path: list[str]) -> set[str]:
    """Texts a predicted header may have: leaf, joined path, upper and leaf."""
    return {head_norm(path[-1]), head_norm("".join(path)), head_norm("".join(path[-2:]))}


def caption_norm(text: str) -> str:
    """Normal form of a caption: a unit in brackets behind it is ignored."""
    return UNIT_TAIL.sub("", norm(text))


def notes_norm(notes: list[str]) -> str:
    """Normal form of the notes of a table, joined."""
    return "".join(norm(n) for n in notes)
