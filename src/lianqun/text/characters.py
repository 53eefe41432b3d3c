"""Characters: widths, full-width forms, punctuation classes."""

from typing import Final

TERMINALS: Final = frozenset("。！？；：!?;…")
"""Punctuation that may end a paragraph."""

SENTENCE_ENDS: Final = frozenset("。！？!?")

FULL_WIDTH: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},  # digits
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},  # capitals
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},  # small letters
    ord("％"): ord("%"),
    ord("．"): ord("."),
    ord("﹪"): ord("%"),
}
"""One-to-one translation of full-width digits, letters and per-cent signs; punctuation stays."""


def is_wide(char: str) -> bool:
    """Whether a character takes two columns: CJK and full-width punctuation."""
    return char >= "\u2e80" or char in "—…“”‘’·"


def display_width(text: str) -> float:
    """Width in CJK characters: a wide character is 1, any other 0.5, white space at ends not counted."""
    stripped = text.strip()
    wide = sum(1 for char in stripped if is_wide(char))
    return wide + (len(stripped) - wide) * 0.5
