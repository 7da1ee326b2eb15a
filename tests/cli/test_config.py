"""Each setting is told with where its value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu import config
from tests.cli.running import run


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(config, "folder", lambda: tmp_path)
    monkeypatch.setenv("DOICHIEU_REVIEWER", "lan")
    path = tmp_path / "config.toml"
    path.write_text('keymap = "vim"\n', encoding="utf-8")
    return path


def test_each_setting_is_told_with_its_source(store: Path, file: Path) -> None:
    assert run(store, "config").stdout.splitlines() == [
        f"store\t{store}\toption --store",
        "reviewer\tlan\tenvironment DOICHIEU_REVIEWER",
        "lang\ten\toption --lang",
        f"keymap\tvim\tfile {file}",
    ]


def test_programs_get_the_settings_as_data(store: Path, file: Path) -> None:
    file.unlink()
    found = json.loads(run(store, "config", "--json").stdout)
    assert found["keymap"] == {"value": "default", "source": "default", "where": ""}
    assert found["store"] == {"value": str(store), "source": "option", "where": "--store"}
