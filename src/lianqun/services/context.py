"""The context of a question: who asks, as of when, what time it is, in which language."""

from dataclasses import dataclass
from datetime import datetime

from lianqun.errors import InputError
from lianqun.model.actor import LOCAL_ACTOR, Actor
from lianqun.store.records import AsOf
from lianqun.vocab.messages import Messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What every service is told besides its question.

    `now` comes from the face, with its time zone; `as_of` is a moment of knowledge (a transaction
    number or an instant), None for everything known now.
    """

    now: datetime
    actor: Actor = LOCAL_ACTOR
    as_of: AsOf = None
    locale: str = "zh"

    @property
    def messages(self) -> Messages:
        """Wording in the context's language."""
        return Messages(self.locale)

    def require_present(self, verb: str) -> None:
        """Raise InputError when a verb that writes is asked to act in the past."""
        if self.as_of is not None:
            raise InputError("as_of_with_writing", verb=verb)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that goes with an answer: a message code with its arguments."""

    code: str
    arguments: dict[str, object]
