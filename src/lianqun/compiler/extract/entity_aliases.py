"""Which surface forms of a document name the same entity beyond doubt.

Only by form: a stated short name, a zone's or a university's usual abbreviation, a city with and
without 市, a firm with and without its legal form.  Namesakes that merely look alike stay apart.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from lianqun.compiler.extract.entity_candidates import CLOSED, Candidate
from lianqun.compiler.extract.entity_lexicon import Mention
from lianqun.compiler.extract.entity_vocabulary import EntityType, EntityVocabulary, any_of

_STATED = re.compile(r"[（(](?:以下)?简称(?:为)?[：:]?[“\"]?([^（）()“”\"，。；]{2,16})[”\"]?[)）]")
_LEGAL_FORM = r"(?:集团)?{legal_form}$"
_OF_CHINA = re.compile(r"^中国[（(]([\u4e00-\u9fff]{2,6})[)）]")
_LONGEST_NAME = 40
_CITY = re.compile(r"[省市州]$")


def find_aliases(
    text: str, first: Mapping[str, Mention], words: EntityVocabulary
) -> dict[str, tuple[str, ...]]:
    """For each name the other forms that are the same; names without any are left out."""
    forms = _Forms(first, words)
    groups: dict[str, set[str]] = defaultdict(set)
    for name, mention in first.items():
        groups[forms.key(name, mention.type)].add(name)
    same: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for name in group:
            same[name] |= group - {name}
    for long, stated in _stated(text, first):
        short = stated[1]
        if short in first:
            same[long].add(short)
            same[short].add(long)
    return {name: tuple(sorted(others)) for name, others in same.items() if others}


def find_stated(text: str, names: Mapping[str, EntityType]) -> Iterator[Candidate]:
    """Short names that a bracket behind a known name states: …有限公司（以下简称“云岚”）."""
    for long, stated in _stated(text, names):
        yield Candidate(*stated.span(1), names[long], CLOSED)


def _stated(text: str, names: Collection[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Each known name with the bracket behind it that states its short name."""
    for match in _STATED.finditer(text):
        starts = range(max(0, match.start() - _LONGEST_NAME), match.start() - 1)
        long = next(
            (text[k : match.start()] for k in starts if text[k : match.start()] in names), ""
        )
        if long and match[1] != long:
            yield long, match


class _Forms:
    """Brings the names of one document to a form in which the same entity is written the same."""

    def __init__(self, first: Mapping[str, Mention], words: EntityVocabulary) -> None:
        self._names = set(first)
        self._words = words
        self._short = re.compile(any_of(words.short_forms))
        self._regions = sorted(
            (name for name, m in first.items() if m.type is EntityType.REGION),
            key=len,
            reverse=True,
        )
        self._firms = {n for n, m in first.items() if m.type is EntityType.ENTERPRISE}

    def key(self, name: str, kind: EntityType) -> str:
        """What two forms of the same entity share."""
        full = self._words.full_names.get(name, name)
        if kind is EntityType.REGION:
            return f"region {_CITY.sub('', full) if len(full) > 2 else full}"
        if kind is EntityType.ENTERPRISE:
            return f"enterprise {self._firm(full)}"
        plain = _OF_CHINA.sub(r"\1", full)
        return f"{kind} {self._short.sub(lambda m: self._words.short_forms[m[0]], plain)}"

    def _firm(self, name: str) -> str:
        """A firm's name without its legal form and, where the rest is a name here too, its region."""
        bare = self._words.roles.pattern(_LEGAL_FORM).sub("", name)
        if len(bare) < 2:
            return name
        for region in self._regions:
            rest = bare[len(region) :].removeprefix("省").removeprefix("市")
            if bare != name and bare.startswith(region) and rest in self._firms:
                return rest
        return bare
