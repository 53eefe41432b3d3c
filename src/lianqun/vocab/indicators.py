"""The indicators: what the vocabulary knows of each, and which one a written name means."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lianqun.errors import VocabularyError
from lianqun.model.quantity import Measure
from lianqun.vocab.columns import require_columns
from lianqun.vocab.indicator_names import Reading, normal_form, readings
from lianqun.vocab.units import UnitTable, unit_table
from lianqun.vocab.vocabulary import Row, Vocabulary

_COLUMNS: Final = (
    "code",
    "name_zh",
    "name_en",
    "synonyms",
    "unit",
    "direction",
    "measure",
    "definition",
)
_CODE: Final = re.compile(r"[a-z][a-z0-9_]*")
_RATES: Final = frozenset(("share", "percentage_points", "ratio", "doubling"))
_RANK_UNITS: Final = frozenset(("位", "名", "排名"))


class Preference(StrEnum):
    """Which way of an indicator is the good one."""

    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator: its code, names, unit of its level, usual kind of measure and meaning.

    `source` says where the definition comes from, `checked_on` when a person last looked.
    """

    code: str
    name_zh: str
    name_en: str
    synonyms: tuple[str, ...]
    unit: str
    preference: Preference
    measure: Measure
    definition: str
    source: str
    checked_on: str


class IndicatorIndex:
    """Finds the indicator that a written name means; near namesakes stay apart.

    Example: `IndicatorIndex(v).match("规模工业增加值年均增速", "%", "annual_growth")` is
    `"above_scale_industrial_value_added"`: the code is of the level, the measure tells the growth.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = unit_table(vocabulary)
        self.indicators: tuple[Indicator, ...] = tuple(
            _read_row(row, self._units) for row in vocabulary.rows("indicators")
        )
        self._by_code = {indicator.code: indicator for indicator in self.indicators}
        self._by_key = _index_names(self.indicators)
        self._known = lru_cache(maxsize=8192)(self._find)

    def indicator(self, code: str) -> Indicator:
        """The indicator of a code; raises VocabularyError for an unknown one."""
        if code not in self._by_code:
            raise VocabularyError("indicator_unknown", indicator=code)
        return self._by_code[code]

    def match(self, name: str, unit: str, measure: str) -> str:
        """Code of the indicator that a name means with this unit and measure, "" when none surely does."""
        return self._known(name, unit, measure)

    def _find(self, name: str, unit: str, measure: str) -> str:
        for reading in readings(name):
            found = self._by_key.get(reading.key)
            if found is not None:
                return found.code if self._fits(found, reading, unit, measure) else ""
        return ""

    def _fits(self, indicator: Indicator, reading: Reading, unit: str, measure: str) -> bool:
        """Whether a figure in this unit and measure can be one of the indicator."""
        if reading.is_added and measure not in (Measure.INCREMENT, Measure.COUNT_TO_BUILD):
            return False
        if measure == Measure.RANK or unit in _RANK_UNITS:
            return measure == Measure.RANK
        if unit == "":
            return True
        if not self._units.knows(unit):
            return False
        moved = reading.is_growth or measure in (
            Measure.ANNUAL_GROWTH,
            Measure.CHANGE,
            Measure.GAP,
        )
        if moved and self._units.read(unit).dimension in _RATES:
            return True
        is_rate = reading.is_growth or measure == Measure.ANNUAL_GROWTH
        return not is_rate and self._units.same_dimension(unit, indicator.unit)


@lru_cache(maxsize=8)
def indicator_index(vocabulary: Vocabulary) -> IndicatorIndex:
    """The index of a vocabulary, built once for each vocabulary."""
    return IndicatorIndex(vocabulary)


def _read_row(row: Row, units: UnitTable) -> Indicator:
    require_columns("indicators", row, _COLUMNS)
    _check_row(row, units)
    return Indicator(
        code=row["code"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        synonyms=tuple(word for word in row["synonyms"].split("|") if word),
        unit=row["unit"],
        preference=Preference(row["direction"]),
        measure=Measure(row["measure"]),
        definition=row["definition"],
        source=row["source"],
        checked_on=row["checked_on"],
    )


def _check_row(row: Row, units: UnitTable) -> None:
    sound = {
        "code": bool(_CODE.fullmatch(row["code"])),
        "name_zh": bool(normal_form(row["name_zh"])),
        "name_en": bool(row["name_en"]),
        "unit": units.knows(row["unit"]),
        "definition": bool(row["definition"]),
        "source": bool(row["source"]),
    }
    for column, is_sound in sound.items():
        if not is_sound:
            raise VocabularyError(
                "indicator_row_malformed", indicator=row["code"], column=column, value=row[column]
            )


def _index_names(indicators: tuple[Indicator, ...]) -> dict[str, Indicator]:
    """Every name by its normal form; a form that two indicators claim is an error, never a guess."""
    by_key: dict[str, Indicator] = {}
    for indicator in indicators:
        for name in (indicator.name_zh, *indicator.synonyms):
            first = by_key.setdefault(normal_form(name), indicator)
            if first is not indicator:
                raise VocabularyError(
                    "indicator_name_shared", name=name, first=first.code, second=indicator.code
                )
    return by_key
