"""The entities of a document: one fact a surface form, with kind, aliases and number of mentions."""

from collections import Counter
from collections.abc import Iterator

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.entity_aliases import find_aliases
from lianqun.compiler.extract.entity_lexicon import Mention
from lianqun.compiler.extract.entity_recogniser import mentions_of
from lianqun.compiler.extract.entity_tables import load_entity_vocabulary
from lianqun.model.document import Document
from lianqun.model.fact import EntityMention, FactKind
from lianqun.vocab.vocabulary import Vocabulary

_CONTEXT = 24


def extract(document: Document, vocabulary: Vocabulary) -> Iterator[Draft | Doubt]:
    """One draft a surface form, at its first mention."""
    mentions = mentions_of(document, vocabulary)
    counts = Counter(mention.name for mention in mentions)
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.name, mention)
    aliases = find_aliases(document.text, first, load_entity_vocabulary(vocabulary))
    for name, mention in first.items():
        block = document.block_at(mention.start)
        yield Draft(
            kind=FactKind.ENTITY,
            content=EntityMention(
                name=name,
                type=mention.type.value,
                aliases=aliases.get(name, ()),
                count=counts[name],
            ),
            span=_context(document, mention),
            value_span=(mention.start, mention.end),
            section=block.section if block else 0,
            origin="entities",
        )


def _context(document: Document, mention: Mention) -> tuple[int, int]:
    """The words around a mention, within its block."""
    block = document.block_at(mention.start)
    floor, ceiling = (block.start, block.end) if block else (0, len(document.text))
    start = max(floor, mention.start - _CONTEXT)
    return min(start, mention.start), max(min(ceiling, mention.end + _CONTEXT), mention.end)
