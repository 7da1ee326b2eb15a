"""The terminal user interface; the only package that knows textual.

Its event loop speaks to a terminal and to nobody else. It is loaded without TLS, as asyncio can be:
OpenSSL would be 4 MiB of memory and a twentieth of the start.
"""

import sys

if "ssl" not in sys.modules:
    sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401

    del sys.modules["ssl"]
