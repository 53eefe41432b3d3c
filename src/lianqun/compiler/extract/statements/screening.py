"""Which numbers of a text can be figures at all: years, ordinals, names and conditions are not."""

import re

from lianqun.text.numbers import NumberMention

_AFTER_NO_FIGURE = re.compile(
    r"年(?!均|产|营业|销售|度|收入|处理|新增|增长)|月(?!均)|日(?!均)|号|时许|点(?:\d|半|钟)|届|期(?:工程|项目|建设|）)|代(?!表)|英寸|寸|[A-Za-zμ㎡℃°]|"
    r"[+＋×*/]|”|号文|(?<=成)[为立功果本员长都品套]|(?<=[倍番增])(?:行动|计划|工程|方案|效应)"
)
_BEFORE_NO_FIGURE = re.compile(r"(?:第|[A-Za-z+＋×＂/]|图|表|专栏|附件|〔|\[|No\.|每)$")
_PLACED = re.compile(
    r"(?:(?<!控制)(?<!稳定)(?<!保持)(?<!维持)在|向|对|按|跨|每隔|以下|上述|这|其他|其余|该|大类)$"
)
_LISTED = re.compile(r"等(?:共|的)?$")
_THRESHOLD_BEFORE = re.compile(
    r"(?:产值|营收|收入|规模|投资额?|投入|市值|估值|税收|销售额|年产值|年营业收入|总投资|GDP|生产总值|人口|面积|用能|资产|流量|吞吐量|客流量?)?(?:过|超|超过|突破|达到?|在|不低于|不少于|大于)?(?:约|近)?$"
)
_MODIFIED = re.compile(
    r"(?:及?以上|左右|以下)?(?:的)?(?:[\u4e00-\u9fffA-Za-z“”（）·]{0,14}?)(?:企业|园区|集群|产业|公司|产业链|县区?|市县|镇|街|乡|村|项目|平台|品牌|基地|工厂|门店|机场|港口|城市|商圈|市场|单品|龙头|俱乐部|台阶|大关|关口|团队|社区|人才|机组|产线|生产线|航空公司)"
)
_MODIFIED_FAR = re.compile(
    r"(?:及?以上)?(?:的)?、?[\u4e00-\u9fffA-Za-z“”（）、·]{0,24}?的?(?:企业|园区|集群|公司|龙头)"
)
_STEP = re.compile(r"(?:台阶|大关|关口)")
_STEPS_UP = re.compile(r"(?:跨上|迈上|站上|突破|跨过|跃上|登上|越过|超过|迈过)$")
_EXCEEDS = re.compile(
    r"(?:产值|营收|收入|规模|投资额?|市值|估值|税收|销售额)(?:均)?(?:过|超|超过|突破)$"
)
_SPENT = re.compile(r"(?:完成|实现|投资|发放|争取|筹集|带动|拨付|下达|安排|投入)$")
_SOME = re.compile(r"一批[^，。；、]{0,16}(?:过|超|超过|突破|达|达到)$")
_OF_RATE = re.compile(r"(?:及?以上|以下)?的(?:有|达|共|企业|产品|地区|县|项目|园区|行业)")
_CHAINED = re.compile(r"、(?:过|超过?|突破)\d")
_GRADE = re.compile(r"级|强(?!度)|(?:及以上|以上)?规模")
_MONEY = re.compile(r"(?:元|美元|亿|万亿|千亿|百亿)$")
_POLICY = re.compile(
    r"给予|奖励|补贴|补助|扣除|贴息|减按|减免|税率|罚款|最高(?:不超过)?|上限|按.{0,12}比例|预留|预付|履约|费率|返还|资助|一次性"
)
_PROJECT_SIZE = re.compile(
    r"(?:总投资|计划投资|投资总额|占地|用地|建筑面积|总面积|规划面积|总规模|设计|装机|年产|产能|日产|扩建|时速|口径)(?:额|约|达|为|达到|近|面积|能力|容量|规模)*$"
)
_FLOOR_UNITS = re.compile(r"(?:栋|层)$")


