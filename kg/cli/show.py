"""The command ``kg show``."""

from __future__ import annotations

import typer


def show() -> None:
    """Command."""
    typer.echo("show")
