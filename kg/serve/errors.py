"""What the service answers when it cannot do as asked: an HTTP status with one clear line."""

from __future__ import annotations

from collections.abc import Mapping


class HttpError(Exception):
    """``status`` as HTTP and the SPARQL Protocol define it; ``message`` is one line for the client."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, dict(headers or {})


def busy(message: str, seconds: int = 1) -> HttpError:
    """503 with the time after which it is worth trying again."""
    return HttpError(503, message, {"Retry-After": str(seconds)})
