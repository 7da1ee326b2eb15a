"""What became of one task, or of all, as a file: of any format of the report, or as JSON."""

from __future__ import annotations

from pathlib import Path

from doichieu.language import _
from doichieu.model.descent import Fates, Story
from doichieu.text import hyphened
from doichieu.workbench.reviews.reporting import Form, laid_or_data, named_form
from doichieu.workbench.reviews.saving import save


def content(told: Fates | Story, form: Form) -> bytes:
    """It as a file of that form. Raises InputError where there is no such form."""
    from doichieu.export.chain import fates_summary, story_summary
    from doichieu.export.chain_json import fates_json, story_json

    if isinstance(told, Fates):
        return laid_or_data(lambda: fates_summary(told), lambda: fates_json(told), form)
    return laid_or_data(lambda: story_summary(told), lambda: story_json(told), form)


def save_chain(told: Fates | Story, name: str | Path, *, overwrite: bool, form: Form) -> None:
    """Write it to a file, whole or not at all, in the format of its ending.

    Raises InputError like `save_report` of a review.
    """
    save(content(told, named_form(form, name)), name, overwrite=overwrite)


def file_name(story: Story) -> str:
    """A name for the file of one task, without ending."""
    top = story.stages[0]
    return hyphened(_("chain"), top.node.place.name, *(item.address for item in top.items))
