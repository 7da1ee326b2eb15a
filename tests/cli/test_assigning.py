"""Tasks given from the command line: to whom, what, how much is left; as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doichieu.config import Config
from doichieu.model import Part, Seat, Share, Verdict
from doichieu.store import Store
from doichieu.workbench import Workbench
from tests.cli.running import decide, run


@pytest.fixture
def decided(store: Path, sample: tuple[Path, Path]) -> Path:
    """The store in which every task of the sample pair is a gap."""
    decide(store, sample, Verdict.GAP)
    return store


def test_what_is_given_is_listed_with_what_is_left_and_taken_back(decided: Path) -> None:
    assert run(decided, "assign").stderr == "doichieu: nothing is given to anybody\n"
    run(decided, "assign", "lan", "--section", "II", "--task", "III.1")
    told = run(decided, "assign", "mai", "--lead", "dang uy chinh phu").stdout.splitlines()
    lan, mai, nobody = (line.split("\t") for line in told)
    assert lan == ["lan", lan[1], "III.1, section II MỤC TIÊU ĐẾN NĂM 2030"]
    assert mai[::2] == ["mai", "lead: Đảng uỷ Chính phủ"]
    assert nobody[::2] == ["nobody", "-"]
    found = json.loads(run(decided, "assign", "--json").stdout)
    assert sum(each["tasks"] for each in found) == 39
    assert {each["left"] for each in found} == {0}
    assert found[0]["given"][0] == {"share": "task", "address": "III.1", "lead": None}
    count = found[0]["tasks"]
    assert f"\tlan {count}/{count} · mai " in run(decided, "list").stdout
    run(decided, "assign", "lan", "--take-back")
    assert [each["reviewer"] for each in json.loads(run(decided, "assign", "--json").stdout)] == [
        "mai",
        None,
    ]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["lan"], "who is to have what?"),
        (["--section", "II"], "who is to have what?"),
        (["lan", "--section", "XX"], "no section 'XX'"),
        (["lan", "--lead", "Sở"], "Name one of: "),
    ],
)
def test_what_cannot_be_given_is_told_in_one_line(
    asked: list[str], said: str, decided: Path
) -> None:
    told = run(decided, "assign", *asked)
    assert (told.exit_code, told.stdout, told.stderr.count("\n")) == (2, "", 1)
    assert said in told.stderr


def test_a_reading_under_another_login_is_asked_about_and_one_by_one_alone_is_reported(
    store: Path, sample: tuple[Path, Path]
) -> None:
    run(store, "import", *map(str, sample))
    run(store, "blind", *map(str, sample), "lan", "mai")
    config = Config(store, "lan", "en", "default", store.with_name("keys.toml"))
    with Store.open(store, seat=Seat("lan", "mini", "1001")) as opened:
        review = Workbench(opened, config).reviews.begin(*map(str, sample))
        review.decide(review.tasks[0].id, Verdict.GAP)
        review.assigning.give("lan", [Part(Share.TASK, review.tasks[0].id)])
    told = run(store, "--reviewer", "lan", "hand-in")
    assert told.exit_code == 0
    assert "lan worked here first under the login lan, now " in told.stderr
    assert run(store, "--reviewer", "mai", "hand-in").stderr == ""
    assert "Tasks read by one alone: 1." in run(store, "export").stdout
    lines = run(store, "agreement").stdout.splitlines()
    assert lines[1].startswith("under several logins\tlan\tlan, ")
    assert [*json.loads(run(store, "agreement", "--json").stdout)["logins"]] == ["lan"]
