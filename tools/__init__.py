"""Repository checks and chores; each is run as `python -m tools.NAME` from the repository root."""
