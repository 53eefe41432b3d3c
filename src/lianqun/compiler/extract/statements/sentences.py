"""Running text, sentence by sentence: which numbers are figures, and in what surroundings."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from lianqun.compiler.draft import Doubt, Draft
from lianqun.compiler.extract.statements.building import build_draft, name_of_clause
from lianqun.compiler.extract.statements.comparisons import of_another
from lianqun.compiler.extract.statements.figure import Figure
from lianqun.compiler.extract.statements.lexicon import says_respectively
from lianqun.compiler.extract.statements.named import Naming
from lianqun.compiler.extract.statements.parts import Whole, opens_part, whole_of
from lianqun.compiler.extract.statements.ranges import doubt_reversed
from lianqun.compiler.extract.statements.setting import Setting
from lianqun.compiler.extract.statements.sizes import counts_by_size, modifies_next
from lianqun.compiler.extract.statements.stances import aims_after
from lianqun.compiler.extract.statements.times import first_plan_year, scan_times
from lianqun.compiler.extract.statements.windows import Window, find_clause_start
from lianqun.model.document import Block
from lianqun.model.period import Period
from lianqun.text.numbers import NumberMention

# capped, so that no input is quadratic
_SENTENCE = re.compile(r"[^。！？；\n]{1,2000}[。！？；\n]?")


_GOES_ON = re.compile(
    r"\s*(?:分(?:年度|阶段)看[，,])?(?:(?:到|至)?20\d{2}年(?:年?底|末)?[，,]?|目标为?|(?:[三五]年内[，,]?)?该(?:比重|比例|占比|指标|数值))"
    r"(?:力争|争取|确保|努力|预计|将|要|进一步|总体|目标为?)*"
    r"(?:达到?|突破|超过?|提高到|提升到|增加到|增长到|增至|提升至|提高至|降至|降低到|稳定在|保持在|实现)*"
)
"""A sentence that opens with a time or an aim and names nothing goes on with what was told."""

_NOW = re.compile(r"\s*(?:截至|截止)?(?:目前|当前|现阶段|如今)")
"""A sentence on the present is no more of the time told before it."""

_SCALES = "百千万亿"
_RESPECTIVE = 24
"""How far before the first number of a run 分别 stands that gives it the unit of the next: 分别抽检279和131批次."""


@dataclass
class _Carry:
    """What a paragraph hands on from sentence to sentence: the time, and what was told.

    `names` are what the last sentence told in which unit; `whole` what it told of, or its parts where it was
    itself of parts; `ends_open` is true where it told of parts and ended with ；.
    """

    period: Period | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    whole: Whole | None = None
    ends_open: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a block with the numbers in it."""

    block: Block
    start: int
    end: int
    mentions: Sequence[NumberMention]


def extract(setting: Setting) -> Iterator[Draft | Doubt]:
    """Targets and actuals of the running text."""
    document = setting.document
    mentions = list(setting.readers.numbers.scan(document.text))
    starts = [mention.start for mention in mentions]
    running = ((b, setting.period(b.section, b.start)) for b in setting.paragraphs())
    for block, period in chain(running, setting.task_cells()):
        low = bisect_left(starts, block.start)
        if low == len(starts) or starts[low] >= block.end:
            continue
        carry = _Carry(period)
        for found in _SENTENCE.finditer(document.text, block.start, block.end):
            high = bisect_left(starts, found.end(), low)
            sentence = _Sentence(block, found.start(), found.end(), mentions[low:high])
            yield from _reversed(setting, sentence.mentions)
            yield from _read_sentence(setting, sentence, carry)
            low = high


def _read_sentence(setting: Setting, sentence: _Sentence, carry: _Carry) -> Iterator[Draft]:
    text, readers = setting.document.text, setting.readers
    turn = setting.course.at(sentence.start)
    if turn is not None and turn.start >= sentence.start:
        carry.period = turn.period
    elif _NOW.match(text, sentence.start, sentence.end):
        carry.period = setting.period(sentence.block.section, sentence.block.start)
    times = scan_times(setting.document, text, sentence.start, sentence.end)
    mentions = _figures(setting, sentence)
    windows = readers.windows.read(text, sentence.start, sentence.end, mentions)
    subject = ""
    namings = _name(setting, sentence, windows, carry)
    for index, naming in enumerate(namings):
        figure = Figure(
            window=windows[index],
            naming=naming,
            previous=windows[index - 1] if index else None,
            times=times,
            carried=carry.period,
            group=subject,
            sentence=(sentence.start, sentence.end),
            paragraph=sentence.block.start,
        )
        draft, subject = build_draft(setting, sentence.block.section, figure)
        if draft is not None and setting.compares(sentence.block.section):
            draft = of_another(setting, sentence.block, draft)
        if draft is not None:
            yield draft
    for time in times:
        if not time.is_origin and time.until is None:
            carry.period = time.period
    first = first_plan_year(setting.document, sentence.start)
    is_past = carry.period is not None and first is not None and carry.period.year < first
    if is_past and aims_after(setting, times, sentence.start, sentence.end):
        carry.period = None  # 2020年产值8亿元；目标20亿元。: what follows is no more of 2020


