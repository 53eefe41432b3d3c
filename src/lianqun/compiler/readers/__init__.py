"""Bytes to a `Document`: decoding, joining hard line breaks, outline, tables, metadata."""
