"""How two things are connected: cheapest and simple paths through a network, constrained, told in words, with the query that finds each."""
