"""Reading Chinese text: characters, numbers, times, sentences.  No domain nouns here."""
