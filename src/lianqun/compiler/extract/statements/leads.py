"""Words before a number that name nothing of their own: they lead to what is counted, or say where it stands."""

import re

_PLACE = re.compile(r"(?:目前|现)?[\u4e00-\u9fff]{2,5}[市县区州旗]")
_LEADS = re.compile(
    r"[对为向将把](?:剩余|现有|全部|其余|其他)?的?"
    r"|(?:全[省市县区州国盟旗镇]|[本我][省市县区州]|[\u4e00-\u9fff]{2,5}[市县区州旗])?"
    r"(?:目前|现|已|共|现有|现已有|共有|拥有|建有|有)+"
)
_SITE = re.compile(
    r"(?![建引培打新])[\u4e00-\u9fff]{2,8}"
    r"(?:口岸|走廊|库区|新区|开发区|高新区|经开区|综保区|自贸区|试验区|流域)"
)
_JOINED = re.compile(r"(?:、|以及|和|(?<![惠普涉波触遍])及)$")
_MADE = re.compile(
    r"(?:全年|累计)?生产(?![总线能企基设装工安经过单用环要])(?P<goods>[\u4e00-\u9fff“”]{1,10})$"
)
_SECOND_TO = re.compile(r"^(?:仅|略)?次于(?P<place>[\u4e00-\u9fff]{2,6})$")
_SCALES = "百千万亿"
_GOODS_UNITS = (
    "吨", "辆", "台", "套", "台套", "台（套）", "只", "把", "件", "米", "立方米", "千瓦时", "千升", "重量箱", "箱", "双",
    "部", "艘", "吉瓦",
)  # fmt: skip


def only_leads(name: str) -> bool:
    """Whether words only lead to what is counted: 对剩余, 全区现有."""
    return _LEADS.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """Whether words are nothing but the name of a county, city or district: 涪江区."""
    return _PLACE.fullmatch(name) is not None


def is_site(name: str) -> bool:
    """Whether words only say where what is counted stands: 三江库区 before 42处危岩."""
    return _SITE.fullmatch(name) is not None


def joins_next(before: str) -> bool:
    """Whether words before a number end in a joint, so that those in front of it are of another item."""
    return _JOINED.search(before) is not None


def second_to(name: str) -> str:
    """The place of 仅次于甲, "" where nothing of the kind is said."""
    found = _SECOND_TO.match(name)
    return found["place"] if found else ""


def output_of(name: str, unit: str) -> str:
    """The output that words of making tell of: 生产汽车 of 辆 is 汽车产量; "" for other words or units."""
    made = _MADE.match(name) if unit.lstrip(_SCALES) in _GOODS_UNITS else None
    return made["goods"] + "产量" if made else ""
