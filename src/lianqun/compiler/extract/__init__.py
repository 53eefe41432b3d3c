"""One module per fact family; each offers `extract(document, vocabulary)` yielding drafts and doubts."""

from lianqun.compiler.extract.clusters import extract as extract_clusters
from lianqun.compiler.extract.industries import extract as extract_industries

EXTRACTORS = (extract_industries, extract_clusters)
"""The families in the order they run; filled as they land."""
