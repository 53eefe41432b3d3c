"""A figure's words to a statement: owner, indicator, quantity, measure, period, standing."""

import re
from dataclasses import replace
from decimal import Decimal

from lianqun.compiler.draft import Draft
from lianqun.compiler.extract.statements.dating import complete, read_dating
from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.naming import Naming, is_generic, is_name, strip_acts
from lianqun.compiler.extract.statements.reading import (
    read_comparator,
    read_direction,
    read_measure,
)
from lianqun.compiler.extract.statements.screening import is_parameter
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import Role, classify
from lianqun.compiler.extract.statements.subjects import is_group, is_of_industry, split_subject
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.fact import FactKind, Statement
from lianqun.model.quantity import Comparator, Direction, Measure, Quantity

_COUNTED = frozenset("家个项件名户座所条人种处只批台辆")
_DROPPED = re.compile(r"^(?:实现|完成|拥有|共有|达到|保持)(?!率|额)")


def build_draft(setting: Setting, section: int, figure: Figure) -> tuple[Draft | None, str]:
    """The draft of a figure, None when it is no promise or report; and the group it speaks of."""
    window, naming = figure.window, _with_topic(setting, figure)
    figure = replace(figure, naming=naming)
    if not is_name(naming.name):
        return None, figure.group
    text = setting.document.text
    role = setting.role(section)
    if setting.is_aside(section):
        return None, figure.group
    if role is not Role.REVIEW and is_parameter(
        text, window.mention, window.clause_start, window.clause_end
    ):
        return None, figure.group
    dating = read_dating(text, figure)
    position = window.mention.start
    sentence = text[figure.sentence[0] : figure.sentence[1]]
    kind = classify(setting.document, sentence, dating.period, position, role=role)
    dating = complete(dating, setting.document, kind, (position, sentence))
    subject, name = _subject_and_name(setting, figure, section)
    measure = read_measure(window, naming.phrase, name)
    indicator = _indicator_name(name, measure, naming, window)
    content = Statement(
        subject=subject,
        indicator=indicator,
        indicator_code=setting.code(indicator, window.mention.unit, measure),
        quantity=_quantity(window, naming, kind),
        measure=measure,
        period=dating.period,
        period_basis=dating.basis,
        direction=read_direction(naming.phrase, measure),
        base_period=dating.base,
        base_value=_base_value(naming, figure.previous),
        threshold=_threshold(naming.name, window),
        value_text=_written(text, window),
    )
    draft = Draft(
        kind=kind,
        content=content,
        span=_evidence_span(window, naming),
        value_span=(position, window.mention.end),
        section=section,
        origin="statements.sentence",
    )
    return draft, subject if is_group(subject) else ""


_SIZE = re.compile(
    r"(?:年?(?:产值|营业收入|主营业务收入|销售收入|市值|规模|税收|投资))?(?:过|超过?|突破)?\d*(?:\.\d+)?[百千万亿]+(?:亿|万)?元?(?:级|以上)?"
)


def _threshold(name: str, window: Window) -> str:
    """The size condition in the name of a count (产值过100亿元的企业), empty for none."""
    if window.mention.unit[-1:] not in "家个户条":
        return ""
    found = _SIZE.search(name)
    return found[0] if found and len(found[0]) >= 2 and found[0][-1] in "元级亿万上" else ""


_LONG_NAME = re.compile(
    r"(?P<head>(?:(?!的)[\u4e00-\u9fff]){2,16})占[\u4e00-\u9fffA-Z]{2,16}?(?:的)?(?:比重|比例)"
    r"|(?:(?!的)[\u4e00-\u9fff]){2,14}(?:增速|合格率|覆盖率|强度)"
)
_SHORT_SHARE = re.compile(r"^(?P<head>.*?)占比$")
_SECOND_TO = re.compile(r"^(?:仅|略)?次于(?P<place>[\u4e00-\u9fff]{2,6})$")


def _with_topic(setting: Setting, figure: Figure) -> Naming:
    """Complete a name that only points at what was said before the figure's own clause."""
    naming, text = figure.naming, setting.document.text
    clause = figure.window.clause_start
    summed = naming.is_inherited and naming.phrase.has("合计", "共计", "总计", "共")
    if summed or not naming.name:
        found = _with_object(naming, text[figure.sentence[0] : clause])
        if found.name != naming.name or summed:
            return found
    if is_generic(naming.name) and not naming.topic:
        return _with_owner(naming, text[figure.sentence[0] : clause])
    if figure.window.mention.unit in ("%", "个百分点", "百分点"):
        return _with_rate(naming, text[max(figure.paragraph, clause - 160) : clause])
    return naming


