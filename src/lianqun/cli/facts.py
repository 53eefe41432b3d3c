"""`facts` and `show`: what was promised, by when, by whom, and in which words."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.cli.session import Session, session_of
from lianqun.errors import InputError
from lianqun.model.fact import FactKind
from lianqun.vocab.messages import LOCALES, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lianqun.services.fact_context import ShownFact
    from lianqun.services.facts import FoundFact

_SHORT_ID: Final = 8
_COLUMNS: Final = ("id", "kind", "what", "value", "year", "bodies", "document", "section")


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
    else:
        _print_facts(session, answer.facts, wanted.kinds)
    session.remark_all(answer.notes)


def _read_kind(given: str) -> FactKind:
    """A family by its name, singular or plural, or by its label in either language."""
    for kind in FactKind:
        labels = [Messages(locale).text(f"kind_{kind.value}") for locale in LOCALES]
        if given.lower() in (kind.value, f"{kind.value}s", f"{kind.value[:-1]}ies", *labels):
            return kind
    raise InputError("kind_unknown", given=given, known=", ".join(kind.value for kind in FactKind))


def _print_facts(
    session: Session, found: "Sequence[FoundFact]", kinds: "Sequence[FactKind]"
) -> None:
    """The table; names of entities would bury the rest, so they are shown when asked for."""
    shown = [f for f in found if kinds or f.fact.kind is not FactKind.ENTITY]
    if shown:
        several = len({item.document.name for item in shown}) > 1
        columns = [f"column_{name}" for name in _COLUMNS]
        rows = [_cells(session, item) for item in shown]
        for row in rows:
            row[_COLUMNS.index("kind")] *= len(kinds) != 1
            row[_COLUMNS.index("document")] *= several
        session.print_table(columns, rows)
    session.remark("facts_count", count=len(shown))
    if len(shown) < len(found):
        session.remark("facts_entities", count=len(found) - len(shown))
    if any(item.is_answered_by_task for item in shown):
        session.remark("facts_bodies_by_task")
    if shown:
        session.remark("facts_next", id=shown[0].fact.id[:_SHORT_ID])


def _cells(session: Session, found: "FoundFact") -> list[str]:
    from lianqun.services.fact_words import word_fact

    words = word_fact(found.fact, session.messages)
    return [
        found.fact.id[:_SHORT_ID],
        words.kind,
        words.what,
        words.value,
        words.year,
        "、".join(found.bodies),
        found.document.name[:_SHORT_ID],
        found.fact.section[-1] if found.fact.section else "",
    ]


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
    session.say("show_place", line=shown.line or "-", start=evidence.start, end=evidence.end)
    session.say("show_origin", id=found.fact.id, origin=found.fact.origin)
    if evidence.context:
        session.say("show_context", context=evidence.context)
    if not shown.quote:
        session.remark(f"original_{shown.state.value}", document=found.document.name)
    session.print_quote(shown.before, shown.quote or evidence.quote, shown.after)
