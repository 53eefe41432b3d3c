"""What a figure of growth or of a total is said of, where it names nothing itself."""

from dataclasses import replace

from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.phrases import Phrase

GROWTHS = ("增速", "增长", "增幅")
BARE_GROWTHS = ("增速", "年均增速", "同比增速", "增幅", "涨幅", "降幅", "跌幅")
"""Names of growth that do not say what grows."""

_GROWTH_LAST = ("增速", "增长", "增幅", "涨幅", "降幅", "跌幅")
_SHARES = ("比重", "占比", "比例")
_MONEY_TOLD = ("投资", "资金", "收入", "产值", "税收", "利润", "投资额", "销售额")
_PACES = ("年均", "同比", "每年", "平均每年", "年平均")


def growth_name(topic: str, previous: Naming | None) -> str:
    """年均增长8%，高于全省1个百分点: what is compared is the growth, where one was told before."""
    if not previous or not is_growth(previous.phrase) or topic.endswith(GROWTHS):
        return topic
    return topic + ("年均增速" if previous.phrase.has("年均") else "增速")


def moved_rate(topic: str, previous: Naming | None) -> str:
    """工业增加值5亿元，占GDP的30%，提高2个百分点: a rate is what moves by points, or the growth told last."""
    if previous and previous.name.endswith(_SHARES):
        return previous.name
    return growth_name(topic, previous)


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


def grown(phrase: Phrase, previous: Naming, topic: str) -> str:
    """项目20个，完成投资3亿元，增长5%: what grows is the measure of them that was told last."""
    is_measure = previous.is_inherited and previous.name.endswith(_MONEY_TOLD)
    return previous.name if is_measure and is_growth(phrase) else topic


def totals(phrase: Phrase) -> bool:
    """Whether a number is what there is in all, not what was added."""
    return phrase.has("累计达到", "累计达", "总数达到", "总数达", "总量达到", "总量达")


def is_growth(phrase: Phrase) -> bool:
    """Whether the words before a number say that something moves by it, not to it."""
    return any(link.direction and not link.is_into for link in phrase.links)
