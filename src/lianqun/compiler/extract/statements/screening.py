"""Which numbers of a text can be figures at all: years, ordinals, names and conditions are not."""

import re

from lianqun.compiler.extract.statements.changes import ChangeReader
from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.sizes import is_size_of_things
from lianqun.compiler.extract.statements.windows import read_tail
from lianqun.text.numbers import NumberMention

_AFTER_NO_FIGURE = re.compile(
    r"年(?!均|产|营业|销售|度|收入|处理|新增|增长)|月(?!均)|日(?!均)|号|时许|点(?:\d|半|钟)|届|期(?:工程|项目|建设|）)|代(?!表)|英寸|寸|(?<![个座家台套项条辆根处])[A-Za-z]|[μ㎡℃°]|（不?含(?:本数)?）(?:以[上下]的?[\u4e00-\u9fff]{2}|(?!以[上下])[\u4e00-\u9fff]{2})|"
    r"[+＋×*]|(?<!瓦)/|”|号文|人间|(?<=成)[为立功果本员长都品套]|(?<=五倍)子|(?<=倍增)[至到]|(?<=[倍番增])(?:行动|计划|工程|方案|效应|信心|干劲|动力)"
)
_BEFORE_NO_FIGURE = re.compile(
    r"(?:干劲|信心|热情|活力|第|(?<![年底末月])前|[A-Za-z+＋×＂]|(?<!瓦)/|图|表|专栏|附件|〔|\[|No\.|每)$"
)
_PLACED = re.compile(
    r"(?:(?<!控制)(?<!稳定)(?<!保持)(?<!维持)在|向|对|按|跨|每隔|以下|上述|这|其他|其余|该|大类)$"
)
_DEED = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:民生|惠民|利民)?实事")
"""十大类50项民生实事: things done, not how a plan is parted."""
_USED_FOR = re.compile(r"(?:及?以上|左右)?(?:用于|支持|投向|投入)")
_PLANNED_PARTS = ("有", "提出", "明确了", "部署", "细化为", "分解为")
_CLASS_OPENS = re.compile(r"及?(?:以上|以下)的?[\u4e00-\u9fff]{2}")
"""60万吨以下煤矿: where nothing is named before, the size is that of the things that follow."""

_AMONG = re.compile(r"[\u4e00-\u9fff]{2,8}?[中里]的?[\u4e00-\u9fff]{2}")
"""打造的22个产业链中储能产业链: out of how many one is meant."""
_LISTED = re.compile(r"等(?:共|的)?$")
_AFTER_BARE = re.compile(r"[\d年月日号:：]")
_CLAUSE_ENDS = re.compile(r"[，。；\n]")
_VAGUE_SHARE = re.compile(
    r"(?:[一二三四五六七八九]成|一半|半数|过半)(?:以上)?(?:的)?[\u4e00-\u9fff]{0,8}?(?:实现|达到|收入)"
)
_MONEY = re.compile(r"(?:元|亿)$")
_GRADE = re.compile(r"级(?!(?:产业|经济|市场)?规模)|强(?!度)|(?:及以上|以上)?规模")

_CONDITION = re.compile(r"(?:及?以上|以下|以内|左右)?的[，；：]")
"""比上年增长10%以上的，给予奖励: a case that a rule is for."""

_SIZED_INVESTMENT = re.compile(
    r"(?:元)?(?:及?以上)的?(?:固定资产投资|(?:建设)?项目[^，。；、和与及\d]{0,10}投资)"
)
"""500万元以上固定资产投资: which works statistics count."""

_EACH_INVESTS = re.compile(r"\d[余多]?[个家户项](?:单体|单项|总)?投资额?(?:在|超过?)?$")
"""100个投资3亿元以上的项目: how large each of the counted is."""

_CITIES_COMPARED = re.compile(
    r"(?:[高低快慢优好]于|超过|领先)(?:全国|全省|全球|世界)?$|在(?:全国|全省|全球)$"
)
_OF_CITIES = re.compile(
    r"[\u4e00-\u9fff]{0,5}(?:城市|省份|省市|[省市县区])[\u4e00-\u9fff]{0,6}(?:均|水平)"
)
_AMONG_CITIES = re.compile(r"[\u4e00-\u9fff]{0,5}(?:城市|省份|省市)")
"""低于全国70个大中城市均价: whom a figure is compared with."""

