"""The codebook at work: tags are made, changed, merged and retired, and carried in files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from doichieu import language
from doichieu.codebooks import toml
from doichieu.errors import InputError
from doichieu.model import Stand, Tag, TagId
from doichieu.workbench import Review, Workbench
from doichieu.workbench.codebook import Codebook

NEW = Tag(TagId(""), "Nêu chung chung", "Vague", "Không rõ việc gì")


@pytest.fixture
def book(workbench: Workbench) -> Codebook:
    return workbench.codebook


def test_the_codebook_is_empty_until_somebody_fills_it(book: Codebook) -> None:
    assert book.tags == ()
    assert len(book.starter()) == 8


def test_what_is_taken_over_is_offered_no_more(book: Codebook) -> None:
    assert book.adopt(book.starter()[:2]) == 2
    assert [tag.id for tag in book.offered()] == ["no-deadline", "no-lead"]
    assert "no-lead" not in {tag.id for tag in book.starter()}
    assert book.undo() != ()
    assert book.tags == ()


def test_a_tag_is_found_by_either_name_without_marks_or_by_its_id(book: Codebook) -> None:
    tag = book.add(NEW)
    for name in ("nêu chung chung", "NEU CHUNG CHUNG", "vague", tag.id):
        assert book.named(name) == tag
    with pytest.raises(InputError, match="no such"):
        book.named("no such")


@pytest.mark.parametrize(
    "tag",
    [
        replace(NEW, vi=" ", en=""),
        replace(NEW, glyph="**"),
        replace(NEW, stands_on=frozenset()),
        replace(NEW, vi="NÊU CHUNG CHUNG", id=TagId("other")),
    ],
)
def test_what_no_tag_can_be_is_refused_and_changes_nothing(book: Codebook, tag: Tag) -> None:
    kept = book.add(NEW)
    with pytest.raises(InputError):
        book.put(replace(tag, id=TagId("other")))
    assert book.tags == (kept,)


def test_a_retired_tag_stays_where_it_stands_and_gives_its_key_away(
    book: Codebook, review: Review
) -> None:
    one = book.add(replace(NEW, key="1"))
    task = review.tasks[0].id
    review.codebook.refresh()
    review.tag([(task,)], one.id)
    book.retire(one.id)
    assert book.offered() == ()
    other = book.add(replace(NEW, vi="Khác", en="", key="1"))
    book.retire(one.id, retired=False)
    review.codebook.refresh()
    assert [tag.vi for tag in review.tags_of(task)] == ["Nêu chung chung"]
    assert [tag.key for tag in book.offered()] == ["", other.key]


def test_merging_carries_along_what_the_tag_stood_on_and_is_taken_back_whole(
    book: Codebook, review: Review
) -> None:
    one, two, three = (book.add(replace(NEW, vi=vi, en="")) for vi in ("một", "hai", "ba"))
    task = review.tasks[0].id
    review.codebook.refresh()
    review.tag([(task,)], one.id)
    review.tag([(task,)], two.id)
    book.merge(one.id, two.id)
    book.merge(two.id, three.id)
    review.codebook.refresh()
    assert review.tags_of(task) == (three,)
    assert book.used() == {three.id: 2}
    assert review.tag([(task,)], three.id) is False
    assert review.tags_of(task) == ()
    review.undo()
    book.undo()
    book.undo()
    review.codebook.refresh()
    assert review.tags_of(task) == (one, two)


def test_a_tag_is_not_merged_into_itself_nor_into_a_retired_one(book: Codebook) -> None:
    one, two = (book.add(replace(NEW, vi=vi, en="")) for vi in ("một", "hai"))
    book.retire(two.id)
    for into in (one.id, two.id):
        with pytest.raises(InputError):
            book.merge(one.id, into)


@pytest.mark.parametrize("ending", [".toml", ".qdc"])
def test_a_codebook_goes_to_another_store_in_a_file(
    book: Codebook, tmp_path: Path, ending: str
) -> None:
    book.adopt(book.starter())
    path = tmp_path / f"bộ nhãn{ending}"
    path.write_text(book.text(ending), encoding="utf-8")
    same = book.read(path)
    assert (len(same.new), len(same.changed), same.same) == (0, 0, 8)

    first = book.tags[0]
    book.put(replace(first, definition="khác"))
    book.undo()
    book.put(replace(first, vi="Thiếu hạn"))
    incoming = book.read(path)
    assert [tag.vi for tag in incoming.changed] == [first.vi]
    assert book.take(incoming) == 1
    assert book.tags[0] == first
    book.undo()
    assert book.tags[0].vi == "Thiếu hạn"


def test_a_file_that_cannot_be_read_is_told_in_a_line(book: Codebook, tmp_path: Path) -> None:
    broken = tmp_path / "x.toml"
    broken.write_bytes(b"\xff\xfe")
    for path in (tmp_path / "none.toml", broken, tmp_path):
        with pytest.raises(InputError, match=str(path)):
            book.read(path)


def test_a_tag_stands_only_where_it_may(book: Codebook, review: Review) -> None:
    tag = book.add(replace(NEW, stands_on=frozenset({Stand.LINK})))
    review.codebook.refresh()
    task, plan = review.tasks[0].id, review.plan_items[0].id
    with pytest.raises(InputError):
        review.tag([(task,)], tag.id)
    assert review.tag([(task, plan)], tag.id)
    assert (review.tags_of(task), review.tags_of(task, plan)) == ((), (tag,))


def test_several_things_are_tagged_in_one_step_and_untagged_when_all_have_it(
    book: Codebook, review: Review
) -> None:
    tag = book.add(NEW)
    review.codebook.refresh()
    one, two = ((item.id,) for item in review.tasks[:2])
    review.tag([one], tag.id)
    assert review.tag([one, two], tag.id) is True
    assert review.tags_of(*two) == (tag,)
    assert review.tag([one, two], tag.id) is False
    review.undo()
    assert review.tags_of(*one) == review.tags_of(*two) == (tag,)


def test_a_tag_to_start_from_speaks_the_language_in_use_until_somebody_words_it_anew(
    book: Codebook, tmp_path: Path
) -> None:
    book.adopt(book.starter()[:2])
    book.put(replace(book.by_id[TagId("no-lead")], definition="Ours"))
    english = book.by_id[TagId("no-deadline")]
    language.use("vi")
    book.refresh()
    one, two = book.tags
    assert (one.definition, one.example) != (english.definition, english.example)
    assert one == toml.starter("vi")[0]
    assert (two.definition, two.example) == ("Ours", toml.starter("vi")[1].example)
    file = tmp_path / "book.toml"
    file.write_text(toml.write([english]), "utf-8")
    assert book.read(file).same == 1, "the same words in another language bring nothing"
