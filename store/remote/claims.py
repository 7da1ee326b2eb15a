"""Who is at which review just now, as machines tell each other by a table of their server.

It is beside the store: in no log, no mirror and no copy. The server's clock tells what is stale, so
that those of the machines need not agree. Nobody waits for it, and nothing is lost with it.
"""

from __future__ import annotations

import os
import time
from threading import Lock

from doichieu.store.here import MOST, STALE, Found, Said
from doichieu.store.remote.pipeline import Pipeline, Statement
from doichieu.store.remote.server import HERE

ASKED_EVERY = 5.0
"""Seconds after which it is asked again where others are, by who is somewhere."""

SAID_EVERY = 60.0
"""Seconds after which a claim is said again that has not changed, or that nobody else would see."""

_OLD = int(STALE.total_seconds())

_MAKE = Statement(f"""CREATE TABLE IF NOT EXISTS {HERE} (
  session TEXT PRIMARY KEY, reviewer TEXT NOT NULL, login TEXT NOT NULL, account TEXT NOT NULL,
  host TEXT NOT NULL, review INTEGER NOT NULL, item INTEGER, at INTEGER NOT NULL
) STRICT""")

_FORGET = Statement(f"DELETE FROM {HERE} WHERE at < unixepoch() - {_OLD}")  # noqa: S608 (ours)

_SAY = f"INSERT OR REPLACE INTO {HERE} VALUES (?, ?, ?, ?, ?, ?, ?, unixepoch())"  # noqa: S608

_LEAVE = f"DELETE FROM {HERE} WHERE session = ?"  # noqa: S608 (ours)

_OTHERS = f"""SELECT reviewer, login, host, account, item FROM {HERE}
WHERE review = ? AND session <> ? AND at >= unixepoch() - {_OLD}
ORDER BY reviewer, session LIMIT {MOST}"""  # noqa: S608 (ours)


class Claims:
    """What this program claims, and what others did when the server was last asked.

    The screen says and reads; a thread carries it to the server and back.
    """

    def __init__(self) -> None:
        self._session = os.urandom(8).hex()
        self._one_at_a_time = Lock()
        self._mine: Said | None = None
        self._said: Said | None = None
        self._others: tuple[int, Found] = 0, ()
        self._said_at = self._asked_at = self._found_at = 0.0

    def say(self, said: Said) -> None:
        """Claim to be there from now on."""
        with self._one_at_a_time:
            self._mine = said

    def leave(self) -> None:
        """Claim nothing any more."""
        with self._one_at_a_time:
            self._mine = None

    def others(self, review: int) -> Found:
        """What others claim of a review, as far as is known."""
        with self._one_at_a_time:
            of, found = self._others
            return found if of == review and time.monotonic() - self._found_at < _OLD else ()

    @property
    def is_known_elsewhere(self) -> bool:
        """Whether the server has a claim of this program."""
        return self._said is not None

    def exchange(self, pipeline: Pipeline) -> None:
        """Carry to the server what is new here, and back what others claim, where it is time.

        Raises what the server refuses, after which all of it is said again.
        """
        mine = self._mine
        if mine is None:
            self.take_back(pipeline)
            return
        now = time.monotonic()
        if now - self._asked_at < ASKED_EVERY and self._is_same_review(mine):
            return
        self._asked_at = now
        saying = self._saying(mine, now)
        self._said, before = None, self._said
        asked = Statement(_OTHERS, ((mine.review, self._session),))
        found = pipeline.run([*saying, asked])[-1]
        with self._one_at_a_time:
            self._others, self._found_at = (mine.review, tuple(found)), now
        if saying:
            self._said_at = now
        self._said = mine if saying else before

    def take_back(self, pipeline: Pipeline) -> None:
        """Let the server forget what was claimed."""
        if self._said is not None:
            self._said = None
            pipeline.run([Statement(_LEAVE, ((self._session,),))])

    def _is_same_review(self, mine: Said) -> bool:
        return self._said is not None and self._said.review == mine.review

    def _saying(self, mine: Said, now: float) -> list[Statement]:
        """What says it, where it is time: who is alone need not tell of each step."""
        has_moved = mine != self._said and bool(self._others[1])
        if self._is_same_review(mine) and not has_moved and now - self._said_at < SAID_EVERY:
            return []
        seat = (mine.seat.login, mine.seat.account, mine.seat.host)
        row = (self._session, mine.reviewer, *seat, mine.review, mine.item)
        return [_MAKE, _FORGET, Statement(_SAY, (row,))]
