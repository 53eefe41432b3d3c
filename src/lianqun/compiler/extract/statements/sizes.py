"""Sizes that say which things are counted or meant: 200亩以上的示范园8个, 20户以上自然村."""

import re

from lianqun.text.numbers import NumberMention

_ACT_REACH = 8
_ALL_INVEST = re.compile(r"总投资(?:额)?(?:超过?|达到?|近|约)?$")
_BY_DWELLERS = re.compile(
    r"(?:及?以上|以下)的?[\u4e00-\u9fff]{0,12}?(?:自然村|村寨|村屯|村|屯|寨|居民点|聚居点|安置点|小区|社区|岛)"
)
_COUNTED_FIRMS = ("家", "个", "户", "条")
_DONE_BY = re.compile(
    r"(?:完成(?:年度)?投资额?|(?:完成|实现)[^，。；、]{2,16}|(?:共|合计|总计)[^，。；、]{0,10})(?:超过?|突破|达到?|近|约)?$"
)
"""项目完成投资超8亿元, 园区实现税收5亿元: what they did together, not how large each is."""
_HEIGHT = re.compile(r"(?:海拔|水深|埋深)(?:超过?|约|近|在)?$")
_MONEY = re.compile(r"(?:元|亿)$")
_NOT_OF_NEXT = re.compile(r"[，。；、]|年(?:底|末)?的$")
_OF_RATE = re.compile(
    r"(?:及?以上|以下)?的(?:[^，。；、\d]{2,14}[^，。；、\d参岁]数量?[^，。；、\d]{0,8}\d|有|达|共|企业|产品|地区|县|项目|园区|行业|[^，。；、\d]{2,12}(?:有|达|达到|共|共有)\d)"
)
_SHARE_OF_THINGS = re.compile(
    r"(?:[一二三四五六七八九]成|[二两三四五六七八九十]分之[一二三四五六七八九])(?:以上|多)?的?"
    r"(?:[^，。；、（]|（[^）]{0,16}）){2,24}(?:超过?|突破|达到?|高于|低于|大于|不足)$"
)
"""七成县区的增速超过20%: which of them are meant; the share is the figure."""
_SIZED_THINGS = re.compile(
    r"(?:及?以上|以下)的[\u4e00-\u9fff“”]{2,20}\d[\d.—～~－-]*(?:余|多)?[家个户座处所]"
)
"""200亩以上的示范园8个: how large those are that are counted."""
_SIZE_LINK = re.compile(
    r"^(?:以上)?[^，。；、]{2,24}(?:超|超过|突破|达到?|过|(?<!完成)投资额?|产值|营收)$"
)


def is_size_of_things(
    text: str, mention: NumberMention, clause_start: int, clause_end: int
) -> bool:
    """200亩以上的示范园8个, 比重超过20%的产品, 20户以上自然村: says which things are counted or meant."""
    after = text[mention.end : min(clause_end, mention.end + 30)]
    if _SIZED_THINGS.match(after) or (mention.unit == "%" and _OF_RATE.match(after)):
        return True
    if _SHARE_OF_THINGS.search(text[clause_start : mention.start]):
        return True
    return _is_place_size(text[clause_start : mention.start], mention, after)


def _is_place_size(before: str, mention: NumberMention, after: str) -> bool:
    """20户以上自然村, 海拔4000米以上地区: says which places are meant."""
    if mention.unit in ("户", "人"):
        return bool(_BY_DWELLERS.match(after))
    return mention.unit == "米" and bool(_HEIGHT.search(before))


def counts_by_size(text: str, counted: NumberMention, mention: NumberMention) -> bool:
    """191家企业营业收入超百亿元: the second number says which are counted, it is no figure."""
    if not _MONEY.search(mention.unit) or counted.unit not in _COUNTED_FIRMS:
        return False
    if _DONE_BY.search(text[counted.end : mention.start]):
        return False
    return bool(_SIZE_LINK.match(text[counted.end : mention.start]))


def modifies_next(text: str, mention: NumberMention, following: NumberMention) -> bool:
    """纳入国家102项工程的285个项目: the first number says which of the counted are meant."""
    between = text[mention.end : following.start]
    if between == "的" and _ALL_INVEST.search(
        text, max(0, mention.start - _ACT_REACH), mention.start
    ):
        return False  # 总投资30亿元的20个项目: what they take together
    return between.endswith("的") and not _NOT_OF_NEXT.search(between)
