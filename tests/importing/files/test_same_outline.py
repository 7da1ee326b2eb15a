"""One document in every format gives one outline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doichieu.importing import read_text
from doichieu.importing.files.formats import text_of
from doichieu.model import Outline
from doichieu.workbench.sample import sample_files
from tests.importing.files import making

MAKERS: dict[str, Callable[[list[making.Block]], bytes]] = {
    "docx": making.word,
    "html": making.web,
    "pdf": making.pdf,
}
SAMPLE = ("directive", "plan")


def said(outline: Outline) -> list[tuple[object, ...]]:
    """What an outline says, without the lines it stands on."""
    return [
        (i.kind, i.address, i.text, i.leads, i.partners, i.deadline, i.cites) for i in outline.items
    ]


@pytest.fixture(scope="module")
def sample() -> dict[str, str]:
    with sample_files() as files:
        return {path.stem: path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize("ending", MAKERS)
def test_the_sample_reads_alike_in_every_format(
    sample: dict[str, str], name: str, ending: str
) -> None:
    text = sample[name]
    outline = read_text(text_of(MAKERS[ending](making.blocks(text)), "f"))
    assert said(outline) == said(read_text(text))
    assert outline.facts == read_text(text).facts


@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize("ending", ["odt", "pdf", "html"])
def test_the_sample_reads_alike_as_libreoffice_saves_it(
    sample: dict[str, str], name: str, ending: str, tmp_path: Path
) -> None:
    text = sample[name]
    data = making.office(making.word(making.blocks(text)), ending, tmp_path)
    assert said(read_text(text_of(data, "f"))) == said(read_text(text))


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_real_document_reads_alike_in_every_format(
    seeds: dict[str, Path], number: str, ending: str
) -> None:
    text = seeds[number].read_text(encoding="utf-8")
    outline = read_text(text_of(MAKERS[ending](making.blocks(text)), "f"))
    assert said(outline) == said(read_text(text))


@pytest.mark.parametrize("number", ["002", "003", "004"])
@pytest.mark.parametrize("ending", ["odt", "pdf"])
def test_a_real_document_reads_alike_as_libreoffice_saves_it(
    seeds: dict[str, Path], number: str, ending: str, tmp_path: Path
) -> None:
    text = seeds[number].read_text(encoding="utf-8")
    data = making.office(making.word(making.blocks(text)), ending, tmp_path)
    assert said(read_text(text_of(data, "f"))) == said(read_text(text))
