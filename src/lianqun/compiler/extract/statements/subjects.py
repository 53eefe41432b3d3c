"""Whose figure it is: the place, park, industry or group that a sentence or heading names."""

import re
from collections import Counter
from collections.abc import Sequence

from lianqun.model.document import Document

_OWN = re.compile(
    r"^(?:全省|全市|全区|全县|我省|我市|我区|我县|本省|本市|本区|全域|省域|市域|全园区)"
)
_NATION = re.compile(r"^(?:全国|我国|中国|国内)")
_PLACE = re.compile(
    r"^(?P<place>(?![^省市县]{0,4}(?:上市|城市|本市|股市|门市|夜市|集市|超市|都市(?!圈)|入市|各市))[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|高新区|经开区|开发区|新区|自贸区|综保区|城市群|都市圈|经济圈|经济区)(?:等[\u4e00-\u9fff]{0,4})?)(?:的|地区)?(?=[\u4e00-\u9fff])"
)
_PARK_NAME = re.compile(
    r"^(?P<place>(?!产业|工业|国家|省级|市级|各|全|重点|特色|示范|专业|海外|零碳|智慧|绿色)(?!.{0,4}[和与及])[\u4e00-\u9fff]{2,4}园区)(?=[\u4e00-\u9fff]{3})"
)


def own_region(document: Document, position: int) -> str:
    """The document's own region or park, the subject where nothing else is said."""
    metadata = document.part_at(position).metadata
    return metadata.region or "".join(metadata.regions[:1]) or metadata.title


def split_subject(
    name: str, document: Document, position: int, *, default: str = "", places: Sequence[str] = ()
) -> tuple[str, str]:
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
        or _own_place(name, region)
        or _achiever(name)
        or _named_place(name, places)
        or _industry_subject(name)
        or _group_subject(name)
    )
    return parted or (default or region, name)


def _own_place(name: str, region: str) -> tuple[str, str] | None:
    """The document's own region, named or pointed at (全市, 我区), or the nation."""
    own = _OWN.match(name)
    if own and len(name) > own.end():
        rest = name[own.end() :].lstrip("的")
        return _parks(region, rest) or (region, rest)
    parks = _parks(region, name)
    if parks:
        return parks
    nation = _NATION.match(name)
    if (
        nation
        and len(name) > nation.end() + 1
        and not name.startswith(("国内市场", "国内首", "中国", "全国重点", "全国文明", "全国示范"))
    ):
        return "全国", name[nation.end() :].lstrip("的")
    for form in (region, _STEM.sub("", region)):
        if len(form) >= 2 and name.startswith(form) and len(name) > len(form) + 1:
            return region, name[len(form) :].lstrip("的市省")
    return None


_PARKS = re.compile(r"^(?P<parks>(?:产业|工业)?园区)(?:实现)?(?P<rest>(?!新增|数|建设|数量).{4,})$")
_IS_PARK = re.compile(r"(?:区|园|基地)$")


def _parks(region: str, name: str) -> tuple[str, str] | None:
    """园区规模工业增加值…: the parks of a region; a document of one park means itself."""
    found = _PARKS.match(name)
    if not found or re.match(r"企业|常住|内", found["rest"]):
        return None
    if _IS_PARK.search(region) and not region.endswith("自治区"):
        return region, found["rest"]
    return region + found["parks"], found["rest"]


_ACHIEVES = re.compile(r"^(?P<who>[“”\u4e00-\u9fff]{2,10})实现(?P<what>.{4,})$")


def _achiever(name: str) -> tuple[str, str] | None:
    """甲园区实现企业总收入: who achieves it."""
    found = _ACHIEVES.match(name)
    if not found or re.search(r"投资|项目|目标|增长|年|企业$|产业$|事项$|[，、]", found["who"]):
        return None
    return found["who"], found["what"]


def _named_place(name: str, places: Sequence[str]) -> tuple[str, str] | None:
    """Another place: by a suffix that only places have, or listed as a place by the document."""
    place = _PLACE.match(name) or _PARK_NAME.match(name)
    if place:
        return place["place"], name[place.end() :]
    for listed in places:
        if name.startswith(listed) and len(name) > len(listed) + 1:
            rest = name[len(listed) :]
            return listed, rest.removeprefix("市").removeprefix("省").lstrip("的")
    return None


