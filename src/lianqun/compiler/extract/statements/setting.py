"""What holds for a whole document or section while its figures are read, worked out once."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache

from lianqun.compiler.extract.industries.headings import (
    IndustryHeadings,
    IndustrySite,
    TitleKind,
    read_title,
)
from lianqun.compiler.extract.industries.wording import wording_of
from lianqun.compiler.extract.statements.acts import ActReader
from lianqun.compiler.extract.statements.areas import AreaReader, Areas
from lianqun.compiler.extract.statements.changes import ChangeReader
from lianqun.compiler.extract.statements.columns import ColumnReader
from lianqun.compiler.extract.statements.course import CourseReader, Stage
from lianqun.compiler.extract.statements.lexicon import Lexicon, lexicon_of
from lianqun.compiler.extract.statements.naming import Namer
from lianqun.compiler.extract.statements.parts import PartNames
from lianqun.compiler.extract.statements.phrases import PhraseReader
from lianqun.compiler.extract.statements.ranges import RangeReader
from lianqun.compiler.extract.statements.reading import MeasureReader
from lianqun.compiler.extract.statements.screening import Screen
from lianqun.compiler.extract.statements.standing import Role, StandingReader
from lianqun.compiler.extract.statements.subjects import SubjectReader, own_region, places_of
from lianqun.compiler.extract.statements.times import first_plan_year, scan_times
from lianqun.compiler.extract.statements.topics import TopicReader
from lianqun.compiler.extract.statements.windows import WindowReader
from lianqun.compiler.extract.task_tables import read_task_tables
from lianqun.compiler.readers.regions import NATION
from lianqun.model.document import Block, BlockKind, Document, DocumentKind, Section
from lianqun.model.period import Period, PeriodKind
from lianqun.model.quantity import Measure
from lianqun.text.numbers import NumberScanner
from lianqun.vocab.indicators import indicator_index
from lianqun.vocab.units import unit_table
from lianqun.vocab.vocabulary import Vocabulary

_NUMBER = re.compile(
    r"(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}[.．、]|[①-⑳])[.．、]?\s*"
)
_INDUSTRIES = re.compile(r"产业|集群|赛道|领域|行业")
_TO_DO = "关于|加快|推动|推进|促进|支持|培育|发展|壮大|做强|做大|做优|打造|建设"
_TITLE_INDUSTRY = re.compile(
    rf"(?:.*(?:{_TO_DO}))?(?P<name>(?:(?!{_TO_DO})[\u4e00-\u9fff]){{2,14}}?(?:产业集群|产业链|产业))"
    r"(?=.*(?:规划|方案|计划|意见|措施))"
)
_MOVED = re.compile(
    r"[扩稳强促抓保增拓补壮兴惠](?:投资|工业|消费|增长|产业|企业|开放|服务业|农业)$|(?:加快|提升|增强|壮大|优化|突破|提速|显著|见效|完善|夯实|向好|凸显|深化|推进|发力|升级|稳定|增长|改善)$"
)
"""产业升级步伐加快: a run-in heading that tells what happened names no industry."""

_TRADE_WORK = re.compile(
    r"(?P<name>(?!全|各|规范|加强|完善|强化|健全|优化|引导|鼓励|发挥|本|[^行]*(?:重点|传统|有关|相关|高耗能|其他|主要|各类))"
    r"[\u4e00-\u9fff、]{2,10}行业)(?!协会|管理|标准|监管)[\u4e00-\u9fff]{2,12}$"
)
_BASE_YEAR = re.compile(
    r"(?:基准年|基准期|基准年份|规划基年|规划基期|现状年)(?:均|统一)?(?:定)?\s?(?:为|是|：|:)?\s?(?P<year>(?:19|20)\d\d)年"
)
_FIELD = "领域"
"""建筑领域: where something is done; its figures are the region's."""
_TITLE_TRADE = re.compile(
    r"(?:全国|国家|我国)?(?:“?十[一二三四五六]五”?)?(?P<name>(?!重点|传统|各)[\u4e00-\u9fff、]{2,14}行业)"
    r"(?:“?十[一二三四五六]五”?)?(?:高质量|健康|绿色)?(?:发展|转型升级|稳增长|碳达峰)[\u4e00-\u9fff“”]*(?:规划|纲要|方案|意见|计划)"
)
_CALLED = re.compile(r"以下简称[:：]?[“\"]?(?P<name>[\u4e00-\u9fff]{2,8}行业)")
_CALLED_WITHIN = 800
_UP_TO = re.compile(r"截[至止](?P<year>20\d\d)年(?:年?底|末|\d{1,2}月)")
_RECENT = 2
"""Years before a plan at most that its one 截至 can be."""
_MOST = 0.6
_CHAPTERS = ("篇", "章", "一")
_YEAR = re.compile(r"\d{4}|五")
_STOP = re.compile(r"[。；\n]")
_STOPS = ("。", "；", ";")
"""What ends a numbered item that is a sentence."""


