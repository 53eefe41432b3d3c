"""Where facts live: append-only tables (`base.Store`), read as of a moment, written by one writer.

`base.py` opens a store, `writer.py` adds rows in one transaction, `view.py` reads them as of a
transaction; `originals.py` keeps the files themselves.  Knows no compiler and no face.
"""
