"""Communities: groups of nodes with more links among them than chance would give, how sure they are, and what is characteristic of each."""
