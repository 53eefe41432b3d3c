"""Web pages: their markup as a tree with places in the file, the document on them told from the page."""
