"""The door to a libSQL server: statements sent by its HTTP pipeline, and the rows that come back.

The form is Hrana 2 over HTTP (github.com/tursodatabase/libsql, docs/HTTP_V2_SPEC.md): a request has
any number of statements, and a baton carries a transaction on to the next one.
"""

from __future__ import annotations

import base64
import json
import ssl
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from itertools import accumulate
from select import POLLIN, poll
from threading import RLock
from typing import Any
from urllib.parse import urlsplit

from doichieu.frozen import frozen
from doichieu.store import failures
from doichieu.store.failures import RefusedError

Values = Sequence[object]
Rows = list[tuple[Any, ...]]

TOO_LARGE = "RESPONSE_TOO_LARGE"
"""What a server says that was asked for more at once than it gives: ten megabytes, usually."""


@frozen
class Statement:
    """SQL, and the rows of values that it is run with, one after another."""

    sql: str
    rows: tuple[Values, ...] = ((),)


class _InOnePiece(HTTPConnection):
    """Sends a request with its body at once: who waits for the second piece waits a round trip."""

    _held = b""

    def send(self, data: Any) -> None:  # noqa: ANN401 (as the library has it)
        """Hold it until the answer is wanted."""
        self._held += data

    def getresponse(self) -> HTTPResponse:
        """Send what was held, and wait for the answer."""
        held, self._held = self._held, b""
        super().send(held)
        return super().getresponse()

    @property
    def is_let_go(self) -> bool:
        """Whether the other end has closed the connection, as it does after a while of silence."""
        if self.sock is None:
            return False
        asked = poll()
        asked.register(self.sock, POLLIN)
        return bool(asked.poll(0))


class _InOnePieceByTLS(_InOnePiece, HTTPSConnection):
    """The same, protected."""


