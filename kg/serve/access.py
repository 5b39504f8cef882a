"""Who may ask: with a token set, whoever sends it."""

from __future__ import annotations

import base64
import binascii
import secrets

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.serve.errors import HttpError

_CHALLENGE = 'Bearer realm="kg"{}, Basic realm="kg", charset="UTF-8"'


class Guarded:
    """Answers 401 to every request without the token: ``Authorization: Bearer TOKEN``, or Basic with it as password.

    Basic is what a browser can be asked for, so that the pages can be used. Source: RFC 6750, RFC 7617.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sent = Headers(scope=scope).get("authorization", "") if scope["type"] == "http" else ""
        if scope["type"] != "http" or secrets.compare_digest(_token_of(sent).encode(), self.token.encode()):
            await self.app(scope, receive, send)
            return
        message = "this is not the token of this service" if sent else "this service asks for its token: Authorization: Bearer TOKEN"
        headers = {"WWW-Authenticate": _CHALLENGE.format(', error="invalid_token"' if sent else "")}
        await PlainTextResponse(message + "\n", 401, headers=headers)(scope, receive, send)


def refuse_basic(authorization: str) -> None:
    """Raise HttpError 401 unless a token came as Bearer: a browser adds what it was asked for once to what any page sends."""
    if not authorization.lower().startswith("bearer "):
        raise HttpError(401, "an update needs the token as Authorization: Bearer TOKEN", {"WWW-Authenticate": 'Bearer realm="kg"'})


def _token_of(authorization: str) -> str:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
