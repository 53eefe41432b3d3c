"""Whose figure it is: the place, park, industry or group that a sentence or heading names."""

import re
from collections import Counter
from collections.abc import Sequence

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.model.document import Document
from lianqun.text.matching import words_within

_HAN = r"[\u4e00-\u9fff]"
_OWN = re.compile(
    r"^(?:全省|全市|全区|全县|全州|全盟|全旗|全疆|全兵团|我州|我盟|我旗|本州|州域|我省|我市|我区|我县|本省|本市|本区|全域|省域|市域|全园区)"
)
_NATION = re.compile(r"^(?:全国|我国)")
_TITLE = re.compile(
    r"全国[^，。；占]{2,14}(?:示范[^，。；]{0,6}|典型|重点[^，。；]{1,3}|先进[^，。；]{0,4}|标兵|模范|试点[^，。；]{0,4})$"
)
"""全国治理示范县: a title that the nation gives, no figure of the nation."""
_NOT_NATION = (
    "全国领先",
    "全国知名",
    "全国一流",
    "全国重要",
    "全国有影响",
    "全国重点",
    "全国文明",
    "全国示范",
)
_PARKS = re.compile(r"^(?P<parks>(?:产业|工业)?园区)(?:实现)?(?P<rest>(?!新增|数|建设|数量).{4,})$")
_IN_PARKS = ("企业", "常住", "内")
_IS_PARK = re.compile(r"(?:区|园|基地)$")
_ACHIEVES = re.compile(
    r"^(?P<who>[“”\u4e00-\u9fff]{2,10}?)(?:预计|累计|共|已|全年)?实现(?P<what>.{4,})$"
)
_GROUP = r"重点(?:企业|行业|产业|领域企业)"
_FIRM_GROUP = re.compile(rf"^(?P<subject>{_HAN}{{0,10}}{_GROUP})的?(?P<rest>.{{2,}}率)$")
_OWN_MONEY = r"(?:收入|营收|利润|利润总额|收益|投资|投入|产值|增加值|资产|资产总额|税收|支出|率)(?:年均|同比)?(?:增速|增幅)?"
_OWNS = re.compile(r"(?:产业|行业|产业链|集群|企业|国企|园区|平台|集团)$")
_SIZED_CLASS = re.compile(r"^(?:规模以上|规上|限额以上|限上)(?:工业|服务业)?(?=.{3})")
_SHARES = ("占比", "比重", "贡献率")
_IS_OWNER = re.compile(r"(?:省属|市属|区属|监管)(?:企业|国企)$")
_IS_GROUP = re.compile(rf"{_GROUP}$|{_IS_OWNER.pattern}|{_HAN}{{2}}园区$")
_PLACES_TAIL = re.compile(r"等(?:城市|地区|市|地|省份|省市)?")
_OF_NAMES = (
    "港",
    "站",
    "湖",
    "江",
    "河",
    "大学",
    "机场",
    "海关",
    "学院",
    "高新区",
    "经开区",
    "新区",
    "国际",
)
_REGION_ENDING = re.compile(r"(?:省|市|自治区|县|区)$")
_CITY_LIST = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,4}[、和与]){1,12}[\u4e00-\u9fff]{2,4}?)等(?:[\u4e00-\u9fff]{0,4})(?:城市|地区|市州|地市|省份|省市|市)(?![场])"
)
_NAMED_CITY = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3})市(?![场值级政民区容内直属县辖占域外里下中])"
)
_NO_CITY_ENDS = frozenset("上城超门股夜集都本全我各入小大中在到年和与各该外")

_TRADE = re.compile(
    r"(?P<subject>(?![^行]*(?:重点|传统|高耗能|主要|支柱|规模以上|规上|大类|全|各|其他|高风险|限额|领域|具有|拥有|推动|支持|示范))"
    r"(?!引进|培育|引育|新增|打造|扶持)[\u4e00-\u9fff、]{2,14}(?<![内外本各同全分该])行业)的?(?P<rest>(?!占|数|和|与|、|内|企业数|增加值占).{3,})$"
)

Owned = tuple[str, str]
"""(subject, indicator name)."""


