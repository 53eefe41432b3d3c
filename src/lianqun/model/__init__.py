"""The nouns: documents, evidence, facts, issues, periods, quantities.  Frozen values, no I/O."""