_KEPT_AT = re.compile(r"(?<!质)[量额率]在$")
"""粮食产量在24万吨以上: where a measure is kept."""

_BOUND_BEFORE = re.compile(r"(?:不少于|不低于|超过|至少)$")
_OF_REGION = re.compile(r"全[省市县区州]|[我本][省市县区州]")
_LIST_BEFORE = re.compile(r"(?:[\d.]+[百千万亿]*[^\d，。；、]{1,4}[、和与及])+$")
_BY_RATE = r"按.{0,12}比例"
_TO_ONE = (":1", "：1", "∶1")
_OUT_OF_TIME = re.compile(r"[从由自][^，。；]{0,16}(?:日|天|小时|分钟|月|周)[^，。；]{0,6}[到至]$")
_DECIMAL = r"\d+(?:\.\d+)?"
_INDEX_REACH = 30
_FRACTION = re.compile(r"/|分之")
_PER_HEAD = re.compile(
    r"每(?:百万|十万|万|千)人口?[^，。；\d]{2,18}(?:率|数|人次|量)(?:低于|不超过|不高于|控制在|降至|降到|达到?|为|高于)$"
)
"""每百万人口死亡率低于1: a rate that is told per head needs no unit."""
_RATIO_REACH = 24
_TIME_REACH = 32
_LINE_REACH = 40
_STEP = re.compile(r"[百千万亿]{1,2}元?(?:级)?(?:新?台阶|大关|关口)")
_RULED = ("元", "%", "‰", "倍", "成", "年", "个月", "天", "工作日")
"""Units of what a rule grants or sets; whom it reaches (人, 家) is counted."""
_DEFINES = re.compile(
    r"(?:是指|系指|指的是|(?:口径|起点标准|统计范围)(?:由[^，。；]{1,16})?(?:提高|调整)?[为是到至]|(?<=[市区县业村镇品类])指(?![标数导引定挥南示出向令派]))"
)
"""大城市指常住人口100万以上的城市: what a word means, no promise."""
_RALLIES = ("发挥", "凝聚", "激发", "动员")
"""发挥60家商会的优势: whose strength is called on."""
_AGED = re.compile(r"\d岁(?:左右)?(?:提高|提升|上升|增加|延长)[到至]$")
_DISTANT = re.compile(r"(?:(?<!差)距离?|相距)[^，。；]{0,10}$")
_OF_A_RATE = re.compile(r"(?<![税费利息返补])率[^，。；率]{0,6}$")
_ONCE_BUILT = re.compile(r"(?:建成|投产|达产|投用|竣工|运营|投运)后")
_BY_HEAD = re.compile(r"每[百千万]|人均|户均|亩均|地均")
_OF_SINGLE = re.compile(
    r"项目[^，。；]{0,12}(?:须|应当?|需)(?:不低于|不少于|大于|超过|达到)$|单[体个项户家](?:项目|工程|企业)?[^，。；]{0,12}(?:不(?:得)?(?:低于|少于|超过|高于)|须|应)[^，。；]{0,4}$"
)
"""单体项目总投资不低于2000万元: which projects a rule is for."""
_REACHING = ("达", "达到")
_FLOORS = ("层",)
_DURATIONS = ("工作日", "分钟", "小时", "周", "天", "个月", "自然日")
_BARE_SCALES = ("万", "亿", "万亿", "千", "百")
_MEASURED = ("公斤", "平方米", "元", "百分点", "番", "倍", "%", "成", "人次", "吨", "千瓦")
_LARGE_COUNT = 1000
"""No institute has so high a number: 1000所 counts."""

_LARGE = ("万", "亿")
_REACHED = ("超", "超过", "突破", "达", "达到", "近", "逾", "约", "迈过", "迈上", "跨过", "迈入")
"""超百万户 is a figure, where 百亿斤 and 千亿立方米 may name a programme."""

