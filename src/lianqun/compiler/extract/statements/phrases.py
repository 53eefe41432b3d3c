"""The phrase that leads to a number: its name, and the words of change and bound stripped from it."""

import re
from dataclasses import dataclass

_CHANGE = "新增|净增|增长|增加|提高|提升|上升|下降|降低|减少|回落|缩短|压缩|压减|增|降|升|收窄|扩大|下浮|上浮|跃升|净增|翻"
_REACH = (
    "达到|达成|高达|多达|已达|可达|达|突破|超过|超出|超|不低于|不少于|不小于|不超过|不高于|不大于|高于|低于|大于|小于|"
    "至少|接近|近|约为|约|为|是|有|过"
)
_INTO = (
    "保持在|稳定在|控制在|维持在|保持|稳定|控制到|压降至|降至|降到|减至|增至|增到|升至|升到|提至|扩至|达至|"
    "跃升至|跃升到|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|扩大到|扩大至|下降到|下降至|降低到|"
    "降低至|回落到|回落至|减少到|减少至|缩短至|缩短到|压缩至|压缩到|发展到|上升到|上升至|优化至|拓展至|拓展到|迈上|站上|跨上|跃上|登上|越过|跨过|迈过|"
    "实现|完成|瞄准|到|至|占到|占|列|居"
)
_ADVERB = (
    "年均分别|年均|每年|平均|同比|环比|累计|总计|合计|共计|分别|力争|预计|基本|全部|总体|逐步|进一步|稳步|持续|大幅|快速|"
    "有望|均|已经|已|将|共|总|再|又|仅|只|就|也|新|明显|显著|努力|确保|争取|可|能|都|达|率先|超额|其中|提前|较上年|比上年|较去年|比去年|"
    "较快|接连|相继|先后|首次|成功|实际|名义|按可比价格计算|可比|以|的|在|由|从|自|比|较|了"
)
_TAIL = re.compile(rf"(?P<word>(?:{_INTO})|(?:{_REACH})|(?:{_CHANGE})|(?:{_ADVERB}))$")
_COMPARISON = re.compile(
    r"(?:比|较|与|同|自|从|由)(?:(?:19|20)\d{2}年?(?:的)?|上年(?:末|底)?|去年|“?十[一二三四五]五”?(?:期?末|时期|初)?|上(?:一)?(?:届|期)|全国平均(?:水平)?)[^，]{0,6}?(?:相比)?$"
)
_TIME_TAIL = re.compile(r"(?:19|20)\d{2}年(?:年?底|末)?的?$")
_LEAD = re.compile(
    r"^(?:[、，；和及与以且并\s”]|“(?![^“]*”)|以及|同时|另外|此外|其中|预计|力争|确保|争取|努力|推动|促进|使|到|截至|截止|至|在|于|"
    r"(?:19|20)\d{2}年?(?:上半年|下半年|\d{1,2}月)?(?:(?:年?底|末)?前|年?底|末|以来)?|“?十[一二三四五六]五”?(?:期?末|期间|以来|时期)|过去[一三五]年(?:来|间)?|[一三五]年来|近[三五]年|"
    r"今年|去年|全年|年末|年底|期末|累计|已|将|并|且|全面|逐步|初步|我们|目前|现|共|均)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with the words between it and its number, outermost last.

    For 规模工业增加值年均增长: name 规模工业增加值, words (年均, 增长).
    """

    name: str
    name_offset: int
    words: tuple[str, ...]

    def has(self, *words: str) -> bool:
        """Whether any of the stripped words is one of `words`."""
        return any(word in words for word in self.words)


def read_phrase(before: str) -> Phrase:
    """Strip what leads into a number and what opens the clause; what is left is the name."""
    text = before.rstrip(" “")
    words: list[str] = []
    while text:
        dated = _TIME_TAIL.search(text)
        if dated:
            text = text[: dated.start()]
            continue
        found = _TAIL.search(text)
        if not found or _is_part_of_name(text, found):
            compared = _COMPARISON.search(text)
            if not compared:
                break
            text = text[: compared.start()]
            words.append(compared[0])
            continue
        words.append(found["word"])
        text = text[: found.start()].rstrip(" ，")
    offset = 0
    while True:
        lead = _LEAD.match(text[offset:])
        if not lead or not lead[0] or _opens_name(text, offset):
            break
        offset += lead.end()
    name = text[offset:]
    trimmed = name.rstrip("的、，")
    return Phrase(trimmed, offset, tuple(reversed(words)))


_NAME_ENDS = re.compile(
    r"(?:创新|更新|高新|最新|革新|翻新|焕新|全新|清新|立新|出新|拥有|国有|所有|持有|公有|私有|占有|罕有|享有|现有|投入|占比|总和|"
    r"规模以上|限额以上|合计|作为|行为|认为|成为|目的|标的|增列|序列|系列|班列|专列|陈列|宜居|安居|民居|旅居|定居|超|应用|高达|通达|发达|抵达|到达|直达|雷达|马达|传达|"
    r"减少|多少|稀少|邻近|附近|渐近|最近|签约|节约|履约|预约|公约|合约|特约|契约|大约|制约|直升|跃升|晋升|公升|可|占地|存在|所在|"
    r"自由|理由|缘由|经由|对比|占比|同比|环比|总量增|递增|倍增|新增|净增|激增)$"
)


def _is_part_of_name(text: str, found: re.Match[str]) -> bool:
    """高新 in 高新 is no adverb 新, 节约 no 约: the last characters form a word of their own."""
    word = found["word"]
    if len(word) > 1:
        return False
    ending = _NAME_ENDS.search(text)
    return ending is not None and len(ending[0]) > 1


def _opens_name(text: str, offset: int) -> bool:
    """Whether the leading word belongs to the name: 和田, 及时率, 均等化, 到位率, 推动力."""
    if text[offset] == "与" and text.endswith("差距"):
        return True
    rest = text[offset : offset + 4]
    return rest.startswith(
        (
            "及时",
            "均等",
            "均衡",
            "到位",
            "共建",
            "共享",
            "以上",
            "在校",
            "在建",
            "在地",
            "在营",
            "在册",
            "使用",
            "至少",
            "于都",
            "并购",
            "并网",
            "和平",
            "和田",
            "与会",
            "以旧",
            "以工",
            "促进会",
            "现代",
            "现有",
            "已建",
            "全面小康",
            "在岗",
            "在职",
            "在园",
            "在孵",
            "年末常住",
        )
    )
