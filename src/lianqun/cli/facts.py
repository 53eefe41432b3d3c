"""`facts` and `show`: what was promised, by when, by whom, and in which words."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.cli.session import Session, session_of
from lianqun.errors import InputError
from lianqun.model.fact import FactKind
from lianqun.vocab.messages import LOCALES, Messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lianqun.services.fact_context import ShownFact
    from lianqun.services.facts import FactsAnswer, FoundFact

_SHORT_ID: Final = 8
_COLUMNS: Final = (
    "id",
    "kind",
    "what",
    "value",
    "year",
    "places",
    "bodies",
    "builders",
    "document",
    "section",
)
_WIDE: Final = 130
_SECTION_WIDTH: Final = {True: 16, False: 11}


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("facts", help="help_facts")(facts)
    app.command("show", help="help_show")(show)


def facts(
    context: typer.Context,
    *,
    document: Annotated[
        list[str] | None, typer.Option(help="help_document", metavar="DOCUMENT")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="help_kind", metavar="KIND")] = None,
    year: Annotated[int | None, typer.Option(help="help_year")] = None,
    indicator: Annotated[str, typer.Option(help="help_indicator")] = "",
    subject: Annotated[str, typer.Option(help="help_subject")] = "",
    body: Annotated[str, typer.Option(help="help_body")] = "",
    section: Annotated[str, typer.Option(help="help_section")] = "",
    text: Annotated[str, typer.Option(help="help_text")] = "",
    show_all: Annotated[bool, typer.Option("--all", help="help_all")] = False,
    places: Annotated[bool, typer.Option("--places", help="help_places")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """List facts."""
    from lianqun.services.facts import FactFilter, find_facts
    from lianqun.services.rows import found_row

    session = session_of(context)
    wanted = FactFilter(
        documents=tuple(document or ()),
        kinds=tuple(_read_kind(given) for given in kind or ()),
        year=year,
        indicator=indicator,
        subject=subject,
        body=body,
        section=section,
        text=text,
    )
    with session.workspace() as (workspace, asked):
        answer = find_facts(workspace, asked, wanted)
    if as_json:
        session.print_json(found_row(found) for found in answer.facts)
    elif places:
        _print_places(session, answer)
    else:
        _print_facts(session, answer, wanted.kinds, show_all=show_all)
    session.remark_all(
        note for note in answer.notes if not (places and note.code.startswith("mentions_elsewhere"))
    )


def _read_kind(given: str) -> FactKind:
    """A family by its name, singular or plural, or by its label in either language."""
    for kind in FactKind:
        labels = [Messages(locale).text(f"kind_{kind.value}") for locale in LOCALES]
        if given.lower() in (kind.value, f"{kind.value}s", f"{kind.value[:-1]}ies", *labels):
            return kind
    raise InputError("kind_unknown", given=given, known=", ".join(kind.value for kind in FactKind))


def _print_facts(
    session: Session, answer: "FactsAnswer", kinds: "Sequence[FactKind]", *, show_all: bool
) -> None:
    """The table; names of entities would bury the rest, so they are shown when asked for."""
    from lianqun.services.facts import once_each

    listed = [f for f in answer.facts if kinds or f.fact.kind is not FactKind.ENTITY]
    shown = listed if show_all else once_each(listed)
    if shown:
        session.print_table([f"column_{name}" for name in _COLUMNS], _rows(session, shown, answer))
        for note in answer.silences:
            session.say(note.code, **note.arguments)
    merged = len(listed) - len(shown)
    code = "facts_merged" if merged else "facts_count"
    session.remark(code, all=len(listed), merged=merged, count=len(shown))
    if len(listed) < len(answer.facts):
        session.remark("facts_entities", count=len(answer.facts) - len(listed))
    if any(item.is_answered_by_task for item in shown):
        session.remark("facts_bodies_by_task")
    if shown:
        session.remark("facts_next", id=shown[0].fact.id[:_SHORT_ID])


def _rows(
    session: Session, shown: "Sequence[FoundFact]", answer: "FactsAnswer"
) -> "Iterator[list[str]]":
    """The rows; what is the same in all of them (the family, the document) is left out."""
    from lianqun.services.short_names import key_names, shorten, title_names

    is_wide = session.width >= _WIDE
    names = (title_names if is_wide else key_names)(answer.documents)
    has_several = len({item.document.document for item in shown}) > 1
    has_kinds = len({item.fact.kind for item in shown}) > 1
    for item in shown:
        row = _cells(session, item)
        row["kind"] *= has_kinds
        row["document"] = names[item.document.document] * has_several
        row["section"] = shorten(item.heading, _SECTION_WIDTH[is_wide])
        yield [row[name] for name in _COLUMNS]


def _cells(session: Session, found: "FoundFact") -> dict[str, str]:
    from lianqun.services.fact_words import word_fact

    words = word_fact(found.fact, session.messages)
    bodies = "、".join(found.bodies)
    is_built = found.fact.kind is FactKind.PROJECT and not found.is_answered_by_task
    places = len(found.same_as) + 1
    return {
        "id": found.fact.id[:_SHORT_ID],
        "kind": words.kind,
        "what": words.what,
        "value": words.value,
        "year": words.year,
        "places": session.messages.text("value_places", count=places) if places > 1 else "",
        "bodies": "" if is_built else bodies,
        "builders": bodies if is_built else "",
    }


def _print_places(session: Session, answer: "FactsAnswer") -> None:
    """Where the originals mention the words asked for and no fact was read."""
    from lianqun.services.short_names import title_names

    names = title_names(answer.documents)
    rows = [
        [
            names[place.document.document],
            str(place.line),
            f"{_run_on(place.before)}【{_run_on(place.words)}】{_run_on(place.after)}",
        ]
        for place in answer.places
    ]
    if rows:
        session.print_table([f"column_{name}" for name in ("document", "line", "quote")], rows)
    else:
        session.remark("facts_no_places")


def _run_on(words: str) -> str:
    return "".join(words.split())


def show(
    context: typer.Context,
    fact: Annotated[str, typer.Argument(help="help_fact", metavar="FACT")],
    as_json: Annotated[bool, typer.Option("--json", help="help_json")] = False,
) -> None:
    """Show one fact in its context."""
    from lianqun.services.fact_context import show_fact
    from lianqun.services.rows import found_row

    session = session_of(context)
    with session.workspace() as (workspace, asked):
        shown = show_fact(workspace, asked, fact)
    if as_json:
        session.print_json(
            [found_row(shown.found) | {"before": shown.before, "after": shown.after}]
        )
    else:
        _print_shown(session, shown)


def _print_shown(session: Session, shown: "ShownFact") -> None:
    from lianqun.services.fact_words import word_fact

    found = shown.found
    evidence = found.fact.evidence
    words = word_fact(found.fact, session.messages)
    head = (words.kind, words.what, words.value, words.year)
    print("  ".join(part for part in head if part))
    if found.bodies:
        code = "show_bodies_by_task" if found.is_answered_by_task else "show_bodies"
        session.say(code, bodies="、".join(found.bodies))
    session.say("show_document", document=found.document.name, title=found.document.metadata.title)
    session.say("show_section", section=" > ".join(found.fact.section) or "-")
    if found.same_as:
        session.say("show_same", ids="、".join(other[:_SHORT_ID] for other in found.same_as))
    session.say("show_place", line=shown.line or "-", start=evidence.start, end=evidence.end)
    session.say("show_origin", id=found.fact.id, origin=found.fact.origin)
    if evidence.context:
        session.say("show_context", context=evidence.context)
    if not shown.quote:
        session.remark(f"original_{shown.state.value}", document=found.document.name)
    session.print_quote(shown.before, shown.quote or evidence.quote, shown.after)