class Pipeline:
    """A connection to one server. It is made when something is sent, and again when it was lost."""

    def __init__(self, address: str, token: str, timeout: float) -> None:
        said = urlsplit(address)
        self.address = address
        self._path = f"{said.path}/v2/pipeline"
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        host, port = said.hostname or "", said.port
        self._connection = (
            _InOnePieceByTLS(host, port, timeout=timeout, context=ssl.create_default_context())
            if said.scheme == "https"
            else _InOnePiece(host, port, timeout=timeout)
        )
        self._timeout = timeout
        self._baton: str | None = None
        # A thread may still be giving back what was begun when the next thing is said.
        self._one_at_a_time = RLock()
        self.round_trips = 0

    def run(
        self,
        statements: Iterable[Statement],
        *,
        keep: bool = False,
        within: float | None = None,
        once: bool = False,
    ) -> list[Rows]:
        """Run statements each of which needs all before it; the rows that each of them gave.

        `keep` leaves the transaction open that was begun in them, for the next call. One that is
        not kept ends here, whatever becomes of it: undone, unless it was committed. `within` are
        the seconds to wait for the answer, where they are others than the usual. `once` is for
        what must not be said again where the connection was lost before an answer came.

        Raises RefusedError where the server refused one of them, and StoreError where it did not
        answer, after which nobody knows what it did.
        """
        said = [*statements]
        texts = _Texts(said)
        steps: list[dict[str, object]] = []
        for each in said:
            for row in each.rows:
                asked = texts.of(each.sql) | {"args": [_encoded(value) for value in row]}
                needs = {"condition": {"type": "ok", "step": len(steps) - 1}} if steps else {}
                steps.append({"stmt": asked, **needs})
        requests = [*texts.requests, {"type": "batch", "batch": {"steps": steps}}]
        closing: list[dict[str, object]] = [] if keep else [{"type": "close"}]
        with self._one_at_a_time:
            baton, self._baton = self._baton, None
            self._connection.timeout = within or self._timeout
            if self._connection.sock is not None:
                self._connection.sock.settimeout(self._connection.timeout)
            answer = self._ask(
                {"baton": baton, "requests": [*requests, *closing]}, once=once or baton is not None
            )
            self._baton = answer.get("baton") if keep else None
        lasts = [last - 1 for last in accumulate(len(each.rows) for each in said)]
        try:
            return _results(answer["results"][len(requests) - 1], lasts)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            # It is no answer of such a server, but of what stands before it.
            self.close()
            raise failures.server_silent(self.address, error) from error

    def _ask(self, body: dict[str, object], *, once: bool) -> dict[str, Any]:
        """One round trip; made again on a connection that the server has let go meanwhile."""
        text = json.dumps(body).encode()
        if self._connection.is_let_go:
            self._connection.close()
        again = self._connection.sock is not None and not once
        try:
            try:
                return self._answer(text)
            except ConnectionError:
                self._connection.close()
                if not again:
                    raise
                return self._answer(text)
        except (OSError, HTTPException, ValueError, RecursionError) as error:
            self._connection.close()
            raise failures.server_silent(self.address, error) from error

    def _answer(self, text: bytes) -> dict[str, Any]:
        self.round_trips += 1
        self._connection.request("POST", self._path, text, self._headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
            raise failures.server_refuses(self.address)
        if response.status != HTTPStatus.OK:
            raise HTTPException(f"HTTP {response.status} {answer[:200].decode(errors='replace')}")
        found: object = json.loads(answer)
        if not isinstance(found, dict) or "results" not in found:
            raise HTTPException(type(found).__name__)
        return found

    @property
    def is_kept(self) -> bool:
        """Whether a transaction was kept open, as far as is known."""
        return self._baton is not None

    def let_go(self) -> None:
        """End a transaction that was kept open, undone unless it was committed."""
        with self._one_at_a_time:
            if self._baton is not None:
                self.run(())

    def close(self) -> None:
        """Let go of the connection; the server undoes what was left open."""
        self._baton = None
        self._connection.close()


class _Texts:
    """The SQL of statements, of which the server is told once what is run many times."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        often = (each.sql for each in statements if len(each.rows) > 1)
        self._numbers = {sql: number for number, sql in enumerate(dict.fromkeys(often))}

    @property
    def requests(self) -> list[dict[str, object]]:
        """What tells the server."""
        return [
            {"type": "store_sql", "sql_id": number, "sql": sql}
            for sql, number in self._numbers.items()
        ]

    def of(self, sql: str) -> dict[str, object]:
        """What names this SQL in a step."""
        number = self._numbers.get(sql)
        return {"sql": sql} if number is None else {"sql_id": number}


def _results(answer: dict[str, Any], lasts: Sequence[int]) -> list[Rows]:
    """The rows of those steps. Raises RefusedError for the first step that was not run."""
    if answer["type"] != "ok":
        raise _refused(answer["error"])
    result = answer["response"]["result"]
    for error in result["step_errors"]:
        if error is not None:
            raise _refused(error)
    results = result["step_results"]
    return [
        [tuple(map(_decoded, row)) for row in results[last]["rows"]] if last >= 0 else []
        for last in lasts
    ]


def _refused(error: dict[str, Any]) -> RefusedError:
    return RefusedError(str(error.get("code")), str(error.get("message")))


def _encoded(value: object) -> dict[str, object]:
    match value:
        case None:
            return {"type": "null"}
        case int():
            return {"type": "integer", "value": str(int(value))}
        case float():
            return {"type": "float", "value": value}
        case bytes():
            return {"type": "blob", "base64": base64.b64encode(value).decode()}
        case _:
            return {"type": "text", "value": str(value)}


def _decoded(value: dict[str, Any]) -> object:
    match value["type"]:
        case "null":
            return None
        case "integer":
            return int(value["value"])
        case "blob":
            # The server leaves out the signs that only fill up.
            return base64.b64decode(value["base64"] + "==")
        case _:
            return value["value"]
