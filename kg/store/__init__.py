"""Build folders and the store in them: open, load, query, search, describe."""
