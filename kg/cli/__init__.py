"""The command line: one file a command family. Parses arguments, prints results, nothing else."""
