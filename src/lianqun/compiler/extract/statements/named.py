"""The name found for a figure, with what else the words before it tell."""

from dataclasses import dataclass

from lianqun.compiler.extract.statements.phrases import Phrase


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
