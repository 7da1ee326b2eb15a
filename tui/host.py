"""What the application is to its screens, its driver and its threads, which stand below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from textual.app import App

    from doichieu.tui.patience import Patience
    from doichieu.workbench import Workbench


class Host(Protocol):
    """The application, as far as others lean on it."""

    workbench: Workbench
    patience: Patience

    @property
    def occupied(self) -> bool:
        """Whether what the screen says must stay: a step waits, or a refusal was not read yet."""

    def leave(self, signum: int) -> None:
        """End as the system asks."""


def host(app: App[Any]) -> Host:
    """The application of a screen or a driver."""
    return cast("Host", app)
