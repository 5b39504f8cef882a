"""Files to documents: formats, layout, tables, notes, and what is no content."""
