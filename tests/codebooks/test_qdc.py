"""A codebook as REFI-QDA has it: sound by the schema of the standard, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from doichieu.codebooks import qdc, toml
from doichieu.errors import InputError
from doichieu.model import Tag, TagId

SCHEMA = etree.XMLSchema(file=str(Path(__file__).with_name("Codebook.xsd")))
TAGS = (
    *toml.starter("vi"),
    Tag(TagId("2b0f8e0e-55a7-4a1f-9d5f-0f8d8a6a3c11"), 'A < B & "C"', "", "Dòng ]]> một"),
)


def test_what_is_written_is_sound_by_the_schema() -> None:
    SCHEMA.assertValid(etree.fromstring(qdc.write(TAGS).encode()))


def test_names_definitions_examples_and_colours_come_back() -> None:
    def said(tag: Tag) -> tuple[str, ...]:
        return qdc.guid(tag.id), tag.vi, tag.en, tag.definition, tag.example, tag.colour

    again = qdc.read(qdc.write(TAGS).encode(), "x.qdc")
    assert [said(tag) for tag in again] == [said(tag) for tag in TAGS]


def test_a_tag_is_the_same_code_each_time_it_is_written() -> None:
    assert qdc.guid(TagId("no-lead")) == qdc.guid(TagId("no-lead")) != qdc.guid(TagId("copied"))


def test_codes_below_others_are_named_with_them_and_folders_are_none() -> None:
    text = f"""<?xml version="1.0"?><CodeBook xmlns="{qdc.NAMESPACE}"><Codes>
      <Code guid="{{1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294}}" name="Hạn" isCodable="false">
        <Code guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55295" name="muộn"
          isCodable="true" color="#c00"/>
      </Code></Codes></CodeBook>"""
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    (tag,) = qdc.read(text.encode(), "x.qdc")
    assert (tag.id, tag.vi, tag.colour) == (
        "1ff58b12-6f6f-4b0c-8be5-bbdc91f55295",
        "Hạn / muộn",
        "red",
    )


def test_a_code_whose_name_would_be_too_long_with_those_above_it_keeps_its_own() -> None:
    """As QualCoder writes categories: codes that cannot be put anywhere, a level deep or more."""
    text = f"""<?xml version="1.0"?><CodeBook xmlns="{qdc.NAMESPACE}"><Codes>
      <Code guid="1" name="{"Nội dung " * 6}" isCodable="false">
        <Code guid="2" name="Chậm" isCodable="true"/>
      </Code></Codes></CodeBook>"""
    (tag,) = qdc.read(text.encode(), "x.qdc")
    assert tag.vi == "Chậm"


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<CodeBook/>",
        b"[[tag]]",
        f'<CodeBook xmlns="{qdc.NAMESPACE}"><Codes><Code name=""/></Codes></CodeBook>'.encode(),
        f'<!DOCTYPE c [<!ENTITY e0 "x">{BOMB}]><c>&e8;</c>'.encode(),
    ],
)
def test_what_is_no_codebook_is_refused_in_a_line_that_names_the_file(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        qdc.read(data, "x.qdc")
    assert str(refused.value).startswith("x.qdc")


def test_no_other_file_is_read_into_a_name(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật")
    text = f"""<!DOCTYPE c [<!ENTITY s SYSTEM "{secret.as_uri()}">]>
      <CodeBook xmlns="{qdc.NAMESPACE}"><Codes><Code guid="x" name="A" isCodable="true">
      <Description>&s;</Description></Code></Codes></CodeBook>"""
    (tag,) = qdc.read(text.encode(), "x.qdc")
    assert "mật" not in tag.definition


def test_codes_nested_thousands_deep_end_nothing() -> None:
    deep = '<Code guid="x" name="a" isCodable="true">' * 3000 + "</Code>" * 3000
    with pytest.raises(InputError):
        qdc.read(
            f'<CodeBook xmlns="{qdc.NAMESPACE}"><Codes>{deep}</Codes></CodeBook>'.encode(), "x"
        )
