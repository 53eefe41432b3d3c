"""Data only: rule packs and recipes, read as resources.  Nothing imports this package."""
