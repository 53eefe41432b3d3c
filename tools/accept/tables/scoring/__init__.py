"""Scorer of predicted tables: normal forms, alignments, figures."""
