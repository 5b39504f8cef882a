"""What the benchmarks compute, on tables of our own."""
