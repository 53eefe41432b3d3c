"""Documents to facts and issues.  Knows no store and no face; values in, values out."""
