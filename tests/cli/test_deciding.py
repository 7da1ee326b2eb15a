"""Deciding without a screen: the same steps, in one line each, with exit codes for scripts."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from doichieu.model import Action
from doichieu.store import Store
from tests.cli.running import run

if TYPE_CHECKING:
    from click.testing import Result

PAIR = ("58-KH/TW", "214/KH-UBND")


@pytest.fixture
def begun(store: Path, kept_store: Path) -> Path:
    """A store with the sample pair, the codebook to start from, and no review yet."""
    shutil.copy(kept_store, store)
    return store


def standing(store: Path) -> dict[tuple[str, ...], tuple[str, str, str]]:
    """What stands decided: by action and addresses, the value, the reason and the reviewer."""
    with Store.open(store) as opened:
        (review,) = opened.reviews.summaries()
        documents = review.pair.directive, review.pair.plan
        items = [item for each in documents for item in opened.documents.get(each).outline.items]
        address = {item.id: item.address for item in items}
        return {
            (slot.action.value, *(address[item] for item in slot.items), slot.code): (
                each.entry.value,
                each.entry.reason,
                each.reviewer,
            )
            for each in opened.decisions.state(review.id)
            for slot in [each.slot]
        }


def lan(store: Path, command: str, *arguments: str) -> Result:
    return run(store, "--reviewer", "lan", command, *PAIR, *arguments)


def minh(store: Path, command: str, *arguments: str) -> Result:
    return run(store, command, *PAIR, *arguments, "--reviewer", "minh")


def test_a_verdict_begins_the_review_and_links_what_answers(begun: Path) -> None:
    done = lan(begun, "decide", "iv.3.-1", "covered", "--by", "III.-2,III.-1", "--reason", "đủ")
    assert (done.exit_code, done.stdout) == (0, "IV.3.-1: covered: III.-1, III.-2\n")
    assert standing(begun) == {
        ("verdict", "IV.3.-1", ""): ("covered", "đủ", "lan"),
        ("link", "IV.3.-1", "III.-1", ""): ("same", "", "lan"),
        ("link", "IV.3.-1", "III.-2", ""): ("same", "", "lan"),
    }
    again = lan(begun, "decide", "IV.3.-1", "partial")
    assert again.stdout == "IV.3.-1: partly covered: III.-1, III.-2\n"


def test_the_words_of_the_screen_do_as_well_also_without_marks(begun: Path) -> None:
    for word in ("thiếu", "THIEU", "gap"):
        assert lan(begun, "decide", "II.1", word, "--lang", "vi").stdout == "II.1: thiếu\n"


@pytest.mark.parametrize(
    ("items", "word", "key", "value"),
    [
        ("IV.3.-1,III.-1", "related", ("link", "IV.3.-1", "III.-1"), "related"),
        ("IV.3.-1,III.-1", "partial", ("link", "IV.3.-1", "III.-1"), "partial"),
        ("III.-1", "addition", ("addition", "III.-1"), "addition"),
        ("III.-2,III.-1,III.-3", "overlap", ("overlap", "III.-1", "III.-2", "III.-3"), "overlap"),
        ("III.-1,III.-2", "distinct", ("distinct", "III.-1", "III.-2"), "distinct"),
    ],
)
def test_links_and_finds_stand_however_often_they_are_said_until_they_are_removed(
    begun: Path, items: str, word: str, key: tuple[str, ...], value: str
) -> None:
    first = lan(begun, "decide", items, word)
    assert (first.exit_code, first.stdout) == (0, lan(begun, "decide", items, word).stdout)
    assert {place: said[0] for place, said in standing(begun).items()} == {(*key, ""): value}
    for _twice in range(2):
        removed = lan(begun, "decide", items, word, "--remove")
        assert removed.stdout.endswith(": taken back\n")
        assert standing(begun) == {}


def test_to_take_back_the_only_answer_says_that_the_task_is_undecided_again(begun: Path) -> None:
    lan(begun, "decide", "IV.3.-1", "covered", "--by", "III.-1")
    done = lan(begun, "decide", "IV.3.-1,III.-1", "same", "--remove")
    assert done.stdout == "IV.3.-1 – III.-1: taken back · IV.3.-1 is undecided again\n"
    assert standing(begun) == {}


def test_the_same_verdict_again_keeps_its_reason(begun: Path) -> None:
    lan(begun, "decide", "II.1", "gap", "--reason", "chưa có nguồn lực")
    lan(begun, "decide", "II.1", "gap")
    assert standing(begun)["verdict", "II.1", ""][:2] == ("gap", "chưa có nguồn lực")


def test_what_somebody_else_decided_is_replaced_only_by_force(begun: Path) -> None:
    lan(begun, "decide", "II.1", "gap")
    refused = minh(begun, "decide", "II.1", "unsure")
    assert (refused.exit_code, refused.stdout) == (1, "")
    # The login of whoever runs the tests stands beside 'lan'.
    assert re.match(r"doichieu: II\.1: lan( \(.+\))?: gap, ", refused.stderr)
    assert refused.stderr.endswith(". To replace it: --force.\n")
    assert standing(begun)["verdict", "II.1", ""][2] == "lan"
    assert minh(begun, "decide", "II.1", "unsure", "--force").exit_code == 0
    assert standing(begun)["verdict", "II.1", ""] == ("unsure", "", "minh")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["II.9", "gap"], "58-KH/TW: there is no item II.9. Did you mean "),
        (["I.1", "gap"], "58-KH/TW#I.1: this is read, not reviewed"),
        (["II.1", "gp"], "gp: there is no such decision (items: 1). Did you mean gap?"),
        (["II.1,III.-1", "gap"], "gap: there is no such decision (items: 2). Say one of: same, "),
        (["II.1", "covered"], "II.1: what answers it is not said. Add: --by ITEM."),
        (["II.1", "gap", "--by", "III.-1"], "--by goes with: covered, partial"),
        (["II.1", "n/a"], "'not applicable' needs a reason"),
        (["II.1", "gap", "--remove"], "a verdict is replaced by another one, or undone"),
        (["III.-1,III.-1", "distinct"], "III.-1, III.-1: one item is named twice"),
    ],
)
def test_what_cannot_be_decided_is_one_line_and_changes_nothing(
    begun: Path, arguments: list[str], words: str
) -> None:
    result = lan(begun, "decide", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"doichieu: {words}")
    assert len(result.stderr.splitlines()) == 1
    assert standing(begun) == {}


def test_a_tag_is_put_on_several_things_in_one_step_and_not_taken_away_by_saying_it_again(
    begun: Path,
) -> None:
    things = ("d:II.1", "IV.3.-1", "IV.3.-1,III.-1")
    for _twice in range(2):
        done = lan(begun, "tag", *things, "khong ro co quan chu tri", "--lang", "vi")
        assert done.exit_code == 0, done.stderr
    tagged = {key[1:-1] for key in standing(begun) if key[0] == Action.TAG}
    assert tagged == {("II.1",), ("IV.3.-1",), ("IV.3.-1", "III.-1")}
    assert lan(begun, "tag", "IV.3.-1", "no-lead", "--remove").exit_code == 0
    assert ("tag", "IV.3.-1", "no-lead") not in standing(begun)
    assert minh(begun, "tag", "d:II.1", "no-lead", "--remove").exit_code == 1
    lan(begun, "undo")
    assert len(standing(begun)) == 3
    lan(begun, "undo")
    assert standing(begun) == {}


def test_an_address_that_both_documents_have_has_to_be_told_apart(begun: Path) -> None:
    refused = lan(begun, "note", "II.1", "xem lại")
    assert refused.exit_code == 2
    assert "Say which: d:II.1 of the directive or p:II.1 of the plan." in refused.stderr
    lan(begun, "note", "p:II.1", "IV.3.-1,III.-1", "xem lại")
    noted = {("note", "II.1", ""), ("note", "IV.3.-1", "III.-1", "")}
    assert set(standing(begun)) == noted
    lan(begun, "note", "d:II.1", "")
    assert set(standing(begun)) == noted
    lan(begun, "note", "p:II.1", "")
    assert ("note", "II.1", "") not in standing(begun)


def test_a_note_is_taken_away_by_an_empty_text_and_anothers_only_by_force(begun: Path) -> None:
    lan(begun, "note", "IV.3.-1", "của Lan")
    assert minh(begun, "note", "IV.3.-1", "").exit_code == 1
    assert lan(begun, "note", "IV.3.-1", "").stdout == "IV.3.-1: note taken away\n"
    assert standing(begun) == {}


def test_undo_takes_back_ones_own_latest_step_until_there_is_none(begun: Path) -> None:
    lan(begun, "decide", "II.1", "gap")
    lan(begun, "decide", "II.2", "gap")
    minh(begun, "decide", "II.2", "unsure", "--force")
    blocked = lan(begun, "undo")
    assert (blocked.exit_code, len(blocked.stderr.splitlines())) == (1, 1)
    assert lan(begun, "undo", "--skip").stdout == "undone: II.1: gap → undecided\n"
    assert set(standing(begun)) == {("verdict", "II.2", "")}
    nothing = lan(begun, "undo", "--skip")
    assert (nothing.exit_code, nothing.stderr) == (1, "doichieu: There is nothing to undo.\n")


def test_what_was_undone_is_done_again(begun: Path) -> None:
    lan(begun, "decide", "II.1", "gap")
    lan(begun, "undo")
    assert lan(begun, "redo").stdout == "done again: II.1: undecided → gap\n"
    assert standing(begun)["verdict", "II.1", ""] == ("gap", "", "lan")
    nothing = lan(begun, "redo")
    assert (nothing.exit_code, nothing.stderr) == (1, "doichieu: There is nothing to do again.\n")


@pytest.fixture
def found(begun: Path) -> Path:
    """A store in which one plan item answers two tasks and falls short of each."""
    lan(begun, "decide", "II.3", "partial", "--by", "II.3")
    lan(begun, "decide", "IV.3.-1", "partial", "--by", "II.3")
    return begun


def judged(store: Path) -> dict[tuple[str, ...], tuple[str, str, str]]:
    return {at: said for at, said in standing(store).items() if at[0] == "finding"}


LOWERED = ("finding", "II.3", "II.3", "number_lowered:6 cuốn sách → 4 cuốn sách")
DROPPED = ("finding", "IV.3.-1", "II.3", "deadline_dropped:hoàn thành trong tháng 12/2025")


def test_a_finding_is_judged_by_the_addresses_that_check_prints(found: Path) -> None:
    told = run(found, "check", "--proposed").stdout
    assert "58-KH/TW:36: II.3, II.3 figure lowered (not confirmed): " in told
    for _again in range(2):
        done = lan(found, "decide", "II.3, II.3", "confirmed", "--reason", "ít hơn")
        assert done.stdout == "II.3 – II.3: figure lowered: confirmed\n"
    assert judged(found) == {LOWERED: ("confirmed", "ít hơn", "lan")}
    assert "figure lowered (not confirmed)" not in run(found, "check", "--proposed").stdout
    other = minh(found, "decide", "II.3,II.3", "dismissed")
    assert (other.exit_code, "lan" in other.stderr) == (1, True)
    assert minh(found, "decide", "II.3,II.3", "dismissed", "--force").exit_code == 0
    assert judged(found) == {LOWERED: ("dismissed", "", "minh")}
    minh(found, "decide", "II.3,II.3", "dismissed", "--remove")
    assert judged(found) == {}


@pytest.mark.parametrize(
    ("items", "words", "which"),
    [
        ("d:II.3", "", LOWERED),
        ("II.3", "number-lowered", LOWERED),
        ("II.3", "Figure lowered", LOWERED),
        ("p:II.3", "hoan thanh", DROPPED),
        ("IV.3.-1", "", DROPPED),
    ],
)
def test_a_finding_is_called_by_its_kind_its_name_or_words_of_it(
    found: Path, items: str, words: str, which: tuple[str, ...]
) -> None:
    assert lan(found, "decide", items, "confirmed", "--finding", words).exit_code == 0
    assert set(judged(found)) == {which}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["II.3", "confirmed"], "II.3: several findings fit. Say which, by its items or by"),
        (["II.3", "confirmed", "--finding", "lead"], "II.3: nothing of the kind is found there."),
        (["II.1", "confirmed"], "II.1: nothing of the kind is found there. What is found is shown"),
        (["II.1", "gap", "--finding", "lead"], "--finding goes with: confirmed, dismissed"),
        (["II.3", "confirmed", "--by", "II.3"], "--by goes with: covered, partial"),
    ],
)
def test_which_finding_is_meant_is_not_guessed_at(
    found: Path, arguments: list[str], words: str
) -> None:
    result = lan(found, "decide", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"doichieu: {words}")
    assert judged(found) == {}
