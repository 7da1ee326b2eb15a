"""The errors a user may meet: each says what is wrong, where, and what to do."""

from datetime import datetime


class DoichieuError(Exception):
    """Base of every error that is shown as one line instead of a traceback.

    `where` names the file, document or option; `remedy` is the way out, as a sentence.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: `where: what. remedy`."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head.rstrip('.')}. {self.remedy}".strip() if self.remedy else head

    def __reduce__(self) -> tuple[object, ...]:
        """Keep `where` and `remedy` when the error crosses a process."""
        return (_rebuild, (type(self), self.what, self.where, self.remedy))


def _rebuild(kind: type[DoichieuError], what: str, where: str, remedy: str) -> DoichieuError:
    return kind(what, where=where, remedy=remedy)


class InputError(DoichieuError):
    """A file, a name or a number given by the user cannot be used."""


class StoreError(DoichieuError):
    """The store cannot be opened, read or written."""


class BusyError(StoreError):
    """Somebody else is writing: nothing was changed, and the step can be taken again."""


class FullError(StoreError):
    """There is no room on the disk: nothing was changed, and the step can be taken again."""


class SlowError(BusyError):
    """A server has not answered yet. The step can be taken again, which waits on for the answer."""


class UnreadableError(StoreError):
    """What is kept of one document cannot be read; other documents can."""


class GoneError(StoreError):
    """What a step is about is no longer there: a newer version was read in."""


class ConflictError(StoreError):
    """Somebody else has changed what this step would change.

    `step` is the step in the log that cannot be taken back. `who`, `at` and `value` tell of the
    decision in the way, `said` in the user's words; the value is '' where it was taken back.
    """

    step = 0
    said = ""
    who = ""
    at: datetime | None = None
    value = ""


class KeymapError(DoichieuError):
    """A keymap names an unknown command or key, or gives one key twice."""
