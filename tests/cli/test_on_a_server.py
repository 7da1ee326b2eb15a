"""The command line over a store on a server, which is named in the file of settings alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doichieu import config
from doichieu.cli.commands import main
from tests.serving import Sqld


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *map(str, arguments)])


@pytest.fixture
def settings(sqld: Sqld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of settings, which names the server."""
    monkeypatch.setattr(config, "folder", lambda: tmp_path)
    monkeypatch.delenv("DOICHIEU_STORE", raising=False)
    file = tmp_path / "config.toml"
    file.write_text(f'store = "{sqld.address}"\n', encoding="utf-8")
    return file


def test_an_address_in_the_settings_is_enough(
    settings: Path, sqld: Sqld, sample: tuple[Path, Path]
) -> None:
    assert run("import", *sample).exit_code == 0
    assert run("store").stdout.strip() == sqld.address
    assert run("decide", 1, 2, "II.1", "gap").stdout.strip() == "II.1: gap"
    assert "58-KH/TW" in run("list").stdout
    assert settings.exists()


def test_a_store_goes_to_a_server_and_comes_back(
    settings: Path, sqld: Sqld, sample: tuple[Path, Path], tmp_path: Path
) -> None:
    file, copy = tmp_path / "store.db", tmp_path / "copy.db"
    assert run("--store", file, "import", *sample).exit_code == 0
    assert run("store", "copy", file, sqld.address).exit_code == 0
    assert run("store", "copy", sqld.address, copy).exit_code == 0
    assert run("--store", copy, "list").stdout == run("list").stdout
    assert run("--store", copy, "verify").exit_code == 0
    refused = run("store", "copy", file, sqld.address)
    assert "there is a store already" in refused.stderr
    assert settings.exists()
