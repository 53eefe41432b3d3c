"""Messages: the wording of every code in Chinese and English, filled in with its arguments."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from lianqun.errors import InputError, LianqunError, VocabularyError
from lianqun.vocab.vocabulary import Vocabulary

LOCALES: Final = ("zh", "en")
"""Languages that have a table `messages_<locale>.csv`; both tables have the same codes."""

_CODED: Final = ("reason", "kind")
"""Arguments whose values are codes; any other is a word of the user's or of a file's."""


class Messages:
    """The messages of one language.  Example: `Messages("zh").text("file_missing", file="a.txt")`."""

    def __init__(self, locale: str) -> None:
        if locale not in LOCALES:
            raise InputError("language_unknown", given=locale, known=", ".join(LOCALES))
        self.locale = locale
        self._templates = _templates(locale)

    def has(self, code: str) -> bool:
        """Whether a code has wording."""
        return code in self._templates

    def text(self, code: str, /, **arguments: object) -> str:
        """The wording of a code; an argument that is not given stays visible as `{name}`.

        Raises VocabularyError for a code without wording.
        """
        return self.fill(code, arguments)

    def fill(self, code: str, arguments: Mapping[str, object]) -> str:
        """The same as `text` with the arguments in a mapping, as issues and notes carry them."""
        if code not in self._templates:
            raise VocabularyError("message_missing", message=code, locale=self.locale)
        return self._templates[code].format_map(_Arguments(arguments))

    def word(self, code: str, arguments: Mapping[str, object]) -> str:
        """The same as `fill`; arguments that are codes themselves (`reason_time`, `kind_task`) are worded too."""
        worded = {
            name: self._templates.get(f"{name}_{arguments[name]}", arguments[name])
            for name in _CODED
            if name in arguments
        }
        return self.fill(code, {**arguments, **worded})

    def explain(self, error: LianqunError) -> str:
        """What to tell a user about an error; an error without wording is shown as its code."""
        if error.code not in self._templates:
            return f"{error.code} {error.args_by_name}"
        return self.word(error.code, error.args_by_name)


class _Arguments(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


@cache
def _templates(locale: str) -> dict[str, str]:
    return {row["code"]: row["text"] for row in Vocabulary().rows(f"messages_{locale}")}
