"""What became of one task, or of all, as a file: of any format of the report, or as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from doichieu.model.descent import Fates, Story
from doichieu.workbench.reviews.reporting import Form, ending_of, laid
from doichieu.workbench.reviews.saving import save

_JSON = ".json"


def content(told: Fates | Story, form: Form) -> bytes:
    """It as a file of that form. Raises InputError where there is no such form."""
    if form.ending == _JSON and not form.marked:
        from doichieu.export.chain_json import fates_json, story_json

        found = fates_json(told) if isinstance(told, Fates) else story_json(told)
        return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
    from doichieu.export.chain import fates_summary, story_summary

    if isinstance(told, Fates):
        return laid(lambda: fates_summary(told), form)
    return laid(lambda: story_summary(told), form)


def save_chain(told: Fates | Story, name: str | Path, *, overwrite: bool, form: Form) -> None:
    """Write it to a file, whole or not at all, in the format of its ending.

    Raises InputError like `save_report` of a review.
    """
    asked = replace(form, ending=form.ending or ending_of(name))
    save(content(told, asked), name, overwrite=overwrite)
