"""Changes from one value to another: 从689万户增至951万户 is a state before and one after."""

import re

from lianqun.compiler.extract.statements.lexicon import Lexicon
from lianqun.compiler.extract.statements.windows import Window
from lianqun.text.numbers import NumberMention

_ORIGIN = re.compile(r"[从由自][^，。；]{0,5}$")
_OUT_OF = re.compile(r"[从由自]")
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
        return bool(_ORIGIN.search(window.before)) and self.goes_on(text, window.mention)

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
