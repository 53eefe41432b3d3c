"""Names that need words of an earlier one: parts of a whole (其中国家级3家), heads before a colon, 每千人拥有.

A part is named in full by what it adds (国家级, 规上工业, 公路) and what the whole is of (企业技术中心,
新增规上企业, 通车里程); a part that is a full name of its own (税收收入, 过夜游客) keeps it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.growths import is_growth
from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.list_naming import SIZE_LEAD, SIZE_ONLY
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.respective import PER_HEAD
from lianqun.compiler.extract.statements.windows import Window

_OWNED = re.compile(
    r"^(?:全[省市区县州镇]|[本我][省市区县州])?(?:累计|已)?(?:现有|共有|拥有|建有|建成|有)?"
)
_OWNER = re.compile(
    r"^(?P<owner>[\u4e00-\u9fff]{0,6}(?:园区|新区|开发区|高新区|经开区|产业园|基地|集群|产业链|产业))(?:现有|共有|拥有|建有|集聚|入驻|入园)"
)
"""园区现有企业: who has what is counted."""

_SHARE_OF_WHOLE = re.compile(r"(?:其中|含)?(?P<part>[^，、占]{2,12}?)(?:占比|比重)$")
_PLACE = re.compile(
    r"(?![\u4e00-\u9fff]*(?:[城地全各上入]市|[城地山小社园]区|各县|全县))[\u4e00-\u9fff]{2,4}[市县区旗]"
)
_CONTAINS = re.compile(r"^(?:其中|含|包括|包含)")
_OPENS_PART = re.compile(r"^[、，\s]*(?:其中|含|包括|包含)")
_LEVELS = r"(?:国家|世界|自治区|省|市|州|县|区|乡|镇|村|[\dA-Z甲乙丙]{1,2})级(?:及?以上)?"
_LEVEL = re.compile(rf"{_LEVELS}$")
_OWN_LEVEL = re.compile(rf"^{_LEVELS}")
_CLASS = re.compile(r"^(?:规模以上|规上|规模|限额以上|限上|亿元以上)")
_BUILDINGS = re.compile(r"^(?:商品房|房屋|房地产)(?=[\u4e00-\u9fff]{2})")
"""What a kind of building stands for: 住宅施工面积 of 房屋施工面积."""

_CLASSES = re.compile(rf"^(?:规模以上|规上|限额以上|限上|{_LEVELS})$")
_SIDES = (("支出", "收入"), ("出栏", "存栏"))
"""What is told beside what: 收入…，支出…"""
_SHORT_SIDE = 4
_OWN_RATE = re.compile(r"(?:[率度比]|比重|比例|增速|增长|占.*)$")
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,6}$")
_BODIES = "家个户所座处"
_ROADS = ("国道", "省道", "县道", "乡道")
_BEDS = "张"
_MEASURED = (
    "吨",
    "公斤",
    "亩",
    "公顷",
    "千瓦",
    "千瓦时",
    "公里",
    "辆",
    "台",
    "套",
    "头",
    "只",
    "羽",
)
_COUNTED = _BODIES + _BEDS + "人名"
_SCALES = "百千万亿"
_KINDS = ("产业", "产业链", "行业", "集群", "园区", "板块")
_AREAS = (*_KINDS, "园", "区", "县", "市", "镇", "城")
_OF_KIND = re.compile(
    r".{2,}?(?P<kind>产业链|产业集群|产业|行业|集群|园区|板块)?"
    r"(?P<measure>(?:总|工业总|工业)?产值|产业规模|规模|增加值|营业收入|主营业务收入|税收|投资)$"
)
_LIST_JOINTS = ("、", "和", "及", "以及", "")
_LONGEST_ITEM = 12
_SHORTEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Whole:
    """What a part is a part of: the naming of the whole and the unit it is counted in."""

    naming: Naming
    unit: str


class PartNames:
    """Completes the names of a sentence by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._open = re.compile(rf"{any_of('part_open')}$")
        self._open_people = re.compile(rf"{any_of('part_open', 'part_open_people')}$")
        self._adds = re.compile(rf"^(?:每年|累计)?{any_of('adds', 'counted_act')}(?!率)")
        self._trade = lexicon.words("trade")
        self._body = re.compile(rf"{any_of('body_end')}$")
        self._amount_tail = re.compile(rf"{any_of('part_tail')}$")
        self._measure = re.compile(rf"{any_of('colon_head')}$")
        self._is_amount = re.compile(rf"{any_of('measure_tail', 'amount', 'part_tail')}$")

    def complete(
        self, windows: Sequence[Window], namings: Sequence[Naming], before: Whole | None = None
    ) -> list[Naming]:
        """The namings with those made whole that need words of an earlier one.

        `before` is what the sentence before told of, which 其中 at the start of this one parts.
        """
        named: list[Naming] = []
        whole = before
        renamed: tuple[str, str] | None = None
        for window, naming in zip(windows, namings, strict=True):
            whole = self._whole(window, named, windows, whole)
            if whole is before and not self._is_bare_part(window, naming):
                whole = None
            full = self._completed(windows, naming, whole, named)
            if renamed and naming.is_inherited and naming.name.startswith(renamed[0]):
                full = replace(full, name=renamed[1] + full.name[len(renamed[0]) :])
            elif not naming.is_inherited:
                is_longer = naming.name and full.name != naming.name
                renamed = (naming.name, full.name) if is_longer else None
            named.append(full)
        return named

    def _completed(
        self,
        windows: Sequence[Window],
        naming: Naming,
        whole: Whole | None,
        named: Sequence[Naming],
    ) -> Naming:
        """The next naming of a sentence, made whole."""
        window = windows[len(named)]
        rate = _rate_of_part(window, naming, whole)
        is_one = bool(named) and not windows[len(named) - 1].follows_number
        share = _share_of_whole(window, naming, whole) if is_one else None
        if rate or share:
            return rate or share or naming
        if whole and not naming.is_inherited and self._is_part(window, naming, whole):
            return self._part(naming, whole.naming, window.mention.unit)
        if window.head and self._measure.search(window.head):
            return _under_head(naming, window.head)
        previous = named[-1] if named else None
        full = self._like_before(windows, named, naming)
        return _with_per_head(window, self._counterpart(full, previous), previous)

    def of_whole(self, part: str, whole: str, unit: str) -> str:
        """The name of a table's row that stands under another: 住宅 of 房屋施工面积, 铁路 of 货运量."""
        return self._full_name(part, _OWNED.sub("", whole), unit) if self.is_bare(part) else part

    def is_bare(self, name: str) -> bool:
        """Whether a name says only which part of something is meant: 铁路, 国家级."""
        return bool(self._open.fullmatch(name) or _LEVEL.search(name))

    def _is_bare_part(self, window: Window, naming: Naming) -> bool:
        """Whether a name says only which part is meant: 铁路, 国家级, 地方财政 of a sum of money."""
        part = _CONTAINS.sub("", naming.name)
        if naming.is_inherited or self.is_bare(part):
            return True
        is_money = window.mention.unit.endswith("元") and len(part) <= _SHORT_SIDE
        return is_money and part not in self._trade and not self._is_amount.search(part)

    def _is_part(self, window: Window, naming: Naming, whole: Whole) -> bool:
        """Whether a figure is one of the whole: of its unit, or how a part of it grows."""
        moves = window.mention.unit == "%" and is_growth(naming.phrase)
        part = _CONTAINS.sub("", naming.name)
        return _same_unit(window, whole.unit) or (moves and bool(self._open.fullmatch(part)))

    def _like_before(
        self, windows: Sequence[Window], named: Sequence[Naming], naming: Naming
    ) -> Naming:
        """甲产业产值5亿元，乙产业3亿元: the same measure of another of the kind."""
        index = len(named)
        before = _OF_KIND.match(named[-1].name) if named else None
        if not before or naming.is_inherited or naming.uses_after or naming.phrase.links:
            return naming
        window, last = windows[index], windows[index - 1]
        is_next = window.follows_number or window.clause_start == last.clause_end + 1
        is_other = not self._is_amount.search(naming.name) and len(naming.name) <= _LONGEST_ITEM
        if not (is_next and is_other and _same_unit(window, last.mention.unit)):
            return naming
        kind = "" if naming.name.endswith(_AREAS) else before["kind"]
        if kind is None:
            return naming
        return replace(naming, name=naming.name + kind + before["measure"])

    def _counterpart(self, naming: Naming, previous: Naming | None) -> Naming:
        """保障标准城市达到1、农村达到2: one of two sides is of what the other was of."""
        if not previous or naming.is_inherited:
            return naming
        for mine, other in _SIDES:
            if naming.name.endswith(mine) and len(naming.name) <= _SHORT_SIDE:
                head = previous.name.removesuffix(other)
                return replace(naming, name=head + mine) if head != previous.name else naming
        is_of_other = bool(naming.verb) and naming.verb != previous.verb
        if is_of_other or not self._open.fullmatch(naming.name):
            return naming
        side = self._open.search(previous.name)
        if not side or side[0] == previous.name or side[0] == naming.name:
            return naming
        return replace(naming, name=previous.name[: side.start()] + naming.name)

    def _whole(
        self,
        window: Window,
        named: Sequence[Naming],
        windows: Sequence[Window],
        whole: Whole | None,
    ) -> Whole | None:
        """What the figure is a part of; None where it is no part."""
        if not named:
            return whole
        last = len(named) - 1
        is_listed = window.mention.unit[-1:] not in _COUNTED and whole is not None
        is_listed = is_listed and _same_unit(window, whole.unit if whole else "")
        is_next = (
            bool(_SHORT.match(window.before))
            and windows[last].clause_end + 1 >= window.before_start
        )
        if whole and window.follows_number and window.before.startswith(_LIST_JOINTS[:-1]):
            return whole
        if whole and is_listed and is_next:
            return whole  # 其中甲230亿元，乙50亿元
        is_listed = window.in_bracket and windows[last].mention.end <= window.clause_start
        if is_listed or _OPENS_PART.match(window.before) or _LEVEL.search(_bare(window)):
            unit = windows[last].mention.unit
            return Whole(named[last], unit) if named[last].name else None
        return None

    def _part(self, part: Naming, whole: Naming, unit: str) -> Naming:
        place = _CONTAINS.sub("", part.name)
        if _PLACE.fullmatch(place):  # 共有企业80家，其中甲县18家
            return replace(part, name=whole.name, subject_hint=place)
        owner = _OWNER.match(whole.name)
        said = whole.name[owner.end() :] if owner else _OWNED.sub("", whole.name)
        act = self._adds.match(said)
        core = said[act.end() :] if act else said
        name = self._full_name(_CONTAINS.sub("", part.name), core, unit)
        if act and not part.verb and not self._adds.match(name):
            name = act[0] + name
        name = owner["owner"] + name if owner else name
        return replace(part, name=name, verb=part.verb or whole.verb)

    def _full_name(self, part: str, whole: str, unit: str) -> str:
        """国家级 of 企业技术中心, 高速铁路 of 铁路营业里程, 规上工业 of 规模以上企业."""
        if not part or not whole or (unit.endswith("公里") and part.endswith(_ROADS)):
            return part
        if SIZE_ONLY.fullmatch(part):
            return part + SIZE_LEAD.sub("", whole)
        if _LEVEL.search(part):
            return part + _OWN_LEVEL.sub("", whole)
        shared = _shared(part, whole)
        if shared and whole.endswith(shared):
            prefix = part[: -len(shared)]
            return prefix + _OWN_LEVEL.sub("", whole) if _CLASSES.match(prefix) else part
        if not self._is_open(part, unit):
            return part
        head = PER_HEAD.match(whole)
        return (head[0] if head else "") + part + self._rest(part, whole, shared)

    def _is_open(self, part: str, unit: str) -> bool:
        """Whether a name only says which part is meant: with 家 everything that is no body of its own."""
        if unit and unit[-1] in _BODIES:
            return not self._body.search(part)
        if unit.endswith("元"):
            return not self._is_amount.search(part)
        if unit.endswith(_MEASURED):
            return not (self._is_amount.search(part) or self._adds.match(part))
        if unit.endswith(_BEDS):
            return not part.endswith(("位", "位数"))
        ends_open = self._open_people if unit.endswith(("人", "名")) else self._open
        return bool(ends_open.search(part))

    def _rest(self, part: str, whole: str, shared: str) -> str:
        """What a part takes over from the name of the whole."""
        if shared:
            return whole[whole.index(shared) + len(shared) :]
        building = _BUILDINGS.match(whole)
        if building:
            return whole[building.end() :]
        tail = self._amount_tail.search(whole)
        if tail:
            return tail[0]
        return _CLASS.sub("", whole) if _CLASS.match(part) else whole


