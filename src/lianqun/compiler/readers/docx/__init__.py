"""The Word reader: paragraphs with their numbers, headings, tables and notes of a DOCX, DOCM or DOTX file."""
