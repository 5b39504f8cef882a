"""The graph of a store as a network for analysis: what relates to what, under a named projection."""
