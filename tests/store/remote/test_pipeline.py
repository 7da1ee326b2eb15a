"""What stands before a server may answer in its place, in whatever form."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from doichieu.errors import StoreError
from doichieu.store.remote.pipeline import Pipeline, Statement


class Proxy(BaseHTTPRequestHandler):
    """Answers everything alike."""

    said = b""
    status = 200

    def do_POST(self) -> None:
        """Answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(self.said)))
        self.end_headers()
        self.wfile.write(self.said)

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@pytest.fixture
def proxy() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Proxy)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"<html>Sign in to the network</html>",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"results"',
        b"[" * 100_000,
        b'{"results": null}',
        b'{"results": []}',
        b'{"results": ["ok"]}',
        b'{"results": [{"type": "ok"}]}',
        b'{"results": [{"type": "error", "error": "no"}]}',
        b'{"results": [{"type": "ok", "response": {"result": {"step_errors": []}}}]}',
    ],
    ids=lambda said: said.decode(errors="replace")[:40],
)
def test_an_answer_that_is_none_of_such_a_server_is_one_line(
    proxy: str, said: bytes, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proxy, "said", said)
    monkeypatch.setattr(Proxy, "status", status)
    with (
        closing(Pipeline(proxy, "", 20.0)) as pipeline,
        pytest.raises(StoreError, match=r"the server does not answer \(.+\)"),
    ):
        pipeline.run([Statement("SELECT 1")])


def test_a_token_that_has_expired_is_told_by_its_own_line(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proxy, "status", 401)
    with (
        closing(Pipeline(proxy, "old", 20.0)) as pipeline,
        pytest.raises(StoreError, match="does not let you in"),
    ):
        pipeline.run([Statement("SELECT 1")])
