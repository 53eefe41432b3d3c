"""A number with all that is known of its surroundings: what dating and building work on."""

from collections.abc import Sequence
from dataclasses import dataclass

from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.times import TimeMention
from lianqun.compiler.extract.statements.windows import Window
from lianqun.model.period import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with all that is known of its surroundings.

    `previous` is the window before it in the sentence, `carried` the period from earlier sentences,
    `group` the group of firms that the clause before spoke of, `sentence` the sentence's span,
    `paragraph` where its paragraph starts.
    """

    window: Window
    naming: Naming
    previous: Window | None
    times: Sequence[TimeMention]
    carried: Period | None
    group: str
    sentence: tuple[int, int]
    paragraph: int

    @property
    def position(self) -> int:
        """Where the number stands."""
        return self.window.mention.start
