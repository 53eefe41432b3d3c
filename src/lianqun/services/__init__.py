"""One module per user question: load, compute, answer with evidence.  Faces call nothing else."""
