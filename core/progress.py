"""How long work reports: a plain protocol, so that it knows neither terminal nor thread."""

from typing import Protocol


class Progress(Protocol):
    """What long work calls as it goes along."""

    def begin(self, total: int, what: str) -> None:
        """Start a stretch of `total` steps, `what` in the user's words."""

    def step(self) -> None:
        """One step is done."""


class Silent:
    """A progress that nobody watches."""

    def begin(self, total: int, what: str) -> None:
        """Nothing to show."""

    def step(self) -> None:
        """Nothing to show."""
