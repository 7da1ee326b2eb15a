"""A real sshd on a port of this machine, with keys of its own, run as whoever runs the tests."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])

_SETTINGS = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server to log in to."""

    folder: Path
    port: int

    def command(self, remote: str) -> list[str]:
        """What to run here so that a command runs there on a terminal."""
        options = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
        }
        given = [f"-o{name}={value}" for name, value in options.items()]
        where = [
            "-i",
            f"{self.folder}/user",
            "-p",
            str(self.port),
            f"{getpass.getuser()}@127.0.0.1",
        ]
        return ["ssh", "-F", "/dev/null", "-tt", *given, *where, remote]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server whose keys and settings lie in a folder. Skips the test where there is none."""
    sshd = shutil.which("sshd", path=_PLACES)
    if sshd is None or shutil.which("ssh") is None:
        pytest.skip("no sshd here: install openssh-server to try cut lines")
    for name in ("host", "user"):
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "sshd_config"
    settings.write_text(_SETTINGS.format(port=port, folder=folder), encoding="utf-8")
    with (folder / "sshd.log").open("wb") as log:
        process = subprocess.Popen([sshd, "-D", "-e", "-f", str(settings)], stderr=log)
    try:
        _listening(process, port, folder / "sshd.log")
        yield Server(folder, port)
    finally:
        process.terminate()
        process.wait()


def _listening(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the server answers. Skips the test where it may not run."""
    for _again in range(600):
        if process.poll() is not None:
            pytest.skip(f"sshd does not run here: {log.read_text(encoding='utf-8').strip()}")
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("sshd does not listen")
