"""Python view of the ontology files: classes, properties, labels. No facts, no writing."""
