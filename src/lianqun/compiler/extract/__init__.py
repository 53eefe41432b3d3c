"""One module per fact family; each offers `extract(document, vocabulary)` yielding drafts and doubts."""

from lianqun.compiler.extract import clusters, entities, industries, projects, statements, tasks

EXTRACTORS = (
    statements.extract,
    industries.extract,
    clusters.extract,
    projects.extract,
    tasks.extract,
    entities.extract,
)
"""The families in the order they run."""