def opens_part(window: Window) -> bool:
    """Whether a sentence whose first number this is tells of a part of what was told before."""
    return bool(_OPENS_PART.match(window.before)) or window.head in ("其中", "其中，")


def whole_of(windows: Sequence[Window], namings: Sequence[Naming]) -> Whole | None:
    """What a sentence tells of, for a part of it that the next one tells; None for nothing."""
    for window, naming in zip(windows, namings, strict=True):
        if naming.name and not naming.is_inherited:
            return Whole(replace(naming, verb=""), window.mention.unit)
    return None


def _rate_of_part(window: Window, naming: Naming, whole: Whole | None) -> Naming | None:
    """综合机械化率达到75%，其中水稻达到90%: the same rate of a part; None for a rate of its own."""
    if whole is None or naming.is_inherited or window.mention.unit != "%" or whole.unit != "%":
        return None
    part, rate = _CONTAINS.sub("", naming.name), whole.naming.name
    if (
        not rate.endswith(("率", "系数", "比重", "占比", "指数"))
        or _OWN_RATE.search(part)
        or _is_own_share(naming)
    ):
        return None
    shared = _shared(part, rate)
    rest = rate[rate.index(shared) + len(shared) :] if shared else rate
    return replace(naming, name=part + rest)


def _share_of_whole(window: Window, naming: Naming, whole: Whole | None) -> Naming | None:
    """利用外资5亿美元，其中制造业占比55%: the share of a part in the whole; None for another figure."""
    is_part = whole is not None and _OPENS_PART.match(window.before) and window.mention.unit == "%"
    share = _SHARE_OF_WHOLE.fullmatch(naming.name) if is_part and whole else None
    if whole is None or share is None or whole.unit in ("%", "‰", "倍") or whole.naming.uses_after:
        return None
    part, name = share["part"], whole.naming.name
    if _shared(part, name):
        return None
    return replace(naming, name=f"{part}占{name}比重")


