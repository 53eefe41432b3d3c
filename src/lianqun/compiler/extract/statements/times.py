"""Times in running text: which year or span a clause is about, inherited where it is not said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lianqun.model.document import Document, DocumentKind, Metadata
from lianqun.model.five_year_plans import LONG_ORDINALS, SHORT_ORDINALS, five_year_plan
from lianqun.model.period import Period, PeriodKind
from lianqun.text.numerals import HAN_YEAR, parse_han

_TIME = re.compile(
    r"(?=[12一二三五到至截在于“\"今本全明去上过未])"  # most places are told by their first character
    r"(?:(?P<from>(?:19|20)\d{2})年?(?:[—\-–~～至到]{1,2})(?P<to>(?:19|20)\d{2})年"
    r"|(?P<listed>(?:19|20)\d{2})(?=(?:、(?:19|20)\d{2})*(?:、|和)(?:19|20)\d{2}年)"
    r"|(?:(?P<until>到|至|截至|截止|截止到|在|于)\s?)?(?P<year>(?:19|20)\d{2})年"
    r"(?:(?P<half>上半年|下半年)|(?P<m1>\d{1,2})[—\-–~～至](?P<m2>\d{1,2})月|(?P<quarter>[一二三四1-4])季度|前(?P<to_quarter>[二三四])季度|(?P<month>\d{1,2})月)?"
    r"(?P<end>(?:年?底|末)?前(?!\d)|年?底|末|以来)?"
    rf"|(?:(?P<han_until>到|至))?(?P<han_year>{HAN_YEAR})年"
    rf"|[“\"](?P<plan>{LONG_ORDINALS}|{SHORT_ORDINALS})五[”\"](?!普法)(?P<plan_tail>规划|计划)?(?P<plan_end>期?末|以来|期间|时期)?(?P<plan_opening>[^，。；、]{{0,3}}开(?:好|新)?局|[^，。；、]{{0,16}}良好开局)?"
    r"|(?P<relative>今年|本年度|全年|明年|去年(?!同期|平均)|上年(?!度|同期|平均|水平)|过去一年|一年来|(?P<years_back>[三五])年来|过去五年)"
    r"|(?P<coming>未来(?P<years_on>[三五])年|今后(?P<years_on2>[三五])年|(?P<years_on3>[三五])年内))"
)
_COMPARED = re.compile(r"(?:(?<![占同环])比|较|与|同|自|从|由|于|按|以)$")
_PLANNED_FOR = ("谋划", "储备", "纳入", "编制", "列入", "争取", "对接", "申报", "包装", "策划")
"""谋划“十四五”项目500个 is done before that time: the plan is what it is done for."""

_PREPARED = re.compile(r"[^，。；]{0,16}?(?:奠定|打下|打牢|夯实|积蓄|创造了?|提供了?)")
"""为“十五五”开好局奠定了基础: what was done is of the time before."""

_BASIS = re.compile(
    r"(?:\d+(?:\.\d+)?[%\u4e00-\u9fff]{1,4}?)?的?(?:基础|水平)上|(?:的?\d+(?:\.\d+)?[\u4e00-\u9fff]{1,4})?的\d+(?:\.\d+)?倍"
)
_PLAN_MADE = re.compile(r"(?:各|专项|相关)*规划(?:编制|前期)")
_PLAN_GOAL = re.compile(r"(?:规划)?(?:目标任务|目标|任务|指标)(?=[，。；、])")
_REACHED = re.compile(r"(?:完成|实现|达到|超额)[^，。；]{0,4}$")
_REACH = 8
_WHOLE_YEAR = "全年"
_CLOSES = re.compile(r"[）)]")
_PART_ENDS = re.compile(r"[，。；]")
_LIST_JOINT = re.compile(r"(?:、|和|与|及|以及)")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: where it stands, its period, and whether it only serves a comparison.

    `is_origin` marks 从2015年…, 比2020年…, 2020年的2倍: the year that a figure is compared with;
    `is_last_year` 上年 and 去年, which are the year before whatever is compared; `until` where the bracket
    or the part (其中2024年开工5个) ends that it stands in.
    """

    start: int
    end: int
    period: Period
    is_origin: bool
    is_last_year: bool = False
    until: int | None = None

    def holds_at(self, position: int) -> bool:
        """Whether what stands at a position can be dated by it: not behind the bracket that it stands in."""
        return self.until is None or position < self.until


def scan_times(document: Document, text: str, start: int, end: int) -> list[TimeMention]:
    """Time expressions of text[start:end], in order."""
    found: list[TimeMention] = []
    for match in _TIME.finditer(text, start, end):
        period = _period_of(match, document, start)
        if match["relative"] == _WHOLE_YEAR:
            period = _whole_of(found)
        if period is None:
            continue
        before = text[max(start, match.start() - 2) : match.start()]
        if match["plan"] and before.endswith(_PLANNED_FOR):
            continue
        if match["plan"] and _is_of_plan(text, start, match, end):
            continue
        if before.endswith("为") and _PREPARED.match(text, match.end(), end):
            continue
        until = match["until"] or match["han_until"]
        is_origin = bool(_COMPARED.search(before)) and not until
        is_origin = is_origin or (match["end"] == "以来" and bool(match["year"]))
        is_origin = is_origin or bool(_BASIS.match(text, match.end(), end))
        is_last = match["relative"] in ("上年", "去年")
        ends = _end_of_aside(text, start, match, end)
        found.append(TimeMention(match.start(), match.end(), period, is_origin, is_last, ends))
    return found