class Readers:
    """The readers of a vocabulary: each knows its words, none knows a document."""

    def __init__(self, vocabulary: Vocabulary, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.phrases = PhraseReader(lexicon)
        self.numbers = NumberScanner(vocabulary.words("units"))
        self.changes = ChangeReader(lexicon)
        self.ranges = RangeReader(lexicon)
        self.screen = Screen(lexicon, self.changes)
        self.windows = WindowReader(lexicon)
        self.acts = ActReader(lexicon)
        self.namer = Namer(lexicon, self.phrases, self.changes, self.acts)
        self.parts = PartNames(lexicon)
        self.topics = TopicReader(lexicon)
        self.measures = MeasureReader(lexicon)
        self.subjects = SubjectReader(lexicon)
        self.areas = AreaReader(lexicon)
        self.standing = StandingReader(lexicon)
        self.course = CourseReader(lexicon)
        self.columns = ColumnReader(vocabulary)


@lru_cache(maxsize=4)
def readers_of(vocabulary: Vocabulary) -> Readers:
    """The readers of a vocabulary, compiled once for each vocabulary."""
    return Readers(vocabulary, lexicon_of(vocabulary))


class Setting:
    """A document with the answers that its figures share, cached by section."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.document = document
        self.readers = readers_of(vocabulary)
        self._vocabulary = vocabulary
        self._periods: dict[int, Period | None] = {}
        self._titles: dict[str, str] = {}
        self._roles: dict[int, Role] = {}
        self._asides: dict[int, bool] = {}
        self._trades: dict[int, str] = {}
        self._base_years: dict[int, int | None] = {}
        self.areas = Areas(document, self.readers.areas)
        self.course = self.readers.course.read(document)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Short names of places: those of the nation that the text names, and those it lists."""
        return places_of(self.document, self._vocabulary.words("regions", "short"))

    @cached_property
    def _industries(self) -> dict[int, list[IndustrySite]]:
        sites: dict[int, list[IndustrySite]] = {}
        for site in IndustryHeadings(self.document, wording_of(self._vocabulary)).find():
            sites.setdefault(site.section, []).append(site)
        return sites

    def region(self, position: int) -> str:
        """The region or park that the document at this place is of."""
        return own_region(self.document, position)

    def split_subject(self, name: str, position: int, default: str = "") -> tuple[str, str]:
        """(subject, indicator) of a name; `default` is the subject where the name has none."""
        return self.readers.subjects.split(
            name, self.document, position, default=default, places=self.places
        )

    def industry(self, section: int, position: int) -> str:
        """The industry whose section or paragraph a position lies in, empty for none."""
        above = (self._industry_of(s.index, position) for s in self.document.ancestors(section))
        return next((name for name in above if name), "")

    def _industry_of(self, section: int, position: int) -> str:
        """The industry that a section is about, at a position where it is about several."""
        sites = self._industries.get(section, ())
        found = next((site.name for site in sites if site.start <= position < site.end), "")
        return "" if found.endswith(_FIELD) else found

    def owner(self, section: int, paragraph: int, position: int, name: str) -> str:
        """Whose a figure is that does not say: an area's or industry's, the nearest named; "" for the region."""
        running = self.areas.running(paragraph, position)
        area = running or self.areas.of_paragraph(paragraph)
        if area:
            return area
        is_of_industry = self.readers.subjects.is_of_industry(name)
        if is_of_industry and (trade := self.areas.trade(paragraph, position)):
            return trade
        for node in self.document.ancestors(section):
            found = self.areas.of_section(node) if running is None else ""
            if is_of_industry:
                found = found or self._industry_of(node.index, position) or self._trade_of(node)
            if found:
                return found
        run_in = self._run_in_industry(section, paragraph) if is_of_industry else ""
        return run_in or self._title_trade(position)

    def _title_trade(self, position: int) -> str:
        """The trade that a national plan of one trade is of, as its text calls it; "" for any other document."""
        part = self.document.part_at(position)
        if part.metadata.region != NATION:
            return ""
        if part.start not in self._trades:
            found = _TITLE_TRADE.match(part.metadata.title)
            opening = self.document.text[part.start : part.start + _CALLED_WITHIN]
            called = _CALLED.search(opening) if found else None
            self._trades[part.start] = (called or found or {"name": ""})["name"]
        return self._trades[part.start]

    def _trade_of(self, node: Section) -> str:
        """The trade that a heading names (有色金属) or says something is done in (钢铁行业降碳行动), "" for none."""
        named = self.readers.areas.trade_name(node.title)
        found = None if named else _TRADE_WORK.match(self.readers.acts.strip_leading(node.title))
        return found["name"] if found else named

    def base_year(self, position: int) -> int | None:
        """The year that a plan says its figures of the present are of (现状基准年为2023年), None where it does not."""
        part = self.document.part_at(position)
        if part.start not in self._base_years:
            found = _BASE_YEAR.search(self.document.text, part.start, part.end)
            said = _UP_TO.finditer(self.document.text, part.start, part.end)
            years = {int(each["year"]) for each in said}
            first = first_plan_year(self.document, position)
            sole = next(iter(years)) if len(years) == 1 else None
            sole = sole if sole and first and first - _RECENT <= sole < first else None
            self._base_years[part.start] = int(found["year"]) if found else sole
        return self._base_years[part.start]

    def title_industry(self, position: int) -> str:
        """The industry that a plan of one industry is of by its title, "" for any other document."""
        metadata = self.document.part_at(position).metadata
        if metadata.title not in self._titles:
            rest = metadata.title.removeprefix(metadata.region_full).removeprefix(metadata.region)
            found = _TITLE_INDUSTRY.match(rest)
            self._titles[metadata.title] = found["name"] if found else ""
        return self._titles[metadata.title]

    def _run_in_industry(self, section: int, paragraph: int) -> str:
        """The industry that a paragraph below a heading on industries opens with (生物医药。…), "" for none."""
        parents = self.document.ancestors(section)
        if not any(_INDUSTRIES.search(node.title) for node in parents):
            return ""
        leads = {start: self._lead_industry(start) for start in self._run_ins.get(section, {})}
        named = [lead for lead in leads.values() if lead]
        is_series = len(named) > 1 and len(named) >= _MOST * len(leads)
        return leads.get(paragraph, "") if is_series else ""

    def _lead_industry(self, paragraph: int) -> str:
        """The industry that a paragraph opens with, as its words read; "" for other words."""
        end = self._run_in_ends[paragraph]
        lead = self.document.text[paragraph:end].strip("。：: ")
        title = read_title(_NUMBER.sub("", lead, count=1), wording_of(self._vocabulary))
        is_name = title.kind in (TitleKind.NAMED, TitleKind.NOUN)
        return title.name if is_name and not _MOVED.search(title.name) else ""

    @cached_property
    def _run_ins(self) -> dict[int, list[int]]:
        """Where the paragraphs of a section start that have a run-in heading."""
        starts: dict[int, list[int]] = {}
        for block in self.document.blocks:
            if block.start in self._run_in_ends:
                starts.setdefault(block.section, []).append(block.start)
        return starts

    @cached_property
    def _run_in_ends(self) -> dict[int, int]:
        """Where the run-in headings of paragraphs end, by where the paragraphs start."""
        return {block.start: block.run_in_end for block in self.document.blocks if block.run_in_end}

    def code(self, indicator: str, unit: str, measure: Measure) -> str:
        """The vocabulary's code of an indicator, empty where it knows none."""
        return indicator_index(self._vocabulary).match(indicator, unit, measure)

    def knows_unit(self, unit: str) -> bool:
        """Whether the vocabulary knows a written unit."""
        return unit_table(self._vocabulary).knows(unit)

    def role(self, section: int, position: int) -> Role:
        """Whether the text at a position tells of the past, of goals or of work to do.

        In a work report its course decides; headings tell the rest.
        """
        turn = self.course.at(position)
        kind = self.document.part_at(position).metadata.kind
        if kind is DocumentKind.STATISTICAL_REPORT or (turn and turn.stage is Stage.REVIEW):
            return Role.REVIEW
        role = self._role_by_heading(section)
        if kind is DocumentKind.PLAN and role is Role.WORK and self._is_preface(section, position):
            return Role.REVIEW
        return Role.WORK if turn is not None and role is Role.REVIEW else role

    def _role_by_heading(self, section: int) -> Role:
        if section not in self._roles:
            role = self.readers.standing.role(self.document, section)
            if role is Role.WORK and self._is_before_situation(section):
                role = Role.REVIEW  # 新城建设实现良好开局, beside 面临形势
            if role is None:
                is_past = self._is_in_review(section) or self._looks_back(section)
                role = Role.REVIEW if is_past else Role.WORK
            self._roles[section] = role
        return self._roles[section]

    def _is_preface(self, section: int, position: int) -> bool:
        """Whether a paragraph before the first heading of a plan names no year of the plan and aims at nothing."""
        sections, text = self.document.sections, self.document.text
        if section or len(sections) == 1 or position >= sections[1].start:
            return False
        if sections[1].scheme not in _CHAPTERS:
            return False  # what stands before （一） is the body of a short plan
        start = text.rfind("\n", 0, position) + 1
        stop = text.find("\n", position)
        end = stop if stop >= 0 else len(text)
        first = first_plan_year(self.document, position)
        times = scan_times(self.document, text, start, end)
        is_ahead = first is None or any(time.period.last_day.year >= first for time in times)
        return not is_ahead and not self.readers.standing.aims(text[start:end])

    def _is_in_review(self, section: int) -> bool:
        """Whether a plan's section of no telling heading stands in one that tells of the past only."""
        node = self.document.sections[section]
        if self.document.part_at(node.start).metadata.kind is not DocumentKind.PLAN:
            return False
        if self._is_before_situation(section):
            return True
        return bool(node.parent) and self._role_by_heading(node.parent or 0) is Role.REVIEW

    def _is_before_situation(self, section: int) -> bool:
        """Whether a plan's section stands before one on the situation that the plan is made in, and orders nothing."""
        node = self.document.sections[section]
        if self.document.part_at(node.start).metadata.kind is not DocumentKind.PLAN:
            return False
        starts = self._situations.get(node.parent, [])
        index = bisect_right(starts, node.start)
        end = self.document.part_at(node.start).end
        is_before = index < len(starts) and starts[index] < end
        return is_before and not self.readers.standing.is_imperative(node.title)

    @cached_property
    def _situations(self) -> dict[int | None, list[int]]:
        """Where the sections on the situation start that each section holds."""
        starts: dict[int | None, list[int]] = {}
        for node in self.document.sections[1:]:
            if self.readers.standing.tells_situation(node.title):
                starts.setdefault(node.parent, []).append(node.start)
        return starts

    def _looks_back(self, section: int) -> bool:
        """Whether a section whose headings say nothing tells of the past only.

        Its first figure is dated to the past, no year of the plan is named, nothing is aimed at.
        """
        node, text = self.document.sections[section], self.document.text
        first = first_plan_year(self.document, node.start)
        times = scan_times(self.document, text, node.heading_end, node.end)
        told = [t for t in times if not t.is_origin and _YEAR.search(text, t.start, t.end)]
        if first is None or not told or max(t.period.year for t in times) >= first:
            return False
        number = next(self.readers.numbers.scan(text, told[0].end, node.end), None)
        is_told = number is not None and not _STOP.search(text, told[0].end, number.start)
        return is_told and not self.readers.standing.aims(text[node.heading_end : node.end])

    def compares(self, section: int) -> bool:
        """Whether a section compares with others: what it reports is of them, and it promises nothing."""
        if section not in self._asides:
            self._asides[section] = self.readers.standing.compares(self.document, section)
        return self._asides[section]

    def paragraphs(self) -> Iterator[Block]:
        """Paragraphs whose figures count; those of project sheets do not.

        A numbered item that is a sentence of its own counts too, though it heads a section (（8）新建5所学校。).
        """
        standing, text = self.readers.standing, self.document.text
        for block in self.document.blocks:
            is_item = block.kind is BlockKind.HEADING and text[block.end : block.end + 1] in _STOPS
            if block.kind is not BlockKind.PARAGRAPH and not is_item:
                continue
            if not standing.describes_projects(self.document, block.section):
                number = _NUMBER.match(text, block.start, block.end) if is_item else None
                yield replace(block, start=number.end()) if number else block

    def task_cells(self) -> Iterator[tuple[Block, Period | None]]:
        """What the task cells of 任务分工 tables say, with the time each is due: their figures are promised."""
        text = self.document.text
        for row in read_task_tables(self.document, self._vocabulary):
            start, end = row.span
            if "\t" not in text[start:end]:  # a cell over several lines holds words of others
                due = Period.of_year(row.deadline) if row.deadline else None
                yield Block(BlockKind.PARAGRAPH, start, end, row.section, start), due

    def period(self, section: int, position: int) -> Period | None:
        """The time that the nearest heading above names, None when none does.

        In a work report a turn of its course that comes after that heading counts instead.
        """
        turn = self.course.at(position)
        if turn is not None and turn.period is not None:
            heading = self.document.sections[section].start
            if turn.start > heading or self._period_by_heading(section) is None:
                return turn.period
        return self._period_by_heading(section)

    def _period_by_heading(self, section: int) -> Period | None:
        if section not in self._periods:
            self._periods[section] = _heading_period(self.document, section)
        return self._periods[section]


def _heading_period(document: Document, section: int) -> Period | None:
    for node in document.ancestors(section):
        times = scan_times(document, node.title, 0, len(node.title))
        if times:
            period = times[-1].period
            # a title that stands as a heading says only for which years the whole plans
            is_title = period == document.part_at(node.start).metadata.period
            return None if is_title and period.kind is PeriodKind.SPAN else period
    return None
