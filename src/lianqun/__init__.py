"""lianqun 链群: regional industrial plans compiled to typed facts with evidence."""

__version__ = "0.1.0"

__all__ = ["__version__"]
