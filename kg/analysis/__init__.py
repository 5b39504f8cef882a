"""Measures, paths, communities, trends and comparisons on networks: pure functions, results as frozen dataclasses."""
