"""Checks of a finished dataset: its own rules, and the SHACL shapes of the ontology."""
