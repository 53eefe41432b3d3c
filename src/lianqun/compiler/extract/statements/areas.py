"""Whose figures a section, a paragraph or a clause tells, where it opens with a park, district or place.

A plan of several parks has a heading or a paragraph for each (一、某某经开区; 某某高新区：…), and a sentence
may go from one to the next (某某区产值5亿元；某某县培育企业20家，产值3亿元): the name is not said again
beside every figure.
"""

import re
from bisect import bisect_right
from typing import Final

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.model.document import Document, Section

_STEM: Final = (
    r"(?:(?![与和及或在为到对向把以等的是有由从即各其每该要将着力抓])[\u4e00-\u9fffA-Za-z·])"
)
_FIELD: Final = r"(?:(?![在为到对向把以等的是有由从即各其每该要将抓])[\u4e00-\u9fffA-Za-z·])"
_WALLED: Final = (
    r"[\u4e00-\u9fff](?<![新老大小中各全省县古强])城市(?![群圈化更建规体轨公总发管治品功])"
)
"""宜城市, 邹城市: cities whose own name ends in 城."""

_ITEM: Final = r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]\s?|[①-⑳—－-]+\s?)"
_NUMBER: Final = re.compile(rf"\s*{_ITEM}?")
_CLAUSE: Final = (
    r"(?:^|(?<=[，。；：:（(\n]))\s*"
    rf"(?:{_ITEM}|[一二三四五六七八九十]是要?|其中[，：]?|“[^”]{{1,6}}”(?:即|为)|包括[：:]?|[一二三四五六七八九十两多][核极带区轴廊圈点城园心翼群][：:]|到?20\d\d年(?:底|末)?，?)*"
)
_BRACKET: Final = r"(?:[（(][^）)]{0,24}[）)])?"
_LIST_JOINT: Final = re.compile(r"[、和与及]")
_NOT_COUNTED: Final = r"(?!（|(?:达到?|新增|增至|突破|超过?|累计|总?数量?)*\d+[余多]?[个家座处片])"
_ON_PARKS: Final = re.compile(r"园区|开发区|功能区|(?:产业|功能|开放|重点|重大|承载)平台")
_IS_BUILT: Final = re.compile(
    r"(?:[\u4e00-\u9fff]期)?(?:顺利|正式|全面|加快|如期|成功|项目)?"
    r"(?:开工|建成|投用|投运|投产|揭牌|挂牌|启动|落地|竣工|完工|获批)(?:建设|设立|投用|投产|投运|运营|运行|使用|通车)?(?=[，。；、])"
)
"""某产业园开工建设，新建管网5公里: what is built owns no figure that follows."""
_STOP: Final = re.compile("[。；]")
_RELIES: Final = re.compile(
    "依托|围绕|立足|借助|利用|占|结合|获批|升级|入选|晋升|成为|布局|壮大|[两三四五六七八九十][个大座]"
)
_SHORT: Final = re.compile(
    r"(?<=[。\n])[^，。；：\d\n]{5,24}。|(?<=[。；\n])[^，。；：\d\n]{2,8}："
)
"""煤炭行业抓先进产能。, 煤炭：: a short sentence, or words before a colon, that say what the next ones are of."""

_LEAD_REACH: Final = 40
_LONGEST_PARAGRAPH: Final = 4_000
_SHORTEST_REST: Final = 2
_SHORTEST_WORK: Final = 5
_COMMON_UNITS: Final = ("区", "市", "镇", "乡", "县", "州", "旗", "盟")
"""Words that end so are names only where a text says them more than once."""
_SURE_UNITS: Final = ("县", "旗")
"""What ends so and opens a clause is a name, though said once."""
_WIDE: Final = ("省", "自治区", "全国", "北京市", "上海市", "天津市", "重庆市")
"""Regions with many parks of a kind: 高新区 alone is none of them."""
_KINDS: Final = {
    "区": "区园城", "园": "区园城", "县": "县市", "市": "市", "镇": "镇", "州": "州", "旗": "旗", "盟": "盟",
}  # fmt: skip
"""What 全区, 全县 … in the words on an area can mean, by its last character."""


