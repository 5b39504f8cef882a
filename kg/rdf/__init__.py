"""Model → RDF: the only writer of quads. Names, dataset, serialisation, statements as JSON lines."""
