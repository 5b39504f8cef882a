"""The graph in the formats of other programs, and back from those that lose nothing."""
