"""One module per fact family; each offers `extract(document, vocabulary)` yielding drafts and doubts."""

from lianqun.compiler.extract import projects, tasks

EXTRACTORS = (projects.extract, tasks.extract)
"""The families in the order they run; filled as they land."""
