"""Names of indicators: one form for the ways a name is written, and what may be taken off it.

Every rule here is about written forms and function words that hold for any indicator.  Words that
narrow a figure (规模以上, 战略性新兴, 省级, 制造业) are never taken off, nor are names of places: whose
figure it is belongs to the subject, and a name that still holds a place is about another subject.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from lianqun.text.characters import FULL_WIDTH

_DROPPED: Final = {ord(char): None for char in " \t\n\r\u3000“”‘’\"'「」《》·的"}

_SIZED = r"(?:优势|先进)?(?:工业|制造业?|产业|集群|园区|开发区|企业)"

# what a bracket may hold without narrowing the figure: the name again, a unit, how it is counted
_UNIT = (
    r"(?:[十百千万亿]{0,2}(?:元|美元|家|个|项|件|人|人次|户|辆|台|套|条|座|亩|岁|年|天|吨|吨标准煤|千瓦时?|"
    r"公里|公顷|平方米|平方公里|立方米|标箱)|%|‰|微克)(?:/[^（()）]{1,5})?"
)
_ASIDE = (
    rf"GDP|R&D|PM2\.5|FDI|以下简称[^（()）]{{0,12}}|(?:单位[:：])?(?:{_UNIT})|"
    r"年均|(?:五年)?累计|当年|全年|[年期]末|[现当][年]?价|可比价|不变价|预期性|约束性"
)

_WORDINGS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"[（(〔\[](?:{_ASIDE})[)）〕\]]", ""),
        (r"[（()）〔〕\[\]]", ""),
        (r"Ⅲ", "III"),
        (
            r"^(?:(?:全[省市区县州]|[本我][省市区县州])(?![场域性])|(?:辖区|区域|园区|[省市县区])内)",
            "",
        ),
        (r"规模以上", "规上"),
        (
            r"(?<!产业)(?<!经济)(?<!大)(?<!小)(?<!中)规模(?=工业|企业|服务业|制造|高技术|高新|装备)",
            "规上",
        ),
        (r"限额以上", "限上"),
        (r"(?:地区|国内|全[省市区县州])?(?:生产总值|GDP)", "地区生产总值"),
        (r"(?:研究与试验发展|研究与实验发展|R&D)", "研发"),
        (r"全社会(?=研发)", ""),
        (r"研发(?:经费(?:内部)?(?:投入|支出)?|投入|支出)", "研发经费"),
        (r"基础研究(?:经费)?(?:投入|支出)", "基础研究经费"),
        (r"技术改造", "技改"),
        (r"战新产业", "战略性新兴产业"),
        (r"市场主体", "经营主体"),
        (r"外商投资企业", "外资企业"),
        (r"上市公司", "上市企业"),
        (r"国家级", "国家"),
        (r"及以上", "以上"),
        (r"^(?:每)?(?P<n>[万千])(?:名)?(?:常住)?人口?(?:拥有)?", r"每\g<n>人"),
        (r"二氧化碳|CO2", "碳"),
        (r"(?:综合)?(?:能源消耗|能源消费|能耗)(?!总量|占|结构|弹性)", "能耗"),
        (r"(?:每万元|万元)(?=地区生产总值|工业|规上)", "单位"),
        # sizes: 产值超100亿元的企业 and 百亿级企业 are one, 市值超100亿元 and 5千亿级 are others
        (r"(?<![\d.])100亿", "百亿"),
        (r"(?<![\d.])1000亿", "千亿"),
        (r"(?<![\d.])(?:1万|10000)亿", "万亿"),
        (rf"(?<=[百千万]亿)(?:元级|元|级)(?={_SIZED})", ""),
        (
            rf"年?(?:总产值|产值|营业收入|主营业务收入|营收)?(?:超过|超|过|突破|达到|达)(?=[百千万]亿{_SIZED})",
            "",
        ),
        # a part of another whole is a part of the own region: who compares regions names one thing
        # twice (进出口总额占全省进出口总额比重), which no indicator is called; 占全国 stays
        (r"(?<=占)(?:全[省市区县州]|本[省市区县]|我[省市区县]|当地)(?=[^比占])", ""),
        (
            r"^(?P<a>.+?)占(?P<b>.+?)(?:比重|比例|占比|份额|百分比|比率|之比|比)$",
            r"\g<a>占\g<b>比重",
        ),
        (r"^(?P<a>.+?)(?:与|和)(?P<b>.+?)(?:之比|比率|比值)$", r"\g<a>占\g<b>比重"),
        (r"^(?P<a>[^占]+)(?:比重|比例|比率|份额)$", r"\g<a>占比"),
    )
)

_COUNT_TAIL: Final = re.compile(
    r"(?<=..)(?<![指人系倍基次参函分小户时天])(?:数量|总数|个数|家数|户数|数)$"
)
_TOTAL_TAIL: Final = re.compile(r"(?<=...)(?:总量|保有量|存量|累计)$")
_ADDED_TAIL: Final = re.compile(r"(?<=..)(?:累计|当年)?(?:新增|净增)$")
_GROWTH_TAIL: Final = re.compile(
    r"(?<=..)(?:五年|年均|年平均|平均|累计|同比|名义|实际|每年|年度|年|逐年|总体){0,3}(?:复合)?"
    r"(?:增长|增速|增幅|涨幅|降幅|提高|提升|上升|下降|降低|减少|减排|缩小|削减|回落)"
    r"(?:速度|幅度|比例|占比|率)?$"
)

_ADDED: Final = (
    r"新增加|新增|净增|新培育|新引进|新认定|新入选|新获批|新创建|新建成|新建|新发展|新引育"
)
_HEAD: Final = re.compile(
    rf"^(?:{_ADDED}|培育|引进|引育|打造|建设|建成|创建|组建|认定|获批|获评|入选|拥有|达到|实现|完成|累计|力争|备案|"
    r"争创|布局|开展|实施|推动|再|有效期内|每年|年均|全年|年度|当年|历年|其中|预计){1,4}"
)
_IS_ADDED: Final = re.compile(_ADDED)
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """A name with something taken off: what is left, and what kind of word came off.

    `is_growth`: a word of growth or fall (增速, 降低); `is_added`: a word of adding (新增).
    """

    key: str
    is_growth: bool = False
    is_added: bool = False


@lru_cache(maxsize=8192)
def normal_form(name: str) -> str:
    """One form for the ways a name is written: 规模以上工业增加值 and 规模工业增加值 are the same.

    Example: `normal_form("制造业增加值占GDP的比例")` is `"制造业增加值占地区生产总值比重"`.
    """
    form = name.translate(FULL_WIDTH).translate(_DROPPED).upper()
    for pattern, replacement in _WORDINGS:
        form = pattern.sub(replacement, form)
    return _COUNT_TAIL.sub("", form)


def readings(name: str) -> Iterator[Reading]:
    """What a name may stand for, the fullest first; none for what is too long to be a name."""
    if len(name) > _LONGEST_NAME:
        return
    whole = normal_form(name)
    yield from _unframed(Reading(whole))
    tail = _GROWTH_TAIL.search(whole)
    if tail:
        level = _COUNT_TAIL.sub("", whole[: tail.start()])
        yield from _unframed(Reading(level, is_growth=True))


def _unframed(reading: Reading) -> Iterator[Reading]:
    """The reading as it is, then without words of adding and building around it."""
    yield reading
    head = _HEAD.match(reading.key)
    rest = reading.key[head.end() :] if head else reading.key
    tail = _ADDED_TAIL.search(rest)
    rest = rest[: tail.start()] if tail else rest
    is_added = bool(tail) or bool(head and _IS_ADDED.search(head[0]))
    for key in (_COUNT_TAIL.sub("", rest), _TOTAL_TAIL.sub("", rest)):
        if len(key) >= 2:
            yield replace(reading, key=key, is_added=is_added)
