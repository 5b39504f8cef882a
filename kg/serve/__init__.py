"""The graph as a service: SPARQL 1.1 Protocol, entities by their IRIs, health and metrics."""
