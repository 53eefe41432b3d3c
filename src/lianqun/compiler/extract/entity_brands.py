"""The short names by which a text calls firms that it lists in full: 迪远 of 云州迪远数码科技有限公司."""

from collections.abc import Collection, Iterator
from typing import Final

from lianqun.compiler.extract.entity_vocabulary import EntityVocabulary

_LISTED: Final = r"(?<=[\t\n|、：])(?P<name>[\u4e00-\u9fff（）()]{4,26}?)(?:股份|有限责任|有限)公司"
_LENGTHS: Final = (2, 3)
_LONGEST_REGION: Final = 5
_REST: Final = 2
"""Characters of a trade that follow a brand: of 云州征信有限公司 nothing is a brand."""


def brands_of(text: str, regions: Collection[str], words: EntityVocabulary) -> frozenset[str]:
    """What stands first in the legal names of listed firms, behind their region, and is no common word."""
    listed = words.roles.pattern(_LISTED).finditer(text)
    return frozenset(
        brand for found in listed for brand in _openings(found["name"], regions, words)
    )


def _openings(name: str, regions: Collection[str], words: EntityVocabulary) -> Iterator[str]:
    region = next((n for n in range(_LONGEST_REGION, 1, -1) if name[:n] in regions), 0)
    own = name[region:]
    for length in _LENGTHS:
        brand = own[:length]
        if (
            len(own) - length >= _REST
            and brand not in regions
            and words.proper_part(brand) == brand
        ):
            yield brand
