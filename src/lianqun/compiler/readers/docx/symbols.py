"""Symbol fonts: the plain character for a place in Wingdings or Symbol."""

from typing import Final

_WINGDINGS: Final = {
    0x21: "✏", 0x28: "☎", 0x2A: "✉", 0x45: "☜", 0x46: "☞", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□",
    0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: chr(0x245F + number) for number in range(1, 11)},
    **{0x8B + number: chr(0x2775 + number) for number in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2: Final = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x97: "●",
    0xA3: "□",
}
_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_GREEK_SMALL: Final = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final = {
    0x2A: "∗", 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xD6: "√", 0xD7: "·", 0xDE: "⇒", 0xE5: "∑",
    **{code: chr(code) for code in b"!%&()+,./0123456789:;<=>?[]_{|}"},
    **{0x41 + at: char for at, char in enumerate(_GREEK)},
    **{0x61 + at: char for at, char in enumerate(_GREEK_SMALL)},
}  # fmt: skip
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}

UNKNOWN: Final = "\ufffd"
"""What stands for a symbol whose meaning is not known; the reader of texts reports and counts these."""

_PRIVATE: Final = range(0xF000, 0xF100)


def read_symbol(code: int, font: str) -> str:
    """The plain character for a place in a font."""
    places = _FONTS.get(font.strip().lower())
    if places is not None:
        return places.get(code & 0xFF, UNKNOWN)
    is_plain = 0x20 < code < 0xD800 or 0xF900 <= code < 0xFFFE
    return chr(code) if is_plain else UNKNOWN


def read_in_font(text: str, font: str) -> str:
    """A run's text, its characters from the private place of symbol fonts made plain."""
    if not any(ord(char) in _PRIVATE for char in text):
        return text
    return "".join(read_symbol(ord(c), font) if ord(c) in _PRIVATE else c for c in text)


def read_bullet(text: str, font: str) -> str:
    """The sign of a list that is not numbered; • for one that no plain character stands for."""
    plain = read_in_font(text, font)
    if len(plain) == 1 and font.strip().lower() in _FONTS and ord(plain) < 0x100:
        plain = read_symbol(ord(plain), font)
    is_private = any(0xE000 <= ord(char) < 0xF900 for char in plain)
    return "•" if UNKNOWN in plain or is_private else plain.strip()
