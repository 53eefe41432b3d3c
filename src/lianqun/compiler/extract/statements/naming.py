"""Names of indicators: own words first, then shared heads of lists, then what was said before."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from lianqun.compiler.extract.statements.acts import ActReader
from lianqun.compiler.extract.statements.changes import ChangeReader
from lianqun.compiler.extract.statements.growths import (
    BARE_GROWTHS,
    grown,
    growth_name,
    is_growth,
    moved_rate,
    of_growth,
    still_growing,
    totals,
)
from lianqun.compiler.extract.statements.leads import (
    is_place,
    is_site,
    joins_next,
    only_leads,
    output_of,
    second_to,
)
from lianqun.compiler.extract.statements.lexicon import Lexicon, Link, says_respectively
from lianqun.compiler.extract.statements.list_naming import (
    RATES,
    ListNamer,
    growths_of,
    name_members,
)
from lianqun.compiler.extract.statements.lists import count_list
from lianqun.compiler.extract.statements.members import read_members
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.nouns_after import clean_after
from lianqun.compiler.extract.statements.phrases import Phrase, PhraseReader
from lianqun.compiler.extract.statements.respective import RespectiveNames
from lianqun.compiler.extract.statements.shares import ShareNames, bounded_share
from lianqun.compiler.extract.statements.windows import Window

_HAN = r"[\u4e00-\u9fff]"
_SIZED = re.compile(r"\d[百千万亿]*(?:元|亩|吨|千瓦|平方米|公里)(?:以上|左右)?$")
_ORIGIN = re.compile(r"[从由自][^，。；]{0,5}$")
_OF_WHOLE = re.compile(
    r"(?P<link>.*?)(?:贡献了?)?(?P<whole>全国|全省|全市|全州|全盟|全疆|全球|全区)"
)
_SHARE_OF = re.compile(r"^(?P<part>.{2,}?)占.{2,}(?:比重|比例)$")
_ABOUT = re.compile(r"^(?:约|近(?![岸海视零现代郊地年]))+")
_TASK = re.compile(r"(?:年度|全年|下达|目标|计划)(?:任务|目标|计划)$")
_DONE_OF = re.compile(
    r"(?:为|占|达到?|完成了?|相当于)?(?P<task>(?:全年|年度|年初|年|省定|市定|省|市|下达|预定|预期|计划)*(?:目标任务|任务|目标|计划)数?)"
)
"""完成年度任务的102%: how much of what was set is done."""
_PLACES = re.compile(r"(?:全[省市县区国州镇]|[省市县国]内)")
_FIELD = re.compile(r"等(?:领域|方面|行业|环节)$")
_AFTER_AIM = re.compile(rf"^.*、(?:实现|完成|确保)(?:(?:19|20)\d{{2}}年)?(?P<rest>{_HAN}{{4,}})$")
_WITH = re.compile(r"[与同和][^，。；、]{2,26}(?:的|贸易|货物|往来|合作|进出口)[^，。；、]*$")
"""与外省医院结对的医院: what the counted do with others, put before them."""
_BOUND_ONLY = re.compile(
    r"(?:超过?|达到?|突破|高于|低于|不足|不到)\d+(?:\.\d+)?(?:%|[万亿]?元)(?:以上)?"
)
_COUNTED_FEW = re.compile(rf"[两三四五六七八九十][个所家座项]{_HAN}{{2,6}}$")
_FOR_PLACE = re.compile(r"[为对向][\u4e00-\u9fff]{2,8}(?:地区|省|市|县|区|州)")
_PLACE_LAST = re.compile(r"(?:[省市县区园]|园区|新区)$")
_NO_NAME = re.compile(
    r"序号|^每[\u4e00-\u9fff]$|[=＝]|第[\d一二三四五六七八九十]{1,3}(?:个|家|条|座|次|届|$)"
)
_LISTING = ("等", "大类")
_JOINTS = ("、", "，", "和", "及", "与", "的")
_BARE_GROWTH = re.compile(r"(?:[两三四五]年)?(?:年均|平均|同比)?(?:增速|增长|增幅)")
_SPENT = ("投入", "安排", "筹集", "统筹", "整合")
_WORK = 2
"""Characters of an act: 改造提升 of what was named before."""
_DWELLINGS = ("小区", "社区", "村", "街区", "住房", "危房", "棚户区")
_HASTENED = ("加快", "提速")
_WORKED = ("户", "亩", "公里", "处", "座")
_COMPLETED = ("总产量", "产量", "总产值", "产值", "增加值", "保有量")
"""Measures with what they are of put before them: what follows is said of them (总产量…，增长3%)."""
_WORK_DONE = (
    "完成投资", "完成投资额", "累计完成投资", "年度完成投资", "总投资", "总投资额", "投资总额", "计划投资", "投资",
    "到位资金", "年度计划投资", "当年计划投资",
)  # fmt: skip
_WORKS = ("项目", "工程")
_OPENS_PARTS = re.compile(r"[、，（(\s]*(?:其中|含|包括|包含)")
_THAT = re.compile(r"(?:该|这一|上述)(?:比重|比例|占比|指标|数值)|控制(?:目标|指标)?|目标值?")
_HAVING = ("的", "已", "有", "已有", "共", "共有", "现有", "仅有", "只有", "尚有")
"""Links that tell nothing of what is counted: 全市已有20家企业."""

_FIRMS = "企业"
_SIZE_CLASSES = ("规模以上", "规上", "限额以上", "限上", "以上", "级")
_TOTALS = ("总额", "总数", "总量", "数量", "总数量")
_SCALE = "总规模"
_PEOPLE = ("人", "名")
_LONGEST_NAME = 40
_AHEAD = Link("快于")
_IMPROVES = "提升"


def _is_of_people(window: Window) -> bool:
    """住在山区的3万人脱贫: the words before only say which people are meant."""
    return window.before.endswith("的") and window.mention.counted in ("人", "户", "名")


def _points(window: Window) -> bool:
    """Whether a number tells how far two shares are apart: 3个百分点."""
    return window.mention.unit.endswith("百分点")


def _counts(window: Window) -> bool:
    """Whether a number counts things: 80个, not 80亿元 or 8%."""
    return window.mention.unit not in RATES and not window.mention.unit.endswith("元")


class Namer:
    """Names figures by a lexicon."""

    def __init__(
        self, lexicon: Lexicon, phrases: PhraseReader, changes: ChangeReader, acts: ActReader
    ) -> None:
        self._phrases = phrases
        self._changes = changes
        self._acts = acts
        self._shares = ShareNames(self._acts)
        self._respectives = RespectiveNames(lexicon, self._head)
        self._lists = ListNamer(phrases, self._acts, self._respectives)
        self._compile_lists(lexicon)
        self._compile_measures(lexicon)

    def _compile_lists(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._adds_list = re.compile(rf"^(?:累计)?{any_of('adds_list')}")
        self._opens_act = re.compile(any_of("builds", "act_last"))
        self._undone = re.compile(rf"{any_of('retires')}$")
        self._manner_only = re.compile(rf"^(?:{any_of('manner_only')}|、|和)+数?$")
        self._adds_after = re.compile(rf"^{any_of('adds_after')}")
        self._guarded_starts = lexicon.guarded_starts
        self._done_by = re.compile(rf"{any_of('done_by_people')}$")
        self._partakes = lexicon.words("partakes")
        self._ranked = re.compile(
            rf"^{any_of('ranks')}(?:全国|全省|全球|世界|中西部|中部|西部)?[^，]{{0,6}}第"
        )
        self._gap = re.compile(
            rf"(?:{any_of('exceeds_other')}(?:全国|全省|全市|全州|全盟|全疆|规模|同期|上年|去年|周边|地区|GDP)?(?:\d+个)?[\u4e00-\u9fffA-Z]{{0,14}}"
            r"|[比较](?:全国|全省|全市|周边|发达地区|先进地区)[\u4e00-\u9fff]{0,8}?(?:高出?|低|快|慢))(?:了|约|近)?$"
        )

    def _compile_measures(self, lexicon: Lexicon) -> None:
        any_of = lexicon.any_of
        self._counted = tuple(lexicon.words("counted_name"))
        self._class_last = re.compile(rf"{any_of('class_head')}$")
        self._is_share = re.compile(r"占|比|率|度|数$")
        self._goods = lexicon.words("goods")
        self._bare_rates = lexicon.words("bare_rate")
        self._intakes = lexicon.words("intake")
        self._schools = re.compile(rf"{any_of('school')}$")
        self._bare_measures = lexicon.words("bare_measure")
        self._output = re.compile(rf"(?:{any_of('output')}|营收|产量|销量|税收|利润)")
        self._measure_of_money = re.compile(rf"(?:{any_of('output')}|收入|投资|税收|利润|额)$")
        self._measure_last = re.compile(rf"{any_of('measure_tail')}$")
        self._adds_head = re.compile(rf"^(?:累计)?{any_of('adds_head')}")
        self._group_first = re.compile(rf"^{_HAN}{{0,6}}?{any_of('owner_group')}")
        self._driven = re.compile(
            rf"^{_HAN}{{2,14}}(?:带动|拉动)(?P<rest>{_HAN}{{2,}}{any_of('measure_tail', 'amount')})$"
        )

    def name(
        self,
        windows: Sequence[Window],
        places: Sequence[str] = (),
        lead: Callable[[Window], str] = lambda _: "",
        owned: Callable[[Window], bool] = lambda _: False,
    ) -> list[Naming]:
        """A naming for each window of a sentence, in order; `places` are short names of places.

        `lead` gives what the clause before a window names (钢材产量，由3万吨提高到8万吨), "" for nothing;
        `owned` whether the text speaks of an industry, whose a bare sum of money is (产值5亿元).
        """
        namings: list[Naming] = []
        topic = whole = ""
        while len(namings) < len(windows):
            index = len(namings)
            group = (
                self._of_listed(windows, index, lead, topic)
                or self._respective(windows, index, places, namings)
                or self._lists.repeat(windows, namings)
            )
            if group:
                namings.extend(group)
            else:
                previous = namings[-1] if namings else None
                is_moved = bool(index) and self._moves(windows[index - 1], windows[index])
                if whole and self._leaves_parts(windows[index]):
                    topic, whole = whole, ""
                if topic and self._is_sum_of(windows[index], topic) and owned(windows[index]):
                    topic = ""
                named = self._name_one(windows[index], previous, topic, is_moved=is_moved)
                led = "" if named.name and not named.is_inherited else lead(windows[index])
                if led and (not topic or self._measure_last.search(led)):
                    topic = led
                    named = self._name_one(windows[index], previous, topic, is_moved=is_moved)
                namings.append(named)
                namings[-1] = self._with_verb(windows, namings)
            if namings[-1].uses_after:
                namings = self._lists.with_achievement(windows, namings)
                namings = self._lists.with_work(windows, namings)
                namings = self._lists.with_noun(windows, namings)
            namings[index:] = [replace(naming, topic=topic) for naming in namings[index:]]
            latest = namings[-1]
            is_completed = latest.name.endswith(_COMPLETED) and latest.name != topic
            is_completed = is_completed and not latest.phrase.name.startswith("占")
            whole = topic if _OPENS_PARTS.match(windows[index].before) else whole
            if latest.name and (not latest.is_inherited or is_completed):
                topic = latest.name
        return namings

    def _leaves_parts(self, window: Window) -> bool:
        """企业80家，其中甲类20家，实现营业收入3亿元: money of no name of its own is the whole's again."""
        if window.follows_number or not window.mention.unit.endswith("元"):
            return False
        name = self._acts.strip(self._phrases.read(window.before).name)
        return not _OPENS_PARTS.match(window.before) and self.is_bare_measure(name)

    def _is_sum_of(self, window: Window, topic: str) -> bool:
        """Whether a window is a bare measure beside a topic of another unit: 产能8万吨，产值5亿元."""
        if window.mention.unit in RATES or self._measure_of_money.search(topic):
            return False
        return bool(
            self._output.fullmatch(self._acts.strip(self._phrases.read(window.before).name))
        )

    def is_bare_measure(self, name: str) -> bool:
        """Whether a name is a bare measure (占比, 增加值) that needs a head."""
        return name.removeprefix("其") in self._bare_measures or name in self._bare_measures

    def is_name(self, name: str) -> bool:
        """Whether words can name an indicator: no bare verb, no ordinal, no broken list."""
        broken = name[:1] in _JOINTS and not name.endswith("差距")
        broken = broken and not (name.startswith(self._guarded_starts) or _WITH.match(name))
        if len(name) < 2 or broken or _NO_NAME.search(name):
            return False
        is_bare_gap = self._gap.match(name) and not name.endswith(("率", "额", "量"))
        if self._acts.is_only(name) or _PLACES.fullmatch(name) or is_bare_gap:
            return False
        if _TASK.search(name):
            return False  # 为年度任务的104%: how much of it is done, not what
        return not (self._manner_only.match(name) or name.endswith(("加快", "推进")))

    def count_name(self, name: str, counted: str = "") -> str:
        """The name of a count: 企业 is 企业数, 常住人口 stays, 城镇新增就业 of 人 is 城镇新增就业人数."""
        if name.endswith(self._counted):
            return name
        is_done = bool(self._done_by.search(name))
        if counted == "户" and (is_done or name.endswith(_DWELLINGS)):
            return name + "户数"
        return name + ("人数" if counted in _PEOPLE and is_done else "数")

    def is_goods(self, name: str) -> bool:
        """Whether a name is one character for goods: 糖, 纱, 钢."""
        return name in self._goods

    def share_name(self, name: str, *, is_part: bool) -> str:
        """The name of a share: a class of things (大专以上学历) gets 占比, a rate keeps its name."""
        is_class = is_part and not self._is_share.search(name)
        return name + "占比" if is_class or self._class_last.search(name) else name

    def _with_verb(self, windows: Sequence[Window], namings: Sequence[Naming]) -> Naming:
        """The last naming with the act that opens its list."""
        window = windows[len(namings) - 1]
        naming = self._with_list_verb(window, namings)
        opening = self._acts.opening(window.before)
        if opening:
            return replace(naming, verb=opening)
        joined = window.follows_number and window.before.startswith(("、", "和", "及", "以及"))
        has_own = naming.verb or self._acts.has_own(naming.name)
        has_own = has_own or window.mention.unit.endswith("元")
        if len(namings) < 2 or naming.is_inherited or has_own:
            return naming
        after_one = naming.uses_after and namings[-2].uses_after
        if not joined and (window.before or not after_one):
            return naming
        return replace(naming, verb=namings[-2].verb)

    def _moves(self, before: Window, window: Window) -> bool:
        """从15个县扩大到57个县: the second number is of what the first is."""
        is_origin = before.clause_start == window.clause_start and _ORIGIN.search(before.before)
        return bool(is_origin) and any(
            link.is_into for link in self._phrases.read(window.before).links
        )

    def _name_one(
        self, window: Window, previous: Naming | None, topic: str, *, is_moved: bool
    ) -> Naming:
        phrase = _raised(self._phrases.read(window.before), window.mention.unit)
        after = clean_after(window.after) if window.mention.unit not in RATES else ""
        if self._changes.opens(after):
            after = ""
        told = self._compared(window, phrase, topic, previous)
        told = told or self._of_part(window, phrase, topic, after)
        if told:
            return told
        if is_moved and previous and previous.name:
            return Naming(previous.name, phrase, is_inherited=True)
        is_next = bool(after) and not window.follows_number and joins_next(window.before)
        if is_next:  # 形成4大集群、2个基地: what is counted before is no word of the second
            phrase = Phrase("", phrase.links)
        name = "" if after else self._acts.stood(phrase.name, topic)
        is_of_size = window.before.endswith("的") and _SIZED.search(phrase.name) is not None
        is_size = bool(after) and (is_of_size or _is_of_people(window))
        if not is_size:  # 总投资3亿元的20个项目
            name = name or self._own_name(phrase, after, window.mention.unit)
        if name:
            return self._complete(name, phrase, topic, after)
        # 更新提升9个水站: what is improved is counted, it does not grow by nine
        is_improved = _counts(window) and [n.word for n in phrase.links[-1:]] == [_IMPROVES]
        is_after = bool(after) and (is_improved or not is_growth(phrase))
        named = self._after(window, phrase, after) if is_after else None
        return named or self._inherited(window, phrase, previous, topic)

    def _of_part(self, window: Window, phrase: Phrase, topic: str, after: str) -> Naming | None:
        """A share of things, a count for each of them, a scale that is the sum of what is counted."""
        part = self._shares.of_things(window, phrase, topic)
        if part:
            return Naming(part, phrase, uses_after=True)
        if after and self._acts.is_per_thing(phrase.name):
            return Naming(phrase.name + after, phrase)
        if topic and not after and phrase.name == _SCALE and _counts(window):
            # 新建20个，总规模80个
            return Naming(self._adds_head.sub("", topic) + _SCALE, phrase, is_inherited=True)
        return None

    def _after(self, window: Window, phrase: Phrase, after: str) -> Naming:
        """The noun that follows the number, with the act that is counted."""
        if phrase.name and after in self._partakes:
            return Naming(phrase.name + after, phrase)
        if self._acts.serves_by(phrase.name):
            return Naming(phrase.name + after, phrase)  # 营养改善计划惠及37万学生
        done = self._acts.performing(after, window.before)
        place = phrase.name if _PLACE_LAST.search(phrase.name) and not phrase.links else ""
        act = "" if done.verb or done.name != after else self._acts.counted(phrase)
        if done.name == after and not act and self._acts.is_stood(phrase.name):
            act = phrase.name
        if window.mention.unit.endswith("元") and act in _SPENT and self._opens_act.match(after):
            return Naming(after + act, phrase, uses_after=True)  # 投入3亿元实施甲: 实施甲投入
        name = act + done.name
        is_owner = self._acts.achievement(after) or is_site(place)
        place = place if is_owner and not act else ""
        return Naming(name, phrase, uses_after=True, verb=done.verb, subject_hint=place)

    def _inherited(
        self, window: Window, phrase: Phrase, previous: Naming | None, topic: str
    ) -> Naming:
        """What the sentence spoke of before, for a number that names nothing itself."""
        hint = previous.subject_hint if previous else ""
        if previous and not phrase.links and window.before.strip() in ("、", "和", "及", "以及"):
            phrase = previous.phrase  # 达到2亿吨、300万标箱: said of the first, meant of both
        elif previous and window.mention.unit in RATES:
            phrase = still_growing(phrase, previous.phrase)
            topic = grown(phrase, previous, topic)
        elif phrase.name and (own := self._acts.measured(phrase.name, window.mention.unit)):
            # 规划面积8亩，已开发5亩
            topic = own if topic.endswith(own.removeprefix(phrase.name)) else topic
        elif previous and previous.name == topic and totals(phrase):
            topic = self._adds_head.sub("", topic)  # 新增甲20家，累计达到60家
        if topic and window.mention.unit.endswith("百分点") and is_growth(phrase):
            topic = moved_rate(topic, previous)
        undone = self._undone.match(phrase.name) if topic and _counts(window) else None
        if undone and undone[0] not in topic:
            topic = undone[0] + topic  # 整治甲类大棚，拆除5栋: those that are gone
        return Naming(topic, phrase, is_inherited=bool(topic), subject_hint=hint)

    def _compared(
        self, window: Window, phrase: Phrase, topic: str, previous: Naming | None
    ) -> Naming | None:
        """高于全市平均增速3个百分点, 仅次于甲的20个百分点, 不低于收入的3%: told by comparison."""
        gap = self._gap.search(window.before) if window.mention.unit.endswith("百分点") else None
        if gap:
            own = self._phrases.read(window.before[: gap.start()]).name
            own = "" if _BARE_GROWTH.fullmatch(own) and topic else own
            left = own or growth_name(self._gap.sub("", topic), previous)
            ahead = replace(phrase, links=(_AHEAD,))
            return Naming(left + gap[0], ahead, is_inherited=not own)
        done = _DONE_OF.fullmatch(phrase.name) if window.mention.unit == "%" and topic else None
        if done:
            return Naming(f"{topic}{done['task']}完成率", phrase, is_inherited=True)
        place = second_to(phrase.name)
        if place and topic:
            return Naming(topic, phrase, is_inherited=True, subject_hint=place)
        bounded = bounded_share(window, phrase)
        return Naming(bounded.name, bounded.phrase) if bounded else None

    def _own_name(self, phrase: Phrase, after: str, unit: str) -> str:
        """The name before the number, empty where it is only a verb and the noun follows the number."""
        aimed = _AFTER_AIM.match(phrase.name)
        told = aimed["rest"] if aimed else ""
        if not (told or after):
            told = self._acts.heads(phrase.name, unit) or output_of(phrase.name, unit)
        if told:
            return told
        is_that = _THAT.fullmatch(phrase.name) is not None
        if is_that or self._acts.opens(phrase.name) or self._ranked.match(phrase.name):
            return ""
        if after and (only_leads(phrase.name) or self._follows(phrase, after)):
            return ""
        name = self._acts.strip(phrase.name)
        is_bound = all(
            (link.bound or link.word in _HAVING) and not link.direction for link in phrase.links
        )
        is_lead = self._acts.ends(name) or is_place(name)
        if after and ((is_bound and is_lead) or _FIELD.search(name)):
            return ""
        driven = self._driven.match(name)
        return phrase.per + (driven["rest"] if driven else name)

    def _follows(self, phrase: Phrase, after: str) -> bool:
        """Whether the words before a number only lead to what is counted, which follows it."""
        name = phrase.name
        if name.endswith(_LISTING) or len(name) > _LONGEST_NAME or self._acts.is_stood(name):
            return True
        if phrase.links:
            return bool(self._manner_only.match(name))
        return self._is_aside(name, after)

    def _is_aside(self, name: str, after: str) -> bool:
        """两所大学3个学科, 实施甲、乙2个项目, 甲区43项成果在全国推广: what is counted follows the number."""
        if (
            _COUNTED_FEW.match(name)
            or _FOR_PLACE.fullmatch(name)
            or (_PLACE_LAST.search(name) and self._acts.achievement(after))
            or is_site(name)
        ):
            return True
        opening = self._acts.opening(name)
        return bool(opening) and "、" in name[len(opening) :]

    def _complete(self, name: str, phrase: Phrase, topic: str, after: str) -> Naming:
        """Put the head of the figure before on a bare measure: 企业达7.6万家、增加值增长3%."""
        name = _ABOUT.sub("", name) if topic else name
        full = self._with_topic(name, topic, after) if topic else ""
        return Naming(full, phrase, is_inherited=True) if full else Naming(name, phrase)

    def _with_topic(self, name: str, topic: str, after: str) -> str:
        """What a bare measure is of, before it: 占全国, 总数, 增速, 增加值; "" for a full name."""
        whole = _OF_WHOLE.fullmatch(name)
        if whole and not self._phrases.read(whole["link"]).name:
            part = "增量占" if after.startswith("增量") else "占"
            return f"{topic}{part}{whole['whole']}比重"
        bare = name.removeprefix("其")
        if name == "人均":
            return name + topic
        if bare in BARE_GROWTHS or name.startswith("占") or self._is_of(name, topic):
            return of_growth(topic, bare) if bare in BARE_GROWTHS else topic + bare
        if _BOUND_ONLY.fullmatch(name):
            other = _BOUND_ONLY.search(topic)
            return topic.replace(other[0], name) if other else ""
        if name in _TOTALS:
            share = _SHARE_OF.match(topic)
            return self._adds_head.sub("", share["part"] if share else topic) + name
        is_bare = self.is_bare_measure(name) and topic not in self._bare_measures
        return self._owner_of(topic) + bare if is_bare else ""

    def _owner_of(self, topic: str) -> str:
        """Whose a bare measure is behind a topic: 市属国企资产…，营业收入… is the group's, not that of its assets."""
        group = self._group_first.match(topic)
        return group[0] if group else self._head(topic)

    def _is_of(self, name: str, topic: str) -> bool:
        """项目…，完成投资3亿元; 学校…，招生2万人: whether what is named is of what was named before."""
        if name in _WORK_DONE:
            return topic.endswith(_WORKS)
        if name in self._intakes:
            return bool(self._schools.search(topic))
        return name in self._bare_rates and not topic.endswith(("率", "比重", "占比"))

    def _head(self, name: str) -> str:
        """The thing measured, without its measure: 规模以上工业企业 becomes 规模以上工业."""
        share = _SHARE_OF.match(name)
        name = share["part"] if share else name
        shorter = self._measure_last.sub("", self._adds_head.sub("", name))
        if name == shorter + _FIRMS and (
            self._acts.is_only(shorter) or self._acts.is_stood(shorter)
        ):
            return _FIRMS  # 入驻企业: the firms, not 入驻
        shorter = self._acts.strip_last(shorter)
        if len(shorter) < 2 or shorter.endswith(_SIZE_CLASSES):
            return name  # 规模以上企业: a size is of what follows it
        return shorter

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

    def _respective(
        self,
        windows: Sequence[Window],
        index: int,
        places: Sequence[str],
        namings: Sequence[Naming] = (),
    ) -> list[Naming]:
        """甲、乙分别达到1、2: one naming a number; empty when this is no such list."""
        phrase = self._phrases.read(windows[index].before)
        count = count_list(windows, index)
        growths = growths_of(namings, phrase, count)
        if growths:
            return growths
        if says_respectively(windows[index].before):
            return self._each(windows, index, places, namings)
        names = self._respectives.parted(phrase.name, count) if count > 1 else []
        return [Naming(name, phrase) for name in names]

    def _each(
        self,
        windows: Sequence[Window],
        index: int,
        places: Sequence[str],
        before: Sequence[Naming],
    ) -> list[Naming]:
        """A naming for each number of the 分别 list that starts at a window."""
        phrase = self._phrases.read(windows[index].before)
        gap = self._gap.search(phrase.name) if _points(windows[index]) else None
        if gap:
            phrase = Phrase(phrase.name[: gap.start()].removesuffix("分别"), (_AHEAD,))
        members = read_members(windows, index, self._phrases)
        count = len(members.phrases)
        each = self._lists.each_does(phrase, count, places)
        if each:
            return name_members(members, each)
        said = phrase.name
        if said in BARE_GROWTHS and before:
            said = of_growth(before[-1].name, said)
        parts = self._respectives.split(said, count, places)
        if gap:
            lower = gap[0].removeprefix("分别")
            parts = [(owner, name + lower) for owner, name in parts]
        last = windows[index + members.count - 1]
        after = clean_after(last.after) if count == members.count else ""
        if after and not self._acts.strip_leading(phrase.name):
            naming = self._after(last, phrase, after)
            return [replace(naming, rank=(place, count)) for place in range(count)]
        namings = name_members(members, [(owner, name or after) for owner, name in parts])
        if gap:
            namings = [replace(naming, phrase=phrase) for naming in namings]
        if count == 1 or len({naming.name + naming.subject_hint for naming in namings}) > 1:
            return namings
        return [replace(naming, rank=(place, count)) for place, naming in enumerate(namings)]

    def _of_listed(
        self, windows: Sequence[Window], index: int, lead: Callable[[Window], str], topic: str
    ) -> list[Naming]:
        """形成甲、乙两大产业，产值分别为1、2: of those that the clause before lists; [] for other lists."""
        if not says_respectively(windows[index].before):
            return []
        phrase, count = self._phrases.read(windows[index].before), count_list(windows, index)
        if count == 1:
            return []
        is_bare = self.is_bare_measure(phrase.name)
        before = lead(windows[index])
        if phrase.name and not is_bare:
            return self._lists.counted(before, phrase, count)
        listed = (before if is_bare else "") or ("" if phrase.name else topic)
        if "、" not in listed:
            return []
        parts = self._respectives.split(listed + phrase.name, count, ())
        if len({subject + name for subject, name in parts}) < count:
            return []
        return [Naming(name, phrase, subject_hint=subject) for subject, name in parts]


def _raised(phrase: Phrase, unit: str) -> Phrase:
    """农房风貌提升3万户, 规模加快倍增: words of how the work goes, not how far a figure moves."""
    word = phrase.links[0].word if phrase.links else ""
    is_work = unit.lstrip("万亿") in _WORKED and len(phrase.name) > _WORK and word == "提升"
    is_pace = word in _HASTENED and not unit.endswith("百分点")
    return Phrase(phrase.name + word, phrase.links[1:]) if is_work or is_pace else phrase
