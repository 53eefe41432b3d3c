"""A Word document made with python-docx, whose bytes `saved` gives."""

from io import BytesIO

import docx
import pytest


class WordDocument:
    """python-docx's document with its bytes at hand."""

    def __init__(self) -> None:
        self._document = docx.Document()

    def __getattr__(self, name: str):
        return getattr(self._document, name)

    def saved(self) -> bytes:
        content = BytesIO()
        self._document.save(content)
        return content.getvalue()


@pytest.fixture
def word_document() -> WordDocument:
    return WordDocument()
