"""Names → entities: the curated tables, one automaton over all surface forms, linking by context, discovery."""
