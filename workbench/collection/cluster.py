"""The machines of a Dask cluster as a crew for a survey. Nobody else knows of Dask."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from doichieu.errors import InputError
from doichieu.language import _
from doichieu.workbench.collection.survey import Crew

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 10
"""Seconds to wait for the scheduler, and for it to have a worker."""


@contextmanager
def joined(address: str) -> Iterator[Crew]:
    """The workers of the scheduler at `tcp://HOST:PORT`; afterwards only our work is called off.

    A batch whose worker is lost goes to another one: the scheduler sees to that. Raises InputError
    where Dask is not installed, nobody answers, or the cluster goes away meanwhile.
    """
    client = _connected(address)
    from distributed import KilledWorker
    from distributed.comm import CommClosedError

    try:
        workers = _workers(client, address)
        executor = client.get_executor(pure=False)
        try:
            yield Crew(executor, workers)
        finally:
            executor.shutdown(wait=False)
    except (KilledWorker, CancelledError, CommClosedError) as error:
        raise InputError(
            _("the cluster has let go of the work"),
            where=address,
            remedy=_("Run the same command again: what stands whole in the file is kept."),
        ) from error
    except ModuleNotFoundError as error:
        raise InputError(
            _("a machine that helps does not have this program"),
            where=address,
            remedy=_("Install the same one everywhere."),
        ) from error
    finally:
        with suppress(OSError):
            client.close(timeout=1)


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise InputError(
            _("Dask is not installed"),
            where="--on",
            remedy=_("Install it: pip install doichieu[cluster]"),
        ) from error
    # What it would say of lost connections, one line of ours says.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            _("no scheduler answers there"),
            where=address,
            remedy=_("Start one: dask scheduler; or check the address."),
        ) from error


def _workers(client: Client, address: str) -> int:
    """How many batches the cluster works on at a time."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise InputError(
            _("the cluster has no worker"),
            where=address,
            remedy=_("Start one on each machine: dask worker {address}").format(address=address),
        ) from error
    return sum(client.nthreads().values())