_DAYS = re.compile(
    r"(?:[天日]数(?:不少于|不低于|连续[\d一二三四五六七八九十两]+年|稳定在|保持在|达到?|为|超过?|突破|增加到|提高到)*|数达到)$"
)
_DAYS_REACH = 16
_PLACES = ("位", "名")
_SERVED = "人名户家"
"""对3万名残疾人实施救助: whom something is done for is counted."""

_STEPS = re.compile(
    r"[一二两三四五六七八九][十百千万亿][零〇]?[一二三四五六七八九]?[十百千万亿].*|[一二两三四五六七八九十]{1,3}点[一二三四五六七八九].*"
    r"|[一二三四五六七八九]十[一二三四五六七八九]?[万亿].*|[一二三四五六七八九][百千][一二三四五六七八九].*"
)
_PLAIN_INDEX = re.compile(r"综合指数(?:平均)?$")
_RATES = ("率", "比例", "水平")
"""A rate of people reached or paid for is a goal, though its sentence speaks of subsidies."""
_RECEIVES = re.compile(
    r"(?:积极|全力|累计|共|已)*(?:争取|落实|获得|获批|到位|争取落实|争取到)[^，。；]*资金"
)
"""争取补助资金15亿元: what a region is given, no rule of what it gives."""
_FIRST_YEAR = 1900
_VOLTAGES = ("千伏", "kV")
_CLASSED = ("吨", "千瓦", "兆瓦", "毫米", "厘米", "米", "千伏安", "马力")
"""Units that tell the class of a machine, a berth or a ship."""

_WORKED_ON = re.compile(
    r"[\u4e00-\u9fffA-Za-z“”（）]{2,14}?(?:开展|实施|进行)[^，。；]{0,8}(?:改造|整治|治理|修缮|整改|提升|排查|监测|修复)"
)
"""对40条河道开展整治: what something was done to is counted."""

_WHOLES = ("所", "家", "座", "处")
"""Whole things: 扩建5所 counts schools, 扩建3万平方米 is the size of one."""

_COUNTED_FIRMS = ("家", "个", "户", "条")
_BUILD_REACH = 24
"""How far before a Chinese numeral the act of building may stand."""

_LIST_REACH = 60
_ACT_REACH = 8
_FAR_MORE = 5
"""How many times as many as are named before 等 are counted, where the number says how many were done."""

_REACH = 12
"""How far before a number the words stand that name what it counts."""

_FROM_LAST = re.compile(r"[从由自](?:平均|目前|当前|现行|原来|法定|原|约|近)?的?$")
_COUNTED_BEFORE = re.compile(r"\d(?:余|多)?[家个户]$")

_COUNTED_SIZE = re.compile(r"(?:及?以上|以下)的?\d+(?:余|多)?[家个户]")
"""其中10亿元以上3个: the size of those that are counted."""

_COUNTED_NEXT = re.compile(r"(?:及?以上|级)?(?:、|和|以及)\d+(?:余|多)?[家个户]")
"""12个百亿元、70个30亿元以上项目: each count has its size, the thing follows the last."""

_SENTENCE_ENDS = re.compile(r"[。；\n]")
_MONEY_REACH = 60
_ROUND = 100
_THOUSANDS = 1000
_COUNTED_WHOLE = ("家", "个", "户", "项", "人", "名")
_NAMES = {"“": "”", "《": "》"}


