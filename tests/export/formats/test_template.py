"""A report by one's own template: all that is said, nothing else, and a mistake is one line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from doichieu import language
from doichieu.errors import InputError
from doichieu.export.formats import laid_out, sandbox
from doichieu.export.formats.template import lay_out, shipped
from doichieu.export.summary import summary
from doichieu.language import Language
from doichieu.text import one_line
from tests.export import reviews

TITLE = "{{ report.title|plain }}"


def made(source: str, name: str = "a.md.j2", text: str = "") -> str:
    """What a template makes of the usual review, in which one task has this text."""
    tasks = (replace(reviews.TASKS[0], text=text), *reviews.TASKS[1:])
    report = reviews.report(tasks, reviews.PLAN_ITEMS, *reviews.DECIDED)
    return lay_out(summary(report), source, name).decode()


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_shipped_template_gives_what_the_format_gives_to_the_byte(lang: Language) -> None:
    language.use(lang)
    told = summary(reviews.whole())

    assert lay_out(told, shipped(".md"), "mine.md.j2") == laid_out(told, ".md")


TASK = "{{ report.task_rows.rows[0][3] }}"
SAME = "{{ report.task_rows.rows[0][3][0][0].text }}"


@pytest.mark.parametrize("source", [TASK, SAME, f"{{% set x %}}{TASK}{{% endset %}}{{{{ x }}}}"])
def test_text_of_a_document_is_text_in_whatever_a_template_makes(source: str) -> None:
    text = "<b>*đậm*</b> & | [a](b)"

    assert made(source, "a.html.j2", text) == "&lt;b&gt;*đậm*&lt;/b&gt; &amp; | [a](b)"
    assert made(source, "a.txt.j2", text) == text
    [inline] = (t for t in MarkdownIt("gfm-like").parse(made(source, text=text)) if t.children)
    assert [each.content for each in inline.children or ()] == [text]


@given(text=st.text(alphabet="<>&*_`|[]()!\\#~$'\" a{}%", max_size=30))
def test_no_text_of_a_document_becomes_part_of_the_template(text: str) -> None:
    assert made(TASK, "a.txt.j2", text) == one_line(text)


def test_a_template_shows_cells_sentences_days_and_figures_as_they_are_said() -> None:
    language.use("vi")
    rows = "{% for row in report.task_rows.rows[:2] %}{{ row[0] }}. {{ row[7] }}; {% endfor %}"

    assert made(rows, "a.txt.j2") == "1. ; 2. 31/12/2026; "
    assert made("{{ report.signing[1] }} ~ {{ language }}", "a.txt") == "NGƯỜI LẬP BÁO CÁO ~ vi"
    titles = "{{ report.sections[:2]|map(attribute='title')|join('/') }}"
    assert made(titles, "a.txt.j2") == "I. Kết luận/II. Tổng hợp số liệu"


MISTAKES = {
    "a\n{{ report.titel }}": (2, "titel"),
    "a\n\n{% for x in %}": (3, "expression"),
    "{% if report %}": (1, "end of template"),
    "\n{{ nobody }}": (2, "nobody"),
    "{{ report.sections[0] }}": (1, "Section is no text"),
    "{{ report.sections[99].title }}": (1, "99"),
    "\n{{ 1 / 0 }}": (2, "zero"),
    "{{ report.title|frobnicate }}": (1, "frobnicate"),
    "{{ report.__class__ }}": (1, "unsafe"),
    "{{ 'a'.join([]) }}": (1, "filters"),
    "{{ report.sections[0].titled('x') }}": (1, "filters"),
    "{% include '/etc/passwd' %}": (1, "/etc/passwd"),
    "{% include '../content.py' %}": (1, "content.py"),
}


@pytest.mark.parametrize("source", MISTAKES)
def test_a_mistake_is_told_with_its_line(source: str) -> None:
    line, said = MISTAKES[source]
    with pytest.raises(InputError) as caught:
        made(source, "thư/a.md.j2")

    assert caught.value.where == f"thư/a.md.j2:{line}"
    assert said in caught.value.what
    assert "\n" not in str(caught.value)
    assert "0x" not in str(caught.value)


ENDLESS = (
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{{ report.title }}{% endfor %}",
    "{% for a in range(99999) %}words that stand in it{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) if false %}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for x in [1] recursive %}{{ loop([1, 2]) }}{% endfor %}",
    "{% set n = namespace(s='a') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "{% set n = namespace(s='a') %}{% for i in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "{% set n = namespace(s=9) %}{% for i in range(99) %}{% set n.s = n.s * n.s %}{% endfor %}",
    (
        "{% set n = namespace(s='a') %}{% for i in range(99) %}"
        "{% set x %}{{ n.s }}{{ n.s }}{% endset %}{% set n.s = x %}{% endfor %}"
    ),
    "{{ 'a' * 10 ** 10 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ range(10 ** 10)|list }}",
)


@pytest.mark.parametrize("source", ENDLESS)
def test_nothing_in_a_template_goes_on_for_ever(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "MOST", 100_000)
    with pytest.raises(InputError):
        made(source)


@pytest.mark.parametrize("name", ["a.tex.j2", "a.j2", "mẫu"])
def test_a_template_whose_name_does_not_say_what_it_makes_is_not_guessed_at(name: str) -> None:
    with pytest.raises(InputError, match=r"a\.md\.j2"):
        made(TITLE, name)
