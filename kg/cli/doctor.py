"""The command ``kg doctor``."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Command."""
    typer.echo("doctor")
