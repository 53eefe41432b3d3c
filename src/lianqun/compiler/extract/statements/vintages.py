"""Marks in the header of a column that say how sure its figures are: 2024(R), 2025(F)Q2, 2025年（预测）."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"[（(](?:(?P<foretold>[EF]|预测|预计|估计)|R|A|实际|实绩)[)）]")
_QUARTER = re.compile(r"^((?:19|20)\d{2})年?Q([1-4])$")
_WHOLE_YEAR = re.compile(r"^((?:19|20)\d{2})年?(?:全年)?$")


@dataclass(frozen=True, slots=True)
class Vintage:
    """A column's label without its marks, a year and quarter written out; whether it is foretold."""

    label: str
    is_forecast: bool


def read_vintage(label: str) -> Vintage:
    """The label and mark of a column: 2025(F)Q2(F) is 2025年2季度, foretold."""
    foretold = any(found["foretold"] for found in _MARK.finditer(label))
    bare = _MARK.sub("", label)
    bare = _QUARTER.sub(r"\1年\2季度", _WHOLE_YEAR.sub(r"\1年", bare))
    return Vintage(bare, foretold)