def own_region(document: Document, position: int) -> str:
    """The document's own region or park, the subject where nothing else is said."""
    metadata = document.part_at(position).metadata
    return metadata.region or "".join(metadata.regions[:1]) or metadata.title


def is_group(subject: str) -> bool:
    """Whether a subject is a group of firms or a part of the region, whose next figures are its own."""
    return bool(_IS_GROUP.search(subject))


def is_owner(subject: str) -> bool:
    """Whether a subject is a group that owns only what is listed with its first figure."""
    return bool(_IS_OWNER.search(subject))


def owns_measure(subject: str, name: str, *, is_area: bool = False) -> bool:
    """Whether a bare measure is the subject's own (甲产业产值), not its part in what was said before."""
    return (is_area or bool(_OWNS.search(subject))) and name not in _SHARES


def places_of(document: Document, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Short names of places in the document, longest first: those `known`, and those it lists itself."""
    found = words_within(known, document.text)
    for match in _CITY_LIST.finditer(document.text):
        names = re.split(r"[、和与]", match["names"])
        found.update(name for name in names if 2 <= len(name) <= 4)
    named = Counter(match["name"] for match in _NAMED_CITY.finditer(document.text))
    found.update(n for n, count in named.items() if count > 1 and n[-1] not in _NO_CITY_ENDS)
    found.discard(_REGION_ENDING.sub("", document.metadata.region))
    return tuple(sorted(found, key=len, reverse=True))


class SubjectReader:
    """Parts names into subject and indicator by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        no_place = lexicon.any_long("act_last", "achieves_title")
        self._place = re.compile(
            rf"^(?P<place>(?!{no_place}|{_HAN}{{0,6}}?[和与]|{_HAN}{{0,1}}(?:抵离|出入|进出)|提请|报请|经)(?![^省市县]{{0,4}}{any_of('city_word')}){_HAN}{{2,7}}?{any_of('place')}(?!级)(?:等{_HAN}{{0,4}})?)"
            rf"(?:的|地区(?!生产))?(?={_HAN})"
        )
        self._park = re.compile(
            rf"^(?P<place>(?!{any_of('park_kind')})(?!.{{0,4}}[和与及]){_HAN}{{2,4}}园区)(?=产值|营收|{_HAN}{{3}})"
        )
        self._industry = re.compile(
            r"^(?:其中)?(?P<subject>[\u4e00-\u9fffA-Za-z0-9（）“”/、\-]{2,24}?(?:产业链|产业集群|产业|行业|集群))"
            rf"(?:实现|完成)?的?(?P<measure>{any_of('industry_measure')}(?:年均|同比)?(?:增速|增幅)?)$"
        )
        self._industry_classes = lexicon.words("industry_class")
        self._of_industry = re.compile(any_of("of_industry"))
        self._not_of_industry = re.compile(any_of("not_of_industry"))
        self._owner_group = re.compile(
            rf"^(?P<subject>(?!{any_of('act')}){_HAN}{{0,10}}?{any_of('owner_group')})"
            rf"(?:完成|实现|的)?(?P<rest>(?![与和、]).{{0,12}}{_OWN_MONEY})$"
        )
        self._no_achiever = re.compile(rf"{any_of('no_achiever')}|企业$|产业$|事项$|[，、]")

    def split(
        self,
        name: str,
        document: Document,
        position: int,
        *,
        default: str = "",
        places: Sequence[str] = (),
    ) -> Owned:
        """Part a phrase into (subject, indicator name): 全市…, 长沙市…, 其中甲产业产值.

        `default` is whose figure it is where the phrase does not say (else the region), `places` the
        short names of places in the document.
        """
        name = name.lstrip("而但")
        region = own_region(document, position)
        if name.endswith("差距"):
            return default or region, name
        parted = (
            _listed_places(name, places)
            or self._own_or_industry(name, region)
            or self._achiever(name)
            or self._named_place(name, places)
            or self._named_industry(name)
            or _trade(name)
            or _firm_group(name)
            or self._grouped(name)
        )
        return parted or (default or region, name)

    def _own_or_industry(self, name: str, region: str) -> Owned | None:
        """全市…: the region's own, or that of an industry in it (全市汽车产业产值)."""
        own = _own_place(name, region)
        named = (
            (self._named_industry(own[1]) or _trade(own[1])) if own and own[0] == region else None
        )
        return named or own

    def is_of_industry(self, name: str) -> bool:
        """Whether a figure in an industry's section is its own: output, firms, market, products."""
        return not self._not_of_industry.search(name)

    def _achiever(self, name: str) -> Owned | None:
        """甲园区实现企业总收入: who achieves it."""
        found = _ACHIEVES.match(name)
        if not found or self._no_achiever.search(found["who"]):
            return None
        return found["who"], found["what"]

    def _named_place(self, name: str, places: Sequence[str]) -> Owned | None:
        """Another place: by a suffix that only places have, or listed as a place by the document."""
        place = self._place.match(name) or self._park.match(name)
        if place:
            return place["place"], name[place.end() :]
        for listed in places:
            if name.startswith(listed) and len(name) > len(listed) + 1:
                if name.startswith(_OF_NAMES, len(listed)):
                    continue  # 某港, 某机场: a name of its own
                rest = name[len(listed) :]
                return listed, rest.removeprefix("市").removeprefix("省").lstrip("的")
        return None

    def _grouped(self, name: str) -> Owned | None:
        """省属企业完成投资, 脱贫地区农民收入: a group that owns its figures."""
        found = self._owner_group.match(name)
        return (found["subject"], found["rest"]) if found else None

    def _named_industry(self, name: str) -> Owned | None:
        """甲产业产值: the industry's; 战略性新兴产业产值 is the region's, of a statistical class."""
        found = self._industry.match(name)
        if not found or "基金" in found["subject"]:
            return None
        if _SIZED_CLASS.sub("", found["subject"]) in self._industry_classes:
            return None
        measure = found["measure"]
        return found["subject"], "产业规模" if measure == "规模" else measure


def _trade(name: str) -> Owned | None:
    """钢铁行业能效标杆产能占比: what is measured of a trade; classes of trades are the region's."""
    found = _TRADE.match(name)
    return (found["subject"], found["rest"]) if found else None


def _own_place(name: str, region: str) -> Owned | None:
    """The document's own region, named or pointed at (全市, 我区), or the nation."""
    own = _OWN.match(name)
    if own and len(name) > own.end():
        rest = name[own.end() :].lstrip("的")
        return _parks(region, rest) or (region, rest)
    parks = _parks(region, name)
    if parks:
        return parks
    nation = _NATION.match(name)
    is_title = name.startswith(_NOT_NATION) or _TITLE.match(name)
    if nation and len(name) > nation.end() + 1 and not is_title:
        return "全国", name[nation.end() :].lstrip("的")
    for form in (region, _REGION_ENDING.sub("", region)):
        if len(form) >= 2 and name.startswith(form) and len(name) > len(form) + 1:
            return region, name[len(form) :].lstrip("的市省")
    return None


def _parks(region: str, name: str) -> Owned | None:
    """园区规模工业增加值…: the parks of a region; a document of one park means itself."""
    found = _PARKS.match(name)
    if not found or found["rest"].startswith(_IN_PARKS):
        return None
    if _IS_PARK.search(region) and not region.endswith("自治区"):
        return region, found["rest"]
    return region + found["parks"], found["rest"]


def _firm_group(name: str) -> Owned | None:
    """制造业重点企业…普及率: a rate of a named group of firms."""
    grouped = _FIRM_GROUP.match(name)
    return (grouped["subject"], grouped["rest"]) if grouped else None


def _listed_places(name: str, places: Sequence[str]) -> Owned | None:
    """苏州、宁波等城市的占比: several places named together are one subject."""
    end = _end_of_places(name, places)
    tail = _PLACES_TAIL.match(name, end)
    if not end or not (tail or "、" in name[:end]):
        return None
    end = tail.end() if tail else end
    rest = name[end:].lstrip("的")
    return (name[:end], rest) if rest else None


def _end_of_places(name: str, places: Sequence[str]) -> int:
    """Where the places end that a name opens with, joints between them included."""
    end = 0
    while place := next((p for p in places if name.startswith(p, end)), ""):
        end += len(place)
        if name[end : end + 1] not in ("、", "和", "与"):
            break
        end += 1
    return end
