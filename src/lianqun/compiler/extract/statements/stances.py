"""Words right before a figure that say whether it is or is aimed at: 现状产值5亿元；目标8亿元."""

from collections.abc import Sequence
from dataclasses import replace

from lianqun.compiler.extract.statements.dating import Dating
from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.standing import Role
from lianqun.compiler.extract.statements.times import TimeMention, first_plan_year


def stance(setting: Setting, figure: Figure) -> Role | None:
    """Review for what is said to be so now, else None: what headings and years say holds."""
    standing = setting.readers.standing
    if standing.is_as_is(figure.window.before):
        return Role.REVIEW
    said = words_after(setting, figure.times, figure.sentence[0], figure.position)
    return Role.REVIEW if standing.is_now(said) and not standing.aims(said) else None


def by_stance(setting: Setting, figure: Figure, dating: Dating) -> Dating:
    """The dating without a time that was only carried along and cannot be the figure's own.

    What is so now is of no year to come, what is aimed at of no year past.
    """
    first = first_plan_year(setting.document, figure.position)
    text = setting.document.text
    if (
        dating.period is None
        or first is None
        or setting.readers.changes.starts(text, figure.window)
    ):
        return dating
    is_past = dating.period.year < first
    if stance(setting, figure) is Role.REVIEW:
        return dating if is_past else replace(dating, period=None)
    return replace(dating, period=None) if is_past and _is_aimed(setting, figure) else dating


def _is_aimed(setting: Setting, figure: Figure) -> bool:
    """Whether an aim is said between the last time of the sentence and the figure."""
    return aims_after(setting, figure.times, figure.sentence[0], figure.position)


def aims_after(setting: Setting, times: Sequence[TimeMention], start: int, end: int) -> bool:
    """Whether text[start:end] says what is aimed at behind its last time."""
    return setting.readers.standing.aims(words_after(setting, times, start, end))


def words_after(setting: Setting, times: Sequence[TimeMention], start: int, end: int) -> str:
    """What text[start:end] says behind its last time."""
    ends = [time.end for time in times if time.end <= end and not time.is_origin]
    return setting.document.text[max([start, *ends]) : end]
