"""A library that is done without is missing while something is loaded, and there for all others."""

from __future__ import annotations

import subprocess
import sys


def test_a_screen_is_loaded_without_openssl_which_is_there_for_whoever_asks() -> None:
    code = (
        "import sys, doichieu.tui.app\n"
        "print({'ssl', '_ssl', '_hashlib'} & {*sys.modules})\n"
        "import ssl, _hashlib\n"
        "print(ssl.OPENSSL_VERSION_INFO > (1,), _hashlib.openssl_md5(b'').hexdigest()[:4])\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\nTrue d41d\n"
