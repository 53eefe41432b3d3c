"""Numbers in the forms that Word's lists give them, such as 一, 壹, 甲, ①, A, iv."""

from collections.abc import Callable
from typing import Final

_HAN: Final = "〇一二三四五六七八九"
_HAN_UNITS: Final = ("", "十", "百", "千")
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS: Final = ("", "拾", "佰", "仟")
_LEGAL_TRADITIONAL: Final = "零壹貳參肆伍陸柒捌玖"
_JAPANESE_LEGAL: Final = "零壱弐参四伍六七八九"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED_HAN: Final = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = 26
_CHICAGO: Final = "*†‡§"
_LARGEST: Final = 9999


def format_number(number: int, form: str, pattern: str = "") -> str | None:
    """A number in a form of Word's; None for a form that is not known.

    `pattern` is that of a custom form: the numbers 1, 2, 3 as they should look ("001, 002, 003, …").
    """
    if form == "custom":
        first = pattern.partition(",")[0].strip()
        return str(number).zfill(len(first)) if first.isdigit() else None
    write = _FORMS.get(form)
    return None if write is None else write(number)


def circled(number: int) -> str:
    """①, up to ㊿; beyond it the plain number."""
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if 36 <= number <= 50 else str(number)


def _spell(number: int, digits: str, units: tuple[str, ...], *, short_ten: bool) -> str:
    """A number in words: 二十一, 一百零五; with `short_ten` 10 is 十 and not 一十."""
    if not 0 < number <= _LARGEST:
        return digits[0] if number == 0 else str(number)
    words = ""
    is_gap = False
    for place in range(len(units) - 1, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            is_gap = bool(words)
            continue
        words += ("零" if is_gap else "") + digits[digit] + units[place]
        is_gap = False
    return words[1:] if short_ten and 10 <= number < 20 else words


def _han(number: int) -> str:
    return _spell(number, _HAN, _HAN_UNITS, short_ten=True)


def _legal(number: int) -> str:
    return _spell(number, _LEGAL, _LEGAL_UNITS, short_ten=True)


def _legal_traditional(number: int) -> str:
    return _spell(number, _LEGAL_TRADITIONAL, _LEGAL_UNITS, short_ten=True)


def _japanese(number: int) -> str:
    """As in Japanese: 百 and 千 without 一, no 零."""
    words = _han(number).replace("零", "")
    return words.replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number)) if number >= 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST:
        return str(number)
    words = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        words += letters * count
    return words


def _letter(number: int) -> str:
    """Letters as Word counts on behind z: aa, bb."""
    if not 0 < number <= _LARGEST:
        return str(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _ordinal(number: int) -> str:
    tail = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _row(signs: str) -> Callable[[int], str]:
    """A form with one sign for each number; beyond the last the plain number."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _run(first: str, count: int) -> Callable[[int], str]:
    return _row("".join(chr(ord(first) + at) for at in range(count)))


def _sexagenary(number: int) -> str:
    if not 1 <= number <= 60:
        return str(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


def _full_width(number: int) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in str(number))


def _chicago(number: int) -> str:
    if not 0 < number <= _LARGEST:
        return str(number)
    return _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1)


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "ordinal": _ordinal,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
    "chicago": _chicago,
    "none": lambda _number: "",
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "japaneseCounting": _japanese,
    "koreanCounting": _japanese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "japaneseLegal": lambda n: _spell(n, _JAPANESE_LEGAL, ("", "拾", "百", "阡"), short_ten=False),
    "ideographDigital": _digits,
    "taiwaneseDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "koreanDigital2": _digits,
    "ideographTraditional": _row(_STEMS),
    "ideographZodiac": _row(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _row(_CIRCLED_HAN),
    "decimalEnclosedCircle": _run("①", 20),
    "decimalEnclosedCircleChinese": _run("①", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "decimalEnclosedParen": _run("⑴", 20),
}
