"""The words by which promises are told that no figure was read from, and whose a figure is."""

from dataclasses import dataclass
from typing import Final, Self

from lianqun.vocab.vocabulary import Vocabulary

_TABLE: Final = "promise_words"


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """Words by role.

    `aim` says that something is to be reached, `review` stands in headings over what was done, `others`
    are not the plan's region, `own_region` is the region without its name (全市).
    """

    aim: tuple[str, ...]
    review: tuple[str, ...]
    others: tuple[str, ...]
    own_region: tuple[str, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Self:
        """The words of a vocabulary."""
        rows = vocabulary.rows(_TABLE)

        def having(role: str) -> tuple[str, ...]:
            return tuple(row["word"] for row in rows if row["role"] == role)

        return cls(having("aim"), having("review"), having("others"), having("own_region"))
