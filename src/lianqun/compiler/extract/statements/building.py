"""A figure's words to a statement: owner, indicator, quantity, measure, period, standing."""

import re
from dataclasses import replace
from decimal import Decimal

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import Dating, complete, read_dating
from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.leads import second_to
from lianqun.compiler.extract.statements.lexicon import says_respectively
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.phrases import Phrase
from lianqun.compiler.extract.statements.reading import SHARE_UNITS, read_comparator, read_direction
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.stances import by_stance, stance
from lianqun.compiler.extract.statements.standing import Role
from lianqun.compiler.extract.statements.subjects import is_group, is_owner, owns_measure
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.document import DocumentKind
from lianqun.model.fact import FactKind, Statement
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity

_EXACT_UNITS = frozenset("家个项件名户座所条人种处只批台辆")
_NAMED_UNITS = frozenset("家个项件名户座所条人种款")
_DROPPED = re.compile(
    r"^(?:预计)?(?:仅有|只有|仅|已(?=[\u4e00-\u9fff]{4})|预计|实现|完成|拥有|共有|现有|建有|办成|达到|保持)(?!率|额)"
)
_JOINTS = "、和及，与 "
_SUMS = ("合计", "共计", "总计", "共")
_PREDICATE = re.compile(
    r"(?:各有|均有|都有|持续|不断|稳步|加快|显著|明显)(?:突破|增加|增长|壮大|发展|提升)$|(?:全面|顺利|圆满|如期|基本)完成$|实现零的?突破$"
    r"|出现[\u4e00-\u9fff]{0,3}(?:下降|下滑|回落|增长|上涨|上升|波动)$"
)
_BEGUN = re.compile(r"^(?:一批|了)")
_BRACKET_FIRST = re.compile(r"^[（(][^）)]{0,24}[）)]")
_WHOLE_CHAIN = re.compile(
    r"^(?:全产业链|全产业|全链|全行业|产业链)(?:实现|完成)?(?=[\u4e00-\u9fff]{2})"
)
_PROGRAMMES = ("行动", "计划", "工程", "方案", "战略", "攻坚战", "保卫战", "工作", "任务")
_YEARLY = (
    "两年平均",
    "三年平均",
    "四年平均",
    "五年平均",
    "年均",
    "年均分别",
    "每年",
    "平均每年",
    "年平均",
    "年递增",
)
_SUMS_OF_WORKS = ("总投资", "计划投资", "投资总额", "总投资额")
_POLICIES = (DocumentKind.OPINIONS, DocumentKind.MEASURES, DocumentKind.NOTICE)
_WEIGHTS = ("吨", "公斤", "斤", "立方米", "米", "千瓦时", "度")
_WHOLE = re.compile(
    r"占(?:全国|全省|全市|全州|全盟|全疆|全球|世界|[\u4e00-\u9fff]{2,14}(?<![率比度重例]))$"
)
_GAPS = ("降幅", "跌幅", "差距", "缺口")
"""What narrows and widens, where other figures fall and rise."""

_INDUSTRY_SIZE = "产业规模"
_INDUSTRY_NAME = re.compile(
    r"(?!战略性新兴|战新|高技术|高新技术|重点|主导|支柱|优势|[两三四五六七八九十])[\u4e00-\u9fffA-Za-z、]{2,12}(?:产业|产业链|产业集群)"
)
_DIGIT = re.compile(r"\d")
_FOOTNOTE_MARK = re.compile(r"[⁰¹²³⁴-⁹]+|[\[［]\d{1,2}[\]］]")
_TOPIC_REACH = 160
_SHORTEST_EVIDENCE = 6
_SHORTEST_BARE = 3


def build_draft(setting: Setting, section: int, figure: Figure) -> tuple[Draft | None, str]:
    """The draft of a figure, None when it is no promise or report; and the group it speaks of."""
    figure = replace(figure, naming=_name_in_full(setting, figure))
    namer = setting.readers.namer
    is_named = namer.is_name(figure.naming.name)
    owned = _subject_and_name(setting, figure, section) if is_named else ("", "")
    if not namer.is_name(owned[1]) or not _is_statement(setting, section, figure):
        return None, figure.group
    content, kind = _read_content(setting, section, figure, owned)
    draft = Draft(
        kind=kind,
        content=content,
        span=_evidence_span(figure.window, figure.naming),
        value_span=(figure.position, figure.window.mention.end),
        section=section,
        origin="statements.sentence",
    )
    return draft, content.subject if is_group(content.subject) else ""


