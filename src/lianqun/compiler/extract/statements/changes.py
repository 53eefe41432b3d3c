"""Changes from one value to another: 从689万户增至951万户 is a state before and one after."""

import re

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.windows import Window
from lianqun.text.numbers import NumberMention

_ORIGIN = re.compile(r"[从由自][^，。；]{0,5}$")
_OUT_OF = re.compile(r"[从由自]")
_MEMBER = r"[\d.]+[^，。；、\d和与及到至]{0,6}"
_ORIGIN_LIST = re.compile(rf"[从由自][^，。；\d]{{0,5}}(?:{_MEMBER}[、和与及])+$")
_LIST_ON = re.compile(rf"(?:[、和与及]{_MEMBER})+(?=提|增|降|减|上|下|扩|升|缩|压|到|至)")
_ON_TOP_OF = re.compile(r"在(?:现有|原有|目前|(?:19|20)\d{2}年)的?(?:约|近)?$")
_ON_TOP = re.compile(r"的?(?:基础|水平)上")


class ChangeReader:
    """Tells where a change starts and ends by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        into = rf"{lexicon.any_of('moves_to')}(?:至|到|为)"
        self._into = re.compile(into)
        self._onward = re.compile(rf"(?:至|到)|[^，。；、]{{0,8}}?{into}")

    def starts(self, text: str, window: Window) -> bool:
        """Whether a number is the state before a change that the text goes on to tell."""
        if _ON_TOP_OF.search(window.before) and _ON_TOP.match(text, window.mention.end):
            return True
        if _ORIGIN.search(window.before) and self.goes_on(text, window.mention):
            return True
        return self._is_of_list(text, window)

    def _is_of_list(self, text: str, window: Window) -> bool:
        """分别由3%、4%提高到5%、6%: one of several states before a change."""
        start, end = window.clause_start, window.mention.start
        behind = _LIST_ON.match(text, window.mention.end)
        is_next = _ORIGIN_LIST.search(text, start, end) is not None
        if not (is_next or (behind and _ORIGIN.search(window.before))):
            return False
        return bool(self._onward.match(text, behind.end() if behind else window.mention.end))

    def ends(self, text: str, window: Window, previous: Window) -> bool:
        """Whether the number before is the state that this one comes out of."""
        return bool(_OUT_OF.search(previous.before)) and bool(
            self._onward.match(text, previous.mention.end, window.mention.start)
        )

    def goes_on(self, text: str, mention: NumberMention) -> bool:
        """Whether the words after a number lead to another (提高到)."""
        return bool(self._onward.match(text, mention.end))

    def opens(self, words: str) -> bool:
        """Whether words begin by leading to another number: they are no noun that is counted."""
        return bool(self._into.match(words))