class AreaReader:
    """Knows names of areas by how they begin and end."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        no_name = lexicon.any_long(
            "act", "builds", "manner", "opener", "imperative_title", "no_area"
        )
        ends = rf"{any_of('area_end')}(?![域块内外级数])"
        units = rf"{any_of('area_unit')}(?![域块划分内外间级场民长面委府政属值园乡村两]|级(?!市))"
        name = rf"(?P<name>(?!{no_name})(?:{_STEM}{{1,14}}{ends}|{_STEM}{{2,4}}?{units}|{_WALLED})|{any_of('area_alone')}(?![域块内外级数]))"
        self._name = re.compile(name)
        self._title = re.compile(rf"{name}{_BRACKET}(?=$|[。：:\n])")
        self._opening = re.compile(
            rf"{_CLAUSE}(?:{name}{_BRACKET}{_NOT_COUNTED}|(?P<own>(?:全|我|本)[省市区县州旗盟]))"
        )
        plain = name.replace("(?P<name>", "(?:")
        self._list = re.compile(rf"{_CLAUSE}(?P<list>{plain}(?:、{plain})+(?:[和与及]{plain})?)")
        self._industry = re.compile(
            rf"{_CLAUSE}(?:{no_name}|(?:全|我|本)[省市区县州])?(?P<name>(?!{no_name}){_FIELD}{{2,14}}?(?:产业链|产业集群|产业|集群|链))"
            rf"(?![园基工结体化政生协联投供主长转])"
            rf"|{_CLAUSE}(?P<field>(?!{no_name}){_FIELD}{{2,10}}?)方面[，：]"
        )
        self._trade = re.compile(
            rf"(?:{no_name}|大力|着力|全链|持续|全面|深入)*"
            rf"(?P<name>(?!{no_name}){_FIELD}{{2,10}}?(?:行业|产业))(?:链|集群)?[\u4e00-\u9fffA-Za-z·]{{0,12}}。"
        )
        self._acts = re.compile(rf"^(?:{no_name}|多方|协同|大力|着力|全面)+")
        self._trade_name = re.compile(rf"{any_of('trade_name')}(?:、{any_of('trade_name')})*")
        self._no_industry = re.compile(
            rf"(?:{any_of('no_industry')}|[两二三四五六七八九十\d]+[大条个])+(?:产业链|产业集群|产业|集群|链)"
        )
        self._generic = re.compile(
            rf"{any_of('park_kind', 'area_end')}*{any_of('area_end', 'area_unit')}"
        )
        self._unit_last = re.compile(rf"{any_of('area_unit')}$")
        self._park_last = re.compile(rf"{any_of('area_end')}$")
        self._alone = lexicon.words("area_alone")
        self._own = re.compile(
            r"(?:全|本|我)(?P<kind>[区园县市镇州旗盟])|(?P<park>(?:全)?园)区内?|(?P<inside>区)内"
        )

    def of_title(self, title: str) -> str:
        """The area that a heading names, "" where it says anything else."""
        return self._checked(self._title.match(title))

    def of_paragraph(self, text: str, start: int) -> str:
        """The area that a paragraph opens with, before a colon or a full stop; "" for none."""
        number = _NUMBER.match(text, start)
        begin = number.end() if number else start
        return self._checked(self._title.match(text, begin, start + _LEAD_REACH))

    def at_start(self, name: str) -> str:
        """The area that the name of a figure begins with, "" for none."""
        return self._checked(self._name.match(name))

    def openings(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Where clauses open with an area, and with the region itself (""), in order."""
        return [
            (found.start(), self._checked(found) if found["name"] else "")
            for found in self._opening.finditer(text, start, end)
            if found["own"] or (self._checked(found) and not _IS_BUILT.match(text, found.end()))
        ]

    def lists(self, text: str, start: int, end: int) -> list[list[str]]:
        """The areas of each list that opens a clause (甲县、乙县：…), in order."""
        found = self._list.finditer(text, start, end)
        return [_LIST_JOINT.split(each["list"]) for each in found]

    def industries(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Where clauses open with an industry (光伏产业…, 钢铁链：…), in order."""
        return [
            (found.start(), found["name"] or found["field"])
            for found in self._industry.finditer(text, start, end)
            if found["field"] or not self._no_industry.fullmatch(found["name"])
        ]

    def trade_name(self, title: str) -> str:
        """A heading that is nothing but the name of a trade, or of several: 石化、化工; "" for any other."""
        return title if self._trade_name.fullmatch(title) else ""

    def trade(self, words: str) -> str:
        """The one trade or industry that a short sentence or a heading is on (加快发展某产业。, 4.有色金属), "" for none."""
        named = self.trade_name(words.rstrip("。：:"))
        if named:
            return named
        found = self._trade.match(words)
        if not found or self._no_industry.fullmatch(found["name"]):
            return ""
        return found["name"].replace("全产业", "产业")

    def strip_acts(self, title: str) -> str:
        """A heading without the acts that open it."""
        return self._acts.sub("", title)

    def strip_own(self, name: str, area: str) -> str:
        """A name without the word by which an area speaks of itself (全区, 园区), "" where it does not."""
        own = self._own.match(name)
        kind = (own["kind"] or own["park"] or own["inside"])[-1] if own else ""
        return name[own.end() :] if own and area[-1] in _KINDS[kind] else ""

    def is_alone(self, name: str) -> bool:
        """Whether a name is only a kind of park: 高新区."""
        return name in self._alone

    def is_unit(self, name: str) -> bool:
        """Whether a name is of a county, district or town."""
        return self._unit_last.search(name) is not None and not self.is_park(name)

    def is_park(self, name: str) -> bool:
        """Whether a name ends in a word that only parks have."""
        return self._park_last.search(name) is not None

    def _checked(self, found: re.Match[str] | None) -> str:
        if not found or not found["name"]:
            return ""
        name = found["name"]
        if _RELIES.search(name):
            return ""  # 某市依托产业园: a clause, no name
        if name[0] in "省市县区" and name[1:] in self._alone:
            name = name[1:]  # 市高新区
        is_generic = name not in self._alone and self._generic.fullmatch(name)
        return "" if is_generic else name


class Areas:
    """The areas of one document, found once for each section and paragraph."""

    def __init__(self, document: Document, reader: AreaReader) -> None:
        self._document = document
        self._reader = reader
        self._titles: dict[int, str] = {}
        self._leads: dict[int, str] = {}
        self._openings: dict[int, list[tuple[int, str]]] = {}
        self._industries: dict[int, list[tuple[int, str]]] = {}
        self._trades: dict[int, list[tuple[int, str]]] = {}
        self._known: dict[str, bool] = {}

    def of_section(self, section: Section) -> str:
        """The area that the heading of a section names, "" for none."""
        if section.index not in self._titles:
            name = self._reader.of_title(section.title) or self._worked_on(section)
            self._titles[section.index] = self._other(name, section.start)
        return self._titles[section.index]

    def _worked_on(self, section: Section) -> str:
        """The district or park that a heading has something built or done in (推进某区示范区建设), "" for none."""
        name = self._reader.at_start(self._reader.strip_acts(section.title))
        is_long = len(section.title) > len(name) + _SHORTEST_WORK
        is_own = name.endswith(("区", "县", "园", "城")) and not self._reader.is_alone(name)
        return name if name and is_long and is_own and self._is_known(name) else ""

    def of_paragraph(self, start: int) -> str:
        """The area that the paragraph at `start` opens with, "" for none."""
        if start not in self._leads:
            name = self._reader.of_paragraph(self._document.text, start)
            self._leads[start] = self._other(name, start)
        return self._leads[start]

    def running(self, paragraph: int, position: int) -> str | None:
        """The area that the text last turned to before a position, "" for the region, None for neither.

        An area that opens a paragraph holds for all of it, one within it to the end of its sentence; in a
        paragraph on parks (加快重点园区发展。高新区…。产值…。综保区…。) each park holds to the next.
        Beside areas that are known, others that only look so are areas too (湾头区…；柳塘区…).
        """
        openings = self._openings_of(paragraph)
        return self._in_series(openings, paragraph, position) or self._last(
            openings, paragraph, position
        )

    def _in_series(self, openings: list[tuple[int, str]], paragraph: int, position: int) -> str:
        """The park whose sentences a position stands in, in a paragraph that says it is on parks; else ""."""
        stop = self._document.text.find("。", paragraph, position)
        if stop < 0 or not _ON_PARKS.search(self._document.text, paragraph, stop):
            return ""
        parks = [(at, name) for at, name in openings if self._opens_sentence(paragraph, at, name)]
        index = bisect_right(parks, position, key=lambda opening: opening[0]) - 1
        return parks[index][1] if index >= 0 else ""

    def _opens_sentence(self, paragraph: int, position: int, name: str) -> bool:
        """Whether a park, or the region (""), opens a sentence of a paragraph."""
        is_first = position == paragraph or self._document.text[position - 1] in "。；"
        return is_first and (not name or self._reader.is_park(name) or self._reader.is_alone(name))

    def of_rank(self, paragraph: int, position: int, rank: tuple[int, int]) -> str:
        """Whose the number at `rank` (place, count) is after a list of as many areas (甲县、乙县：…分别达到), "" for none."""
        place, count = rank
        listed = self._reader.lists(self._document.text, paragraph, position)
        return listed[-1][place] if listed and len(listed[-1]) == count else ""

    def industry(self, paragraph: int, position: int) -> str:
        """The industry that the text last opened a clause with before a position, as `running` for areas."""
        if paragraph not in self._industries:
            text, end = self._document.text, self._end_of(paragraph)
            self._industries[paragraph] = self._reader.industries(text, paragraph, end)
        return self._last(self._industries[paragraph], paragraph, position) or ""

    def trade(self, paragraph: int, position: int) -> str:
        """The trade whose sentences a position stands in, where several in a paragraph each open them; else "".

        煤炭行业抓先进产能。…焦化行业抓项目投产。…
        """
        if paragraph not in self._trades:
            found = _SHORT.finditer(self._document.text, paragraph, self._end_of(paragraph))
            self._trades[paragraph] = [
                (each.start(), self._reader.trade(each[0])) for each in found
            ]
        trades = self._trades[paragraph]
        index = bisect_right(trades, position, key=lambda trade: trade[0]) - 1
        is_series = sum(1 for _, name in trades if name) > 1
        return trades[index][1] if is_series and index >= 0 else ""

    def _last(self, openings: list[tuple[int, str]], paragraph: int, position: int) -> str | None:
        """What was last opened with and still holds at a position."""
        index = bisect_right(openings, position, key=lambda opening: opening[0]) - 1
        if index < 0:
            return None
        start, opened = openings[index]
        if start > paragraph and _STOP.search(self._document.text, start, position):
            first, whole = openings[0]
            return whole if first == paragraph else None
        return opened

    def of_name(self, name: str, position: int) -> str:
        """The area that the name of a figure begins with, "" where it names none or nothing else."""
        area = self._other(self._reader.at_start(name), position)
        rest = name[len(area) :]
        return area if self._is_known(area) and len(rest) >= _SHORTEST_REST else ""

    def _openings_of(self, paragraph: int) -> list[tuple[int, str]]:
        if paragraph not in self._openings:
            text, end = self._document.text, self._end_of(paragraph)
            found = self._reader.openings(text, paragraph, end)
            is_series = any(self._is_known(area) for _, area in found if area)
            self._openings[paragraph] = [
                (start, self._other(area, start))
                for start, area in found
                if is_series or area.endswith(_SURE_UNITS) or self._is_known(area)
            ]
        return self._openings[paragraph]

    def _end_of(self, paragraph: int) -> int:
        text = self._document.text
        stop = text.find("\n", paragraph, paragraph + _LONGEST_PARAGRAPH)
        return stop if stop >= 0 else min(len(text), paragraph + _LONGEST_PARAGRAPH)

    def _is_known(self, area: str) -> bool:
        """Whether words that only look like the name of a district are said more than once."""
        if not area.endswith(_COMMON_UNITS) or self._reader.is_park(area):
            return True
        if area not in self._known:
            self._known[area] = self._document.text.count(area) > 1
        return self._known[area]

    def _other(self, name: str, position: int) -> str:
        """An area that is not the region of the whole document, by its name or its kind."""
        metadata = self._document.part_at(position).metadata
        if self._reader.is_alone(name) and metadata.region.endswith(_WIDE):
            return ""
        is_own = metadata.region.endswith(name) or metadata.region_full.endswith(name)
        return "" if is_own else name