def _is_statement(setting: Setting, section: int, figure: Figure) -> bool:
    """Whether it is promised or reported, and no parameter of a rule or a project."""
    window = figure.window
    role = setting.role(section, figure.position)
    # what a review tells of money given is a result, elsewhere it is a rule
    is_result = role is Role.REVIEW and not setting.compares(section)
    kind = setting.document.part_at(figure.position).metadata.kind
    if not is_result and setting.readers.screen.grants(
        setting.document.text, figure, is_policy=kind in _POLICIES
    ):
        return False
    if is_result or _is_sum_of_works(figure):
        return True
    return not setting.readers.screen.is_parameter(
        setting.document.text,
        window.mention,
        window.clause_start,
        window.clause_end,
        is_goal=role is Role.GOAL,
    )


def _is_sum_of_works(figure: Figure) -> bool:
    """项目20个，总投资100亿元: what several works take together, not the size of one."""
    naming, previous = figure.naming, figure.previous
    if not naming.is_inherited or previous is None or not naming.name.endswith(_SUMS_OF_WORKS):
        return False
    return previous.mention.unit in ("个", "项") and previous.mention.value > 1


def _read_content(
    setting: Setting, section: int, figure: Figure, owned: tuple[str, str]
) -> tuple[Statement, FactKind]:
    window, naming, readers = figure.window, figure.naming, setting.readers
    sentence = setting.document.text[slice(*figure.sentence)]
    role = stance(setting, figure) or setting.role(section, figure.position)
    dating = by_stance(setting, figure, read_dating(setting, figure, role))
    kind = readers.standing.classify(
        setting.document,
        sentence,
        dating.period,
        figure.position,
        role=role,
    )
    said = setting.document.text[figure.sentence[0] : figure.position]
    is_forecast = readers.standing.foretells(setting.document, figure.position, said)
    kind = FactKind.TARGET if is_forecast else kind
    dating = complete(dating, setting, kind, position=figure.position, sentence=sentence)
    subject, name = owned
    measure = readers.measures.read(
        window, naming, name, is_cumulated=_is_cumulated(naming.phrase, dating)
    )
    indicator = _FOOTNOTE_MARK.sub("", _indicator_name(setting, figure, name, measure))
    content = Statement(
        subject=subject,
        indicator=indicator,
        indicator_code=setting.code(indicator, window.mention.unit, measure),
        quantity=_quantity(window, naming, kind),
        measure=measure,
        period=dating.period,
        period_basis=dating.basis,
        direction=read_direction(naming.phrase, measure, name),
        base_period=dating.base,
        base_value=_base_value(setting, figure),
        threshold=readers.screen.read_threshold(naming.name, window.mention),
        value_text=_written(setting.document.text, window),
        is_forecast=is_forecast,
    )
    return content, kind


def _name_in_full(setting: Setting, figure: Figure) -> Naming:
    """Complete a name that only points at what was said before the figure's own clause."""
    naming, text, readers = figure.naming, setting.document.text, setting.readers
    clause = figure.window.clause_start
    before = text[figure.sentence[0] : clause]
    is_sum = naming.is_inherited and naming.phrase.has(*_SUMS)
    thing = name_of_clause(setting, before) if is_sum or not naming.name else ""
    if is_sum or thing:
        return replace(naming, name=thing or naming.name, is_inherited=True)
    is_bare = readers.namer.is_bare_measure(naming.name) or naming.name.startswith("占")
    if is_bare and naming.topic in ("", naming.name):
        return replace(naming, name=readers.topics.owner(before) + naming.name)
    if figure.window.mention.unit in ("%", "个百分点", "百分点"):
        return _with_rate(
            setting, naming, text[max(figure.paragraph, clause - _TOPIC_REACH) : clause]
        )
    if _is_goods(setting, figure):
        return replace(naming, name=naming.name + "产量")
    act = naming.name or naming.phrase.name
    is_own = not naming.topic and not naming.uses_after
    if act and is_own and readers.acts.is_only(act):
        return _with_owner(setting, figure, act, before)
    return naming


def _is_goods(setting: Setting, figure: Figure) -> bool:
    """糖670万吨: goods named by one character, with the unit that they are weighed in."""
    unit = figure.window.mention.unit
    return unit.endswith(_WEIGHTS) and setting.readers.namer.is_goods(figure.naming.name)


def _with_owner(setting: Setting, figure: Figure, act: str, before: str) -> Naming:
    """经营主体活力增强，新登记7万户: an act said alone is of who was spoken of, or named by its unit."""
    naming, readers = figure.naming, setting.readers
    owner = readers.topics.owner(before)
    if not owner and figure.window.mention.counted in _NAMED_UNITS:
        built = name_of_clause(setting, before)
        owner = built if readers.acts.is_performer(built) else ""
    named = readers.acts.measured(act, figure.window.mention.unit)
    return replace(naming, name=act + owner if owner else named or naming.name)


