"""Generator of Chinese plan tables: words, contents, forms, documents and carriers."""
