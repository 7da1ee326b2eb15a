"""Who reads a review blind, and what one of them, or anybody else, may see and decide meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.model import COMMON, Layer, Reader, ReviewId, Stage, read_blind
from doichieu.store import Store
from doichieu.wording import reading_words


class Reading:
    """A review as one reviewer reads it: in a layer of his own until all have handed in.

    Afterwards, and in a review that nobody reads blind, it is the common layer.
    """

    def __init__(
        self, store: Store, review: ReviewId, reviewer: str, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._review = review
        self.reviewer = reviewer
        self._clock = clock
        self.readers: tuple[Reader, ...] = ()
        """Those who read blind, once it was looked."""

    def refresh(self) -> None:
        """Look who they are, and who has handed in."""
        self.readers = self._store.readers.of(self._review)

    @property
    def mine(self) -> Reader | None:
        """The reviewer as one of the readers; None for somebody else."""
        return next((each for each in self.readers if each.name == self.reviewer), None)

    @property
    def is_blind(self) -> bool:
        """Whether somebody still reads, so that nobody sees what the others decide."""
        return read_blind(self.readers)

    @property
    def names_blind(self) -> tuple[str, ...]:
        """The readers while somebody still reads; () otherwise."""
        return tuple(each.name for each in self.readers) if self.is_blind else ()

    @property
    def layer(self) -> Layer:
        """Where what is shown and decided here stands."""
        return self.mine.layer if self.is_blind and self.mine else COMMON

    def shows(self, layer: Layer) -> bool:
        """Whether what stands in a layer may be seen here."""
        return not self.is_blind or layer in {COMMON, self.layer}

    @property
    def words(self) -> str:
        """How far the readings are; '' where nobody reads blind."""
        return reading_words(self.readers)

    @property
    def left(self) -> str:
        """How many tasks are to be settled; '' for none, and while somebody reads."""
        return left_to_settle(self._store, self._review, self.readers)

    @property
    def doubt(self) -> str:
        """What to ask of a reader whose name was used first by another account; '' for nothing.

        Anybody may call himself by any name, so it is said and nobody is kept from anything.
        """
        if self.mine is None:
            return ""
        here, seats = self._store.seat, self._store.readers.seats(self._review, self.reviewer)
        if not seats or not seats[0].is_other(here):
            return ""
        said = _("{name} worked here first under the login {first}, now {here}: the same person?")
        return said.format(name=self.reviewer, first=seats[0].who, here=here.who)

    @property
    def is_open(self) -> bool:
        """Whether this reviewer reads still, and has to hand in."""
        return self.is_blind and self.mine is not None and self.mine.handed_in is None

    def must_be_read(self) -> None:
        """Raise InputError where nobody reads, or has read, this review blind."""
        self.refresh()
        if not self.readers and self._store.readers.stage(self._review) is Stage.GIVEN_UP:
            raise InputError(
                _("something is decided in this review: it cannot be read blind any more")
            )
        if not self.readers:
            raise InputError(
                _("nobody has read this review blind"),
                remedy=_("Begin one: doichieu review DIRECTIVE PLAN --blind LAN,MAI."),
            )

    def must_be_open(self) -> None:
        """Raise InputError where this reviewer can decide nothing now."""
        if not self.is_blind:
            return
        if self.mine is None:
            names = ", ".join(each.name for each in self.readers)
            raise InputError(
                _("this review is read blind by {names}").format(names=names),
                remedy=_("It is settled together once all have handed in."),
            )
        if self.mine.handed_in:
            raise InputError(
                _("your reading is handed in"),
                remedy=_("Take it back to change something: doichieu hand-in --take-back."),
            )

    def name(self, readers: Sequence[str]) -> None:
        """Let these read the review blind. Raises StoreError where it cannot be read so any more.

        Names may be typed with a blank around them.
        """
        self._store.readers.name(self._review, readers, self.reviewer, self._clock())
        self.refresh()

    def hand_in(self) -> None:
        """Say that this reviewer's reading is done.

        Raises InputError where nobody reads blind, StoreError where it cannot be said.
        """
        self.must_be_read()
        self._store.readers.hand_in(self._review, self.reviewer, self._clock())
        self.refresh()

    def take_back(self) -> None:
        """Go on with it. Raises StoreError where all have handed in, or this reading is not."""
        self.must_be_read()
        self._store.readers.take_back(self._review, self.reviewer, self._clock())
        self.refresh()


def layers_read(store: Store, reviewer: str) -> dict[ReviewId, Layer]:
    """The layers in which a reviewer reads while the others of those reviews do, too."""
    return {
        review: reader.layer
        for review, readers in store.readers.all().items()
        if read_blind(readers)
        for reader in readers
        if reader.name == reviewer
    }


def left_to_settle(store: Store, review: ReviewId, readers: Collection[Reader]) -> str:
    """How many tasks that readers decided nobody has settled; '' for none, and while one reads."""
    if not readers or read_blind(readers):
        return ""
    left = store.readers.left(review)
    return _("to be settled: {count}").format(count=left) if left else ""
