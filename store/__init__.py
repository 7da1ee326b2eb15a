"""What is kept: documents, reviews and decisions, in one SQLite file.

The only package that speaks SQL. `docs/schema.md` shows the tables and views.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from doichieu.model import NO_SEAT, Seat
from doichieu.store.assigning import Assigning
from doichieu.store.codebook import Codebook
from doichieu.store.corrections import Corrections
from doichieu.store.database import Database
from doichieu.store.decisions import Decisions
from doichieu.store.desk import Desk
from doichieu.store.directive_notes import DirectiveNote, DirectiveNotes
from doichieu.store.documents import Documents, Stored
from doichieu.store.full_text import FullText, Hit
from doichieu.store.here import Claim, Here
from doichieu.store.hiding import Change, Hanging, Held, Hiding, Holding, Turn
from doichieu.store.listing import NO_DOCUMENTS, DocumentSummary, Edition, Listed, Order, Tally
from doichieu.store.opening import open_database
from doichieu.store.readers import Readers
from doichieu.store.relations import DocumentRelations, Missing, StoredRelation
from doichieu.store.reviews import Reviews, ReviewSummary
from doichieu.store.versions import Version, Versions

if TYPE_CHECKING:
    from doichieu.store.across import Across
    from doichieu.store.arrivals import Arrivals, Departures
    from doichieu.store.descents import Descents
    from doichieu.store.exchange import Exchange
    from doichieu.store.records import Records
    from doichieu.store.surveyed import Surveyed

__all__ = [
    "NO_DOCUMENTS",
    "Change",
    "Claim",
    "DirectiveNote",
    "DocumentSummary",
    "Edition",
    "Hanging",
    "Held",
    "Hit",
    "Holding",
    "Listed",
    "Missing",
    "Order",
    "ReviewSummary",
    "Store",
    "Stored",
    "StoredRelation",
    "Tally",
    "Turn",
    "Version",
]


class Store:
    """One open store, by subject: documents, reviews, decisions, the codebook and the rest.

    It belongs to the thread that opened it; another thread opens the same path again. Every method
    of its parts raises StoreError, in one line, when the file cannot be read or written.
    """

    def __init__(self, database: Database, seat: Seat = NO_SEAT) -> None:
        self._database = database
        self.seat = seat
        self.relations = DocumentRelations(database)
        self.full_text = FullText(database)
        self.hiding = Hiding(database, seat)
        self.versions = Versions(database)
        self.documents = Documents(
            database, self.relations, self.full_text, self.hiding, self.versions
        )
        self.corrections = Corrections(database, self.documents, seat)
        self.reviews = Reviews(database)
        self.decisions = Decisions(database, seat)
        self.readers = Readers(database, seat)
        self.here = Here(database, seat)
        self.assigning = Assigning(database, seat)
        self.directive_notes = DirectiveNotes(database, seat)
        self.codebook = Codebook(database, seat)
        self.desk = Desk(database)

    # What follows a review does without until it is asked for.

    @cached_property
    def exchange(self) -> Exchange:
        """The log of a review whole."""
        from doichieu.store.exchange import Exchange

        return Exchange(self._database)

    @cached_property
    def arrivals(self) -> Arrivals:
        """What comes in from another store."""
        from doichieu.store.arrivals import Arrivals

        return Arrivals(self._database, self.documents, self.seat)

    @cached_property
    def departures(self) -> Departures:
        """What goes out to another store."""
        from doichieu.store.arrivals import Departures

        return Departures(self._database)

    @cached_property
    def records(self) -> Records:
        """What was decided in all reviews."""
        from doichieu.store.records import Records

        return Records(self._database)

    @cached_property
    def descents(self) -> Descents:
        """Tasks from level to level."""
        from doichieu.store.descents import Descents

        return Descents(self._database)

    @cached_property
    def across(self) -> Across:
        """A directive and all its plans."""
        from doichieu.store.across import Across

        return Across(self._database)

    @cached_property
    def surveyed(self) -> Surveyed:
        """What was suggested for the plans of a directive."""
        from doichieu.store.surveyed import Surveyed

        return Surveyed(self._database)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, make: bool = True, seat: Seat = NO_SEAT
    ) -> Self:
        """The store at `path`, brought to the present version; made, with its folders, if new.

        What is logged through it is logged as written at `seat`.
        A file or folder that may not be written is opened to be read: `read_only` tells.
        Raises StoreError when it is no store, a damaged one, or one of a newer version, or when it
        would have to be made and `make` does not allow that.
        """
        return cls(open_database(path, read_only=read_only, make=make), seat)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    @property
    def uid(self) -> str:
        """What the store is called in every store that it is merged into."""
        return str(self._database.value("SELECT uid FROM store"))

    @property
    def read_only(self) -> bool:
        """Whether every write will raise StoreError."""
        return self._database.read_only

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer than this for somebody else's write to end, before BusyError."""
        self._database.value(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def taken_again(self) -> AbstractContextManager[None]:
        """For a step that is taken again where it raises BusyError: it needs less of a server."""
        return self._database.taken_again()

    def version_token(self) -> int:
        """A number that changes whenever somebody else has written to the store."""
        return self._database.version_token()

    def let_go(self) -> None:
        """Give back the memory that holds pages of the file: what is asked next reads them anew."""
        self._database.value("PRAGMA shrink_memory")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
