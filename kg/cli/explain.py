"""The command ``kg explain``."""

from __future__ import annotations

import typer


def explain() -> None:
    """Command."""
    typer.echo("explain")
