"""A clock for tests: every look at it is a minute later."""

from datetime import UTC, datetime, timedelta

from lianqun.services.context import Context

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class Clock:
    """Contexts whose time goes on by a minute each."""

    def __init__(self) -> None:
        self.now = START

    def tick(self, **more: object) -> Context:
        self.now += timedelta(minutes=1)
        return Context(now=self.now, **more)  # type: ignore[arg-type]
