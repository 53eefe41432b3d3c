"""Target or actual: does a sentence promise a figure or report one?"""

import re
from enum import Enum, auto

from lianqun.compiler.extract.statements.times import first_plan_year
from lianqun.model.document import Document
from lianqun.model.fact import FactKind
from lianqun.model.period import Period

_REVIEW_TITLE = re.compile(
    r"发展基础|基础与|基础和|现状|成就|成效|成绩|回顾|完成情况|发展形势|形势|环境|机遇|挑战|问题|背景|总结|取得的|进展|建设情况|运行情况|对标|对比|历史|“十三五”时期发展"
)
_GOAL_TITLE = re.compile(r"(?<!对)目标(?!完成)|愿景|展望")
_WORK_TITLE = re.compile(r"任务|安排|重点|行动|措施|举措|工程|方向|布局|要求|专栏|保障|计划|建设")
_DONE = re.compile(
    r"(?:已|已经|目前|现有|现已|截至|累计已|先后|成功(?:培育|获批|举办|创建|入选)|获批|入选|获评|荣获|完成了|实现了|超额完成|同比|较上年|比上年|跃居|跃升|位居|居全国|稳居|拥有(?!量)|涌现|以来|历史新高|建成(?:投产|投用|通车)|正式)"
)
_STATE = re.compile(r"目前已|已成功|截至目前|现已|迄今")
_WILL = re.compile(
    r"力争|争取|确保|将(?!军)|努力|目标|到20\d\d年|规划|计划|有望|推动|加快|支持|鼓励|打造|培育|建设|新增|实施|推进|突破"
)


class Role(Enum):
    """What a chapter does: reports the past, sets goals, or says what will be done."""

    REVIEW = auto()
    GOAL = auto()
    WORK = auto()


def classify(
    document: Document, sentence: str, period: Period | None, position: int, *, role: Role
) -> FactKind:
    """Whether a figure stands as a target or an actual.

    A period decides first (before the plan's first year: actual; later: target), then the chapter
    (`role`: 基础, 回顾 … report; 目标, 任务 … promise), then the words of the sentence.
    """
    plan_year = first_plan_year(document, position)
    if period is not None and plan_year is not None:
        if period.year < plan_year:
            return FactKind.ACTUAL
        if period.year > plan_year:
            return FactKind.TARGET
    if role is Role.REVIEW:
        return FactKind.ACTUAL
    if _STATE.search(sentence):
        return FactKind.ACTUAL
    return (
        FactKind.ACTUAL
        if _DONE.search(sentence) and not _WILL.search(sentence)
        else FactKind.TARGET
    )


def read_role(document: Document, section: int) -> Role:
    """What the innermost telling heading above says the section is: of the past, of goals, or work."""
    for node in document.ancestors(section):
        if _GOAL_TITLE.search(node.title):
            return Role.GOAL
        if _REVIEW_TITLE.search(node.title):
            return Role.REVIEW
        if _WORK_TITLE.search(node.title):
            return Role.WORK
    return Role.WORK
