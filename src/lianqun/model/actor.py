"""Actors: who asks, and which plans they may see."""

from dataclasses import dataclass

from lianqun.model.ids import PlanId


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or program that reads and writes a workspace.

    `plans` are the plans whose rows the actor may see; None means all of them, as for the local
    user of a workspace folder.
    """

    name: str
    plans: frozenset[PlanId] | None = None


LOCAL_ACTOR = Actor("local")
"""Whoever sits at the machine that holds the workspace: sees everything."""
