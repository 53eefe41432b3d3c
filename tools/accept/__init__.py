"""Acceptance: each module measures one row of an issue's table; `make accept-N` runs them all."""