def _is_of_plan(text: str, start: int, match: re.Match[str], end: int) -> bool:
    """提前完成“十三五”目标, “十四五”专项规划编制: what a plan has set or is made for, no time of what follows."""
    if _PLAN_MADE.match(text, match.end(), end):
        return True
    before = text[max(start, match.start() - _REACH) : match.start()]
    return bool(_PLAN_GOAL.match(text, match.end(), end) and _REACHED.search(before))


def _whole_of(found: Sequence[TimeMention]) -> Period | None:
    """全年 behind a part of a year (一季度…，全年…) is that year; else it is of the year that is told of anyway."""
    before = found[-1].period if found else None
    if before is None or before.kind in (PeriodKind.YEAR, PeriodKind.SPAN):
        return None
    return Period.of_year(before.year)


def _end_of_aside(text: str, start: int, match: re.Match[str], end: int) -> int | None:
    """Where the bracket ends that a time stands in, or the part that it opens; None for neither."""
    at = match.start()
    opened = max(text.rfind("（", start, at), text.rfind("(", start, at))
    closed = max(text.rfind("）", start, at), text.rfind(")", start, at))
    if opened > closed:
        stop = _CLOSES.search(text, match.end(), end)
        return stop.start() if stop else None
    if text.endswith("其中", start, at):
        stop = _PART_ENDS.search(text, match.end(), end)
        return stop.start() if stop else end
    return None


def _period_of(match: re.Match[str], document: Document, start: int) -> Period | None:
    if match["from"]:
        first, last = int(match["from"]), int(match["to"])
        return Period.of_years(first, last) if first < last else None
    if match["year"] or match["listed"]:
        return _year_period(match)
    if match["han_year"]:
        digits = match["han_year"].replace("O", "〇").replace("0", "〇")
        return Period.of_year(int(parse_han(digits)))
    if match["plan"]:
        plan = five_year_plan(match["plan"])
        if match["plan_opening"]:  # 开好局 is said of the first year
            return Period.of_year(plan.first_day.year)
        return None if match["plan_tail"] else plan
    return _relative_period(match, document, start)


def _year_period(match: re.Match[str]) -> Period:
    year = int(match["year"] or match["listed"])
    if match["half"]:
        return Period.of_half(year, 1 if match["half"] == "上半年" else 2)
    if match["m2"] and 1 <= int(match["m2"]) <= 12:
        return Period.to_month(year, int(match["m2"]))
    if match["to_quarter"]:
        return Period.to_month(year, 3 * int(parse_han(match["to_quarter"])))
    if match["quarter"]:
        quarter = match["quarter"]
        return Period.of_quarter(
            year, int(quarter) if quarter.isdigit() else int(parse_han(quarter))
        )
    return Period.of_year(year)


def _relative_period(match: re.Match[str], document: Document, start: int) -> Period | None:
    metadata = document.part_at(start).metadata
    planned = metadata.report_year or (metadata.period.first_day.year if metadata.period else None)
    if planned is None:
        return None
    this_year = year_of_speech(metadata, planned)
    word = match["relative"] or ""
    if match["coming"]:
        digit = match["years_on"] or match["years_on2"] or match["years_on3"]
        return Period.of_years(planned, planned + int(parse_han(digit)) - 1)
    if match["years_back"] or word == "过去五年":
        return Period.of_years(planned - 5, planned - 1)
    if word in _REVIEWED:
        return Period.of_year(planned - 1)
    shift = _SHIFTS.get(word)
    return None if shift is None else Period.of_year(this_year + shift)


def year_of_speech(metadata: Metadata, planned: int) -> int:
    """The year that 今年 is: the one that a report plans for, but the one before where it was given at its end."""
    was_given = metadata.issued_on.startswith(f"{planned - 1}年")
    return planned - (metadata.kind is DocumentKind.WORK_REPORT and was_given)


_REVIEWED = ("过去一年", "一年来")
"""The year that a report looks back on, whether it is given at its end or in the next."""

_SHIFTS = {"去年": -1, "上年": -1, "今年": 0, "本年度": 0, "明年": 1}


def first_plan_year(document: Document, position: int) -> int | None:
    """The first year the document plans for: figures of earlier years are actuals."""
    metadata = document.part_at(position).metadata
    if metadata.kind is DocumentKind.WORK_REPORT and metadata.report_year:
        return metadata.report_year
    if metadata.kind is DocumentKind.STATISTICAL_REPORT and metadata.period is not None:
        return metadata.period.year + 1
    if metadata.period is not None:
        return metadata.period.first_day.year
    return metadata.report_year


def listed_period(
    text: str, times: Sequence[TimeMention], position: int, rank: tuple[int, int]
) -> Period | None:
    """Period of the number at `rank` (place, count) in 2025年和2030年分别…, None for no such list."""
    place, count = rank
    listed = [time for time in times if time.start < position][-count:]
    joined = all(
        _LIST_JOINT.fullmatch(text, before.end, after.start) for before, after in pairwise(listed)
    )
    return listed[place].period if joined and len(listed) == count else None
