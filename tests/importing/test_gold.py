from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from doichieu.export.outline import outline_json
from doichieu.importing import read

LEAST = 0.98
"""What every measure of a labelled document reaches at least."""


@pytest.mark.parametrize("name", ["002", "004", "18", "57"])
def test_the_outline_agrees_with_the_labels_made_by_hand(
    name: str, seeds: dict[str, Path], corpus: list[Path], gold: Path
) -> None:
    structure = runpy.run_path(str(gold / "score.py"))["structure"]
    wanted = json.loads((gold / f"{name}.structure.json").read_text(encoding="utf-8"))
    path = next(p for p in (*seeds.values(), *corpus) if p.name.startswith(f"{name}_"))
    got = json.loads(json.dumps(outline_json(read(path).outline)))
    scores = structure(wanted, got)
    short = {key: value for key, value in scores.items() if value < LEAST}
    assert not short, f"{name}: {short} of {scores}"
