"""Who issued a document, when and under which number, as the lines around its body say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lianqun.compiler.readers.regions import RegionNames
from lianqun.compiler.words import Words

_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,10}[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\])）】]\s?\d{1,4}\s?号"
)
_ORDER = re.compile(r"(?:^|(?<=\n))[\u4e00-\u9fff]{0,30}令\s*第\s*\d{1,4}\s*号")
DATE: Final = re.compile(r"20\d{2}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?")
_PLAIN_DATE = re.compile(r"(20\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_HAN_DATE = re.compile(
    r"([二〇○零ＯO一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?$"
)
_HAN_DAY = re.compile(_HAN_DATE.pattern.removesuffix("$"))
_DATE_LINE = r"[（(]?(?:" + DATE.pattern + r"){issues}?[)）]?$"
_LABELLED = r"{date_label}[：:](" + DATE.pattern + ")"
_ADOPTED = re.compile(
    r"[（(](" + DATE.pattern + r")[^（）()]{4,40}会议(?:审议)?(?:通过|批准)[)）]$"
)
_BODY = r"[\u4e00-\u9fff]{0,24}?{issuer_end}$"
_BODY_END = r"{issuer_end}"
_IMPRINT = r"([\u4e00-\u9fff]{2,24}?{issuer_end})\s?(" + DATE.pattern + r")\s?印发"
_ISSUED_BY = r"(?P<bodies>[\u4e00-\u9fff、\s]{3,80}?)(?:关于|{issues|hands_down}(?:关于|《))"
_HAN_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_SENTENCE = re.compile(r"[，。；]")
_SPACE = re.compile(r"\s")
_APART = re.compile(r"[、，,\s]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The lines above and below a document's body; `stated` is what the file says outside its text."""

    head: Sequence[str]
    foot: Sequence[str]
    stated: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        """All of them, white space left out."""
        return [squeeze(line) for line in (*self.head, *self.foot)]


def is_body_name(line: str, words: Words) -> bool:
    """Whether a line is nothing but the name of a body that issues documents."""
    return (
        len(line) >= 3 and line.count("人民政府") < 2 and bool(words.pattern(_BODY).fullmatch(line))
    )


def is_date_line(line: str, words: Words) -> bool:
    """Whether a line is nothing but a date, in digits or in characters (二〇二六年三月一日)."""
    return bool(words.pattern(_DATE_LINE).match(line) or _HAN_DATE.match(line))


def is_number_line(line: str) -> bool:
    """Whether a line is nothing but a document number."""
    return bool(_NUMBER.fullmatch(line))


def days_in_digits(text: str) -> str:
    """A text without white space, days that are written in characters in digits."""
    return _HAN_DAY.sub(lambda day: _in_digits(day[0]), squeeze(text))


def squeeze(text: str) -> str:
    """A text without white space."""
    return _SPACE.sub("", text)


def find_number(around: Surroundings) -> str:
    """The number of a document, "" where none is printed or stated; sentences name those of others."""
    lines = [line for line in (*around.head, *around.foot) if not _SENTENCE.search(line)]
    found = _NUMBER.search("\n".join(lines))
    found = found or _ORDER.search("\n".join(around.head))
    found = found or _NUMBER.search(around.stated.get("document_number", ""))
    return found[0] if found else ""


def find_issuers(
    around: Surroundings, title: str, number: str, names: RegionNames
) -> tuple[str, ...]:
    """The bodies that issue a document: as signed, as its title begins, as stated, by its number."""
    found = [body for line in (*around.head, *around.foot) for body in split_bodies(line, names)]
    for line in around.lines:
        imprint = names.words.pattern(_IMPRINT).match(line)
        if imprint:
            found += split_bodies(imprint[1], names)
    found = found or list(_issuers_of_titles([*around.head, title], names))
    found = found or _stated_issuers(around, names)
    province = names.of_number(number)
    if not found and province and "政" in number[:4]:
        found.append(province + ("人民政府办公厅" if "政办" in number else "人民政府"))
    return tuple(dict.fromkeys(found))


def split_bodies(line: str, names: RegionNames) -> list[str]:
    """The bodies that a line names and nothing else, [] where it says more.

    Spaces part them, or nothing does where each begins with the name of a region or of the nation.
    """
    parts = [part for part in _APART.split(line.strip()) if part]
    if len(parts) > 1 and all(is_body_name(part, names.words) for part in parts):
        return parts
    return _split_run(squeeze(line), names)


def _split_run(run: str, names: RegionNames) -> list[str]:
    """Names of bodies printed one behind the other without a sign between them."""
    bodies: list[str] = []
    start = 0
    for end in names.words.pattern(_BODY_END).finditer(run):
        if _begins_body(run[end.end() :], run[start:], names):
            body = run[start : end.end()]
            if not is_body_name(body, names.words):
                return []
            bodies.append(body)
            start = end.end()
    return bodies if start == len(run) else []


def _begins_body(rest: str, before: str, names: RegionNames) -> bool:
    """Whether another body's name begins behind one: 国家统计局 with a place behind it is one body."""
    if not rest or names.is_national(rest):
        return True
    return names.at_start(rest) is not None and not names.is_national(before)


def _issuers_of_titles(lines: Sequence[str], names: RegionNames) -> Iterator[str]:
    """The bodies that the first such title begins with: 某市人民政府办公室关于印发…的通知."""
    for line in lines:
        found = names.words.pattern(_ISSUED_BY).match(line.strip())
        bodies = split_bodies(found["bodies"], names) if found else []
        if bodies:
            yield from bodies
            return


def _stated_issuers(around: Surroundings, names: RegionNames) -> list[str]:
    stated = re.split(r"[、,，;；\s]+", around.stated.get("issuers", ""))
    return [name for name in stated if is_body_name(name, names.words)]


def find_day(around: Surroundings, words: Words) -> str:
    """The day of issue, or that of adoption by a congress; "" where the lines name none."""
    lines = [_in_digits(line) for line in around.lines]
    lines[len(around.head) :] = reversed(lines[len(around.head) :])
    for line in lines:
        if is_date_line(line, words):
            found = DATE.search(line)
            return found[0] if found else ""
        imprint = words.pattern(_IMPRINT).search(line)
        if imprint:
            return imprint[2]
    for line in lines:
        said = _ADOPTED.match(line) or words.pattern(_LABELLED).search(line)
        if said:
            return said[1]
    return ""


def stated_day(around: Surroundings) -> str:
    """The day of issue that the file states outside its text, written as texts write it."""
    found = _PLAIN_DATE.search(around.stated.get("issued_on", ""))
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else ""


def _in_digits(line: str) -> str:
    """A date written in characters, in digits; any other line as it is."""
    found = _HAN_DATE.match(line)
    if not found:
        return line
    year = "".join(_HAN_DIGITS.get(char, "0") for char in found[1])
    day = f"{_han_number(found[3])}日" if found[3] else ""
    return f"{year}年{_han_number(found[2])}月{day}"


def _han_number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_HAN_DIGITS.get(text, "0"))
    return int(_HAN_DIGITS.get(tens, "1")) * 10 + int(_HAN_DIGITS.get(ones, "0"))
