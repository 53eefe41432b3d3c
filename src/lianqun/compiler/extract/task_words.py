"""The words that tell a task's title: verbs of doing, and chapters that hold or never hold tasks."""

import re
from dataclasses import dataclass
from typing import Final

from lianqun.compiler.words import Words, words_of
from lianqun.vocab.vocabulary import Vocabulary

_WORDS: Final = "task_words"
_LEAD_IN: Final = r"^[—\-–·•●■◆▲\s]+|^[一二三四五六七八九十]{1,2}是(?:要)?|^{lead_in}，?"
_ASPECT: Final = re.compile(r"^在[^，。；]{2,12}方面(?:要)?")
"""在补贴标准方面着力做到有升有降: where something is to be done, before what is."""

_IDIOM: Final = r"[\u4e00-\u9fff]{4}"
_DEFINITION: Final = r"{defines}|[：:]$|^(?:\d{1,3}[.．、]\s?)?“[^”]{1,20}”[^，。：:]{0,6}[：:]"


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Compiled rules on titles (vocab/task_words, task_verbs, chapter_roles, programme_nouns)."""

    words: Words
    action: re.Pattern[str]
    idiom: re.Pattern[str]
    programme: re.Pattern[str]
    excluded: re.Pattern[str]
    container: re.Pattern[str]

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> "TaskWords":
        """Compile the vocabulary's tables."""
        rows = vocabulary.rows("task_verbs")
        verbs = _any_of([r["word"] for r in rows if r["kind"] == "verb"])
        words = _any_of([r["word"] for r in rows])
        roles = vocabulary.rows("chapter_roles")
        excluded = _any_of([r["word"] for r in roles if r["role"] == "excluded"])
        container = _any_of([r["word"] for r in roles if r["role"] == "container"])
        nouns = _any_of(list(vocabulary.words("programme_nouns")))
        return cls(
            words=words_of(vocabulary, _WORDS),
            action=re.compile(rf"(?:{words}){{0,3}}?{verbs}|(?:把|让|将)\w"),
            idiom=re.compile(rf"{_IDIOM}{verbs}"),
            programme=re.compile(rf"{nouns}$"),
            excluded=re.compile(excluded),
            container=re.compile(rf"{container}$"),
        )

    def is_action(self, title: str) -> bool:
        """Whether a title says what will be done: it opens with a verb or names a programme."""
        bare = _ASPECT.sub("", title.strip("“”\"'‘’ "))
        if self.is_container(bare):
            return False
        return bool(self.action.match(bare) or self.programme.search(bare))

    def is_heading_action(self, title: str) -> bool:
        """The same of a numbered heading, which may open with a four-character phrase."""
        return self.is_action(title) or bool(self.idiom.match(title))

    def is_container(self, title: str) -> bool:
        """Whether a heading only announces tasks (重点任务, 保障措施): 强化组织保障 does more."""
        found = self.container.search(title)
        return found is not None and not self.action.match(title[: found.start()])

    def is_definition(self, label: str, title: str) -> bool:
        """Whether a numbered line explains a term (“…”：是指…) instead of opening a task."""
        term, colon, _ = title.partition("：")
        return bool(
            self.words.pattern(_DEFINITION).search(label) or (colon and not self.action.match(term))
        )

    def is_excluded(self, title: str) -> bool:
        """Whether a heading opens situation, guidance, principles, goals or lists."""
        found = self.excluded.search(title)
        if found is None:
            return False
        # 优化发展环境 says what to do, 发展环境 does not
        opened = self.action.match(title[: found.start()]) if found.start() else None
        return not (opened and found.end() == len(title))

    def clean(self, title: str) -> str:
        """A title without bullets, ordinals of enumeration and closing marks."""
        return self.words.pattern(_LEAD_IN).sub("", title).strip(" 　。；;：:，,、")


def _any_of(words: list[str]) -> str:
    """An alternation of words, longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
