"""One document in every format gives one outline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doichieu.importing import read_text
from doichieu.importing.files.formats import text_of
from doichieu.model import Outline
from doichieu.sample import sample_files
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


@pytest.mark.parametrize("number", ["001", "002", "003", "004"])
@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_real_document_reads_alike_in_every_format(
    seeds: dict[str, Path], number: str, ending: str
) -> None:
    text = seeds[number].read_text(encoding="utf-8")
    outline = read_text(text_of(MAKERS[ending](making.blocks(text)), "f"))
    assert said(outline) == said(read_text(text))


def as_saved(texts: dict[str, str], ending: str, folder: Path) -> dict[str, Outline]:
    """The outlines of texts that were typed into Word files and saved by LibreOffice."""
    typed = {name: making.word(making.blocks(text)) for name, text in texts.items()}
    saved = making.office(typed, ending, folder)
    return {name: read_text(text_of(data, name)) for name, data in saved.items()}


@pytest.mark.parametrize("ending", ["odt", "pdf", "html"])
def test_the_sample_reads_alike_as_libreoffice_saves_it(
    sample: dict[str, str], ending: str, tmp_path: Path
) -> None:
    for name, outline in as_saved(sample, ending, tmp_path).items():
        assert said(outline) == said(read_text(sample[name]))


@pytest.mark.parametrize("ending", ["odt", "pdf"])
def test_a_real_document_reads_alike_as_libreoffice_saves_it(
    seeds: dict[str, Path], ending: str, tmp_path: Path
) -> None:
    texts = {name: seeds[name].read_text(encoding="utf-8") for name in ("002", "003", "004")}
    for name, outline in as_saved(texts, ending, tmp_path).items():
        assert said(outline) == said(read_text(texts[name]))