def _is_own_share(naming: Naming) -> bool:
    """Whether the words say how far something moves, or what it is of: 下降3%, 占12%."""
    phrase = naming.phrase
    return phrase.has("占", "占到") or any(k.direction and not k.is_into for k in phrase.links)


def _shared(part: str, whole: str) -> str:
    """The longest end of a part's name that stands in the name of the whole, "" for none."""
    ends = (part[-length:] for length in range(len(part), _SHORTEST_SHARED - 1, -1))
    return next((end for end in ends if end in whole), "")


def _same_unit(window: Window, unit: str) -> bool:
    own = window.mention.unit.lstrip(_SCALES)
    return own == unit.lstrip(_SCALES) and own not in ("%", "‰", "倍")


def _bare(window: Window) -> str:
    """The words before a number without those that only bound it."""
    return re.sub(r"(?:累计|已|均)?(?:达到?|突破|超过?)?$", "", window.before)


def _under_head(naming: Naming, head: str) -> Naming:
    """教师占比：小学达到10%、初中达到20%: each is one of the measure before the colon."""
    if naming.is_inherited or naming.uses_after or len(naming.name) > _LONGEST_ITEM:
        return naming
    return replace(naming, name=naming.name + head)


def _with_per_head(window: Window, naming: Naming, previous: Naming | None) -> Naming:
    """每千人口拥有医师3人、护士4人: what is told per head holds for all of the list."""
    head = PER_HEAD.match(previous.name) if previous else None
    if not head or not window.follows_number or naming.is_inherited:
        return naming
    if not window.before.startswith(_LIST_JOINTS[:-1]) or naming.name.startswith("每"):
        return naming
    return replace(naming, name=head[0] + naming.name)
