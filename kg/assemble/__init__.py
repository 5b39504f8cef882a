"""Candidate statements of all documents → distinct statements with every evidence, refinements, conflicts, belief."""
