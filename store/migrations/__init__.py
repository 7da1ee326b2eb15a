"""How the schema came to be: one module a version, append-only, each run once on every store.

A store records in `_sqlite_migrations` which of them it has seen, by the name of the module. Never
change one that has been released: add another to `_STEPS`, raise `opening.VERSION`, and freeze a
file of the version before with `python tests/store/freeze.py`.

Times are ISO 8601 texts in UTC with microseconds, which sort as they follow each other
(`2026-03-02T02:00:00.000000+00:00`); dates are `2026-03-02`. Lists are JSON arrays. The comments
inside the statements stay in the file and become `docs/schema.md`.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from doichieu.store.migrations import (
    m001_documents_reviews_decisions,
    m002_ties_and_corrections,
    m003_terms,
    m004_no_terms,
    m005_labels,
    m006_doubts,
    m007_layers_uids_sections,
    m008_desk,
    m009_codes_codebook,
    m010_full_text_hiding,
    m011_views_name_their_layer,
    m012_versions_surveys_notes,
    m013_blind_readings,
    m014_assigning,
    m015_as_printed,
)

_STEPS = (
    m001_documents_reviews_decisions,
    m002_ties_and_corrections,
    m003_terms,
    m004_no_terms,
    m005_labels,
    m006_doubts,
    m007_layers_uids_sections,
    m008_desk,
    m009_codes_codebook,
    m010_full_text_hiding,
    m011_views_name_their_layer,
    m012_versions_surveys_notes,
    m013_blind_readings,
    m014_assigning,
    m015_as_printed,
)
"""In the order in which they are run."""

MIGRATIONS = Migrations("doichieu")
for _step in _STEPS:
    MIGRATIONS(name=_step.__name__.rpartition(".")[2])(_step.run)


def apply(connection: sqlite3.Connection) -> None:
    """Run what this store has not seen yet, inside the caller's transaction."""
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    MIGRATIONS.apply(database)
