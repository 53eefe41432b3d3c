"""What a document says of itself: title, number, issuers, dates, plan period, region, kind."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lianqun.compiler.readers.issuing import (
    DATE,
    Surroundings,
    days_in_digits,
    find_day,
    find_issuers,
    find_number,
    squeeze,
    stated_day,
)
from lianqun.compiler.readers.regions import RegionNames, find_region
from lianqun.compiler.readers.titles import ends_like_title
from lianqun.compiler.words import Words
from lianqun.model.document import DocumentKind, Metadata
from lianqun.model.five_year_plans import LONG_ORDINALS, SHORT_ORDINALS, five_year_plan
from lianqun.model.period import Period

_YEARS = re.compile(r"((?:19|20)\d{2})\s?年?\s?[—\-–~～－至]{1,2}\s?((?:19|20)\d{2})\s?年?")
_PLAN_ORDINAL = re.compile(
    rf"[“\"]?({LONG_ORDINALS})五[”\"]?|[“\"]({SHORT_ORDINALS})五[”\"]"
    rf"|第({LONG_ORDINALS}|{SHORT_ORDINALS})个五年(?:规划|计划)"
)
_SPAN_NAMED = re.compile(f"{_YEARS.pattern}|{_PLAN_ORDINAL.pattern}")
_PRESENT = re.compile(r"(20\d{2})\s?年(?:，)?(?:既|正)?是")
_YEARS_LAST = re.compile(r"[-_\s]*(?:19|20)\d{2}(?:[-—–~](?:19|20)?\d{2})?年?$")
_ONE_YEAR = re.compile(r"((?:19|20)\d{2})\s?年")
_COMES_OUT = re.compile(
    r"《(?P<title>[^》]{6,60}(?:规划|纲要|计划|方案|要点|意见|清单))[^》]{0,8}》(?:近日|日前|正式|今日|已)*(?:出台|发布|公布|印发)"
)
_BY_YEAR = re.compile(r"((?:19|20)\d{2})\s?年(?:底|末)?(?:之|以)?前")
_HORIZON = re.compile(r"到\s?(20\d{2})\s?年")
_SESSION = re.compile(r"((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)在(.{2,16}?)第.{1,6}届人民代表大会")
_BARE_YEAR = re.compile(r"((?:19|20)\d{2})\s?年(?!\s?\d{1,2}\s?月)")
_BARE_NUMBER = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_VALID_UNTIL = re.compile(
    r"(?:有效期|实施期限?|执行期限?)[^，。\d]{0,6}(?:20\d{2}年\d{0,2}月?\d{0,2}日?(?:起)?至|至|到)(20\d{2})年"
)
_BASE_YEAR = re.compile(
    r"(?:较|比|截至)(20\d{2})年(?=底|末|的|增|提|翻|下降|净|\d|[^，。]{0,4}(?:增长|提高|下降|翻))"
)
_YEAR_AHEAD = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年(?:政府)?(?:的)?(?:工作的?)?(?:总体要求|总体思路|主要(?:预期)?目标|(?:工作)?安排|重点工作|主要任务|工作任务|工作建议|奋斗目标)"
)
_YEAR_BEHIND = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年(?:政府)?(?:的)?工作(?:的)?(?:简要)?回顾|回顾((?:19|20)\d{2})年"
)
_PLAN_REPORT = re.compile(
    r"(?:计划|预算)执行情况.*(?:计划|预算)(?:（草案）|草案)|工作总结(?:和|及|与|暨|以及).*(?:计划|打算|安排|思路|要点)"
)
_PAST_YEAR = re.compile(r"20\d{2}年度工作(?:报告|总结)")
_YEAR_OF_REPORT = re.compile(r"((?:19|20)\d{2})(?:政府)?工作报告")
_YEAR_END = re.compile(r"年\s?1[12]月")
_GIVEN = re.compile(r"向(?:大会|会议)(?:作)?报告(?:政府)?工作|报告政府工作|政府工作报告")
_HEAD_OF_GOVERNMENT = re.compile(
    r"([\u4e00-\u9fff]{2,9}?(?:省|市|州|县|区|盟|旗))(?:人民政府)?(?:省|市|州|县|区|盟|旗)长"
)
_QUOTED = re.compile(r"《[^》]*》")
_GOAL = re.compile(r"目标")
_KINDS = {
    DocumentKind.WORK_REPORT: "names_work_report",
    DocumentKind.ACTION_PLAN: "names_action_plan",
    DocumentKind.IMPLEMENTATION_PLAN: "names_implementation_plan",
    DocumentKind.OPINIONS: "names_opinions",
    DocumentKind.PLAN: "names_plan",
    DocumentKind.MEASURES: "names_measures",
    DocumentKind.NOTICE: "names_notice",
    DocumentKind.STATISTICAL_REPORT: "names_statistical_report",
}
_PLANS = (DocumentKind.ACTION_PLAN, DocumentKind.IMPLEMENTATION_PLAN)
_LONGEST_HORIZON = 9
_OPENING = 4000
_PREAMBLE = 600
_OFTEN = 3
_SHORT_OPENING = 300
_YEAR_FIRST = re.compile(r"(20\d\d)年(?!\d{1,2}月)")


@dataclass(frozen=True, slots=True)
class Front:
    """What metadata is read from: the title found, head and foot lines, the text of the part.

    `news_topics` are the titles that a news report quotes; empty for other documents.
    `stated` is what the file says of the document outside its text, by the names of metadata.
    """

    title: str
    subtitle: str
    head: Sequence[str]
    foot: Sequence[str]
    body: str
    file_name: str
    is_news: bool = False
    stated: Mapping[str, str] = field(default_factory=dict)

    @property
    def around(self) -> Surroundings:
        """What is said of its issue."""
        return Surroundings(self.head, self.foot, self.stated)


def read_metadata(front: Front, names: RegionNames) -> Metadata:
    """Metadata of one document; empty where the text does not say."""
    if front.is_news:
        return _read_news(front, names)
    stem = _stem(front.file_name)
    if not front.title and ends_like_title(_YEARS_LAST.sub("", stem), names.words):
        front = replace(front, title=stem)  # a copy that lost its title line may still be named so
    if _is_work_report(front, names.words):
        return _read_work_report(front, names)
    opening = "\n".join([front.title, *front.head, front.body[:_OPENING]])
    around = front.around
    number = find_number(around)
    issued_on = find_day(around, names.words) or stated_day(around)
    issuers = find_issuers(around, front.title, number, names)
    region, regions = find_region(names, front.title, issuers, opening + front.body[:20000])
    bulletin = _year_of_bulletin(front, issuers, names.words)
    ahead = _year_of_plan_report(front.title)
    if ahead:
        return Metadata(
            title=front.title,
            document_number=squeeze(number),
            issuers=issuers,
            issued_on=issued_on,
            period=Period.of_year(ahead),
            region=region.name,
            regions=regions,
            kind=DocumentKind.WORK_REPORT,
            report_year=ahead,
            region_full=region.full_name,
        )
    return Metadata(
        title=front.title or front.file_name,
        document_number=squeeze(number),
        issuers=issuers,
        issued_on=issued_on,
        period=Period.of_year(bulletin)
        if bulletin
        else _find_period(front, issued_on, number, names.words),
        region=region.name,
        regions=regions,
        kind=DocumentKind.STATISTICAL_REPORT if bulletin else _kind(front.title, names.words),
        report_year=bulletin or _report_year(front.title),
        region_full=region.full_name,
    )


def _year_of_plan_report(title: str) -> int | None:
    """The year ahead in a report on one year's plan and the next (…计划执行情况与…计划草案的报告), else None."""
    plain = squeeze(title)
    years = [int(found[1]) for found in _BARE_YEAR.finditer(plain)]
    return max(years) if years and _PLAN_REPORT.search(plain) else None


