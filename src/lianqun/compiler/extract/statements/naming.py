"""Names of indicators: own words first, then shared heads of lists, then what was said before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianqun.compiler.extract.statements.changes import ChangeReader
from lianqun.compiler.extract.statements.lexicon import Lexicon, Link
from lianqun.compiler.extract.statements.lists import ListNames, count_list
from lianqun.compiler.extract.statements.phrases import Phrase, PhraseReader
from lianqun.compiler.extract.statements.windows import Window

_WHOLES = ("全国", "全省", "全市", "全球", "全区")
_SECOND_TO = re.compile(r"^(?:仅|略)?次于(?P<place>[\u4e00-\u9fff]{2,6})$")
_WITHIN = re.compile(r"在[^，。]{2,12}中$")
_BRACKETED = re.compile(r"[（(][^）)]{1,14}(?:[）)](?=.)|$)")
_CALLED = re.compile(r"[（(]以下(?:统?简)?称[:：]?(?P<name>“[^”]{2,12}”)[）)]?")
_AFTER_STOP = re.compile(
    r"(?:[（(][^）)]*$|，.*|达到.*|左右.*|(?<!级)以上.*|等(?=方面|任务).*|(?:让|使(?!用)|得到|全部|顺利|正在|加快(?!推进)|全面完成).*)$"
)
_ORDINAL_NAME = re.compile(r"第[\d一二三四五六七八九十]{1,3}(?:个|家|条|座|次|届)")
_JOINTS = ("、", "，", "和", "及", "与", "的")
_GROWTHS = ("增速", "增长", "增幅")
_TOTALS = ("总数", "总量", "数量", "总数量")
_SHORTEST_NAME = 3
_RATE = 3
"""Characters of a short rate (开工率) that has the head of the one before it."""
PER_HEAD = re.compile(
    r"^每(?:[百千万]|十万|百万)[名位]?(?:常住人口|人口|老年人|就业人员|从业人员|居民|人)(?:拥有)?"
)
_RELATIONS = ("由", "在", "向", "对", "与", "市")
_HEADS = {
    scale + unit: noun
    for scale in ("", "万", "亿")
    for unit, noun in {"户": "户数", "人": "人数", "名": "人数", "人次": "人次"}.items()
}
_PEOPLE = ("人", "名")
_LONGEST_NAME = 40
_LONGEST_ACT = 6
RATES = ("%", "‰", "个百分点", "百分点", "倍", "番")
_PACES = ("年均", "同比", "每年")
_AHEAD = Link("快于")


@dataclass(frozen=True, slots=True)
class Naming:
    """The name found for a figure: `subject_hint` where a 分别 list names whose figures they are.

    `topic` is the last full name before it in the sentence, for bare measures (占比) after a place.
    `rank` is (place, count) in a 分别 list of one indicator: 2025年和2030年分别达到40%和45%.
    `verb` is the act that opens the figure's list (培育甲3家、乙5家), "" for none.
    """

    name: str
    phrase: Phrase
    is_inherited: bool = False
    uses_after: bool = False
    subject_hint: str = ""
    topic: str = ""
    rank: tuple[int, int] | None = None
    verb: str = ""


class Namer:
    """Names figures by a lexicon."""

    def __init__(self, lexicon: Lexicon, phrases: PhraseReader, changes: ChangeReader) -> None:
        self._phrases = phrases
        self._changes = changes
        self._lists = ListNames(lexicon)
        self._compile_acts(lexicon)
        self._compile_measures(lexicon)

    def _compile_acts(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._act_only = re.compile(rf"^(?:{any_of('act')}|、)*(?:了|的|好|出)?$")
        self._dropped_act = re.compile(
            rf"^(?:{any_of('dropped_act')}|共有|获批(?=[\u4e00-\u9fff]{{4,}})|全(?:省|市)(?=实现))+"
        )
        self._act_last = re.compile(rf"(?:{any_of('act_last')}|的|和)$")
        self._counted_act = re.compile(rf"(?:{any_of('counted_act')}|并|和)+$")
        self._builds = re.compile(
            rf"^(?:{any_of('manner')}|、|和)*{any_of('dropped_builds')}+(?!{any_of('joined_act')})"
        )
        self._opening_verb = re.compile(
            rf"^(?:[、，和及]|以及)*(?:{any_of('manner', 'opener')}|每年|年均|[一二三四五六七八九十]年)*{any_of('builds', 'adds')}(?![到至率])"
        )
        self._adds_list = re.compile(rf"^(?:累计)?{any_of('adds_list')}")
        self._opens_act = re.compile(any_of("builds", "act_last"))
        self._leading_acts = re.compile(rf"^(?:{any_of('act')}|、)+")
        self._manner_only = re.compile(rf"^{any_of('manner_only')}+数?$")
        self._adds_after = re.compile(rf"^{any_of('adds_after')}")
        self._guarded_starts = lexicon.guarded_starts
        self._done_by = re.compile(rf"{any_of('done_by_people')}$")
        self._performed = re.compile(
            rf"^(?P<who>[^，。；、]{{0,10}}?{any_of('performer')})"
            rf"(?:(?P<verb>{any_of('performs')})(?P<what>[^，。；]{{2,24}})"
            rf"|(?P<alone>{any_of('performs_alone')})(?:实施|达产|投产|见效|运营|使用)?)$"
        )
        self._added = re.compile(rf"^(?:累计)?(?:{any_of('adds', 'adds_list', 'adds_head')})")
        self._benefits = re.compile(any_of("benefits"))
        self._standing = re.compile(rf"^(?:{any_of('performs_alone', 'standing')})")
        self._stands = re.compile(
            rf"^(?!{any_of('adds')})(?P<who>[^，。；、]{{0,12}}?{any_of('performer')})(?P<alone>{any_of('performs_alone')})$"
        )
        self._per_thing = re.compile(rf"^每[^，。；]{{1,8}}?{any_of('provides')}$")
        self._partakes = lexicon.words("partakes")
        self._achievement = re.compile(
            rf"^(?P<noun>[^，。]{{1,16}}?)(?<![并和与及])"
            rf"(?P<verb>新?{any_of('achieves_title')}[^，。]{{2,30}}?)(?:、(?:数量|总数|位居|居)[^，。]*)?$"
        )
        self._ranked = re.compile(
            rf"^{any_of('ranks')}(?:全国|全省|全球|世界|中西部|中部|西部)?[^，]{{0,6}}第"
        )
        self._gap = re.compile(
            rf"{any_of('exceeds_other')}(?:全国|全省|全市|规模|同期|上年|去年|周边|地区|GDP)?[\u4e00-\u9fffA-Z]{{0,14}}$"
        )

    def _compile_measures(self, lexicon: Lexicon) -> None:
        self._counted = tuple(lexicon.words("counted_name"))
        self._class_last = re.compile(rf"{lexicon.any_of('class_head')}$")
        self._is_share = re.compile(r"占|比|率|度|数$")
        self._listed_measures = lexicon.words("listed_measure")
        self._bare_measures = lexicon.words("bare_measure")
        self._measure_last = re.compile(rf"{lexicon.any_of('measure_tail')}$")
        self._adds_head = re.compile(rf"^(?:累计)?{lexicon.any_of('adds_head')}")

    def name(self, windows: Sequence[Window], places: Sequence[str] = ()) -> list[Naming]:
        """A naming for each window of a sentence, in order; `places` are short names of places."""
        namings: list[Naming] = []
        topic = ""
        while len(namings) < len(windows):
            index = len(namings)
            group = self._respective(windows, index, places) or self._repeat(windows, namings)
            if group:
                namings.extend(group)
            else:
                previous = namings[-1] if namings else None
                namings.append(self._name_one(windows[index], previous, topic))
                namings[-1] = self._with_verb(windows, namings)
            if namings[-1].uses_after:
                namings = self._with_achievement(windows, namings)
            namings[index:] = [replace(naming, topic=topic) for naming in namings[index:]]
            latest = namings[-1]
            if latest.name and not latest.is_inherited:
                topic = latest.name
        return namings

    def is_bare_measure(self, name: str) -> bool:
        """Whether a name is a bare measure (占比, 增加值) that needs a head."""
        return name.removeprefix("其") in self._bare_measures or name in self._bare_measures

    def is_name(self, name: str) -> bool:
        """Whether words can name an indicator: no bare verb, no ordinal, no broken list."""
        broken = name[:1] in _JOINTS and not name.endswith("差距")
        broken = broken and not name.startswith(self._guarded_starts)
        if len(name) < 2 or broken or _ORDINAL_NAME.search(name):
            return False
        return not (self._manner_only.match(name) or name.endswith(("加快", "推进")))

    def strip_acts(self, clause: str) -> str:
        """A clause without the acts that open it: 培育甲类企业 is 甲类企业."""
        return self._leading_acts.sub("", clause)

    def count_name(self, name: str, counted: str = "") -> str:
        """The name of a count: 企业 is 企业数, 常住人口 stays, 城镇新增就业 of 人 is 城镇新增就业人数."""
        if name.endswith(self._counted):
            return name
        return name + ("人数" if counted in _PEOPLE and self._done_by.search(name) else "数")

    def strip_builds(self, name: str) -> str:
        """A name without the act of building that opens it: 培育甲类企业 is 甲类企业."""
        return self._builds.sub("", name) or name

    def share_name(self, name: str, *, is_part: bool) -> str:
        """The name of a share: a class of things (大专以上学历) gets 占比, a rate keeps its name."""
        is_class = is_part and not self._is_share.search(name)
        return name + "占比" if is_class or self._class_last.search(name) else name

    def _with_verb(self, windows: Sequence[Window], namings: Sequence[Naming]) -> Naming:
        """The last naming with the act that opens its list."""
        window = windows[len(namings) - 1]
        naming = self._with_list_verb(window, namings)
        opening = self._opening_verb.match(window.before)
        if opening:
            return replace(naming, verb=opening[0])
        joined = window.follows_number and window.before.startswith(("、", "和", "及", "以及"))
        own_act = self._standing.match(naming.name) or self._benefits.match(naming.name)
        has_own = naming.verb or own_act or window.mention.unit.endswith("元")
        if len(namings) < 2 or naming.is_inherited or has_own:
            return naming
        after_one = naming.uses_after and namings[-2].uses_after
        if not joined and (window.before or not after_one):
            return naming
        return replace(naming, verb=namings[-2].verb)

    def _name_one(self, window: Window, previous: Naming | None, topic: str) -> Naming:
        phrase = self._phrases.read(window.before)
        after = clean_after(window.after) if window.mention.unit not in RATES else ""
        if self._changes.opens(after):
            after = ""
        compared = self._compared(window, phrase, topic, previous)
        if compared:
            return compared
        if self._is_per_thing(phrase.name, after):
            return Naming(phrase.name + after, phrase)
        name = self._stood(phrase.name, topic) or self._own_name(phrase, after, window.mention.unit)
        if name:
            return self._complete(name, phrase, topic)
        if phrase.name and after in self._partakes:
            return Naming(phrase.name + after, phrase)
        if after and not _is_growth(phrase):
            verb, thing = self._performing(after)
            act = "" if verb else self._act_of(phrase)
            return Naming(act + thing, phrase, uses_after=True, verb=verb)
        hint = previous.subject_hint if previous else ""
        if previous and not phrase.links and window.before.strip() in ("、", "和", "及", "以及"):
            phrase = previous.phrase  # 达到2亿吨、300万标箱: said of the first, meant of both
        elif previous and window.mention.unit in RATES:
            phrase = _still_growing(phrase, previous.phrase)
        return Naming(topic, phrase, is_inherited=bool(topic), subject_hint=hint)

    def _compared(
        self, window: Window, phrase: Phrase, topic: str, previous: Naming | None
    ) -> Naming | None:
        """高于全市平均增速3个百分点, 仅次于甲的20个百分点: the figure is told by comparison."""
        gap = self._gap.search(window.before) if window.mention.unit.endswith("百分点") else None
        if gap:
            own = self._phrases.read(window.before[: gap.start()]).name
            own = "" if own in _GROWTHS and topic else own
            left = own or _growth_name(topic, previous)
            ahead = replace(phrase, links=(_AHEAD,))
            return Naming(left + gap[0], ahead, is_inherited=not own)
        place = second_to(phrase.name)
        if place and topic:
            return Naming(topic, phrase, is_inherited=True, subject_hint=place)
        return None

    def _performing(self, after: str) -> tuple[str, str]:
        """企业完成清洁生产审核 counts 清洁生产审核企业, 企业上云 counts 上云企业: the verb and the thing."""
        found = self._performed.match(after)
        if not found or found["who"][-2:-1] in _RELATIONS:
            return "", after
        if found["alone"]:
            return found["alone"], found["alone"] + found["who"]
        if self.is_bare_measure(found["what"]):
            return "", found[
                "who"
            ]  # 810个项目完成投资3亿元: the number to come is of the investment
        verb = "" if found["verb"] == "完成" else found["verb"]
        return found["verb"], verb + found["what"] + found["who"]

    def _stood(self, name: str, topic: str) -> str:
        """项目签约100个、开工80个 counts 签约项目, 开工项目; "" where nothing of the kind is said."""
        found = self._stands.match(name)
        if found:
            return found["alone"] + found["who"]
        standing = self._standing.fullmatch(name)
        thing = self._standing.sub("", self._added.sub("", topic))
        return name + thing if standing and thing else ""

    def _is_per_thing(self, name: str, after: str) -> bool:
        """每村配备1名科技特派员: a count for each of something."""
        return bool(after and self._per_thing.match(name))

    def _own_name(self, phrase: Phrase, after: str, unit: str) -> str:
        """The name before the number, empty where it is only a verb and the noun follows the number."""
        if self._benefits.fullmatch(phrase.name) and not after and unit in _HEADS:
            return phrase.name + _HEADS[unit]
        if self._act_only.match(phrase.name) or (after and phrase.name.endswith("等")):
            return ""
        if self._ranked.match(phrase.name) or (after and len(phrase.name) > _LONGEST_NAME):
            return ""
        name = self._dropped_act.sub("", phrase.name)
        name = self.strip_builds(name if len(name) >= _SHORTEST_NAME else phrase.name)
        return "" if after and not phrase.links and self._act_last.search(name) else name

    def _complete(self, name: str, phrase: Phrase, topic: str) -> Naming:
        """Put the head of the figure before on a bare measure: 企业达7.6万家、增加值增长3%."""
        if not topic:
            return Naming(name, phrase)
        name = name.lstrip("约近")
        if name.endswith(_WHOLES) and not self._phrases.read(name[:-2]).name:
            return Naming(f"{topic}占{name[-2:]}比重", phrase, is_inherited=True)
        if name.startswith("占"):
            return Naming(topic + name, phrase, is_inherited=True)
        if name in _TOTALS:
            return Naming(self._adds_head.sub("", topic) + name, phrase, is_inherited=True)
        if self.is_bare_measure(name):
            full = self._head(topic) + name.removeprefix("其")
            return Naming(full, phrase, is_inherited=True)
        return Naming(name, phrase)

    def _head(self, name: str) -> str:
        """The thing measured, without its measure: 规模以上工业企业 becomes 规模以上工业."""
        shorter = self._measure_last.sub("", self._adds_head.sub("", name))
        return shorter if len(shorter) >= 2 else name

    def _act_of(self, phrase: Phrase) -> str:
        """The act that is counted (解决2个难题: 解决难题); building and raising go without saying."""
        said = phrase.name or (phrase.links[-1].word if phrase.links else "")
        act = self._counted_act.search(said)
        return act[0] if act and len(act[0]) <= _LONGEST_ACT else ""

    def _with_list_verb(self, window: Window, namings: Sequence[Naming]) -> Naming:
        """新增甲3家、乙5家: the verb that opens a list holds for all of it."""
        naming = namings[-1]
        if naming.uses_after and len(namings) > 1 and window.before.strip() in ("、", "和", "及"):
            act = self._adds_after.match(namings[-2].name) if namings[-2].uses_after else None
            return replace(naming, name=act[0] + naming.name) if act else naming
        plain = not naming.phrase.links and not naming.is_inherited and not naming.uses_after
        if len(namings) < 2 or not plain or not window.follows_number:
            return naming
        if window.mention.unit.endswith("元"):
            return naming  # 新签约项目50个、到位资金12亿元: money is not among what is counted
        if not window.before.startswith(("、", "和", "及", "以及")):
            return naming
        verb = self._adds_list.match(namings[-2].name)
        if not verb or self._adds_list.match(naming.name) or self._opens_act.match(naming.name):
            return naming
        return replace(naming, name=verb[0] + naming.name)

    def _with_achievement(
        self, windows: Sequence[Window], namings: Sequence[Naming]
    ) -> list[Naming]:
        """16所高校、48个学科入选名单: what is achieved names every count of the list."""
        named = list(namings)
        last = len(named) - 1
        found = self._achievement.match(named[last].name)
        if not found:
            return named
        noun = _WITHIN.sub("", found["noun"])
        named[last] = replace(named[last], name=found["verb"] + noun, verb="")
        clause = windows[last].clause_start
        for index in range(last - 1, -1, -1):
            if windows[index].clause_start != clause or not named[index].uses_after:
                break
            name = found["verb"] + named[index].name
            named[index] = replace(named[index], name=name, verb="")
        return named

    def _respective(
        self, windows: Sequence[Window], index: int, places: Sequence[str]
    ) -> list[Naming]:
        """甲、乙分别达到1、2: one naming a number; empty when this is no such list."""
        if "分别" not in windows[index].before:
            return []
        count = count_list(windows, index)
        phrase = self._phrases.read(windows[index].before)
        parts = self._lists.split(phrase.name, count, places)
        after = clean_after(windows[index + count - 1].after)
        first = parts[0][1] if parts else ""
        per_head = PER_HEAD.match(first)
        if per_head:
            parts = [(owner, _per_head(name, per_head[0])) for owner, name in parts]
        parts = [(owner, self._with_head(name, first)) for owner, name in parts]
        namings = [Naming(name or after, phrase, subject_hint=subject) for subject, name in parts]
        if count == 1 or any(naming != namings[0] for naming in namings):
            return namings
        return [replace(naming, rank=(place, count)) for place, naming in enumerate(namings)]

    def _with_head(self, name: str, first: str) -> str:
        """登记数、成交额 of 技术合同登记数、成交额: a bare measure has the head of the first."""
        if name == first:
            return name
        if name not in self._listed_measures:
            is_rate = (
                len(name) == _RATE and name[-1] == first[-1] == "率" and len(first) > _RATE + 1
            )
            return first[:-_RATE] + name if is_rate else name
        head = self._head(first)
        return head + name if head != first else name

    def _repeat(self, windows: Sequence[Window], namings: Sequence[Naming]) -> list[Naming]:
        """分别达6.9万元、3.4万元，增长4.2%、5.3%: a second run of numbers for the same list of names."""
        index = len(namings)
        count = count_list(windows, index)
        if count == 1 or index < count:
            return []
        phrase = self._phrases.read(windows[index].before)
        before = namings[index - count : index]
        if phrase.name or not _is_growth(phrase) or any(n.is_inherited for n in before):
            return []
        if len({naming.name + naming.subject_hint for naming in before}) < count:
            return []
        return [replace(naming, phrase=phrase, is_inherited=True) for naming in before]


def second_to(name: str) -> str:
    """The place of 仅次于甲, empty where nothing of the kind is said."""
    found = _SECOND_TO.match(name)
    return found["place"] if found else ""


def clean_after(after: str) -> str:
    """The noun that follows a number (培育5家…企业), cut at the end of its item."""
    named = _CALLED.search(after)
    if named:
        return named["name"]
    text = _AFTER_STOP.sub("", _BRACKETED.sub("", after).strip("的 ，、。"))
    return text if len(text) >= 2 or text == "人" else ""


def _per_head(name: str, head: str) -> str:
    """每千人口医师数、护士数: what the first is told per head of holds for all."""
    return name if name.startswith("每") else head + name


def _growth_name(topic: str, previous: Naming | None) -> str:
    """年均增长8%，高于全省1个百分点: what is compared is the growth."""
    if not previous or not _is_growth(previous.phrase) or topic.endswith(_GROWTHS):
        return topic
    return topic + ("年均增速" if previous.phrase.has("年均") else "增速")


def _still_growing(phrase: Phrase, before: Phrase) -> Phrase:
    """增长8%，力争突破10%: what is said to grow and not how it moves on still grows."""
    if not _is_growth(before) or any(link.direction or link.is_into for link in phrase.links):
        return phrase
    growth = [link for link in before.links if link.direction or link.word in _PACES]
    return replace(phrase, links=(*growth, *phrase.links))


def _is_growth(phrase: Phrase) -> bool:
    return any(link.direction and not link.is_into for link in phrase.links)
