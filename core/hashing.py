"""Digests, by Python's own code: OpenSSL, which `hashlib` would load first, is 3 MiB of memory."""

from doichieu.without import without

with without("_hashlib"):
    from hashlib import blake2b, sha256

__all__ = ["blake2b", "sha256"]