def _year_of_bulletin(front: Front, issuers: Sequence[str], words: Words) -> int | None:
    """The year that a statistics office reports on in a text whose title is a picture; None for any other."""
    offices = tuple(words.words("statistics_office"))
    if front.title or not any(issuer.endswith(offices) for issuer in issuers):
        return None
    found = _YEAR_FIRST.search("\n".join([*front.head, front.body[:_OPENING]]))
    return int(found[1]) if found else None


def _is_work_report(front: Front, words: Words) -> bool:
    """By its title; or, where a copy has lost that, by how it is given: on a day, before a congress.

    A list of the tasks of one (政府工作报告重点任务清单) is none.
    """
    if front.title:
        return "工作报告" in front.title and _kind(front.title, words) not in _PLANS
    said = days_in_digits("".join([*front.head, front.body[:_PREAMBLE]]))
    return bool(_SESSION.search(said) and _GIVEN.search(said))


def _read_work_report(front: Front, names: RegionNames) -> Metadata:
    head = days_in_digits("".join([front.title, *front.head, front.body[:_SHORT_OPENING]]))
    session = _SESSION.search(head)
    leader = _HEAD_OF_GOVERNMENT.search(head)
    dated = DATE.search(front.title)
    issued_on = session[1] if session else find_day(front.around, names.words)
    issued_on = issued_on or (dated[0] if dated else "") or stated_day(front.around)
    year = _year_of_report(front, issued_on)
    found = names.at_start(session[2]) if session else None
    named = found.name if found else (leader[1] if leader else "")
    issuers = (named + "人民政府",) if named else ()
    region, regions = find_region(names, front.title, issuers, front.body[:_OPENING])
    return Metadata(
        title=front.title or front.file_name,
        issuers=issuers or ((region.full_name + "人民政府",) if region.name else ()),
        issued_on=issued_on,
        period=Period.of_year(year) if year else None,
        region=region.name,
        regions=regions,
        kind=DocumentKind.WORK_REPORT,
        report_year=year,
        region_full=region.full_name,
    )