def is_candidate(text: str, mention: NumberMention) -> bool:
    """Whether a number can be a figure, by what stands directly around it and its unit."""
    before = text[max(0, mention.start - 4) : mention.start]
    if mention.unit.endswith(_DURATIONS):
        return bool(_SHORTENED.search(before))
    if mention.unit == "" or mention.unit[-2:] in (":1", "：1", "∶1"):
        return _is_bare_figure(text, mention)
    if not _is_real_han(mention):
        return False
    if mention.unit in _BARE_SCALES and not _counts_people(text, mention):
        return False
    if _BEFORE_NO_FIGURE.search(before) or _AFTER_NO_FIGURE.match(text, mention.end):
        return False
    return not (_counts_a_list(text, mention, before) or _is_in_name(text, mention))


def _is_bare_figure(text: str, mention: NumberMention) -> bool:
    """A number without a unit that still measures: 1/4 of something, 收入比降至2.2."""
    if "/" in text[mention.start : mention.end]:
        return True
    if mention.unit:
        return "比" in text[max(0, mention.start - 24) : mention.start]
    if not _INDEXED.search(text[max(0, mention.start - 14) : mention.start]):
        return False
    return not re.match(r"[\d年月日号:：]", text[mention.end : mention.end + 1] or "。")


_INDEXED = re.compile(
    r"(?:收入比|产出比|杠杆率|指数|系数|得分)(?:累计|已|要|将)?(?:达到?|降至|降到|提高到|提升到|升至|为|缩小至|缩小到|控制在)$"
)
_PEOPLE_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:群众|残疾人|学生|居民|劳动者|职工|农民|游客|用户|师生|村民|老年人|儿童|毕业生|人口|农户)"
)
_COUNTED_BEFORE = re.compile(
    r"(?:数|量|人口|用户|规模)(?:累计|已)?(?:达到?|超过?|突破|增至|接?近|约|为|提升至|增长到)?$"
)


def _counts_people(text: str, mention: NumberMention) -> bool:
    """450万困难群众, 用户数达到4.6亿: a scale without a unit still counts people or a named count."""
    if _PEOPLE_AFTER.match(text, mention.end):
        return True
    return bool(_COUNTED_BEFORE.search(text[max(0, mention.start - 12) : mention.start]))


_BARE_SCALES = ("万", "亿", "万亿", "千", "百")


def _counts_a_list(text: str, mention: NumberMention, before: str) -> bool:
    """Counts of things just listed or pointed at (甲、乙等4个, 在8个市), and numbers inside names."""
    if _LISTED.search(before) and not _builds(text, mention):
        return True
    if _PLACED.search(before) and not mention.unit.endswith(("%", "元")):
        return True
    if _OWN_PARTS.match(text, mention.end) or (mention.unit == "项" and before.endswith("有")):
        return True
    return _is_list_name(text, mention)


_ACHIEVED = re.compile(
    r"[^，。；]{0,16}?(?:列入|入选|获批|获评|纳入|入围|入驻|荣获|建成|投产|投用|开工|通车|竣工|揭牌|上市|获得)"
)
_OWN_PARTS = re.compile(
    r"(?:重点|主要|具体|大|方面)?(?:任务|举措|措施|方面|环节|领域|行动|部分|章|节|大类|维度|步骤|原则|机制|制度|要求|关系)"
)
_BUILDS = re.compile(r"培育|打造|建设|新增|形成|引进|创建|建成|新建")


def _builds(text: str, mention: NumberMention) -> bool:
    """培育甲、乙等5—6个产业: a list that ends in 等N个 is a count only where the clause builds it."""
    if _ACHIEVED.match(text, mention.end):
        return True
    clause = text[max(0, mention.start - 60) : mention.start]
    return mention.high is not None and bool(_BUILDS.search(re.split(r"[，。；\n]", clause)[-1]))


_DURATIONS = ("工作日", "分钟", "小时", "周", "天", "个月", "自然日")
_SHORTENED = re.compile(r"(?:压缩|缩短|减少|降|控制)(?:至|到|在)$")
_SCHOOLS = re.compile(r"(?:校|医院|学院|园|大学|中学|小学|机构)$")
_SCHOOLS_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:学校|院校|高校|校|医院|幼儿园|大学|中学|小学)"
)
_LINES = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:航线|班列|线路|通道|管道|管网|道路|公路|铁路|高速|产线|生产线|专线|河|街)"
)
_POLICIES = re.compile(r"[\u4e00-\u9fff“”]{0,6}?(?:政策|措施|举措|意见|产业链)")
_NEW = re.compile(r"新开|建设|改造|新增|达到?|增至|超过|突破|培育|打造|建成|形成|出台")


