"""The phrase that leads to a number: its name, and the words of change and bound stripped from it."""

import re
from dataclasses import dataclass

from lianqun.compiler.extract.statements.lexicon import Lexicon, Link
from lianqun.text.numerals import HAN_YEAR

_YEAR = rf"(?:(?:19|20)\d{{2}}|{HAN_YEAR})"
_COMPARED = re.compile(
    r"在(?:19|20)\d{2}年(?:年?底|末)?的?(?:基础|水平)上$"
    r"|是(?:19|20)\d{2}年的?\d+(?:\.\d+)?[\u4e00-\u9fff]{1,4}$"
    r"|(?:与|同|较|比)上一?个?(?:五年|规划期)(?:规划期)?(?:相比)?$"
    r"|是(?:“?十[一二三四五六]五”?|上年同期|去年同期)$"
    rf"|(?:比|较|与|同|自|从|由)(?:前[三五十两]年|{_YEAR}年?(?:的)?|上年(?:末|底)?|去年|“?(?:十[一二三四五]|[六七八九十])五”?(?:期?末|时期|期间|初)?|上(?:一)?(?:届|期)|全国平均(?:水平)?"
    r"|(?:上|去)?年同期|(?:上年)?年初|上月(?:末|底)?|上季度?(?:末)?|[上前](?:一)?(?:个)?(?:季度|月)|(?:前)?[一二三四]季度(?:末)?|上半年|历史同期|疫情前"
    r"|(?:1|一)[-—－~至](?:1[0-2]|[2-9]|[二三四五六七八九十])月(?:份)?|(?:1[0-2]|[1-9])月(?:份|末|底)?)[^，]{0,6}?(?:相比)?$"
)
_LONGEST_COMPARISON = 32
_TIME_LAST = re.compile(
    rf"{_YEAR}年(?:年?底|末)?的?$|在?(?:规划|本)?期末$|[“\"](?:十[一二三四五六]|[六七八九十])五[”\"](?:时期|期间|前[一二三四]年)?$|(?<!前)(?:[一二两三四五六七八九十]|(?<!\d)\d{{1,2}})年(?:内|间|来)?$|(?<!\d)\d{{1,2}}年(?:平均|均)$|(?<=[由从较比])(?:目前|当前|现在|现状|原来|现行|法定|原)的?$"
    r"|(?<=[于过在到至为超从由])每[百千万十亿]{0,2}[\u4e00-\u9fff]{1,5}(?:每[年月天日]|每学年)?$"
)
_LONGEST_TIME = 9
_PER = re.compile(r"每[百千万十]")
_SPAN = re.compile(r"[两二三四五六七八九十]年")
_YEAR_WITHIN = re.compile(r"(?<=[\u4e00-\u9fff])到?20\d\d年(?:底|末)?前?(?=[\u4e00-\u9fff])")
"""电池产业2030年产值: when it is told of is no part of a name."""

_LOCAL = re.compile(r"在[\u4e00-\u9fff](?:高校|院校|大学生|企业)")
"""在甬高校: a city called by one character."""

_LEADS = (
    r"[、，；和及与以且并/\s”]",
    r"“(?![^“]*”)",
    r"\d{1,3}[.．、](?=[\u4e00-\u9fff])",
    r"(?:19|20)\d{2}年?(?:上半年|下半年|\d{1,2}月)?(?:(?:年?底|末)?前|年?底|末|以来)?",
    r"“?十[一二三四五六]五”?(?:期?末|期间|以来|时期)",
    r"(?:到)?本世纪(?:末|中叶)",
    r"\d{1,2}[—\-–~～至]\d{1,2}月份?|前[一二三]季度|[一二三四]季度(?:单季)?|当季|单季",
    r"(?:到)?(?:本)?(?:规划)?期末",
    r"[①-⑳]",
    r"相[比较于]",
    r"年内|年底前|规划期[内间]",
    r"[而但却](?!言)",
    r"使(?!用)",
    r"受[^，。；]{1,10}影响",
    r"过去[一三五]年(?:来|间)?",
    r"近[三五]年",
    r"[一二两三四五六七八九十]年(?:来|内|间?(?!规划|行动|计划|方案|攻坚|倍增|生存|以上|以下|制|期|级|一|保|义务|一贯))",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with the links between it and its number, outermost last.

    For 规模工业增加值年均增长: name 规模工业增加值, links 年均, 增长.
    """

    name: str
    links: tuple[Link, ...]

    def has(self, *words: str) -> bool:
        """Whether any of the links is one of `words`."""
        return any(link.word in words for link in self.links)

    @property
    def per(self) -> str:
        """What the number is told per head of, right before it (达到每万名老年人6个), "" for nothing."""
        return next((link.word for link in self.links if _PER.match(link.word)), "")

    @property
    def is_cumulated(self) -> bool:
        """Whether the links say that a change is that of several years together (五年累计增长)."""
        return self.has("累计") or any(_SPAN.match(link.word) for link in self.links)


class PhraseReader:
    """Reads the words before a number by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._links = lexicon.links
        self._longest = lexicon.longest_link
        self._guarded_ends = lexicon.guarded_ends
        self._longer_guards = [
            tuple(word for word in lexicon.guarded_ends if len(word) > length)
            for length in range(self._longest + 1)
        ]
        self._guarded_starts = lexicon.guarded_starts
        self._modal = re.compile(lexicon.any_of("modal") + "$")
        self._lead = re.compile("|".join((*_LEADS, lexicon.any_of("opener"))))

    def read(self, before: str) -> Phrase:
        """Strip what leads into a number and what opens the clause; what is left is the name."""
        text, links = self._strip_links(before.rstrip(" “"))
        offset = 0
        while lead := self._lead.match(text, offset):
            if self._opens_name(text, offset):
                break
            offset = lead.end()
        return Phrase(_YEAR_WITHIN.sub("", text[offset:].rstrip("的、，")), links)

    def _strip_links(self, text: str) -> tuple[str, tuple[Link, ...]]:
        """The text without the links, times and comparisons at its end; the links from left to right."""
        links: list[Link] = []
        is_dated = False
        while text:
            dated = _TIME_LAST.search(text, max(0, len(text) - _LONGEST_TIME))
            if dated:
                text, is_dated = text[: dated.start()], True
                if _SPAN.match(dated[0]) or _PER.match(dated[0]):
                    links.append(Link(dated[0]))
                continue
            link = self._last_link(text)
            if link and link.word == "比" and not is_dated:
                break  # 生师比达到15: only what is compared with follows the verb
            is_dated = False
            if link:
                text = text[: -len(link.word)].rstrip(" ，")
                text = self._modal.sub("", text)
            else:
                compared = _COMPARED.search(text, max(0, len(text) - _LONGEST_COMPARISON))
                if not compared:
                    break
                text = text[: compared.start()]
                link = Link(compared[0])
            links.append(link)
        return text, tuple(reversed(links))

    def _last_link(self, text: str) -> Link | None:
        """The longest link that the text ends in; a single character may be part of a name (高新)."""
        for length in range(min(self._longest, len(text)), 1, -1):
            if text[-length:] in self._links:
                is_name = text.endswith(self._longer_guards[length])
                return None if is_name else self._links[text[-length:]]
        return None if text.endswith(self._guarded_ends) else self._links.get(text[-1])

    def _opens_name(self, text: str, offset: int) -> bool:
        """Whether the leading word belongs to the name: 和田, 及时率, 均等化, 到位率, 与…的差距."""
        if text[offset] == "与" and text.endswith("差距"):
            return True
        return text.startswith(self._guarded_starts, offset) or bool(_LOCAL.match(text, offset))
