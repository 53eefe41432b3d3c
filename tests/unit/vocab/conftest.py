"""A workspace's own vocabulary, written for one test."""

import pytest

from lianqun.vocab.vocabulary import Vocabulary


@pytest.fixture
def overlaid(tmp_path):
    """A vocabulary with one table of a workspace laid over the wheel's."""

    def build(table: str, *lines: str) -> Vocabulary:
        (tmp_path / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return Vocabulary(tmp_path)

    return build