def _name(
    setting: Setting, sentence: _Sentence, windows: Sequence[Window], carry: _Carry
) -> list[Naming]:
    """The names of a sentence's figures; those of parts are completed by the sentence before."""
    readers = setting.readers
    lead = partial(_lead, setting, sentence, carry.names)
    owned = partial(_is_owned, setting, sentence.block)
    named = readers.namer.name(windows, setting.places, lead, owned)
    is_of_parts = bool(windows) and (opens_part(windows[0]) or carry.ends_open)
    namings = readers.parts.complete(windows, named, carry.whole if is_of_parts else None)
    if windows and not is_of_parts:
        carry.whole = whole_of(windows, namings)
    carry.ends_open = is_of_parts and setting.document.text[sentence.end - 1] == "；"
    carry.names = _told(windows, namings)
    return namings


def _is_owned(setting: Setting, block: Block, window: Window) -> bool:
    """Whether a number stands below the heading of an industry, or the text turned to one before it."""
    position = window.mention.start
    below = setting.industry(block.section, position)
    return bool(below or setting.areas.industry(block.start, position))


def _lead(setting: Setting, sentence: _Sentence, told: Mapping[str, str], window: Window) -> str:
    """What the words before a window's clause name, "" for nothing.

    A sentence that opens with a time and names nothing goes on with the one before (；到2035年，突破8亿元).
    """
    text = setting.document.text
    before = text[sentence.start : window.clause_start]
    if _GOES_ON.fullmatch(text, sentence.start, window.mention.start):
        return told.get(window.mention.unit.lstrip(_SCALES), "")
    return name_of_clause(setting, before)


def _told(windows: Sequence[Window], namings: Sequence[Naming]) -> Mapping[str, str]:
    """What a sentence tells in a unit, where it is one thing alone."""
    told: dict[str, set[str]] = {}
    for window, naming in zip(windows, namings, strict=True):
        is_level = naming.name and not any(link.direction for link in naming.phrase.links)
        if is_level and not naming.subject_hint:
            told.setdefault(window.mention.unit.lstrip(_SCALES), set()).add(naming.name)
    return {unit: names.pop() for unit, names in told.items() if len(names) == 1}


def _reversed(setting: Setting, mentions: Sequence[NumberMention]) -> Iterator[Doubt]:
    """A doubt for each range of a figure that runs backwards (5—3家)."""
    text, screen = setting.document.text, setting.readers.screen
    for mention in mentions:
        if mention.is_reversed and screen.is_candidate(text, mention):
            yield doubt_reversed(mention)


def _figures(setting: Setting, sentence: _Sentence) -> list[NumberMention]:
    """The numbers of a sentence that can be figures: no names, no size conditions."""
    text, screen = setting.document.text, setting.readers.screen
    figures: list[NumberMention] = []
    mentions = setting.readers.ranges.join(text, _share_units(text, sentence.mentions))
    for mention in mentions:
        if mention.is_reversed or not screen.is_candidate(text, mention):
            continue
        clause_start = find_clause_start(text, sentence.start, mention.start)
        if screen.is_threshold(text, mention, clause_start, sentence.end):
            continue
        if figures and counts_by_size(text, figures[-1], mention):
            continue
        if figures and modifies_next(text, figures[-1], mention):
            figures.pop()
        figures.append(mention)
    return figures


def _share_units(text: str, mentions: Sequence[NumberMention]) -> list[NumberMention]:
    """Give a number the unit of the next in its list: 1409万、1305万人次, 3个和4个百分点."""
    shared: list[NumberMention] = []
    for run in _runs(text, mentions):
        first, last = run[0].start, run[-1]
        is_respective = says_respectively(text[max(0, first - _RESPECTIVE) : first])
        for mention, following in zip(run, [*run[1:], last], strict=True):
            unit = _shared_unit(
                mention, last if is_respective else following, is_respective=is_respective
            )
            shared.append(replace(mention, unit=unit) if unit != mention.unit else mention)
    return shared


def _runs(text: str, mentions: Sequence[NumberMention]) -> Iterator[list[NumberMention]]:
    """The numbers in runs between which nothing but a joint stands."""
    run: list[NumberMention] = []
    for mention in mentions:
        if run and text[run[-1].end : mention.start] not in ("、", "和", "及", "与"):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _shared_unit(mention: NumberMention, following: NumberMention, *, is_respective: bool) -> str:
    """The unit of a number in a run whose unit `following` says in full."""
    if mention.unit in ("万", "亿"):
        return mention.unit + following.unit.lstrip("万亿千百")
    if mention.unit == "个" and following.unit == "个百分点":
        return following.unit
    return following.unit if is_respective and not mention.unit else mention.unit
