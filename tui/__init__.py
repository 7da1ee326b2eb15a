"""The terminal user interface; the only package that knows textual.

Its event loop speaks to a terminal and to nobody else, so it is loaded without TLS: that would be
4 MiB of memory and a twentieth of the start.
"""

from doichieu.without import without

with without("ssl"):
    import asyncio  # noqa: F401
