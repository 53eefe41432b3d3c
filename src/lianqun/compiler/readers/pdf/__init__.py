"""The PDF reader: text layer, ruling lines and tables of each page, every character with its box."""
