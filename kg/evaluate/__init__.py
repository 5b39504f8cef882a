"""How good is a graph: samples for a reader to judge, recall against answer keys."""
