"""Measures of centrality: pure functions on links, each told in full; what there is of them stands in ``measures``.

Weights of links are strengths (belief, reports): measures that count links add them up, PageRank, eigenvector and Katz follow strong
links more. Measures of distance count hops unless they are asked to weigh; then a link is as long as the reciprocal of its weight.
"""