class Screen:
    """Tells figures from other numbers by a lexicon."""

    def __init__(self, lexicon: Lexicon, changes: ChangeReader) -> None:
        self._changes = changes
        self._compile_counts(lexicon)
        self._compile_sizes(lexicon)
        self._compile_rules(lexicon)

    def _compile_counts(self, lexicon: Lexicon) -> None:
        any_of, han = lexicon.any_of, r"[\u4e00-\u9fff]"
        self._people = re.compile(rf"{han}{{0,12}}?{any_of('people')}")
        reached = r"(?:累计|已)?(?:达到?|超过?|突破|增至|接?近|约|为|提升至|增长到|(?:控制|稳定|保持)在)?$"
        self._head_count = re.compile(any_of("head_count") + reached)
        self._scored = re.compile(any_of("scored"))
        self._age = re.compile(any_of("age"))
        self._money_word = re.compile(any_of("money"))
        self._money = re.compile(any_of("money") + reached)
        self._index = re.compile(
            rf"{any_of('index')}(?:累计|已|要|将|平均)*(?:达到?|降至|降到|提高到|提升到|升至|为|缩小至|缩小到|控制在|不高于|不超过|低于|不低于)$"
        )
        self._moved_index = re.compile(
            rf"{any_of('index')}[由从](?:{_DECIMAL}[^，。；\d]{{0,8}}[到至])?$"
        )
        self._achieved = re.compile(rf"[^，。；]{{0,16}}?{any_of('achieves')}")
        self._plan_part = re.compile(rf"(?:重点|主要|具体|大|方面)?{any_of('plan_part')}")
        self._slogan = re.compile(rf"{any_of('slogan_kind')}+产业(?!{any_of('industry_thing')})")
        self._builds = re.compile(any_of("builds_list"))
        self._adds = re.compile(any_of("adds"))
        self._product = re.compile(rf"(?:及?以上|以下)?[\u4e00-\u9fff]{{0,10}}?{any_of('product')}")
        self._act_last = re.compile(rf"{any_of('builds_list', 'does_list', 'adds')}$")
        self._served = re.compile(
            rf"[^，。；]{{2,48}}?{any_of('does_list', 'provides', 'benefits')}"
        )
        self._does = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?{any_of('builds_list', 'does_list')}")
        self._reaches = re.compile(rf"{any_of('benefits')}$")
        more = r"(?:累计|已)?(?:近|约|达到?|增至|(?:增加|扩大|发展)[到至]|超过?|突破)?"
        self._shortened = re.compile(rf"{any_of('shortens')}(?:至|到|在)$")
        self._school_before = re.compile(
            rf"{any_of('school_before')}(?:合作)?(?:数量?)?(?:[（(][^）)]{{1,12}}[）)])?{more}$"
        )
        self._school = re.compile(rf"{han}{{0,16}}?{any_of('school')}")
        self._opens_line = re.compile(any_of("opens_line"))
        self._list_thing = re.compile(rf"[\u4e00-\u9fff“”]{{0,6}}?{any_of('list_thing')}")
        self._lines_before = re.compile(rf"{any_of('line')}(?:共有?|现有|总?计|达到?|已有)*$")
        self._line = re.compile(rf"{han}{{0,8}}?{any_of('line')}")

    def _compile_sizes(self, lexicon: Lexicon) -> None:
        any_of, exceeds = lexicon.any_of, lexicon.any_of("exceeds")
        self._sized = re.compile(
            rf"(?![（(](?!含))(?:及?以上|左右|以下)?的?[\u4e00-\u9fffA-Za-z“”（）·]{{0,14}}?{any_of('sized')}"
        )
        self._sized_firm = re.compile(
            rf"(?:及?以上)?的?、?[\u4e00-\u9fffA-Za-z“”（）、·]{{0,24}}?{any_of('sized_firm')}"
        )
        self._counted_by_size = re.compile(
            rf"(?P<bound>及?以上|以下|以内)?的?[\u4e00-\u9fffA-Za-z“”（）·]{{0,14}}?{any_of('sized')}"
            rf"(?:总?数量?)?(?:{any_of('counts_to')})*\d"
        )
        self._exceeds_last = re.compile(rf"{exceeds}$")
        self._size = re.compile(
            rf"(?:年?{any_of('size')})?{exceeds}?(?<!每)\d*(?:\.\d+)?[百千万亿]+(?:亿|万)?元?(?:级|以上)?"
        )
        self._size_exceeds = re.compile(rf"{any_of('size')}均?{exceeds}$")
        self._some = re.compile(rf"一批[^，。；、]{{0,16}}(?:{exceeds}|达|达到)$")
        self._chained = re.compile(rf"、{exceeds}\d")
        self._step = re.compile(any_of("step"))
        self._climbs = re.compile(rf"{any_of('climbs')}$")
        self._spends = re.compile(rf"{any_of('spends')}$")

    def _compile_rules(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._grants = re.compile(any_of("grants"))
        self._for_whom = re.compile(
            r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s*|第\d+条\s*)?"
            r"(?:[^，。；：:]{0,12}[：:。])?(?:鼓励|支持)?[^，。；]{0,12}?对[^。；]"
        )
        self._rule = re.compile(rf"{any_of('grants')}|{_BY_RATE}")
        tail = "(?:额|约|达|为|达到|近|面积|能力|容量|规模)*$"
        self._own_size = re.compile(rf"{any_of('own_size')}{tail}")
        self._retired = re.compile(rf"{any_of('retires')}$")
        self._retires = re.compile(rf"{any_of('retires')}[^，。；]{{0,12}}$")
        self._capacity = re.compile(rf"{any_of('capacity')}{tail}")
        self._of_project = re.compile(any_of("of_project"))

    def is_candidate(self, text: str, mention: NumberMention) -> bool:
        """Whether a number can be a figure, by what stands directly around it and its unit."""
        before = text[max(0, mention.start - 4) : mention.start]
        if mention.unit.endswith(_DURATIONS) and "/" not in mention.unit:
            days = _DAYS.search(text, max(0, mention.start - _DAYS_REACH), mention.start)
            return bool(days) or self._is_shortened(text, mention, before)
        if mention.unit == "" or mention.unit.endswith(_TO_ONE):
            return self._is_bare_figure(text, mention)
        is_real = _is_real_han(mention, before) or _is_compound(text, mention)
        if not (is_real or self._builds_whole(text, mention)):
            return False
        if mention.unit.endswith(_VOLTAGES):
            return False
        if _BEFORE_NO_FIGURE.search(before) or _AFTER_NO_FIGURE.match(text, mention.end):
            return False
        is_figure = self._is_measured(text, mention) and not self._is_class(text, mention)
        is_named = self._counts_a_list(text, mention, before) or _is_in_name(text, mention)
        is_named = is_named or (mention.unit in _PLACES and before.endswith("后"))
        return is_figure and not is_named and not _explains(text, mention)

    def _is_class(self, text: str, mention: NumberMention) -> bool:
        """1000吨级泊位, 研制60万千瓦机组: what class of thing is meant; 新增60万千瓦机组 measures."""
        unit = mention.unit.partition("/")[0]
        if not unit.endswith(_CLASSED) or unit.startswith("亿"):
            return False  # 4.2亿千瓦机组 are all of them
        if text.startswith("级", mention.end):
            return True
        if _CLASS_OPENS.match(text, mention.end):
            before = text[max(0, mention.start - _ACT_REACH) : mention.start]
            if (
                "蒸吨" in unit
                or before[-1:] in ("", "，", "。", "；", "、", "\n")
                or self._retired.search(before)
            ):
                return True
        start = max(0, mention.start - _ACT_REACH)
        added = self._adds.search(text, start, mention.start)
        return not added and bool(self._product.match(text, mention.end))

    def _builds_whole(self, text: str, mention: NumberMention) -> bool:
        """新建四座变电站: a Chinese numeral that counts whole things which are built."""
        if not mention.unit.endswith(_WHOLES) or mention.value < 2 or mention.is_more:
            return False
        clause = _CLAUSE_ENDS.split(text[max(0, mention.start - _BUILD_REACH) : mention.start])[-1]
        return bool(self._builds.search(clause))

    def _is_measured(self, text: str, mention: NumberMention) -> bool:
        """Whether the words around a number allow its unit: 0—6岁 of children, 3年 are no figures."""
        if mention.unit == "岁" and _AGED.search(
            text, max(0, mention.start - _REACH), mention.start
        ):
            return True
        if mention.unit == "年" and mention.value >= _FIRST_YEAR:
            return False  # 近期：2025-2027年
        if mention.unit in ("岁", "年"):
            return bool(self._age.search(text, max(0, mention.start - _REACH), mention.start))
        if mention.unit == "分":
            return bool(self._scored.search(text, max(0, mention.start - _REACH), mention.start))
        return mention.unit not in _BARE_SCALES or self._counts_without_unit(text, mention)

    def is_threshold(
        self, text: str, mention: NumberMention, clause_start: int, clause_end: int
    ) -> bool:
        """A condition on what is counted or meant: 产值过100亿元的企业, 增长10%以上的，给予支持."""
        if _CONDITION.match(text, mention.end, clause_end + 1):
            return True
        if _MONEY.search(mention.unit):
            return self._is_money_size(text, mention, clause_start, clause_end)
        return is_size_of_things(text, mention, clause_start, clause_end)

    def _is_money_size(
        self, text: str, mention: NumberMention, clause_start: int, clause_end: int
    ) -> bool:
        """产值过100亿元的企业, 5千亿级园区, 50亿元制造业企业, 500万元以上固定资产投资."""
        after = text[mention.end : min(clause_end, mention.end + 30)]
        before = text[clause_start : mention.start]
        if self._step.match(after) and self._climbs.search(_LIST_BEFORE.sub("", before)):
            return False
        counted = self._counted_by_size.match(text, mention.end, clause_end)
        is_counted = counted and (counted["bound"] or self._exceeds_last.search(before))
        is_vague = _VAGUE_SHARE.search(before)
        if is_counted or is_vague or self._some.search(before) or _GRADE.match(after):
            return True
        if self._sizes_counted(before, after) or _SIZED_INVESTMENT.match(after):
            return True
        if self._size_exceeds.search(before):
            return bool(self._sized_firm.match(after))
        is_spent = bool(self._spends.search(before)) and not _EACH_INVESTS.search(before)
        is_spent = is_spent or bool(_USED_FOR.match(after))
        return bool(self._sized.match(after)) and not is_spent

    def _sizes_counted(self, before: str, after: str) -> bool:
        """超10亿元、超50亿元…, 其中10亿元以上3个, 12个百亿元、70个…: a size of those that are counted."""
        is_chained = self._chained.match(after) and before[-1:] in ("过", "超")
        is_listed = _COUNTED_BEFORE.search(before) and _COUNTED_NEXT.match(after)
        return bool(is_chained or is_listed or _COUNTED_SIZE.match(after))

    def read_threshold(self, name: str, mention: NumberMention) -> str:
        """The size condition in the name of a count (产值过100亿元的企业), empty for none."""
        found = self._size.search(name) if mention.counted in _COUNTED_FIRMS else None
        return found[0] if found and len(found[0]) >= 2 and found[0][-1] in "元级亿万上" else ""

    def grants(self, text: str, figure: Figure, *, is_policy: bool) -> bool:
        """对销售额1亿元以上的企业，给予奖励: a sentence that says who is granted what promises nothing.

        In a policy (`is_policy`) no amount of such a sentence does, whoever is meant.
        """
        start, end = figure.sentence
        if not self._grants.search(text, start, end):
            return False
        is_amount = is_policy and figure.window.mention.unit.endswith(_RULED)
        if is_amount and figure.window.mention.unit == "%" and figure.naming.name.endswith(_RATES):
            clause = figure.window.clause_start, figure.window.clause_end
            is_amount = bool(self._grants.search(text, *clause))
        return is_amount or bool(self._for_whom.match(text, start, figure.position))

    def is_parameter(
        self,
        text: str,
        mention: NumberMention,
        clause_start: int,
        clause_end: int,
        *,
        is_goal: bool = False,
    ) -> bool:
        """A policy parameter or a project's own size: said of a rule or a thing, no promise.

        `is_goal` where the section sets goals: capacities are goals there, elsewhere what one project has.
        """
        before = text[clause_start : mention.start]
        is_rule = mention.unit.endswith(_RULED) and not _OF_A_RATE.search(before)
        is_rule = is_rule and bool(self._rule.search(text, clause_start, clause_end))
        is_rule = is_rule and not _RECEIVES.match(text, clause_start, mention.start)
        if is_rule or mention.unit.endswith(_FLOORS):
            return True
        if _ONCE_BUILT.search(before) or _OF_SINGLE.search(before):
            return True
        if self._retires.search(before):
            return False
        is_sized = self._own_size.search(before) and not mention.unit.startswith("亿平方米")
        if is_sized and not mention.unit.endswith(_WHOLES):
            return not _BY_HEAD.search(before)
        has_capacity = bool(self._capacity.search(before)) and not _OF_REGION.match(before)
        has_capacity = has_capacity and not self._adds.match(before)
        if is_goal or before.endswith(_REACHING):
            has_capacity = has_capacity and bool(self._of_project.search(before))
        return has_capacity

    def _is_bare_figure(self, text: str, mention: NumberMention) -> bool:
        """A number without a unit that still measures: 1/4 of something, 收入比降至2.2."""
        if _FRACTION.search(text, mention.start, mention.end):
            return True
        if _PER_HEAD.search(text, max(0, mention.start - _INDEX_REACH), mention.start):
            return not _AFTER_BARE.match(text, mention.end)
        if mention.unit:
            return "比" in text[max(0, mention.start - _RATIO_REACH) : mention.start]
        start = max(0, mention.start - _INDEX_REACH)
        is_index = self._index.search(text, start, mention.start) or self._moved_index.search(
            text, start, mention.start
        )
        is_plain = "." in text[mention.start : mention.end] and _PLAIN_INDEX.search(
            text, start, mention.start
        )
        if not (is_index or is_plain):
            return False
        return not _AFTER_BARE.match(text, mention.end)

    def _is_shortened(self, text: str, mention: NumberMention, before: str) -> bool:
        """压缩至5个工作日, 由20个工作日到5个工作日: a time that is made shorter; others are rules."""
        if self._shortened.search(before):
            return True
        if _OUT_OF_TIME.search(text, max(0, mention.start - _TIME_REACH), mention.start):
            return True
        return bool(_FROM_LAST.search(before)) and self._changes.goes_on(text, mention)

    def _counts_without_unit(self, text: str, mention: NumberMention) -> bool:
        """450万困难群众, 用户数达到4.6亿, 增加值突破1万亿: people, a named count, or money."""
        if self._people.match(text, mention.end):
            return True
        if _PER_HEAD.search(text, max(0, mention.start - _INDEX_REACH), mention.start):
            return True
        start = max(0, mention.start - _REACH)
        if mention.unit in ("亿", "万亿"):
            told = _SENTENCE_ENDS.split(text[max(0, mention.start - _MONEY_REACH) : mention.start])[
                -1
            ]
            if self._money.search(text, start, mention.start) or self._money_word.search(told):
                return True  # 产业营收2023年186亿，2026年350亿
        return bool(self._head_count.search(text, start, mention.start))

    def _counts_a_list(self, text: str, mention: NumberMention, before: str) -> bool:
        """Counts of things just listed or pointed at (甲、乙等4个, 在8个市), numbers inside names."""
        if _LISTED.search(before) and not self._builds_list(text, mention):
            return True
        if self._is_placed(text, mention, before):
            return True
        if self._plan_part.match(text, mention.end) or self._is_slogan(text, mention):
            return True
        if _STEP.match(text, mention.end) or self._is_reach_of(text, mention):
            return True
        if mention.unit == "项" and before.endswith(_PLANNED_PARTS):
            return True
        return self._is_list_name(text, mention)

    def _is_placed(self, text: str, mention: NumberMention, before: str) -> bool:
        """在8个市, 打造的22个产业链中储能产业链: where something is, or out of how many."""
        if before.endswith("的") and _AMONG.match(text, mention.end):
            return True
        if _CITIES_COMPARED.search(text, max(0, mention.start - _REACH), mention.start):
            among = (
                _AMONG_CITIES if text[mention.start - 3 : mention.start - 2] == "在" else _OF_CITIES
            )
            return bool(among.match(text, mention.end))
        if not _PLACED.search(before) or mention.unit.endswith(("%", "元")):
            return False
        if _KEPT_AT.search(text, max(0, mention.start - _ACT_REACH), mention.start):
            return not read_tail(text, mention.end)
        if before.endswith("对"):
            is_served = mention.counted in _SERVED and self._served.match(text, mention.end)
            return not (is_served or _WORKED_ON.match(text, mention.end))
        return not (before.endswith("大类") and _DEED.match(text, mention.end))

    def _is_reach_of(self, text: str, mention: NumberMention) -> bool:
        """惠及3000万人的工程 tells how great the work is, not how many were reached."""
        start = max(0, mention.start - _REACH)
        is_of = text.startswith("的", mention.end)
        return is_of and bool(self._reaches.search(text, start, mention.start))

    def _is_slogan(self, text: str, mention: NumberMention) -> bool:
        """1个首位产业、3个特色产业 tells how the plan sorts its industries; 3—5个特色产业 is a goal."""
        is_plain = mention.high is None and not mention.is_more
        return is_plain and bool(self._slogan.match(text, mention.end))

    def _builds_list(self, text: str, mention: NumberMention) -> bool:
        """培育甲、乙等5—6个产业: a list that ends in 等N个 counts where it is built or achieved."""
        if self._achieved.match(text, mention.end):
            return True
        clause = _CLAUSE_ENDS.split(text[max(0, mention.start - _LIST_REACH) : mention.start])[-1]
        if mention.high is not None and self._builds.search(clause):
            return True
        named = clause.count("、") + 1
        return mention.value >= named * _FAR_MORE and bool(self._does.match(clause[:_ACT_REACH]))

    def _is_list_name(self, text: str, mention: NumberMention) -> bool:
        """A number that belongs to a name: an institute's (48所), a list's (22条产业链)."""
        before = text[max(0, mention.start - 10) : mention.start]
        if mention.unit == "所":
            if mention.value >= _LARGE_COUNT or self._act_last.search(before):
                return False
            return not (self._school_before.search(before) or self._school.match(text, mention.end))
        if mention.unit == "条":
            bounded = mention.high is not None or bool(read_tail(text, mention.end))
            bounded = bounded or before.endswith(("不少于", "不低于", "超过"))
            if self._list_thing.match(text, mention.end):
                return not bounded or not self._act_last.search(_BOUND_BEFORE.sub("", before))
            start = max(0, mention.start - _LINE_REACH)
            built = self._opens_line.search(text, start, mention.start)
            built = built or self._lines_before.search(before)
            return not (built or self._line.match(text, mention.end))
        return False


