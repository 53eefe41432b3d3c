"""Growth that is only pointed at: 增速加快0.5个百分点 is of the growth that the clause before told."""

from dataclasses import replace

from lianqun.compiler.extract.statements.phrases import Phrase

GROWTHS = ("增速", "增长", "增幅")
BARE_GROWTHS = ("增速", "年均增速", "同比增速", "增幅", "涨幅", "降幅", "跌幅")
"""Names of growth that do not say what grows."""

_GROWTH_LAST = ("增速", "增长", "增幅", "涨幅", "降幅", "跌幅")
_PACES = ("年均", "同比", "每年", "平均每年", "年平均")


def is_growth(phrase: Phrase) -> bool:
    """Whether the words say how far something moves, not where to."""
    return any(link.direction and not link.is_into for link in phrase.links)


def growth_name(topic: str, before: Phrase | None) -> str:
    """年均增长8%，高于全省1个百分点: what is compared is the growth, where `before` told one."""
    if not before or not is_growth(before) or topic.endswith(GROWTHS):
        return topic
    return topic + ("年均增速" if before.has("年均") else "增速")


def of_growth(topic: str, bare: str) -> str:
    """出口下降2%，降幅扩大: 出口降幅; a topic that is a growth already keeps its name."""
    return topic if topic.endswith(_GROWTH_LAST) else topic + bare


def still_growing(phrase: Phrase, before: Phrase) -> Phrase:
    """增长8%，力争突破10%: what is said to grow and not how it moves on still grows."""
    moves = (link for link in phrase.links if link.direction or (link.is_into and not link.bound))
    if not is_growth(before) or any(moves):
        return phrase
    growth = [link for link in before.links if link.direction or link.word in _PACES]
    return replace(phrase, links=(*growth, *phrase.links))
