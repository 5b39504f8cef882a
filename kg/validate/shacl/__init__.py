"""SHACL over the union of a dataset: shapes read once, then every constraint put to all its focus nodes at once."""
