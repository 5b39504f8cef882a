"""Document → candidate statements, each with its evidence."""
