"""Industries: what a plan says of each industry that it gives a section of its own."""

from lianqun.compiler.extract.industries.profiles import extract

__all__ = ["extract"]
