"""Places in a ranking: 进入全国前十名, 居全国第3位."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import date_words
from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.windows import find_clause_start
from lianqun.model.document import Block
from lianqun.model.fact import Statement
from lianqun.model.quantity import Comparator, Measure, Quantity
from lianqun.text.numerals import parse_arabic, parse_han

_SENTENCE_MARKS = "。！？；\n"
_LONGEST_NAME = 24
_FIGURE_LAST = re.compile(r"\d[\d.,]*[^\d，。；、]{0,6}(?:以上|左右)?[、，]$")
_GROWTHS = ("增速", "增幅", "涨幅")
_DIGIT = re.compile(r"\d")


def read_ranks(setting: Setting) -> Iterator[Draft]:
    """Ranks reached or aimed at, each with what is ranked and among whom."""
    rank = _rank_pattern(setting.readers.lexicon)
    for block in setting.paragraphs():
        for found in rank.finditer(setting.document.text, block.start, block.end):
            draft = _draft(setting, block, found)
            if draft is not None:
                yield draft


@lru_cache(maxsize=4)
def _rank_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"{lexicon.any_of('reaches_rank')}在?(?P<among>[\u4e00-\u9fff“”]{{2,14}}?)"
        r"(?P<kind>前|第)(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?:(?:名|位|强)(?!企业|高校)|(?=[，。；、]))"
    )


def _draft(setting: Setting, block: Block, found: re.Match[str]) -> Draft | None:
    text, namer = setting.document.text, setting.readers.namer
    start = max(text.rfind(mark, block.start, found.start()) for mark in _SENTENCE_MARKS) + 1
    start = max(start, block.start)
    clause = find_clause_start(text, start, found.start())
    name = setting.readers.acts.strip_leading(_name_before(setting, text[clause : found.start()]))
    if name in _GROWTHS:
        name = _thing_growing(setting, text[start:clause]) + name
    if not namer.is_name(name) or _DIGIT.search(name) or len(name) > _LONGEST_NAME:
        return None
    dating, kind = date_words(
        setting, block.section, start=start, position=found.start(), end=found.end()
    )
    industry = setting.industry(block.section, block.start)
    subject, indicator = setting.split_subject(name, found.start(), industry)
    content = Statement(
        subject=subject,
        indicator=f"{indicator}{found['among']}排名",
        quantity=_place(found),
        measure=Measure.RANK,
        period=dating.period,
        period_basis=dating.basis,
    )
    return Draft(
        kind=kind,
        content=content,
        span=(clause, found.end()),
        value_span=(found.start("kind"), found.end()),
        section=block.section,
        origin="statements.rank",
    )


def _name_before(setting: Setting, words: str) -> str:
    """What is ranked: the name before the rank, or of the figure that stands before it (增长9%、居第1位)."""
    figure = _FIGURE_LAST.search(words)
    phrase = setting.readers.phrases.read(words[: figure.start()] if figure else words)
    grows = figure is not None and any(link.direction and not link.is_into for link in phrase.links)
    return phrase.name + ("增速" if grows and not phrase.name.endswith("增速") else "")


def _thing_growing(setting: Setting, before: str) -> str:
    """甲产值增长9%，增速居第1位: what the figure of the clause before says is growing; "" for none."""
    clause = before.rstrip("，、").rpartition("，")[2] + "，"
    figure = _FIGURE_LAST.search(clause)
    if not figure:
        return ""
    phrase = setting.readers.phrases.read(clause[: figure.start()])
    grows = any(link.direction and not link.is_into for link in phrase.links)
    return phrase.name if grows else ""


def _place(found: re.Match[str]) -> Quantity:
    """前十名 is a place up to the tenth, 第3位 the third."""
    place = found["place"]
    value = parse_arabic(place) if place.isdigit() else parse_han(place)
    bound = Comparator.AT_MOST if found["kind"] == "前" else Comparator.EQUAL
    return Quantity(value, "排名", bound)
