"""Clusters: which industrial clusters a plan has, builds or wants, at which tier."""

from lianqun.compiler.extract.clusters.claims import extract

__all__ = ["extract"]
