"""Names of lists that stand before their numbers: what each does, growths of what was told, second runs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lianqun.compiler.extract.statements.acts import ActReader
from lianqun.compiler.extract.statements.growths import BARE_GROWTHS, of_growth
from lianqun.compiler.extract.statements.lists import Part
from lianqun.compiler.extract.statements.members import Members, read_members
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.nouns_after import clean_after
from lianqun.compiler.extract.statements.phrases import Phrase, PhraseReader
from lianqun.compiler.extract.statements.respective import RespectiveNames
from lianqun.compiler.extract.statements.windows import Window
from lianqun.text.numerals import parse_han

_EACH_DOES = re.compile(r"(?P<who>.+?[、和与及].+?)分别(?P<what>[^，、]{2,12})$")
_TOLD_COUNT = re.compile(r"等?(?P<count>[两二三四五六七八九十]{1,2})[大个][\u4e00-\u9fff]{1,8}$")
"""甲、乙、丙三大出口板块: how many were listed."""

RATES = ("%", "‰", "个百分点", "百分点", "倍", "番")
SIZE_ONLY = re.compile(
    r"(?:年?产值|营收)?(?:超过?|过|达到?)?[\d.百千万亿]+(?:元|%)?(?:级)?(?:以上)?"
)
_LEVEL_ONLY = re.compile(r"(?:[\u4e00-\u9fff]{2,4})?(?:国家|世界|自治区|省|市|州|县|区)级")
_LEVEL_FIRST = re.compile(rf"^{_LEVEL_ONLY.pattern}")
SIZE_LEAD = re.compile(rf"^{SIZE_ONLY.pattern}")


class ListNamer:
    """Names lists by what was named before, or by what each of their members does."""

    def __init__(self, phrases: PhraseReader, acts: ActReader, lists: RespectiveNames) -> None:
        self._phrases = phrases
        self._acts = acts
        self._respectives = lists

    def each_does(self, phrase: Phrase, count: int, places: Sequence[str]) -> list[Part]:
        """公路、铁路分别完成投资1、2: each is of what each does, places of their own; [] for other lists."""
        named = _EACH_DOES.match(phrase.name)
        if not named:
            return []
        what = self._acts.strip(named["what"]).removeprefix("完成").removeprefix("实现")
        owned = self._respectives.split(named["who"] + what, count, places)
        if not owned or not all(subject for subject, _ in owned):
            who = self._respectives.split(named["who"], count, places)
            owned = [(subject, name + what) for subject, name in who]
        return owned

    def counted(self, before: str, phrase: Phrase, count: int) -> list[Naming]:
        """做强甲、乙两大板块，出口额分别为1、2: of as many as were said to be listed; [] for other lists."""
        told = _TOLD_COUNT.search(before)
        if told is None or parse_han(told["count"]) != count:
            return []
        listed = self._acts.strip_leading(before[: told.start()])
        owners = [name for _, name in self._respectives.split(listed, count, ())]
        is_each = len(set(owners)) == count
        return [Naming(phrase.name, phrase, subject_hint=o) for o in owners] if is_each else []

    def repeat(self, windows: Sequence[Window], namings: Sequence[Naming]) -> list[Naming]:
        """分别达6.9万元、3.4万元，增长4.2%、下降5.3%: a second run of numbers for the same names."""
        index = len(namings)
        members = read_members(windows, index, self._phrases)
        count = len(members.phrases)
        if count == 1 or index < count:
            return []
        phrase = members.phrases[0] or self._phrases.read(windows[index].before)
        before = namings[index - count : index]
        is_told = any(link.direction or link.is_into for link in phrase.links)
        if phrase.name or not is_told or any(n.is_inherited for n in before):
            return []
        if len({naming.name + naming.subject_hint for naming in before}) < count:
            return []
        repeated = name_members(members, [(naming.subject_hint, naming.name) for naming in before])
        return [replace(naming, is_inherited=True) for naming in repeated]

    def with_achievement(
        self, windows: Sequence[Window], namings: Sequence[Naming]
    ) -> list[Naming]:
        """16所高校、48个学科入选名单: what is achieved names every count of the list."""
        named = list(namings)
        last = len(named) - 1
        is_count = windows[last].mention.unit not in RATES
        found = self._acts.achievement(named[last].name) if is_count else None
        if not found:
            return named
        verb, noun = found
        named[last] = replace(named[last], name=verb + noun, verb="")
        clause = windows[last].clause_start
        for index in range(last - 1, -1, -1):
            is_other = windows[index].clause_start != clause or not named[index].uses_after
            if is_other or self._acts.is_achieved(named[index].name):
                break
            named[index] = replace(named[index], name=verb + named[index].name, verb="")
        return named

    def with_noun(self, windows: Sequence[Window], namings: Sequence[Naming]) -> list[Naming]:
        """新建5所、改扩建3所学校: the noun behind the last number is what the one before counts as well."""
        named = list(namings)
        last = len(named) - 1
        if last < 1 or not windows[last].before.startswith(("、", "和", "及")):
            return named
        before, window = named[last - 1], windows[last - 1]
        act = self._acts.counted(before.phrase)
        is_bare = not window.after and (before.is_inherited or not before.name)
        if not (act and is_bare and window.mention.unit == windows[last].mention.unit):
            return named
        if before.phrase.name != act and not self._acts.opens(before.phrase.name):
            return named
        noun = clean_after(windows[last].after)
        name = noun if noun.endswith(act) else act + noun
        named[last - 1] = Naming(name, before.phrase, uses_after=True)
        return named

    def with_work(self, windows: Sequence[Window], namings: Sequence[Naming]) -> list[Naming]:
        """实施30个小区、12个街区改造: the work that ends a list is done to all of it."""
        named = list(namings)
        last = len(named) - 1
        work = self._acts.work(named[last].name)
        for index in range(last, 0, -1):
            joint = windows[index].before.strip()
            is_listed = joint in ("、", "和", "及") and named[index - 1].uses_after
            if not is_listed:
                break
            said = named[index - 1].name
            if _LEVEL_ONLY.fullmatch(said):  # 74项国家级、94项省级试点任务
                work = _LEVEL_FIRST.sub("", named[index].name)
            elif SIZE_ONLY.fullmatch(said):  # 12个百亿元、70个30亿元以上项目
                work = SIZE_LEAD.sub("", named[index].name)
            if not work or work in said:
                break
            named[index - 1] = replace(named[index - 1], name=said + work)
        return named


def growths_of(namings: Sequence[Naming], phrase: Phrase, count: int) -> list[Naming]:
    """甲达到1、乙达到2，年均增速分别达到3、4: rates of what was named before; [] for other lists."""
    is_bare = phrase.name in BARE_GROWTHS or phrase.name.startswith("占")
    if not is_bare or count == 1 or len(namings) < count:
        return []
    owners = namings[-count:]
    if not phrase.has("分别") or any(n.is_inherited or not n.name for n in owners):
        return []
    return [replace(n, name=of_growth(n.name, phrase.name), phrase=phrase) for n in owners]


def name_members(members: Members, names: Sequence[Part]) -> list[Naming]:
    """A naming for each number of a list, by the names of all its members; [] where those are not told."""
    if not names:
        return []
    return [
        Naming(name, phrase, subject_hint=owner)
        for (owner, name), phrase in zip(names, members.phrases, strict=True)
        if phrase is not None
    ]