_PARTED = re.compile(
    r"^(?:其中)?(?P<subject>[\u4e00-\u9fffA-Za-z0-9（）“”/、\-]{2,24}?(?:产业链|产业集群|产业|行业|集群))(?:的)?(?P<measure>总?产值|规模|产业规模|营业(?:总)?收入|主营业务收入|总规模|总量|销售收入|总产出)$"
)


_FIRM_GROUP = re.compile(
    r"^(?P<subject>[\u4e00-\u9fff]{0,10}重点(?:企业|行业|产业|领域企业))(?:的)?(?P<rest>.{2,}率)$"
)


def _group_subject(name: str) -> tuple[str, str] | None:
    """制造业重点企业…普及率: a rate of a named group of firms."""
    grouped = _FIRM_GROUP.match(name)
    return (grouped["subject"], grouped["rest"]) if grouped else None


def is_group(subject: str) -> bool:
    """Whether a subject is a group of firms or a part of the region, whose next figures are its own."""
    return bool(re.search(r"重点(?:企业|行业|产业|领域企业)$|[\u4e00-\u9fff]{2}园区$", subject))


_OF_INDUSTRY = re.compile(
    r"产值|收入|规模|企业|公司|配套率|占有率|市场|集群|标准|品牌|利润|税收|增加值|出口|产量|市值|龙头|产品|药品|板块|关键技术"
)
_NOT_OF_INDUSTRY = re.compile(r"试点|基站|机构|示范区")


def is_of_industry(name: str) -> bool:
    """Whether a figure in an industry's section is the industry's: output, firms, market, products."""
    return bool(_OF_INDUSTRY.search(name)) and not _NOT_OF_INDUSTRY.search(name)


def _listed_places(name: str, places: Sequence[str]) -> tuple[str, str] | None:
    """苏州、宁波等城市的占比: several places named together are one subject."""
    end = 0
    rest = name
    while True:
        found = next((p for p in places if rest.startswith(p)), "")
        if not found:
            break
        end += len(found)
        rest = name[end:]
        if rest[:1] not in ("、", "和", "与"):
            break
        end += 1
        rest = name[end:]
    tail = re.match(r"等(?:城市|地区|市|地|省份|省市)?", name[end:])
    if end and not tail and "、" in name[:end]:
        return name[:end], name[end:].lstrip("的")
    if not end or not tail or len(name) <= end + tail.end():
        return None
    return name[: end + tail.end()], name[end + tail.end() :].lstrip("的")


def _industry_subject(name: str) -> tuple[str, str] | None:
    parted = _PARTED.match(name)
    if (
        not parted
        or "基金" in parted["subject"]
        or parted["subject"]
        in (
            "高新技术产业",
            "战略性新兴产业",
            "数字产业",
            "数字经济核心产业",
            "新兴产业",
        )
    ):
        return None
    return parted["subject"], parted["measure"]


_NO_CITY = frozenset("上城超门股夜集都本全我各入小大中在到年和与各该外")
_CITY_LIST = re.compile(
    r"(?P<names>(?:[\u4e00-\u9fff]{2,4}[、和与]){1,12}[\u4e00-\u9fff]{2,4}?)等(?:[\u4e00-\u9fff]{0,4})(?:城市|地区|市州|地市|省份|省市|市)(?![场])"
)
_NAMED_CITY = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{2,3})市(?![场值级政民区容内直属县辖占域外里下中])"
)


def places_of(document: Document, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Short names of places in the document, longest first: those `known`, and those it lists itself."""
    found = {name for name in known if name in document.text}
    for match in _CITY_LIST.finditer(document.text):
        names = re.split(r"[、和与]", match["names"])
        found.update(name for name in names if 2 <= len(name) <= 4)
    named = Counter(match["name"] for match in _NAMED_CITY.finditer(document.text))
    found.update(n for n, count in named.items() if count > 1 and n[-1] not in _NO_CITY)
    found.discard(_STEM.sub("", document.metadata.region))
    return tuple(sorted(found, key=len, reverse=True))


_STEM = re.compile(r"(?:省|市|自治区|县|区)$")
