"""What a terminal is sent so that the clipboard of whoever sits there holds a text."""

from __future__ import annotations

import os
from base64 import b64encode


def within_tmux() -> bool:
    """Whether what is sent goes to tmux, here or on the machine that one came from."""
    return "TMUX" in os.environ or os.environ.get("TERM", "").startswith("tmux")


def copying(text: str, *, in_tmux: bool) -> str:
    """The escape sequences (OSC 52) that copy `text`; what it holds is encoded and never obeyed.

    Inside tmux in both ways that there are, for neither works everywhere and no answer tells which
    did: tmux takes the plain sequence where its `set-clipboard` is `on`, and passes a wrapped one
    on to its own terminal where `allow-passthrough` is (before 3.3 always). What it does not take
    it drops in silence; where it takes both, the same text is copied twice.
    """
    plain = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    if not in_tmux:
        return plain
    return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