def _year_of_report(front: Front, issued_on: str) -> int | None:
    """The year whose work a report plans: as titled, by the day it was given, or by its headings."""
    title = squeeze(front.title)
    titled = _BARE_YEAR.search(title) or _YEAR_OF_REPORT.search(title)
    if titled:  # the report of a year past (2024年度工作报告) plans for the next
        return int(titled[1]) + bool(_PAST_YEAR.search(title))
    given = _ONE_YEAR.match(issued_on)
    if given:  # at the end of a year it plans for the next
        return int(given[1]) + bool(_YEAR_END.search(issued_on))
    ahead = [int(found[1]) for found in _YEAR_AHEAD.finditer(front.body)]
    behind = [int(found[1] or found[2]) + 1 for found in _YEAR_BEHIND.finditer(front.body)]
    return max(ahead or behind, default=None)


def _read_news(front: Front, names: RegionNames) -> Metadata:
    topics = [found[0][1:-1] for found in _QUOTED.finditer(front.body)]
    topic = next(
        (
            t
            for t in topics
            if names.at_start(t) and _kind(t, names.words) is not DocumentKind.OTHER
        ),
        "",
    )
    dated = next((t for t in topics if names.at_start(t) and _ONE_YEAR.search(t)), topic)
    region, regions = find_region(names, dated, (), front.body)
    period = _period_of_title(dated) or _period_of_title(front.title)
    year = _ONE_YEAR.search(front.body[:_OPENING])
    if period is None and year:
        period = Period.of_year(int(year[1]))
    return Metadata(
        title=front.title or front.file_name,
        period=period,
        region=region.name,
        regions=regions,
        kind=DocumentKind.NEWS_REPORT,
        report_year=period.year if period and period.first_day.year == period.year else None,
        region_full=region.full_name,
    )


def _kind(title: str, words: Words) -> DocumentKind:
    """The kind that the last of its words names: 关于…规划的实施意见 is opinions."""
    plain = _QUOTED.sub("", title) or title
    named = ((word, kind) for kind, role in _KINDS.items() for word in words.words(role))
    ends = (
        (plain.rfind(word) + len(word), len(word), kind) for word, kind in named if word in plain
    )
    best = max(ends, key=lambda k: k[:2], default=(0, 0, DocumentKind.OTHER))
    return best[2]


def _report_year(title: str) -> int | None:
    if _YEARS.search(title) or _BY_YEAR.search(title):
        return None
    year = _ONE_YEAR.search(title)
    return int(year[1]) if year else None


def _year_of_results(front: Front) -> Period | None:
    """The year that a bulletin tells of: a bare number in its title, else the year it names most at first."""
    titled = _BARE_NUMBER.search(front.title)
    if titled:
        return Period.of_year(int(titled[1]))
    named = Counter(found[1] for found in _BARE_YEAR.finditer(front.body[:_PREAMBLE]))
    return Period.of_year(int(named.most_common(1)[0][0])) if named else None