def name_of_clause(setting: Setting, before: str) -> str:
    """What the last clause of words names: 培育甲类企业，合计达到20家 is of what is built; "" for nothing."""
    namer, acts = setting.readers.namer, setting.readers.acts
    clause = before.rstrip("，、").rpartition("，")[2]
    thing = _PREDICATE.sub("", acts.strip_step(acts.strip_leading(clause)))
    thing = _BEGUN.sub("", thing)
    told = setting.readers.areas.industries(thing, 0, len(thing))
    if told and thing != told[0][1]:
        thing = told[0][1]  # 电池产业起步虽晚但势头较好，产值5亿元
    is_thing = namer.is_name(thing) and not thing.endswith(_PROGRAMMES)
    return thing if is_thing and not _DIGIT.search(thing) else ""


def _with_rate(setting: Setting, naming: Naming, before: str) -> Naming:
    """Name a rate that is only pointed at (回落了3个百分点, 工业占比) by the full name said before."""
    topics, place = setting.readers.topics, second_to(naming.name)
    if naming.name and not place:
        return replace(naming, name=topics.full_share(naming.name, before) or naming.name)
    rate = topics.last_rate(before)
    return replace(naming, name=rate, subject_hint=place) if rate else naming


def _written(text: str, window: Window) -> str:
    """The words of a value that is no number (倍增, 翻一番), empty for figures."""
    words = text[window.mention.start : window.mention.end]
    return "" if words[:1].isdigit() or window.mention.unit != "倍" else words


def _quantity(window: Window, naming: Naming, kind: FactKind) -> Quantity:
    mention = window.mention
    comparator = read_comparator(window, naming.phrase)
    if kind is FactKind.ACTUAL and comparator is Comparator.AT_LEAST and _merely_reached(window):
        # a past count that 达N stands at N; a goal that 达N is at least N
        comparator = Comparator.EQUAL
    return Quantity(mention.value, mention.unit, comparator, mention.high)


def _merely_reached(window: Window) -> bool:
    """企业达1041家: counted out to the unit; 达7.6万家 is rounded and stays a bound."""
    mention = window.mention
    counted = mention.unit in _EXACT_UNITS and mention.value == mention.value.to_integral_value()
    return counted and window.before.endswith("达") and not (window.tail or mention.is_more)


def _subject_and_name(setting: Setting, figure: Figure, section: int) -> tuple[str, str]:
    naming, readers = figure.naming, setting.readers
    if naming.subject_hint:
        return naming.subject_hint, naming.name
    area = setting.areas.of_name(naming.name, figure.position)
    subject, name = _owned(setting, figure, section, area)
    is_own = owns_measure(subject, name, is_area=bool(area))
    is_bare = readers.namer.is_bare_measure(name) and not is_own
    if name != naming.name and naming.topic and is_bare:
        name = setting.split_subject(naming.topic, figure.position)[1]
    name = name if naming.uses_after else readers.acts.strip_builds(name)
    bare = _DROPPED.sub("", name)
    name = bare if len(bare) > _SHORTEST_BARE else name
    if _is_size_of_industry(figure, name):
        return name, _INDUSTRY_SIZE
    return subject, "每年" + name if _is_yearly(naming, name) else name


def _is_size_of_industry(figure: Figure, name: str) -> bool:
    """光伏产业突破2000亿元: an industry said to reach a sum, with no word of what is measured."""
    reaches = any(link.bound or link.is_into for link in figure.naming.phrase.links)
    is_sum = figure.window.mention.unit.endswith("元") and not figure.naming.uses_after
    return is_sum and reaches and _INDUSTRY_NAME.fullmatch(name) is not None


def _owned(setting: Setting, figure: Figure, section: int, area: str) -> tuple[str, str]:
    """Subject and name of a figure, by its own words, by the area the text speaks of, else the region.

    `area` is what its name begins with, "" for none.
    """
    naming, readers = figure.naming, setting.readers
    owner = setting.owner(section, figure.paragraph, figure.position, naming.name)
    if naming.rank:
        owner = setting.areas.of_rank(figure.paragraph, figure.position, naming.rank) or owner
    name = naming.name
    is_place = readers.areas.is_unit(owner) or readers.areas.is_park(owner)
    if not area and is_place and name.startswith(owner) and len(name) > len(owner) + 1:
        area = owner  # said once, and known only as it opens the clause
    if area:
        rest = _BRACKET_FIRST.sub("", name[len(area) :]).lstrip("的")
        rest = readers.phrases.read(rest).name
        name = rest or name
        owner = owner if naming.is_inherited and owner else area
    own = readers.areas.strip_own(name, owner) if owner else ""
    owner, name = _of_industry(setting, figure, section, (owner, own or name))
    group = "" if area else _group(setting, figure)
    return setting.split_subject(name, figure.position, group or owner)


