"""Names of indicators: own words first, then shared heads of lists, then what was said before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.phrases import Phrase, read_phrase
from lianqun.compiler.extract.statements.windows import Window

_ACTION = (
    r"(?:累计|再|力争|推动|支持|组织|加快|重点|计划|规划|全面|努力|全力|成功|新|共|分别|培育|引进|引育|引入|打造|建设|建成|形成|完成|创建|布局|实施|"
    r"推进|组建|设立|发展|开展|举办|签约|落地|转化|孵化|突破|解决|改造|推广|争创|扶持|吸引|创成|设置|开发|研制|制定|制修订|遴选|认定|新增|净增|"
    r"新设|增建|在建|改建|扩建|续建|新（改）建|新\(改\)建|首批|第一批|新建|新开|新认定|获批|入选|拥有|达到|实现|建立|培养|吸纳|发放|投入|筹集|安排|带动|促成|提供|覆盖|服务|惠及|帮助|参与|承担|主导|主持|"
    r"牵头|申报|发布|推出|上市|整治|建有|设有|现有|纳入|获得|荣获|获评|储备|集聚|汇聚|聚集|招引|谋划|研发|壮大|超|出台|挂牌|开工|投产|建好|办好|抓好|用好|至少|每年|实施好|争取|推荐|支持建设|和|并|、)"
)
_ACTION_ONLY = re.compile(rf"^{_ACTION}*(?:了|的|好|出)?$")
_DROPPED_ACTION = re.compile(
    r"^(?:拥有|达到|现有|建有|共有|实现(?!率)|获批(?=[\u4e00-\u9fff]{4,})|完成(?!率|额)|保持(?!率)|全(?:省|市)(?=实现)|以|由|从(?!业)|即(?!时)|把(?!关)|将|对|在|有|了|为)+"
)
_GENERIC = re.compile(
    r"^(?:其)?(?:总?产值|增加值|总量|总数|总额|规模|数量|年均增速|增速|同比增速|利润|利润总额|营业收入|主营业务收入|销售额|产量|比重|占比|进口|出口|签约额|成交额|交易额|投资额|合同额|贡献率|总收入|产能|用户数|覆盖率|普及率|装机容量|里程|人数|面积|其中|收入|密度|强度|贷款|速度|增速)$"
)
_MEASURE_TAIL = re.compile(
    r"(?:总?产值|增加值|总量|总数|总额|规模|数量|利润总额|营业收入|销售额|产量|余额|人数|面积|里程|企业|比重|占比|数|量|额|达)$"
)
_WHOLE = re.compile(r"^(?:全国|全省|全市|全球|全区)$")
_SECOND_TO = re.compile(r"^(?:仅|略)?次于(?P<place>[\u4e00-\u9fff]{2,6})$")
_GAP = re.compile(
    r"(?:高于|低于|快于|慢于|高出|好于|优于|超过|超出|领先)(?P<reference>(?:全国|全省|全市|规模|同期|上年|去年|周边|地区|GDP)?[\u4e00-\u9fffA-Z]{0,14})$"
)
_ACTION_TAIL = re.compile(
    r"(?:推进|推动|强化|抓好|促成|覆盖|惠及|服务|支持|确定|实施|建设|打造|培育|新增|建成|引进|组织|开展|完成|实现|带动|帮助|吸引|创建|形成|布局|组建|设立|启动|推出|发布|安置|救助|资助|培训|转移|发放|改造|治理|整治|调整|下放|取消|承接|梳理|清理|优化|的|和|建立)$"
)
_ADDED_HEAD = re.compile(r"^(?:累计)?(?:新增|净增|新登记|新培育|新认定|新建|新开|新设)")
_GROWTH_WORDS = {"增长", "增", "下降", "降", "减少", "降低", "提高", "提升", "增加", "上升", "回落"}
_SPLIT = re.compile(r"、|和(?!田)|与|及(?!时)|以及")
_SHARED_TAIL = re.compile(
    r"(?:(?:总?产值|增加值|营业收入|主营业务收入|投资|收入)?占[^占]{2,20}(?:比重|比例|占比)"
    r"|(?:领域|行业)?(?:投资额|零售额|贸易额|成交额|营业额|交易额|销售额|进出口额|总额)"
    r"|(?:产业)?(?:总?产值|规模|增加值|营业收入|主营业务收入|总量|投资)|存款余额|贷款余额|余额|[产销发]量|用电量|"
    r"吞吐量|收入|支出|人数|数量|面积|里程|增速|比重|占比|标准|浓度)$"
)
_OUTPUT_TAIL = re.compile(r"^(?:产业)?(?:总?产值|规模|增加值|营业收入|主营业务收入|总量)$")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区|世界)(?:级)?$")
_LEVEL_HEAD = re.compile(r"^(?:全省)?(?:国家|省|市|县|区|世界)级")
_PAIRS = {
    "城乡": ("城镇", "农村"),
    "存贷款": ("存款", "贷款"),
    "进出口": ("进口", "出口"),
    "收支": ("收入", "支出"),
}
_BRACKETED = re.compile(r"[（(][^）)]{1,14}(?:[）)](?=.)|$)")
_CALLED = re.compile(r"[（(]以下(?:统?简)?称[:：]?(?P<name>“[^”]{2,12}”)[）)]?")
_AFTER_STOP = re.compile(
    r"(?:[（(][^）)]*$|，.*|达到.*|左右.*|以上.*|等(?=方面|任务).*|(?:让|使(?!用)|得到|全部|顺利|正在|加快(?!推进)|全面完成).*)$"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """The name found for a figure: `subject_hint` where a 分别 list names whose figures they are.

    `topic` is the last full name before it in the sentence, for bare measures (占比) after a place.
    """

    name: str
    phrase: Phrase
    is_inherited: bool = False
    uses_after: bool = False
    subject_hint: str = ""
    topic: str = ""


def name_windows(windows: Sequence[Window], places: Sequence[str] = ()) -> list[Naming]:
    """A naming for each window of a sentence, in order; `places` are short names of places."""
    namings: list[Naming] = []
    topic = ""
    while len(namings) < len(windows):
        index = len(namings)
        group = _respective(windows, index, places) or _repeat(windows, namings)
        namings.extend(
            group or [_name_one(windows[index], namings[-1] if namings else None, topic)]
        )
        if not group:
            namings[-1] = _with_verb(windows[index], namings)
        if namings[-1].uses_after:
            namings = _with_achievement(windows, namings)
        namings[index:] = [replace(naming, topic=topic) for naming in namings[index:]]
        latest = namings[-1]
        if latest.name and not latest.is_inherited:
            topic = latest.name
    return namings


_OPENING_ACT = re.compile(r"^(?:新增|净增|改造|治理|整治|改扩建|新建|解决|完成|获批|引进)")
_LIST_VERB = re.compile(
    r"^(?:累计)?(?:新增|净增|新培育|新认定|新建|新开工改造|新开工|新入选|入选|新登记|新签约|改造|办理|获批|完成)"
)


def _with_verb(window: Window, namings: Sequence[Naming]) -> Naming:
    """新增甲3家、乙5家: the verb that opens a list holds for all of it."""
    naming = namings[-1]
    if naming.uses_after and len(namings) > 1 and window.before.strip() in ("、", "和", "及"):
        act = _OPENING_ACT.match(namings[-2].name) if namings[-2].uses_after else None
        return replace(naming, name=act[0] + naming.name) if act else naming
    plain = not naming.phrase.words and not naming.is_inherited and not naming.uses_after
    if len(namings) < 2 or not plain or not window.follows_number:
        return naming
    if not window.before.startswith(("、", "和", "及", "以及")) or _LIST_VERB.match(naming.name):
        return naming
    verb = _LIST_VERB.match(namings[-2].name)
    if not verb or re.match(r"建|打|培|实|推|开|新|引|带|覆", naming.name):
        return naming
    return replace(naming, name=verb[0] + naming.name)


_RANKED = re.compile(
    r"^(?:稳?居|位居|位列|列|排名?|跃居|保持)(?:全国|全省|全球|世界|中西部|中部|西部)?[^，]{0,6}第"
)
_ACTS = re.compile(
    r"(?:新增|净增|研制|获批|转化|孵化|突破|解决|制定|修订|制修订|完成|改造|治理|引进|新引进|改扩建|新建|实施|推广|并|和)+$"
)


def _with_act(phrase: Phrase, window: Window) -> str:
    """The act that is counted (解决2个难题: 解决难题); building and raising go without saying."""
    act = _ACTS.search(phrase.name or "".join(phrase.words[-1:]))
    return act[0] if act and len(act[0]) <= 6 and window.mention.unit not in _RATES else ""


_PARTAKES = re.compile(r"^(?:参与|观看|受益|参加|就业|使用|参会|参展|到会)$")
_ACHIEVEMENT = re.compile(
    r"^(?P<noun>[^，。]{1,16}?)(?P<verb>(?:新)?(?:入选|获评|获批|列入|纳入|进入|入围|跻身|荣获|上榜)[^，。]{2,30})$"
)


def _with_achievement(windows: Sequence[Window], namings: list[Naming]) -> list[Naming]:
    """16所高校、48个学科入选名单: what is achieved names every count of the list."""
    last = len(namings) - 1
    found = _ACHIEVEMENT.match(namings[last].name)
    if not found:
        return namings
    first = last
    while (
        first
        and windows[first].clause_start == windows[first - 1].clause_start
        and namings[first - 1].uses_after
    ):
        first -= 1
    named = list(namings)
    for index in range(first, last + 1):
        noun = found["noun"] if index == last else namings[index].name
        named[index] = replace(namings[index], name=found["verb"] + noun)
    return named


def _name_one(window: Window, previous: Naming | None, topic: str) -> Naming:
    phrase = read_phrase(window.before)
    after = clean_after(window.after) if window.mention.unit not in _RATES else ""
    compared = _compared(window, phrase, topic)
    if compared:
        return compared
    name = _own_name(phrase, after)
    if name:
        return _complete(name, phrase, topic)
    if after and not _is_growth(phrase) and not (phrase.name and _PARTAKES.match(after)):
        return Naming(_with_act(phrase, window) + after, phrase, uses_after=True)
    if phrase.name and _PARTAKES.match(after):
        return Naming(phrase.name + after, phrase)
    hint = previous.subject_hint if previous else ""
    return Naming(topic, phrase, is_inherited=bool(topic), subject_hint=hint)


_LONGEST_NAME = 40
_RATES = ("%", "‰", "个百分点", "百分点", "倍", "番")


def _compared(window: Window, phrase: Phrase, topic: str) -> Naming | None:
    """高于全市平均增速3个百分点, 仅次于甲的20个百分点: the figure is told by comparison."""
    gap = _GAP.search(window.before) if window.mention.unit.endswith("百分点") else None
    if gap:
        left = read_phrase(window.before[: gap.start()]).name or topic
        return Naming(left + gap[0], replace(phrase, words=("快于",)), is_inherited=left == topic)
    second = _SECOND_TO.match(phrase.name)
    if second and topic:
        return Naming(topic, phrase, is_inherited=True, subject_hint=second["place"])
    return None


def _own_name(phrase: Phrase, after: str) -> str:
    """The name before the number, empty where it is only a verb and the noun follows the number."""
    if _ACTION_ONLY.match(phrase.name) or (after and phrase.name.endswith("等")):
        return ""
    if _RANKED.match(phrase.name) or (after and len(phrase.name) > _LONGEST_NAME):
        return ""
    name = _DROPPED_ACTION.sub("", phrase.name)
    return "" if after and not phrase.words and _ACTION_TAIL.search(name) else name


def is_name(name: str) -> bool:
    """Whether words can name an indicator: not a bare verb, not an ordinal, not a broken list."""
    broken = name[:1] in ("、", "，", "和", "及", "与", "的") and not name.endswith("差距")
    if len(name) < 2 or broken or _ORDINAL_NAME.search(name):
        return False
    return not _VERB_ONLY.match(name) and not name.endswith(("加快", "推进"))


def strip_acts(clause: str) -> str:
    """A clause without the acts that open it: 培育甲类企业 is 甲类企业."""
    return _LEADING_ACTS.sub("", clause)


_ORDINAL_NAME = re.compile(r"第[\d一二三四五六七八九十]{1,3}(?:个|家|条|座|次|届)")
_VERB_ONLY = re.compile(
    r"^(?:坚持|高质量|高标准|高水平|做优|做强|做大|做|建好|办好|抓好|细化|东西南北|东南西北|持续|大力|扎实|深入|统筹|全力|积极)+(?:数)?$"
)
_LEADING_ACTS = re.compile(rf"^(?:{_ACTION})+")


def is_generic(name: str) -> bool:
    """Whether a name is a bare measure (占比, 增加值) that needs a head."""
    return bool(_GENERIC.match(name))


def _complete(name: str, phrase: Phrase, topic: str) -> Naming:
    """Put the head of the figure before on a bare measure: 企业达7.6万家、增加值增长3%."""
    if not topic:
        return Naming(name, phrase)
    name = name.lstrip("约近")
    if name.startswith("占") and _WHOLE.match(name[1:]):
        name = name[1:]
    if name.startswith("占"):
        return Naming(topic + name, phrase, is_inherited=True)
    if _WHOLE.match(name):
        return Naming(f"{topic}占{name}比重", phrase, is_inherited=True)
    if _GENERIC.match(name):
        return Naming(_head(topic) + name.removeprefix("其"), phrase, is_inherited=True)
    return Naming(name, phrase)


def _head(name: str) -> str:
    """The thing measured, without its measure: 规模以上工业企业 becomes 规模以上工业."""
    shorter = _MEASURE_TAIL.sub("", _ADDED_HEAD.sub("", name))
    return shorter if len(shorter) >= 2 else name


def _is_growth(phrase: Phrase) -> bool:
    return any(word in _GROWTH_WORDS for word in phrase.words)


def clean_after(after: str) -> str:
    """The noun that follows a number (培育5家…企业), cut at the end of its item."""
    named = _CALLED.search(after)
    if named:
        return named["name"]
    text = _AFTER_STOP.sub("", _BRACKETED.sub("", after).strip("的 ，、。"))
    return text if len(text) >= 2 or text in ("人",) else ""


def _respective(windows: Sequence[Window], index: int, places: Sequence[str]) -> list[Naming]:
    """甲、乙分别达到1、2: one naming a number; empty when this is no such list."""
    first = windows[index]
    position = first.before.rfind("分别")
    if position < 0:
        return []
    count = 1
    while index + count < len(windows) and _continues_list(windows[index + count]):
        count += 1
    phrase = read_phrase(first.before)
    parts = _by_place(phrase.name, count, places) or _parts(phrase.name, count)
    if not parts:
        return []
    after = clean_after(windows[index + count - 1].after)
    namings: list[Naming] = []
    for offset, (subject, name) in enumerate(parts):
        own = phrase if offset == 0 else replace(phrase, words=phrase.words)
        namings.append(Naming(name or after, own, subject_hint=subject))
    return namings


def _repeat(windows: Sequence[Window], namings: Sequence[Naming]) -> list[Naming]:
    """分别达6.9万元、3.4万元，增长4.2%、5.3%: a second run of numbers for the same list of names."""
    index = len(namings)
    count = 1
    while index + count < len(windows) and _continues_list(windows[index + count]):
        count += 1
    before = namings[index - count : index] if count > 1 and index >= count else []
    phrase = read_phrase(windows[index].before)
    if len(before) != count or phrase.name or not _is_growth(phrase):
        return []
    if (
        any(n.is_inherited for n in before)
        or len({n.name + n.subject_hint for n in before}) < count
    ):
        return []
    return [replace(n, phrase=phrase, is_inherited=True) for n in before]


def _continues_list(window: Window) -> bool:
    return window.follows_number and window.before.strip() in (
        "、",
        "和",
        "及",
        "，",
        "以及",
        "与",
        "",
    )


def _parts(names: str, count: int) -> list[tuple[str, str]]:
    """(subject, indicator) for each of `count` names in a list with a shared tail, [] if they disagree."""
    pieces = [piece for piece in _SPLIT.split(names) if piece]
    if len(pieces) == count == 1:
        return [("", pieces[0])]
    if len(pieces) != count:
        return _paired(names, count)
    last = pieces[-1]
    if _LEVEL.match(pieces[0].removesuffix("级")) or _LEVEL_HEAD.match(last):
        tail = _LEVEL_HEAD.sub("", last)
        heads = [p if p.endswith("级") else p + "级" for p in pieces[:-1]]
        return [("", head + tail) for head in heads] + [("", last)]
    tail_found = _SHARED_TAIL.search(last)
    if not tail_found or any(_MEASURE_TAIL.search(p) for p in pieces[:-1]):
        return [("", piece) for piece in pieces]
    tail = tail_found[0]
    heads = [*pieces[:-1], last.removesuffix(tail)]
    if _OUTPUT_TAIL.match(tail):
        return [(head, tail) for head in heads]
    return [("", head + tail) for head in heads]


def _by_place(names: str, count: int, places: Sequence[str]) -> list[tuple[str, str]]:
    """甲市、乙市地铁客运量: the same figure of several places, each its own subject."""
    pieces = [piece for piece in _SPLIT.split(names) if piece]
    if len(pieces) != count or count < 2 or any(p not in places for p in pieces[:-1]):
        return []
    last = next((p for p in places if pieces[-1].startswith(p)), "")
    name = pieces[-1].removeprefix(last).lstrip("市的")
    return [(p, name) for p in (*pieces[:-1], last)] if last and name else []


def _paired(names: str, count: int) -> list[tuple[str, str]]:
    if count != 2:
        return [("", names)] * count if names else []
    for joined, (one, two) in _PAIRS.items():
        if joined in names:
            return [("", names.replace(joined, one)), ("", names.replace(joined, two))]
    return [("", names)] * 2 if names else []