def _find_period(front: Front, issued_on: str, number: str, words: Words) -> Period | None:
    stated = _period_of_title(front.title) or _period_of_title(front.subtitle)
    stated = stated or _announced("\n".join((*front.head, front.body[:_PREAMBLE])))
    if stated:
        return stated
    if _kind(front.title, words) is DocumentKind.STATISTICAL_REPORT:
        return _year_of_results(front)
    body = _QUOTED.sub("", front.body)
    first = _first_year(issued_on, number, body)
    valid = _VALID_UNTIL.search(body)
    until = valid or _BY_YEAR.search(front.title)  # 2030年前行动方案
    horizon = int(until[1]) if until else _horizon(body, first)
    if first is None and horizon:
        steps = [int(found[1]) for found in _HORIZON.finditer(body)]
        near = (year for year in steps if horizon - _LONGEST_HORIZON < year <= horizon)
        first = min(near, default=None)
        first = first if until or first != horizon or _is_sole(body, horizon) else None
    if first and horizon:
        return Period.of_years(first, horizon) if first < horizon else Period.of_year(horizon)
    return _span_ahead(body[:_PREAMBLE]) or _plan_named(body)


def _is_sole(body: str, horizon: int) -> bool:
    """Whether a text names no year shortly before its last: then it plans for that one alone."""
    named = (int(found[1]) for found in _ONE_YEAR.finditer(body))
    return not any(horizon - _LONGEST_HORIZON < year < horizon for year in named)


def _announced(opening: str) -> Period | None:
    """The period of the plan that an opening says has come out (《…2020年工作要点》近日出台), None for none."""
    found = _COMES_OUT.search(opening)
    return _period_of_title(found["title"]) if found else None


def _first_year(issued_on: str, number: str, body: str) -> int | None:
    """The first year that a text without a period plans for: of its issue, its number, or behind its latest base."""
    issued = _ONE_YEAR.match(issued_on) or _BARE_NUMBER.search(number)
    if issued:
        return int(issued[1])
    bases = [int(found[1]) for found in _BASE_YEAR.finditer(body)]
    return max(bases) + 1 if bases else None


def _span_ahead(opening: str) -> Period | None:
    """The latest span of years that an opening names: it may look back on the plan before its own.

    None where the year that it calls the present lies behind them all.
    """
    spans = [_span_of(found[0]) for found in _SPAN_NAMED.finditer(opening)]
    present = max((int(found[1]) for found in _PRESENT.finditer(opening)), default=0)
    ahead = [span for span in spans if span is not None and span.last_day.year >= present]
    return max(ahead, key=lambda span: span.first_day, default=None)


def _plan_named(body: str) -> Period | None:
    """The five-year plan that a text without another period keeps naming, None for none."""
    named = Counter(found[0].strip('“”"') for found in _PLAN_ORDINAL.finditer(body[:_OPENING]))
    name, count = named.most_common(1)[0] if named else ("", 0)
    return _span_of(name) if count >= _OFTEN else None


def _period_of_title(title: str) -> Period | None:
    span = _span_of(title)
    year = None if _BY_YEAR.search(title) else _BARE_YEAR.search(title)
    return span or (Period.of_year(int(year[1])) if year else None)


def _span_of(title: str) -> Period | None:
    """The span of years that a text names first: two years, or the number of a five-year plan."""
    years = _YEARS.search(title)
    if years and int(years[1]) < int(years[2]):
        return Period.of_years(int(years[1]), int(years[2]))
    plan = _PLAN_ORDINAL.search(title)
    if plan:
        return five_year_plan(plan[1] or plan[2] or plan[3])
    return None


def _horizon(body: str, issued: int | None) -> int | None:
    """The last year of the goals: the farthest that the part on goals names, visions left out."""
    goals = _GOAL.search(body)
    window = body[goals.start() : goals.start() + _OPENING] if goals else body[:_OPENING]
    years = [int(found[1]) for found in _HORIZON.finditer(window)]
    years = years or [int(found[1]) for found in _HORIZON.finditer(body)]
    if not years:
        return None
    first = issued or min(years)
    near = [year for year in years if first <= year < first + _LONGEST_HORIZON]
    return max(near, default=None)


def _stem(file_name: str) -> str:
    """The name of a file without what says its format, and without a copy's number."""
    plain = re.sub(r"\.[A-Za-z]{2,5}$", "", file_name)
    return re.sub(r"[-_\s]*(?:副本|copy)?\s*(?:[（(]\d[)）])?$", "", plain)
