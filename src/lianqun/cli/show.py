"""`show`: one fact in the words of its original."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from lianqun.cli.session import Session, session_of

if TYPE_CHECKING:
    from lianqun.services.fact_context import ShownFact
    from lianqun.services.found_facts import FoundFact, Wording

_SHORT_ID: Final = 8


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command("show", help="help_show")(show)


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
    found = shown.found
    evidence = found.fact.evidence
    _print_head(session, found)
    session.say("show_document", document=found.document.name, title=found.document.metadata.title)
    session.say("show_section", section=" > ".join(found.fact.section) or "-")
    if found.document.has_pages:
        start, end = evidence.on_page
        session.say("show_place_page", page=evidence.page, start=start, end=end)
    else:
        session.say("show_place", line=found.line or "-", start=evidence.start, end=evidence.end)
    others = [w for w in found.wordings if w.fact.id != found.fact.id]
    if others:
        own = getattr(found.fact.content, "subject", "")
        same = session.messages.text("list_comma").join(_other(session, w, own) for w in others)
        session.say("show_same", ids=same)
    session.say("show_origin", id=found.fact.id, origin=found.fact.origin)
    if evidence.context:
        session.say("show_context", context=evidence.context)
    for note in shown.table_notes:
        session.say("show_table_note", note=note.words, line=note.line)
    if not shown.quote:
        session.remark(f"original_{shown.state.value}", document=found.document.name)
    session.print_quote(shown.before, shown.quote or evidence.quote, shown.after)


def _print_head(session: Session, found: "FoundFact") -> None:
    """What is promised, and who answers: named, not named, or not to be asked."""
    from lianqun.services.fact_words import label_of, word_found

    words = word_found(found, session.messages)
    year = session.messages.text("year_marked", year=words.year, mark=words.mark)
    head = (
        label_of(found.fact, session.messages),
        words.what,
        words.full_value,
        year if words.mark else words.year,
    )
    print("  ".join(part for part in head if part))
    if found.bodies:
        code = "show_bodies_by_task" if found.is_answered_by_task else "show_bodies"
        session.say(code, bodies="、".join(found.bodies))
    elif found.fact.kind in _answered_kinds():
        session.say("show_bodies_none")


def _answered_kinds() -> tuple[str, ...]:
    from lianqun.model.fact import FactKind

    return (FactKind.TARGET, FactKind.TASK)


def _other(session: Session, wording: "Wording", own: str) -> str:
    """Another statement of the same figure: its id, its line, and its subject where that is another."""
    subject = getattr(wording.fact.content, "subject", "")
    told = {"id": wording.fact.id[:_SHORT_ID], "line": wording.line or "-", "subject": subject}
    code = "show_same_one" if subject == own else "show_same_of"
    return session.messages.fill(code, told)