def _with_rate(naming: Naming, before: str) -> Naming:
    """Name a rate that is only pointed at (回落了3个百分点, 工业占比) by the full name said before."""
    share, second = _SHORT_SHARE.match(naming.name), _SECOND_TO.match(naming.name)
    if naming.name and not share and not second:
        return naming
    for long in reversed(list(_LONG_NAME.finditer(before))):
        if second:
            return replace(naming, name=long[0], subject_hint=second["place"])
        owner = _owner_of(share["head"], long) if share else ""
        if owner is not None:
            return replace(naming, name=owner + long[0])
    return naming


def _owner_of(head: str, long: re.Match[str]) -> str | None:
    """甲市工业占比 after 工业增加值占GDP比重: what stands before the word both begin with, else None."""
    full = long["head"] or ""
    return next((head[:-n] for n in range(len(head), 1, -1) if full.startswith(head[-n:])), None)


_OWNER = re.compile(
    r"(?:^|，)(?P<owner>[\u4e00-\u9fff]{2,8}?)(?:活力|发展|动能|实力)?(?:持续|不断|加快|稳步|大幅|显著|进一步|蓬勃|快速|明显)[^，]*，$"
)


def _with_object(naming: Naming, before: str) -> Naming:
    """培育甲类企业，合计达到20家: a sum takes the thing that the clause before builds."""
    clause = before.rstrip("，、").rpartition("，")[2]
    thing = strip_acts(clause)
    counted = re.search(r"\d", clause)
    return replace(naming, name=thing) if is_name(thing) and not counted else naming


def _with_owner(naming: Naming, before: str) -> Naming:
    """经营主体持续壮大，总量达…: a bare measure takes its owner from the clause before."""
    owner = _OWNER.search(before)
    return replace(naming, name=owner["owner"] + naming.name) if owner else naming


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
    counted = mention.unit in _COUNTED and mention.value == mention.value.to_integral_value()
    return counted and window.before.endswith("达") and not (window.tail or mention.is_more)


def _subject_and_name(setting: Setting, figure: Figure, section: int) -> tuple[str, str]:
    window, naming = figure.window, figure.naming
    if naming.subject_hint:
        return naming.subject_hint, naming.name
    industry = setting.industry(section) if is_of_industry(naming.name) else ""
    subject, name = split_subject(
        naming.name,
        setting.document,
        window.mention.start,
        default=figure.group or industry,
        places=setting.places,
    )
    if is_generic(name) and naming.topic:
        name = split_subject(
            naming.topic, setting.document, window.mention.start, places=setting.places
        )[1]
    bare = _DROPPED.sub("", name)
    name = bare if len(bare) > 3 else name
    said = naming.phrase.has("每年") or naming.phrase.name.startswith("每年")
    yearly = said and not name.startswith("每年") and not naming.is_inherited
    return subject, "每年" + name if yearly else name


def _base_value(naming: Naming, previous: Window | None) -> Decimal | None:
    """The value a change starts from: 由85亿元增加到231.7亿元."""
    if previous is None or not naming.is_inherited:
        return None
    moved = any(word[-1] in "到至" for word in naming.phrase.words)
    if moved and re.search(r"[由从自]", previous.before):
        return previous.mention.value
    return None


def _indicator_name(name: str, measure: Measure, naming: Naming, window: Window) -> str:
    """The name a statistician would give: counts end in 数, growth in 增速."""
    if measure is Measure.ANNUAL_GROWTH and not name.endswith(("增速", "增长率", "增幅", "增长")):
        return name + ("年均增速" if naming.phrase.has("年均", "年均分别", "每年") else "增速")
    if measure is Measure.CHANGE and window.mention.unit.endswith("百分点"):
        return name + (
            "降幅" if read_direction(naming.phrase, measure) is Direction.DOWN else "提高幅度"
        )
    countable = window.mention.unit[-1:] in "家个项件名户座所条人种款"
    if countable and not name.endswith(("数", "数量", "总数", "人口", "量", "规模", "额")):
        return name + "数"
    return name


def _evidence_span(window: Window, naming: Naming) -> tuple[int, int]:
    end = window.mention.end + len(window.tail)
    if naming.uses_after:
        end = max(end, window.after_end)
    start = window.before_start
    while (
        start < window.mention.start
        and start < end
        and window.before[start - window.before_start] in "、和及，与 "
    ):
        start += 1
    if naming.is_inherited or end - start < 6:
        start = window.clause_start
    return start, end
