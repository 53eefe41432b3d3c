"""Which surface forms of a document name the same entity beyond doubt."""

from collections.abc import Mapping

from lianqun.compiler.extract.entity_lexicon import Mention


def find_aliases(text: str, first: Mapping[str, Mention]) -> dict[str, tuple[str, ...]]:
    """For each name the other forms that are the same; names without any are left out."""
    return {}
