"""Names of organisations and places in a document: contexts first, then heads, then everywhere."""

import re
from bisect import bisect_right
from collections.abc import Collection

from lianqun.compiler.extract.entity_aliases import find_stated
from lianqun.compiler.extract.entity_bodies import BodyReader
from lianqun.compiler.extract.entity_boundaries import Anchors, ClauseMap, KnownNames, StartFinder
from lianqun.compiler.extract.entity_brands import brands_of
from lianqun.compiler.extract.entity_heads import HeadReader
from lianqun.compiler.extract.entity_lexicon import Lexicon, Mention
from lianqun.compiler.extract.entity_lists import ListReader
from lianqun.compiler.extract.entity_names import NameJudge
from lianqun.compiler.extract.entity_places import PlaceReader
from lianqun.compiler.extract.entity_tables import load_entity_vocabulary
from lianqun.compiler.extract.entity_vocabulary import (
    EntityType,
    build_finder,
    find_words,
)
from lianqun.model.document import BlockKind, Document
from lianqun.vocab.vocabulary import Vocabulary

_latest: list[tuple[Document, Vocabulary, list[Mention]]] = []
"""What was recognised last: several families read the same document one after the other."""

_TITLE = re.compile(r"《[^《》]{1,80}》")


def mentions_of(document: Document, vocabulary: Vocabulary) -> list[Mention]:
    """All mentions in a document, worked out once while it is the one that is being read."""
    if not (_latest and _latest[0][0] is document and _latest[0][1] is vocabulary):
        _latest[:] = [(document, vocabulary, recognise(document, vocabulary))]
    return _latest[0][2]


def recognise(document: Document, vocabulary: Vocabulary) -> list[Mention]:
    """All mentions of organisations and places in a document, longest match, in order of the text."""
    text = _readable(document)
    words = load_entity_vocabulary(vocabulary)
    clauses = ClauseMap(text)
    place_reader = PlaceReader(clauses, words)
    regions = place_reader.learn(document)
    judge = NameJudge(words, regions)
    lists = ListReader(text, words, judge)
    lexicon = Lexicon(text, words, regions)
    lexicon.add(lists.read_closed())
    lexicon.add(lists.read_open(frozenset(lexicon.names(EntityType.ENTERPRISE))))
    places = regions | set(lexicon.names(EntityType.REGION))
    names = places | set(lexicon.names(EntityType.ENTERPRISE))
    known = KnownNames(
        names=_anchors(text, names),
        places=_anchors(text, places),
        with_brands=_anchors(text, names | brands_of(text, places, words)),
    )
    starts = StartFinder(clauses, known, words)
    lexicon.add(HeadReader(text, words, starts, judge).read())
    lexicon.add(BodyReader(text, words, places).read())
    lexicon.add(place_reader.find(regions))
    lexicon.add(find_stated(text, lexicon.names()))
    return _outside_titles(text, lexicon.mentions())


def _anchors(text: str, names: Collection[str]) -> Anchors:
    """Where the names stand in the text."""
    return Anchors((start, end) for start, end, _ in find_words(build_finder(names), text))


def _outside_titles(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions that are no part of the title of a plan or a law, places in titles excepted."""
    titles = [match.span() for match in _TITLE.finditer(text)]
    starts = [start for start, _ in titles]

    def is_in_title(mention: Mention) -> bool:
        index = bisect_right(starts, mention.start) - 1
        return index >= 0 and mention.end <= titles[index][1]

    return [m for m in mentions if m.type is EntityType.REGION or not is_in_title(m)]


def _readable(document: Document) -> str:
    """The text with its contents pages blanked, positions kept: they name nothing of their own."""
    parts: list[str] = []
    position = 0
    for block in document.blocks:
        if block.kind is BlockKind.CONTENTS and block.start >= position:
            parts += [document.text[position : block.start], "\n" * (block.end - block.start)]
            position = block.end
    return "".join([*parts, document.text[position:]])
