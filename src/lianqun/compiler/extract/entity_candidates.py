"""Candidates: stretches of a text that may be names, with how far their context can be trusted."""

from dataclasses import dataclass
from typing import Final

from lianqun.compiler.extract.entity_vocabulary import EntityType

LABELLED: Final = 4
"""A member of a list with a label and a colon (龙头企业：…)."""

CLOSED: Final = 3
"""A member of a list that 等 and a class noun close, or a name with a known place or firm in it."""

OPEN: Final = 2
"""A name with a head after a verb, or a member of a list that only a verb governs."""

FREE: Final = 1
"""A name that only its form speaks for; a second place has to confirm it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch [start, end) of the text that may be a name: its kind, and the trust it deserves."""

    start: int
    end: int
    type: EntityType
    strength: int
