"""The file of a review: in the form that its schema tells, read strictly, refused by its place."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doichieu.errors import InputError
from doichieu.exchange import files, form
from doichieu.model import Deadline, Verdict
from doichieu.workbench import Review, Workbench

SCHEMA = json.loads(resources.files("doichieu.exchange").joinpath("schema.json").read_text("utf-8"))

FORMS = {
    "document": form.FileDocument,
    "item": form.FileItem,
    "deadline": Deadline,
    "tag": form.FileTag,
    "filling": form.FileFilling,
    "row": form.FileRow,
    "standing": form.FileStanding,
    "reader": form.FileReader,
    "given": form.FileGiven,
    "note": form.FileNote,
}


@pytest.fixture
def told(review: Review) -> str:
    review.codebook.adopt(review.codebook.starter())
    review.decide(review.tasks[0].id, Verdict.COVERED, [review.plan_items[0].id])
    review.tag([(review.tasks[0].id,)], review.codebook.offered()[0].id)
    review.decide(review.tasks[0].id, Verdict.GAP)
    return files.text(review.file)


def test_a_file_is_in_the_form_that_the_schema_tells(told: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(told), SCHEMA, jsonschema.Draft202012Validator)


def test_the_schema_names_every_field_and_no_other() -> None:
    assert SCHEMA["required"] == sorted(files.required(form.ReviewFile))
    assert SCHEMA["properties"].keys() == {each.name for each in fields(form.ReviewFile)}
    for name, known in FORMS.items():
        assert is_dataclass(known)
        named = sorted(each.name for each in fields(known))
        assert SCHEMA["$defs"][name]["required"] == sorted(files.required(known)), name
        assert sorted(SCHEMA["$defs"][name]["properties"]) == named, name


def test_a_file_from_before_accounts_were_kept_is_read(told: str) -> None:
    older = json.loads(told)
    for row in older["log"]:
        row["account"] = "1003"
    newer = files.read(json.dumps(older).encode(), "a.json")
    for row in older["log"]:
        del row["account"]
    jsonschema.validate(older, SCHEMA, jsonschema.Draft202012Validator)
    read = files.read(json.dumps(older).encode(), "a.json")
    assert {row.account for row in newer.log} == {"1003"}
    assert {row.account for row in read.log} == {""}


def test_what_is_read_is_written_to_the_same_bytes(told: str) -> None:
    assert files.text(files.read(told.encode(), "a.json")) == told


def test_keys_are_sorted_and_letters_stand_as_they_are(told: str) -> None:
    assert json.dumps(json.loads(told), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == told


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.json:1:1: this is no review: it is not JSON"),
        (b'{"format": ', "a.json:1:12: "),
        (b"\xff\xfe", "it is not UTF-8"),
        (b"[" * 100_000, "it is not JSON"),
        (b"9" * 5_000, "it is not JSON"),
        (b"[]", "a.json: format: "),
        (b'{"format": "doichieu-review", "version": 2}', "a.json: version: "),
        (b'{"format": 1, "format": 2}', "format: this is no review: it is said twice"),
        (b'{"format": "doichieu-review", "version": 1}', "a.json: program: .*missing"),
    ],
    ids=lambda each: str(each)[:40],
)
def test_what_is_no_review_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        files.read(data, "a.json")
    assert "\n" not in str(caught.value)


def test_what_somebody_put_there_makes_no_line_that_has_no_end() -> None:
    data = json.dumps({"format": form.FORMAT, "version": 1, "x" * 100_000: 1, **_names()})
    with pytest.raises(InputError) as caught:
        files.read(data.encode(), "a.json")
    assert len(str(caught.value)) < 200


def _names() -> dict[str, None]:
    names = (each.name for each in fields(form.ReviewFile))
    return {name: None for name in names if name not in {"format", "version"}}


def test_a_file_larger_than_any_review_is_not_even_looked_at() -> None:
    with pytest.raises(InputError, match="larger than 64 MB"):
        files.read(b" " * (files.LARGEST + 1), "a.json")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("log[0].step", True),
        ("log[0].step", -1),
        ("log[0].step", 1.5),
        ("log[0].at", "yesterday"),
        ("log[0].at", "2026-03-02T02:00:00"),
        ("log[0].items", "directive:I"),
        ("log[0].action", "praise"),
        ("log[0].after.value", 7),
        ("plan.items[0].deadline.end", "2026-13-01"),
        ("plan.items[0].gone", 0),
        ("layers", None),
        ("tags[0].stands_on[0]", "moon"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(told: str, place: str, value: object) -> None:
    plain = json.loads(told)
    _put(plain, place, value)
    with pytest.raises(InputError) as caught:
        files.read(json.dumps(plain).encode(), "a.json")
    assert caught.value.where == f"a.json: {place}"


def test_nothing_that_the_form_does_not_know_is_passed_over(told: str) -> None:
    plain = json.loads(told)
    plain["log"][0]["mood"] = "good"
    with pytest.raises(InputError, match=r"log\[0\]\.mood"):
        files.read(json.dumps(plain).encode(), "a.json")


def _put(plain: Any, place: str, value: object) -> None:
    *above, last = [
        int(each) if each.isdecimal() else each
        for each in place.replace("[", ".").replace("]", "").split(".")
    ]
    for step in above:
        plain = plain[step]
    plain[last] = value


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_is_changed_in_a_file_it_is_read_or_refused_in_one_line(
    told: str, workbench: Workbench, tmp_path: Path, data: st.DataObject
) -> None:
    plain = json.loads(told)
    place: Any = plain
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from([*keys])) if len(keys) else None
        inner = None if key is None else place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    if key is not None:
        place[key] = data.draw(JSON)
    path = tmp_path / "a.json"
    path.write_text(json.dumps(plain), encoding="utf-8")
    try:
        found = workbench.merging.look(path)
    except InputError as error:
        refused = str(error)
    else:
        refused = ""
        told_of = (sum(review.fates.values()) for review in found.reviews)
        assert sum(told_of) in {0, len(plain["log"])}
    assert "\n" not in refused
