"""Plans that carry out another of the same name."""

import pytest

from lianqun.compiler.readers.carried_out import place_of_title

REGIONS = frozenset(("盐城", "白山"))


@pytest.mark.parametrize(
    ("title", "opening", "place"),
    [
        (
            "推动设备更新盐都行动方案",
            "落实《推动设备更新盐城行动方案》，结合我区实际，提出以下方案。",
            "盐都区",
        ),
        (
            "推动设备更新石桥县行动方案",
            "落实《推动设备更新白山行动方案》，结合我县实际。",
            "石桥县",
        ),
        ("推动设备更新行动方案", "落实《推动设备更新白山行动方案》，结合我县实际。", ""),
        ("推动设备更新盐都行动方案", "落实《推动设备更新盐城行动方案》。", ""),
        ("推动水利建设盐都行动方案", "落实《推动设备更新盐城行动方案》，结合我区实际。", ""),
    ],
)
def test_the_place_stands_where_the_other_title_has_its_own(
    title: str, opening: str, place: str
) -> None:
    assert place_of_title(title, opening, REGIONS.__contains__) == place
