"""The command ``kg search``."""

from __future__ import annotations

import typer


def search() -> None:
    """Command."""
    typer.echo("search")
