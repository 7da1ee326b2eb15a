"""A codebook as TOML: the one to start from, and what is no codebook."""

from __future__ import annotations

import pytest

from doichieu.codebooks import toml
from doichieu.errors import InputError
from doichieu.model import Stand, Tag, TagId

OWN = Tag(
    TagId("a1"),
    "Nêu chung chung",
    "Vague",
    definition="Không rõ việc gì",
    example='“Tăng cường” \\ và "đẩy mạnh"',
    glyph="~",
    colour="red",
    key="9",
    stands_on=frozenset({Stand.PLAN, Stand.LINK}),
    retired=True,
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_codebook_to_start_from_is_whole_in_both_languages(language: str) -> None:
    tags = toml.starter(language)
    assert [tag.id for tag in tags] == [
        "no-deadline",
        "no-lead",
        "copied",
        "deadline-late",
        "wrong-body",
        "figure-lowered",
        "not-measurable",
        "out-of-competence",
    ]
    assert all(tag.vi and tag.en and tag.definition and tag.example and tag.key for tag in tags)


def test_its_definitions_come_in_the_language_asked_for() -> None:
    assert toml.starter("vi")[0].definition != toml.starter("en")[0].definition


def test_what_is_written_is_read_again_as_it_was() -> None:
    tags = (*toml.starter("vi"), OWN)
    assert toml.read(toml.write(tags), "x.toml") == tags


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[[tag",
        "tag = 3",
        "tag = [1]",
        '[[tag]]\nen = ""',
        '[[tag]]\nvi = "A"\ncolour = "pink"',
        '[[tag]]\nvi = "A"\nglyph = "ab"',
        '[[tag]]\nvi = "A"\nglyph = "漢"',
        '[[tag]]\nvi = "A"\nkey = "a"',
        '[[tag]]\nvi = "A"\nstands_on = []',
        '[[tag]]\nvi = "A"\nstands_on = ["moon"]',
        '[[tag]]\nvi = "A"\nname = "B"',
        "[[tag]]\nvi = 3",
        '[[tag]]\nvi = "Thuỷ"\n[[tag]]\nvi = "thủy"',
        '[[tag]]\nvi = "A"\nkey = "1"\n[[tag]]\nvi = "B"\nkey = "1"',
    ],
)
def test_what_is_no_codebook_is_refused_in_a_line_that_names_the_file(text: str) -> None:
    with pytest.raises(InputError) as refused:
        toml.read(text, "x.toml")
    assert str(refused.value).startswith("x.toml")
    assert "\n" not in str(refused.value)


def test_nothing_in_a_file_commands_the_terminal() -> None:
    (tag,) = toml.read('[[tag]]\nvi = "A\\u001b[31mB\\nC"', "x.toml")
    assert tag.vi.isprintable()
