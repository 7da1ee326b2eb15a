"""Makes Word, PDF and web files of a text with the tools that people use."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import font_roboto
import fpdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from doichieu.errors import InputError
from doichieu.importing.files.formats import text_of

Block = list[str]
"""The lines of one paragraph."""

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
"""The levels of an automatic list, as state bodies number: `I.`, `1.`, `a)`, `-`."""


def blocks(text: str) -> list[Block]:
    """The paragraphs of a plain or Markdown text without its marks, as they would be typed."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        words = re.sub(r"^#+\s+", "", paragraph).replace("**", "")
        words = re.sub(r"(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)", "", words)
        found.append([line.strip() for line in words.split("\n")])
    return found


def saved(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def word_document() -> Any:
    """An empty document, with page numbers in its header."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Serif", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    header = section.header.paragraphs[0]
    header.alignment = 1
    header._p.append(parse_xml(field))
    return document


def with_list(document: Any, levels: tuple[tuple[str, str], ...] = LEVELS, id_: int = 90) -> Any:
    """Give `document` an automatic list in numbering.xml."""
    numbering = document.part.numbering_part.element
    inside = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{label}"/></w:lvl>'
        for place, (form, label) in enumerate(levels)
    )
    name = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}">{inside}</w:abstractNum>'
    numbering.insert(0, parse_xml(name))
    link = f'<w:abstractNumId w:val="{id_}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{id_}">{link}</w:num>'))
    return document


def listed(document: Any, words: str, level: int, id_: int = 90) -> Any:
    """A paragraph that an automatic list numbers."""
    paragraph = document.add_paragraph(words)
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{id_}"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {nsdecls('w')}>{place}</w:numPr>"))
    return paragraph


def word(paragraphs: list[Block]) -> bytes:
    """A Word file in which each block is a paragraph."""
    document = word_document()
    for lines in paragraphs:
        paragraph = document.add_paragraph()
        paragraph.alignment = 3 if len(lines) == 1 else 0
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        for place, line in enumerate(lines):
            run = paragraph.add_run(line)
            if place < len(lines) - 1:
                run.add_break()
    return saved(document)


def web(paragraphs: list[Block]) -> bytes:
    """A web page in which each block is a paragraph."""
    body = "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>\n" for lines in paragraphs)
    menu = "<nav><a href='/'>Trang chủ</a></nav><script>var a = '<p>1. Không</p>';</script>"
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản</title></head>'
    return f"{head}<body>{menu}{body}</body></html>".encode()


def pdf_document() -> fpdf.FPDF:
    """An empty PDF with a page, in a font that has the letters of Vietnamese."""
    document = _Numbered(format="A4")
    document.set_margins(30, 20, 20)
    document.add_font("Roboto", fname=font_roboto.Roboto)
    document.add_font("Roboto", style="B", fname=font_roboto.RobotoBold)
    document.set_font("Roboto", size=13)
    document.add_page()
    return document


def pdf(paragraphs: list[Block]) -> bytes:
    """A PDF of pages with their numbers on top, lines wrapped and set to both margins."""
    document = pdf_document()
    for lines in paragraphs:
        for place, line in enumerate(lines):
            words = " " * 6 * (place == 0) + line.replace("\t", " " * 12)
            document.multi_cell(0, 7, words, new_x="LMARGIN", new_y="NEXT")
        document.ln(3)
    return bytes(document.output())


class _Numbered(fpdf.FPDF):
    def header(self) -> None:
        self.cell(0, 8, str(self.page_no()), align="C")
        self.ln(10)


def office(files: Mapping[str, bytes], ending: str, folder: Path) -> dict[str, bytes]:
    """Word files as LibreOffice converts them; skips the test where there is none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not here: no program called soffice")
    sources = [folder / f"{name}.docx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [program, home, "--headless", "--convert-to", ending, "--outdir", folder, *sources],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return {source.stem: source.with_suffix(f".{ending}").read_bytes() for source in sources}


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one member more, or another one of that name."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return made.getvalue()


def archive(**members: bytes) -> bytes:
    """An archive; a member's name is written with `__` for the slash."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in members.items():
            new.writestr(name.replace("__", "/"), content)
    return made.getvalue()


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)


def opendocument(body: str, styles: str = "") -> bytes:
    """An .odt file with this body, in the elements of ODF."""
    looks = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{looks}{text}</office:document-content>"
    made = archive(mimetype=b"application/vnd.oasis.opendocument.text")
    return with_member(made, "content.xml", content.encode())


def complaint(data: bytes) -> str:
    """The line that says why a file is not read; '' when it is."""
    try:
        text_of(data, "f")
    except InputError as error:
        return str(error)
    return ""
