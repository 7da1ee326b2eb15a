"""A libSQL server on this machine, and a line to it that is slow, stands still or is cut."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from doichieu.store import Store, opening
from doichieu.store.remote import server
from doichieu.store.remote.pipeline import Pipeline, Rows, Statement

WHY_NOT = "there is no libSQL server here; `make test-server` fetches one"

_UNTIL = 20.0


def binary() -> str | None:
    """The server, beside this Python or wherever programs are; None where there is none."""
    beside = Path(sys.executable).with_name("sqld")
    return str(beside) if os.access(beside, os.X_OK) else shutil.which("sqld")


class Sqld:
    """A server that keeps its data in a folder, started and killed as often as one likes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where a store on it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        program = binary()
        assert program is not None
        listen = f"127.0.0.1:{self.port}"
        # It has a port for its replicas too, unless it is given none.
        words = [program, "--no-welcome", "-d", str(self._folder), "--http-listen-addr", listen]
        nowhere = subprocess.DEVNULL
        self._process = subprocess.Popen(words, stdout=nowhere, stderr=nowhere)
        until = time.monotonic() + _UNTIL
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.01)
        raise AssertionError("the server does not come up")

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def empty(self) -> None:
        """Let there be no store on it."""
        pipeline = Pipeline(self.address, "", _UNTIL)
        statements = [*map(Statement, server.header(pipeline).objects.dropped)]
        statements.append(Statement("PRAGMA user_version = 0"))
        pipeline.run([Statement("PRAGMA foreign_keys = OFF"), *statements])
        pipeline.close()


class Line:
    """A port that leads to another one: each piece of data takes its time, and none comes while
    the line is `held`; only what is asked comes while `answers_held`."""

    def __init__(self, port: int, delay: float = 0.0, tls: ssl.SSLContext | None = None) -> None:
        self._to, self._delay = port, delay
        self._free, self._answering = Event(), Event()
        self._free.set()
        self._answering.set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._tls = tls
        self._open: list[socket.socket] = []
        Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        """Where it begins."""
        return int(self._listening.getsockname()[1])

    @property
    def address(self) -> str:
        """That of a store at its end."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile nothing comes through, and nobody is told."""
        with self._stopped(self._free):
            yield

    @contextmanager
    def answers_held(self) -> Iterator[None]:
        """Meanwhile what is asked arrives, and no answer comes back."""
        with self._stopped(self._answering):
            yield

    @contextmanager
    def _stopped(self, way: Event) -> Iterator[None]:
        way.clear()
        try:
            yield
        finally:
            way.set()

    @contextmanager
    def cut(self) -> Iterator[None]:
        """Meanwhile there is no such port, and whoever is connected is not any more."""
        port = self.port
        self.close()
        try:
            yield
        finally:
            self._listening = socket.create_server(("127.0.0.1", port), reuse_port=False)
            Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """End it."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        _end(self._listening)
        self.hang_up()

    def hang_up(self) -> None:
        """Let go of whoever is connected."""
        # Who comes back at once is not among them.
        ended, self._open = self._open, []
        for each in ended:
            _end(each)

    def _accept(self) -> None:
        listening = self._listening
        with suppress(OSError):
            while True:
                near, _who = listening.accept()
                try:
                    if self._tls:
                        near = self._tls.wrap_socket(near, server_side=True)
                    far = socket.create_connection(("127.0.0.1", self._to))
                except OSError:
                    _end(near)
                    continue
                self._open += [near, far]
                # The line alone takes time, not the manners of its ends.
                for each in (near, far):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for ends in ((near, far, self._free), (far, near, self._answering)):
                    Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, way: Event) -> None:
        under_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
        Thread(target=self._arrive, args=(under_way, one, other, way), daemon=True).start()
        data = b"."
        while data:
            try:
                data = one.recv(1 << 20)
            except OSError:
                data = b""
            under_way.put((time.monotonic() + self._delay, data))

    def _arrive(
        self,
        under_way: SimpleQueue[tuple[float, bytes]],
        one: socket.socket,
        other: socket.socket,
        way: Event,
    ) -> None:
        with suppress(OSError):
            while (sent := under_way.get())[1]:
                time.sleep(max(0.0, sent[0] - time.monotonic()))
                self._free.wait()
                way.wait()
                other.sendall(sent[1])
        _end(one)
        _end(other)


def _end(each: socket.socket) -> None:
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def rows_of_mirror(store: Store) -> set[tuple[object, ...]]:
    """All that a mirror has but how far it has followed."""
    connection = store._database._connection
    tables = server.objects_of(connection).tables
    own = tuple(table for table in tables if table != opening.SEEN)
    return rows_of_all(server.rows_of(connection, own))


def rows_of_all(found: Iterable[tuple[str, Rows]]) -> set[tuple[object, ...]]:
    """All rows of a store, each with its table."""
    return {(table, *row) for table, rows in found for row in rows if table != server.LOG}


def on_the_server(address: str) -> set[tuple[object, ...]]:
    """All that a server has but its log."""
    with closing(Pipeline(address, "", 20.0)) as pipeline:
        return rows_of_all(server.contents(pipeline, server.header(pipeline).objects))


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine that nobody has signed but itself, and its key."""
    made, key = folder / "cert.pem", folder / "key.pem"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    said = ["-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext"]
    subprocess.run(
        [*words, *said, "subjectAltName=IP:127.0.0.1", "-out", str(made), "-keyout", str(key)],
        check=True,
        capture_output=True,
    )
    return made, key
