"""Tasks followed through all levels as JSON, for programs."""

from __future__ import annotations

from doichieu.model import StoredItem
from doichieu.model.descent import Above, Drift, Fate, Fates, Place, Said, Stage, Story


def fates_json(fates: Fates) -> dict[str, object]:
    """`{directive, lowest, tasks: [{id, line, text, leads, fate}]}`.

    A fate is `{reach, dies_at, more, ends: {REACH: COUNT}, carriers, dead}`: the weakest link,
    where it is, how the ways down end, how many documents of the last level carry the task out.
    """
    return {
        "directive": _place(fates.directive),
        "lowest": fates.lowest,
        "tasks": [{**_item(task), "fate": _fate(fate)} for task, fate in fates.tasks],
    }


def story_json(story: Story) -> dict[str, object]:
    """`{fate, above: […], levels: […]}`, the levels in reading order, the task first.

    A level is `{deep, document, items, here, reach, review, said, again, drift}`: `here` is what
    was decided of the hop that led there, `reach` what is left of the task from the top down.
    """
    return {
        "fate": _fate(story.fate),
        "above": [_above(above, item) for above, item in story.above],
        "levels": [_stage(stage) for stage in story.stages],
    }


def _place(place: Place) -> dict[str, object]:
    return {"id": place.document, "name": place.name, "level": place.level}


def _item(item: StoredItem) -> dict[str, object]:
    return {"id": item.address, "line": item.line, "text": item.text, "leads": list(item.leads)}


def _fate(fate: Fate) -> dict[str, object]:
    return {
        "reach": fate.reach,
        "dies_at": _place(fate.dies_at) if fate.dies_at else None,
        "more": fate.more,
        "ends": {str(reach): count for reach, count in fate.counts.items()},
        "carriers": fate.carriers,
        "dead": fate.dead,
    }


def _said(said: Said) -> dict[str, object]:
    return {
        "review": said.review,
        "verdict": said.verdict,
        "reason": said.reason,
        "reviewer": said.reviewer,
        "at": said.at.astimezone().isoformat(timespec="seconds") if said.at else None,
        "suspect": said.suspect,
    }


def _above(above: Above, item: StoredItem | None) -> dict[str, object]:
    return {
        "steps": above.steps,
        "document": _place(above.place),
        "item": _item(item) if item else None,
        "here": above.here,
        "said": _said(above.said) if above.said else None,
    }


def _stage(stage: Stage) -> dict[str, object]:
    node = stage.node
    return {
        "deep": stage.deep,
        "document": _place(node.place),
        "items": [_item(item) for item in stage.items],
        "here": node.here if stage.deep else None,
        "reach": node.reach if stage.deep else None,
        "review": node.review,
        "said": [_said(each) for each in node.said],
        "again": node.again,
        "drift": [_drift(each) for each in stage.drift],
    }


def _drift(drift: Drift) -> dict[str, object]:
    return {"field": drift.field, "values": list(drift.values), "worse": drift.worse}
