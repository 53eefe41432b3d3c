"""Names of public bodies: 云州市人民政府, 省委, 市发展改革委, 青塘高新区管委会, 工业和信息化部."""

import re
from collections.abc import Iterator

from lianqun.compiler.extract.entity_candidates import CLOSED, Candidate
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    EntityVocabulary,
    build_finder,
    find_words,
)

_ORGANS = (
    "人民政府办公厅|人民政府办公室|人民政府|政府办公厅|政府办公室|政府(?!采购|投资|引导|性|职能|部门|主导|工作|网站|令|规章|债券|财政|有关|各|购买|服务|数据|质量|统一|系统|行政|专项|预算|资金|基金|补贴|工程)"
    "|委办公厅|委办公室|委(?:组织部|宣传部|统战部|政法委|编办|党校|金融办|社会工作部|网信办)|委(?![员托派任会])"
    "|纪委监委|纪委|监委|人大常委会办公厅|人大常委会办公室|人大常委会|人大(?!代表|及|会议)|政协办公厅|政协(?!委员|提案|会议|机关)"
    "|中级人民法院|高级人民法院|人民法院|人民检察院|总工会|工商联|团市委|科协|妇联|残联|红十字会|贸促会"
)
_DEPARTMENT_END = "(?:委员会|委|管理局|监督局|局|厅|办公室|办|中心)"
_CENTRE = re.compile(r"(?<![\u4e00-\u9fff])中央(?=[，、。；提决部关要明和及有精战])|(?<=党)中央")
_SEATED = re.compile(
    "警备区|军分区|海关(?!总署)|金融监管局|证监局|税务局|银保监局|通信管理局|邮政管理局|气象局|海事局|人民银行"
)
_WORDY_BEFORE = frozenset("各全本我该城省市县区州都地派")


class BodyReader:
    """Finds the public bodies that one text names."""

    def __init__(self, text: str, words: EntityVocabulary) -> None:
        self._text = text
        self._words = words
        self._local = re.compile(
            rf"(?P<level>[省市州县区])(?:{_ORGANS}|(?:{words.departments}){_DEPARTMENT_END}(?![\u4e00-\u9fff]?[长员]))"
        )

    def read(self, regions: set[str]) -> Iterator[Candidate]:
        """Bodies of the country and of regions."""
        finder = build_finder(self._words.national_bodies)
        for start, end, name in find_words(finder, self._text):
            if name.endswith("部") and self._text.startswith("门", end):
                continue
            yield Candidate(start, end, self._words.national_bodies[name], CLOSED)
        for match in _CENTRE.finditer(self._text):
            yield Candidate(match.start(), match.end(), EntityType.GOVERNMENT, CLOSED)
        for match in _SEATED.finditer(self._text):
            start = next(
                (
                    match.start() - n
                    for n in range(6, 1, -1)
                    if self._text[max(0, match.start() - n) : match.start()] in regions
                ),
                None,
            )
            if start is not None:
                yield Candidate(start, match.end(), EntityType.GOVERNMENT, CLOSED)
        for match in self._local.finditer(self._text):
            start = self._start(match.start("level"), regions)
            if start is not None:
                yield Candidate(start, match.end(), EntityType.GOVERNMENT, CLOSED)

    def _start(self, level: int, regions: set[str]) -> int | None:
        """Where the body's name begins: at its region, or at the level (市委); None for 各县政府."""
        for length in range(9, 1, -1):
            if level + 1 - length >= 0 and self._text[level + 1 - length : level + 1] in regions:
                return level + 1 - length
        before = self._text[level - 1 : level]
        if before in _WORDY_BEFORE:
            return None
        if not before or not "\u4e00" <= before <= "\u9fff":
            return level
        for length in (4, 3, 2, 1):
            if self._text[max(0, level - length) : level] in self._words.cuts:
                return level
        return None
