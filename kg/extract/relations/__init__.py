"""Relations in prose by declarative patterns over typed text (``data/patterns/relations/*.yaml``)."""