def _is_list_name(text: str, mention: NumberMention) -> bool:
    """A number that belongs to a name: an institute's (48所), a list's (22条产业链)."""
    before = text[max(0, mention.start - 10) : mention.start]
    if mention.unit == "所":
        return not (_SCHOOLS.search(before) or _SCHOOLS_AFTER.match(text, mention.end))
    if mention.unit == "条":
        built = _NEW.search(text[max(0, mention.start - 24) : mention.start])
        return not (built or _LINES.match(text, mention.end)) or bool(
            _POLICIES.match(text, mention.end)
        )
    return False


def _is_real_han(mention: NumberMention) -> bool:
    """Whether digits, or a Chinese numeral that measures: Chinese numerals count as figures only in measures; 一批, 两个市场, 五大 are words."""
    unit = mention.unit
    if not mention.is_han:
        return True
    if unit in ("元", "美元") or (mention.value == 1 and not unit.startswith(("万亿", "亿"))):
        return False
    return unit.endswith(("元", "百分点", "番", "倍", "%", "人次", "吨", "千瓦"))


def _is_in_name(text: str, mention: NumberMention) -> bool:
    """Inside a short quotation or a book title: “五个100”, 《…2025》."""
    opening = max(
        text.rfind("“", max(0, mention.start - 12), mention.start),
        text.rfind("《", max(0, mention.start - 40), mention.start),
    )
    if opening < 0:
        return False
    closing = "”" if text[opening] == "“" else "》"
    if text.find(closing, opening, mention.start) >= 0:
        return False
    end = text.find(closing, mention.end, mention.end + 40)
    return end >= 0 and (closing == "》" or end - opening <= 16)


def is_threshold(text: str, mention: NumberMention, clause_start: int, clause_end: int) -> bool:
    """A size condition on what is counted: 产值过100亿元的企业, 5千亿级园区, 50亿元制造业企业."""
    after = text[mention.end : min(clause_end, mention.end + 30)]
    before = text[clause_start : mention.start]
    if mention.unit == "%" and _OF_RATE.match(after):
        return True
    if not _MONEY.search(mention.unit) or (_STEP.match(after) and _STEPS_UP.search(before)):
        return False
    if (
        _SOME.search(before)
        or _GRADE.match(after)
        or (_CHAINED.match(after) and before[-1:] in ("过", "超"))
    ):
        return True
    if _EXCEEDS.search(before):
        return bool(_MODIFIED_FAR.match(after))
    return bool(
        _MODIFIED.match(after) and not _SPENT.search(before) and _THRESHOLD_BEFORE.search(before)
    )


def is_parameter(text: str, mention: NumberMention, clause_start: int, clause_end: int) -> bool:
    """A policy parameter or a project's own size: said of a rule or a thing, no promise of the plan."""
    clause = text[clause_start:clause_end]
    before = text[clause_start : mention.start]
    if _POLICY.search(clause):
        return True
    return bool(_PROJECT_SIZE.search(before)) or bool(_FLOOR_UNITS.search(mention.unit))


_SIZE_LINK = re.compile(
    r"^(?:以上)?[^，。；、]{2,24}(?:超|超过|突破|达到?|过|(?<!完成)投资额?|产值|营收)$"
)


def counts_by_size(text: str, counted: NumberMention, mention: NumberMention) -> bool:
    """191家企业营业收入超百亿元: the second number says which are counted, it is no figure."""
    if not _MONEY.search(mention.unit) or counted.unit not in ("家", "个", "户", "条"):
        return False
    return bool(_SIZE_LINK.match(text[counted.end : mention.start]))


def modifies_next(text: str, mention: NumberMention, following: NumberMention) -> bool:
    """纳入国家102项工程的285个项目: the first number says which of the counted are meant."""
    between = text[mention.end : following.start]
    return between.endswith("的") and not re.search(r"[，。；、]|年(?:底|末)?的$", between)
