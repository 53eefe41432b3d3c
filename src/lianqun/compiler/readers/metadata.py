"""What a document says of itself: title, number, issuers, dates, plan period, region, kind."""

import re
from collections.abc import Sequence

from lianqun.model.document import Block, BlockKind, DocumentKind, Metadata
from lianqun.model.period import Period

_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[（(]\d{4}[〕\])）]\s?\d{1,4}号")
_YEARS = re.compile(r"(\d{4})年?\s?[—\-–~～至]\s?(\d{4})年")
_PLAN_ORDINAL = re.compile(r"[“\"]?十([一二三四五六])五[”\"]?")
_ONE_YEAR = re.compile(r"(20\d{2})年")
_DATE = re.compile(r"(20\d{2})年(\d{1,2})月(\d{1,2})日")
_REGION = re.compile(
    r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|新区|开发区|高新区|经开区|省|市|州|县|区)(?=[\u4e00-\u9fff“]|$)"
)
_GOVERNMENT = re.compile(r"^([\u4e00-\u9fff]{2,9}?(?:省|市|州|县|区))人民政府(?:办公厅|办公室)?$")
_TITLE_TAIL = re.compile(
    r"(?:规划|计划|方案|意见|通知|办法|报告|纲要|措施|决定|要点)(?:[（(].{1,20}[)）])?$"
)
_FIRST_PLAN_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}
_KINDS = (
    ("工作报告", DocumentKind.WORK_REPORT),
    ("行动方案", DocumentKind.ACTION_PLAN),
    ("行动计划", DocumentKind.ACTION_PLAN),
    ("实施方案", DocumentKind.IMPLEMENTATION_PLAN),
    ("规划", DocumentKind.PLAN),
    ("意见", DocumentKind.OPINIONS),
    ("办法", DocumentKind.MEASURES),
    ("通知", DocumentKind.NOTICE),
)
_HEAD_BLOCKS = 40


def read_metadata(text: str, blocks: Sequence[Block], file_name: str) -> Metadata:
    """Metadata of one document from its first blocks; empty where the text does not say."""
    head = [
        text[b.start : b.end] for b in blocks[:_HEAD_BLOCKS] if b.kind is not BlockKind.CONTENTS
    ]
    title = _find_title(head) or file_name
    opening = "\n".join([title, *head])[:4000]
    number = _NUMBER.search(opening)
    issued = _DATE.search(opening)
    issuers = tuple(dict.fromkeys(line for line in head if _GOVERNMENT.match(line)))
    regions = tuple(dict.fromkeys(m[1] for line in head if (m := _GOVERNMENT.match(line))))
    region = _find_region(title, regions)
    kind = next((kind for word, kind in _KINDS if word in title), DocumentKind.OTHER)
    period = _find_period(title, opening)
    year = _ONE_YEAR.search(title)
    return Metadata(
        title=title,
        document_number=number[0] if number else "",
        issuers=issuers,
        issued_on=issued[0] if issued else "",
        period=period,
        region=region,
        regions=regions or ((region,) if region else ()),
        kind=kind,
        report_year=int(year[1]) if year else None,
    )


def _find_title(head: Sequence[str]) -> str:
    """The first line that ends like a title; lines before it that lead into it are joined."""
    for index, line in enumerate(head[:20]):
        if len(line) > 80 or "\t" in line:
            continue
        if _TITLE_TAIL.search(line) and "。" not in line:
            before = head[index - 1] if index else ""
            joined = (
                before + line if before.startswith("关于") and not before.endswith("。") else line
            )
            return joined.strip("# ")
    return ""


def _find_region(title: str, regions: Sequence[str]) -> str:
    if len(regions) == 1:
        return regions[0]
    found = _REGION.search(title)
    return found[0] if found else ""


def _find_period(title: str, opening: str) -> Period | None:
    for source in (title, opening[:600]):
        years = _YEARS.search(source)
        if years and int(years[1]) < int(years[2]):
            return Period.of_years(int(years[1]), int(years[2]))
        plan = _PLAN_ORDINAL.search(source)
        if plan:
            first = _FIRST_PLAN_YEAR[plan[1]]
            return Period.of_years(first, first + 4)
        year = _ONE_YEAR.search(source)
        if year:
            return Period.of_year(int(year[1]))
    return None
