from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from doichieu.export.outline import outline_json
from doichieu.importing import read

# What the first stage asks of every labelled document, and above it what the reader stands by.
LEAST = {
    "items F1": 0.98,
    "kind": 0.98,
    "id": 0.98,
    "text": 0.98,
    "leads F1": 0.95,
    "with F1": 0.95,
    "deadline kind": 0.95,
    "deadline dates": 1.0,
    "no false dates": 1.0,
    "cites F1": 0.98,
    "document fields": 0.98,
    "implements F1": 0.98,
}


@pytest.mark.parametrize("name", ["002", "004"])
def test_the_outline_agrees_with_the_labels_made_by_hand(
    name: str, seeds: dict[str, Path], gold: Path
) -> None:
    structure = runpy.run_path(str(gold / "score.py"))["structure"]
    wanted = json.loads((gold / f"{name}.structure.json").read_text(encoding="utf-8"))
    got = json.loads(json.dumps(outline_json(read(seeds[name]).outline)))
    scores = structure(wanted, got)
    short = {key: value for key, value in scores.items() if value < LEAST[key]}
    assert not short, f"{name}: {short} of {scores}"
