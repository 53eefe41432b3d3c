"""One module per fact family; each offers `extract(document, vocabulary)` yielding drafts and doubts."""

EXTRACTORS = ()
"""The families in the order they run; filled as they land."""
