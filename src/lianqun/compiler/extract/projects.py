"""Projects that a plan names: in lists and tables, in boxes, in running text."""

from collections.abc import Iterator

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.project_merge import Mention, merge_mentions
from lianqun.compiler.extract.project_prose import ProseReader
from lianqun.compiler.extract.project_tables import read_project_tables
from lianqun.model.document import Document
from lianqun.vocab.vocabulary import Vocabulary


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """Named projects with builders, investment in 亿元, category and content; each told once."""
    mentions: list[Mention] = []
    for found in read_project_tables(document, vocabulary):
        if isinstance(found, Doubt):
            yield found
        else:
            mentions.append(found)
    prose = ProseReader(document, vocabulary)
    mentions += prose.read()
    for mention in merge_mentions(mentions, prose.places):
        yield mention.draft()
