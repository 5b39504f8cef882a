"""The domain: documents, mentions, entities, statements, evidence, observations. Frozen values; no RDF, no input or output."""