def _is_real_han(mention: NumberMention, before: str) -> bool:
    """Whether digits, or a Chinese numeral that measures: 一批, 两个市场, 五大 are words."""
    unit = mention.unit
    if not mention.is_han or mention.high is not None:
        return True
    if before.endswith(_REACHED) and (
        unit.startswith(_LARGE) or (mention.value >= _ROUND and unit in _COUNTED_WHOLE)
    ):
        return True
    if mention.value > _ROUND and mention.value % _THOUSANDS and unit in _COUNTED_WHOLE:
        return True  # 一百二十个; 一百个 and 一千个 may be words
    if unit in ("元", "美元") or (mention.value == 1 and not unit.startswith(("万亿", "亿"))):
        return False
    return unit.endswith(_MEASURED)


def _is_compound(text: str, mention: NumberMention) -> bool:
    """二百七十万辆, 四点六公斤: a numeral of several steps or with a point, no word."""
    return _STEPS.match(text, mention.start, mention.end) is not None


def _explains(text: str, mention: NumberMention) -> bool:
    """大城市指常住人口100万以上的城市, 距县城35公里, 发挥60家商会的优势: no figure of what is done."""
    clause = _CLAUSE_ENDS.split(text[max(0, mention.start - _BUILD_REACH) : mention.start])[-1]
    return bool(_DEFINES.search(clause) or _DISTANT.search(clause) or clause.startswith(_RALLIES))


def _is_in_name(text: str, mention: NumberMention) -> bool:
    """Inside a short quotation or a book title: “五个100”, 《…2025》."""
    opening = max(
        text.rfind("“", max(0, mention.start - 12), mention.start),
        text.rfind("《", max(0, mention.start - 40), mention.start),
    )
    if opening < 0:
        return False
    closing = _NAMES[text[opening]]
    if text.find(closing, opening, mention.start) >= 0:
        return False
    end = text.find(closing, mention.end, mention.end + 40)
    return end >= 0 and (closing == "》" or end - opening <= 16)
