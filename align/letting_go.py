"""What was found of texts is kept for when they come again; two long documents fill memory with it.

Nothing depends on it but time: what is let go is found anew.
"""

from __future__ import annotations

import sys
from ctypes import CDLL

from doichieu.align import coverage, slips, term_profile


def let_go() -> None:
    """Let go of what was found of texts, and give the memory back to the system."""
    term_profile.forget()
    slips.forget()
    coverage.forget()
    if sys.platform == "linux":
        # What a thread had is kept for it otherwise: a third of what two long documents took. Other
        # C libraries have no such call, nor the need.
        trim = getattr(CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
