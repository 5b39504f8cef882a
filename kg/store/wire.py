"""HTTP to a store at an address: who asks, what went wrong, in one clear line that never tells a password."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx

from kg.errors import BuildError, KgError, QueryError, UsageError
from kg.worded import worded

TOKEN = "KG_STORE_TOKEN"
"""The variable of the environment that holds a token for the store, sent as ``Authorization: Bearer``."""
_CONNECT_SECONDS = 10.0
_SAID = 200


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is, without user and password, and who asks."""

    url: str
    user: str = ""
    password: str = ""

    @classmethod
    def parse(cls, text: str) -> Address:
        """An address as typed, perhaps with ``user:password@``. Raises UsageError for one that is none of HTTP."""
        try:
            parts = urlsplit(text.strip())
            port = parts.port
        except ValueError as error:
            raise UsageError(worded("this is no address of a store ({})", error), where="--store", expected="http://HOST:PORT/…") from error
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.fragment:
            raise UsageError("this is no address of a store", where="--store", expected="http://HOST:PORT/… or https://…")
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        place = host if port is None else f"{host}:{port}"
        url = urlunsplit((parts.scheme, place, parts.path.rstrip("/"), parts.query, ""))
        return cls(url, unquote(parts.username or ""), unquote(parts.password or ""))


class Wire:
    """A connection to the server of a store. Every error names an address without user and password."""

    def __init__(self, address: Address, timeout: float, headers: Mapping[str, str] | None = None) -> None:
        sent = dict(headers or {})
        token = os.environ.get(TOKEN, "")
        if token and not address.user:
            sent.setdefault("Authorization", f"Bearer {token}")
        auth = httpx.BasicAuth(address.user, address.password) if address.user else None
        self.known = bool(address.user or "Authorization" in sent)
        self._client: httpx.Client | None = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=_CONNECT_SECONDS), headers=sent, auth=auth
        )

    def send(self, method: str, url: str, *, seconds: float | None = None, **parts: object) -> httpx.Response:
        """The server's answer, whatever its status. Raises BuildError when it cannot be reached, QueryError when it takes too long.

        ``seconds`` replaces the time limit of the connection for this request.
        """
        if self._client is None:
            raise BuildError("the store is closed", where=url)
        if seconds is not None:
            parts["timeout"] = httpx.Timeout(seconds, connect=_CONNECT_SECONDS)
        try:
            return self._client.request(method, url, **parts)  # type: ignore[arg-type]
        except httpx.TimeoutException as error:
            raise QueryError("the server did not answer in time", where=url, do="narrow the query, or try again") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise unreachable(url, error) from error

    def status(self, url: str, params: Mapping[str, str], accept: str) -> int:
        """The status of a GET whose body is not wanted. Raises as ``send``."""
        if self._client is None:
            raise BuildError("the store is closed", where=url)
        try:
            with self._client.stream("GET", url, params=dict(params), headers={"Accept": accept}) as reply:
                return reply.status_code
        except httpx.TimeoutException as error:
            raise QueryError("the server did not answer in time", where=url, do="try again") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise unreachable(url, error) from error

    def refused(self, reply: httpx.Response, what: str, url: str) -> KgError:
        """The error for an answer that is none: ``what`` is what the server did not do."""
        status = reply.status_code
        if reply.has_redirect_location:
            return BuildError(worded("the server sends on to another address ({})", status), where=url, do=worded("name that one: {}", reply.headers["location"][:_SAID]))
        if status == 401:
            asked = worded("refuses this user, password or token") if self.known else worded("asks who you are")
            return BuildError(worded("the store {} (401)", asked), where=url, do=worded("name http://USER:PASSWORD@HOST/…, or put a token into {}", TOKEN))
        if status == 403:
            return BuildError(worded("the store forbids this (403){}", _said(reply)), where=url, do="ask its keeper for the right to it")
        if status >= 500:
            return QueryError(worded("the server failed ({}){}", status, _said(reply)), where=url, do="try again; its log may tell more")
        return QueryError(worded("the server {} ({}){}", what, status, _said(reply)), where=url)

    def close(self) -> None:
        """Let go of the connection; closing twice does no harm."""
        if self._client is not None:
            self._client.close()
            self._client = None


def unreachable(url: str, error: Exception) -> BuildError:
    """The error for a server that is not there, or went away."""
    return BuildError(worded("cannot be reached: {}", error), where=url, do="start the server, or correct the address")


def media_of(reply: httpx.Response) -> str:
    """The media type of an answer, without parameters."""
    return str(reply.headers.get("content-type", "")).partition(";")[0].strip().lower()


def _said(reply: httpx.Response) -> str:
    """What the server says of it, as the end of a sentence; a page for people says nothing to us."""
    if "html" in media_of(reply):
        return worded(" with a page of HTML")
    words = " ".join(reply.text.split())[:_SAID] or reply.reason_phrase
    return worded(": {}", words) if words else ""
