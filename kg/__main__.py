"""``python -m kg``: the same as ``kg``."""

from kg.cli.main import main

main()
