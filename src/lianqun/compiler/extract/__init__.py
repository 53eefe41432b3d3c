"""One module per fact family; each offers `extract(document, vocabulary)` yielding drafts and doubts."""

from lianqun.compiler.extract import entities

EXTRACTORS = (entities.extract,)
"""The families in the order they run; filled as they land."""
