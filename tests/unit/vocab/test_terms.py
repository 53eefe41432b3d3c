"""Terms: every enumeration that users see has labels."""

import importlib
import pkgutil
from enum import Enum

import pytest

from lianqun import model
from lianqun.errors import VocabularyError
from lianqun.model.period import PeriodKind
from lianqun.model.quantity import Comparator
from lianqun.vocab.indicators import Preference
from lianqun.vocab.messages import LOCALES
from lianqun.vocab.terms import Terms, term_code, terms_of
from lianqun.vocab.vocabulary import Vocabulary

TERMS = Terms(Vocabulary())
HEADER = "code,zh,en,definition,source,checked_on"


def enumerations() -> list[type[Enum]]:
    """Every enumeration of the model, and those of the vocabulary."""
    modules = [
        importlib.import_module(f"lianqun.model.{found.name}")
        for found in pkgutil.iter_modules(model.__path__)
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Enum)
        and value.__module__ == module.__name__
    }
    return [*sorted(found, key=lambda kind: kind.__name__), Preference]


@pytest.mark.parametrize("member", [m for kind in enumerations() for m in kind], ids=term_code)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_enum_value_has_a_label(member, locale):
    assert TERMS.label_of(member, locale)
    assert TERMS.definition(term_code(member)).endswith("。")


@pytest.mark.parametrize("role", ["lead", "supporting", "responsible"])
def test_every_role_of_a_body_has_a_label(role):
    assert f"body_role.{role}" in TERMS


@pytest.mark.parametrize(
    "kind",
    "enterprise park platform region institute university government other".split(),  # noqa: SIM905
)
def test_every_type_of_entity_has_a_label(kind):
    assert f"entity_type.{kind}" in TERMS


def test_a_member_has_the_code_of_its_enumeration_and_name():
    assert term_code(PeriodKind.YEAR_TO_DATE) == "period_kind.year_to_date"
    assert term_code(Comparator.AT_LEAST) == "comparator.at_least"


def test_labels_are_in_their_language():
    assert TERMS.label("measure.level", "zh") == "水平"
    assert TERMS.label("measure.level", "en") == "level"
    for code in Vocabulary().words("terms"):
        assert TERMS.label(code, "en").isascii()
        assert not TERMS.label(code, "zh").isascii()


@pytest.mark.parametrize(
    ("code", "locale", "error"),
    [("measure.nothing", "zh", "term_unknown"), ("measure.level", "fr", "language_unknown")],
)
def test_an_unknown_code_or_language_is_an_error(code, locale, error):
    with pytest.raises(VocabularyError) as caught:
        TERMS.label(code, locale)
    assert caught.value.code == error


def test_a_workspace_words_a_term_its_own_way(overlaid):
    vocabulary = overlaid("terms", HEADER, "park,功能区,zone,当地的叫法。,our own usage,2026-01-01")
    assert terms_of(vocabulary).label("park", "zh") == "功能区"
    assert vocabulary.overridden == [("terms", "park")]


@pytest.mark.parametrize(
    ("line", "columns"),
    [("park,,zone,x,x,2026-01-01", "zh"), ("Park Kind,园区,park,x,x,2026-01-01", "code")],
)
def test_a_malformed_row_is_named(overlaid, line, columns):
    with pytest.raises(VocabularyError) as caught:
        Terms(overlaid("terms", HEADER, line))
    assert caught.value.code == "term_row_malformed"
    assert caught.value.args_by_name["columns"] == columns