def _of_industry(
    setting: Setting, figure: Figure, section: int, owned: tuple[str, str]
) -> tuple[str, str]:
    """Owner and name of a bare measure where the text speaks of an industry.

    In a clause or below a heading on 甲产业 it is that industry's: of a county or park that is named too.
    """
    owner, name = owned
    readers = setting.readers
    plain = _WHOLE_CHAIN.sub("", name)
    if not readers.namer.is_bare_measure(plain):
        return owned
    running = setting.areas.industry(figure.paragraph, figure.position)
    industry = running or setting.industry(section, figure.position)
    if not owner or owner == setting.industry(section, figure.position):
        return running or owner or setting.title_industry(figure.position), plain
    is_listed = readers.areas.is_unit(owner) or running
    return owner, industry + plain if is_listed else name


def _group(setting: Setting, figure: Figure) -> str:
    """The group that the figure before spoke of, "" where this one starts anew (市属国企利润…，上市公司…)."""
    is_listed = figure.naming.is_inherited or figure.window.before.startswith(("、", "和"))
    is_listed = is_listed or setting.readers.namer.is_bare_measure(figure.naming.name)
    return figure.group if is_listed or not is_owner(figure.group) else ""


def _is_cumulated(phrase: Phrase, dating: Dating) -> bool:
    """Whether a growth is that of several years together: 累计增长, 比2020年增长 of 2025."""
    if phrase.has(*_YEARLY, "同比", "平均"):
        return False
    if dating.base and dating.period and dating.period.year - dating.base.year > 1:
        return True
    return phrase.is_cumulated


def _is_yearly(naming: Naming, name: str) -> bool:
    """Whether a figure is one of every year, and its name does not say so."""
    said = naming.phrase.has("每年") or naming.phrase.name.startswith("每年")
    return said and not name.startswith("每年") and not naming.is_inherited


def _base_value(setting: Setting, figure: Figure) -> Decimal | None:
    """The value a change starts from: 由85亿元增加到231.7亿元."""
    window, naming, previous = figure.window, figure.naming, figure.previous
    if previous is None or not naming.is_inherited or says_respectively(window.before):
        return None
    moved = any(link.is_into for link in naming.phrase.links)
    ends = moved and setting.readers.changes.ends(setting.document.text, window, previous)
    return previous.mention.value if ends else None


def _indicator_name(setting: Setting, figure: Figure, name: str, measure: Measure) -> str:
    """The name a statistician would give: counts end in 数, growth in 增速."""
    mention, phrase = figure.window.mention, figure.naming.phrase
    if measure is Measure.ANNUAL_GROWTH and not name.endswith(
        ("增速", "增长率", "增幅", "增长", "涨幅")
    ):
        return name + _growth_word(phrase)
    if measure is Measure.CHANGE and mention.unit.endswith("百分点"):
        return name + _change_word(name, phrase)
    if measure is Measure.SHARE and _WHOLE.search(name):
        return name + "比重"
    if measure is Measure.SHARE and mention.unit in SHARE_UNITS:
        return setting.readers.namer.share_name(name, is_part=phrase.has("占", "占到"))
    name = setting.readers.acts.grown_area(name, mention.unit)
    if mention.counted in _NAMED_UNITS:
        return setting.readers.namer.count_name(name, mention.counted)
    return name


def _change_word(name: str, phrase: Phrase) -> str:
    """What a move by points is called: 降幅, 提高幅度; a gap narrows and widens."""
    falls = read_direction(phrase, Measure.CHANGE) is Direction.DOWN
    if name.endswith(_GAPS):
        return "收窄幅度" if falls else "扩大幅度"
    return "降幅" if falls else "提高幅度"


def _growth_word(phrase: Phrase) -> str:
    """What growth is called: 涨幅 of prices, 年均增速 of several years, else 增速."""
    if phrase.has("上涨"):
        return "涨幅"
    return "年均增速" if phrase.has(*_YEARLY) else "增速"


def _evidence_span(window: Window, naming: Naming) -> tuple[int, int]:
    """From the name, or the clause's start where the name stands further back, to the bound."""
    end = window.mention.end + len(window.tail)
    if naming.uses_after:
        end = max(end, window.after_end)
    start = window.before_start + len(window.before) - len(window.before.lstrip(_JOINTS))
    if naming.is_inherited or end - start < _SHORTEST_EVIDENCE:
        start = window.clause_start
    return start, end
