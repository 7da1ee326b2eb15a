"""The language in which records are looked for: plain words, and fields as a table, `FIELDS`.

    gap lead:"sở y tế" by:lan,hoa since:3d tag:thời-hạn is:suspect -word

All terms must fit; `-` turns one round, a comma parts what may be instead of each other, quotation
marks keep words together. Words without marks also find those with. A hyphen in a value stands for
a space too. What cannot be read is told with its place, and leaves nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, time, timedelta
from functools import cache, lru_cache, partial

from doichieu import language
from doichieu.frozen import frozen
from doichieu.language import _
from doichieu.model import RULES, VERDICTS, Action
from doichieu.text import fold, nearest, unaccented
from doichieu.workbench.records.record import Record

Test = Callable[[Record], bool]


@frozen
class Asked:
    """When a query is asked, and by whom."""

    now: datetime
    who: str


@frozen
class Mistake:
    """A term that cannot be read: where it stands in the query, and why, in one line."""

    start: int
    end: int
    said: str


@frozen
class Query:
    """What was asked for. `words` are the plain words looked for, to be lit where they stand."""

    tests: tuple[Test, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    words: tuple[str, ...] = ()

    def __call__(self, record: Record) -> bool:
        """Whether a record fits."""
        return all(test(record) for test in self.tests)


@frozen
class Field:
    """What stands before a value: a name with its colon, and how it reads the value.

    The name is English; it is obeyed in Vietnamese too, whichever language is in use. `read` gives
    the test for a value; it raises ValueError, with a sentence, for one that it cannot read.
    `example` is a value, `help` a few words in English.
    """

    name: str
    read: Callable[[str, Asked], Test]
    example: str
    help: str


_TERM = re.compile(
    r"""(?P<minus>-?)
    (?:(?P<field>[^\W\d_][\w-]*):)?
    (?P<value>(?:"[^"]*(?:"|$)|[^\s"])+)?""",
    re.VERBOSE,
)
_ALTERNATIVE = re.compile(r'(?:"[^"]*(?:"|$)|[^,"])+')
_QUOTES = str.maketrans("“”„«»", '"""""')


def parse(text: str, asked: Asked) -> Query:
    """The query that stands in a text; any text is one."""
    tests: list[Test] = []
    mistakes: list[Mistake] = []
    words: list[str] = []
    for term in _TERM.finditer(text.translate(_QUOTES)):
        if not term[0]:
            continue
        try:
            test = _test(term, asked)
        except ValueError as error:
            mistakes.append(Mistake(*term.span(), str(error)))
            continue
        if test is None:
            continue
        tests.append(partial(_not, test) if term["minus"] else test)
        if not term["field"] and not term["minus"]:
            words.append(_bare(term["value"]))
    return Query(tuple(tests), tuple(mistakes), tuple(words))


def quoted(words: str) -> str:
    """Words as a query that looks for them together, whatever stands in them."""
    return '"' + words.replace('"', " ") + '"'


def begun(text: str) -> tuple[Field, bool] | None:
    """The field of the term with which a text ends, and whether it has a value yet."""
    terms = [term for term in _TERM.finditer(text.translate(_QUOTES)) if term[0]]
    if not terms or terms[-1].end() < len(text) or terms[-1]["field"] is None:
        return None
    with suppress(ValueError):
        return _named(terms[-1]["field"]), bool(terms[-1]["value"])
    return None


def _test(term: re.Match[str], asked: Asked) -> Test | None:
    """What a term asks for; None where nothing is said yet."""
    value = term["value"] or ""
    if term["field"] is None:
        wanted = _bare(value)
        return partial(_has_words, *_needle(wanted)) if wanted else None
    field = _named(term["field"])
    values = [bare for each in _ALTERNATIVE.findall(value) if (bare := _bare(each))]
    if not values:
        raise ValueError(
            _("{field} needs a value, like {field}{example}").format(
                field=f"{term['field']}:", example=field.example
            )
        )
    tests = [field.read(each, asked) for each in values]
    return tests[0] if len(tests) == 1 else partial(_any, tuple(tests))


def _bare(value: str) -> str:
    return " ".join(value.replace('"', "").split())


def _not(test: Test, record: Record) -> bool:
    return not test(record)


def _any(tests: Iterable[Test], record: Record) -> bool:
    return any(test(record) for test in tests)


def _spaced(text: str) -> str:
    """A name as it is compared: without marks, and with one space for what parts its words."""
    return " ".join(re.split(r"[\s_-]+", unaccented(text)))


@cache
def _vietnamese() -> Mapping[str, str]:
    return language.catalogue("vi")


def both(name: str) -> tuple[str, str]:
    """A name of the language in English and in Vietnamese: who types need not think of which."""
    return name, _vietnamese().get(name, name)


def _named(name: str) -> Field:
    wanted = _spaced(name).replace(" ", "")
    names = {
        _spaced(each).replace(" ", "").rstrip(":"): field
        for field in FIELDS
        for each in both(field.name)
    }
    if wanted in names:
        return names[wanted]
    like = [_(names[each].name) for each in nearest(wanted, names)]
    if like:
        sentence = _("there is no field {name}: try {fields}")
        raise ValueError(sentence.format(name=name, fields=" ".join(dict.fromkeys(like))))
    sentence = _("there is no field {name}: words with a colon stand in quotation marks")
    raise ValueError(sentence.format(name=name))


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, str]:
    """A text as it is searched: with its marks, and without."""
    return fold(text), unaccented(text)


@lru_cache(maxsize=1 << 16)
def _loose(text: str) -> tuple[str, str]:
    """The same where a hyphen is a space."""
    return fold(text).replace("-", " "), unaccented(text).replace("-", " ")


def _needle(words: str) -> tuple[str, int]:
    """What to look for, and in which form: words without marks also find those with."""
    marked, bare = _forms(words)
    return (bare, 1) if marked == bare else (marked, 0)


def _has_words(wanted: str, form: int, record: Record) -> bool:
    return wanted in (record.bare if form else record.folded)


def _holding(texts: Callable[[Record], Iterable[str]]) -> Callable[[str, Asked], Test]:
    """A field of texts: one of them has the value in it."""

    def read(value: str, _asked: Asked) -> Test:
        wanted, form = _needle(value.replace("-", " "))
        return lambda record: any(wanted in _loose(text)[form] for text in texts(record))

    return read


def _beginning(text: Callable[[Record], Iterable[str]]) -> Callable[[str, Asked], Test]:
    """A field of addresses: one of them is the value, or lies under it."""

    def read(value: str, _asked: Asked) -> Test:
        wanted = fold(value)
        under = tuple(wanted.rstrip(".") + sign for sign in ".#")
        return lambda record: any(
            (held := fold(each)) == wanted or held.startswith(under) for each in text(record)
        )

    return read


def _one_of(
    values: Callable[[], Mapping[str, Iterable[str]]], said: Callable[[Record], str]
) -> Callable[[str, Asked], Test]:
    """A field of fixed values, each with its names; the beginning of a name will do."""

    def read(value: str, _asked: Asked) -> Test:
        wanted, offered = _spaced(value), values()
        fitting = {
            each
            for each, names in offered.items()
            if any(_spaced(name).startswith(wanted) for name in names)
        }
        if not fitting:
            sentence = _("'{value}' is none of these: {values}")
            them = ", ".join(next(iter(names)) for names in offered.values())
            raise ValueError(sentence.format(value=value, values=them))
        return lambda record: said(record) in fitting

    return read


def _verdicts() -> dict[str, tuple[str, ...]]:
    return {
        value: (_(meaning.short), *both(meaning.short), *both(meaning.word), value)
        for value, meaning in VERDICTS.items()
    }


def _verdict_of(record: Record) -> str:
    return record.annotation.entry.value if record.slot.action is Action.VERDICT else ""


def _actions() -> dict[str, tuple[str, ...]]:
    return {
        action: (_(rule.meaning.short), *both(rule.meaning.short), action)
        for action, rule in RULES.items()
    }


STATES: Mapping[str, Callable[[Record, Asked], bool]] = {
    "is:suspect": lambda record, _asked: record.annotation.suspect,
    "is:lost": lambda record, _asked: record.annotation.lost,
    "is:mine": lambda record, asked: record.annotation.who == asked.who,
    "is:tagged": lambda record, _asked: bool(record.tags),
    "is:noted": lambda record, _asked: bool(record.note),
    "is:explained": lambda record, _asked: bool(record.annotation.entry.reason),
}
"""What a record can be. Each is obeyed in English and in Vietnamese, like the names of fields."""


def _is(value: str, asked: Asked) -> Test:
    wanted = _spaced(value)
    fitting = [
        test
        for name, test in STATES.items()
        if any(_spaced(each.partition(":")[2]).startswith(wanted) for each in both(name))
    ]
    if not fitting:
        sentence = _("'{value}' is none of these: {values}")
        them = ", ".join(_(name).partition(":")[2] for name in STATES)
        raise ValueError(sentence.format(value=value, values=them))
    return lambda record: any(test(record, asked) for test in fitting)


_AGO = re.compile(r"(\d{1,4})([a-z]+)")
_UNITS = {
    **dict.fromkeys(("h", "gio"), timedelta(hours=1)),
    **dict.fromkeys(("d", "ngay", "n"), timedelta(days=1)),
    **dict.fromkeys(("w", "tuan", "t"), timedelta(weeks=1)),
    **dict.fromkeys(("m", "thang"), timedelta(days=30)),
}
_DAYS = {"today": 0, "hom nay": 0, "yesterday": 1, "hom qua": 1}
_DATE = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?|(\d{4})-(\d{1,2})-(\d{1,2})")


def _stretch(value: str, now: datetime) -> tuple[datetime, datetime]:
    """The day, or of hours the moment, that a value names: its first and its last moment."""
    wanted = unaccented(value)
    if (ago := _AGO.fullmatch(wanted.replace(" ", ""))) and ago[2] in _UNITS:
        back = int(ago[1]) * _UNITS[ago[2]]
        return (now - back, now - back) if _UNITS[ago[2]] < timedelta(days=1) else _day(now - back)
    if (days := _DAYS.get(_spaced(value))) is not None:
        return _day(now - timedelta(days=days))
    if day := _DATE.fullmatch(wanted):
        year, month, of_month = (
            (int(day["y"] or now.year), int(day["m"]), int(day["d"]))
            if day["d"]
            else (int(day[4]), int(day[5]), int(day[6]))
        )
        with suppress(ValueError):
            return _day(now.replace(year=year, month=month, day=of_month))
    raise ValueError(_("'{value}' is no time: 3d, 2w, today, 31/12/2026").format(value=value))


def _day(moment: datetime) -> tuple[datetime, datetime]:
    return datetime.combine(moment, time.min, moment.tzinfo), datetime.combine(
        moment, time.max, moment.tzinfo
    )


def _since(value: str, asked: Asked) -> Test:
    begin, _end = _stretch(value, asked.now)
    return lambda record: record.at >= begin


def _until(value: str, asked: Asked) -> Test:
    _begin, end = _stretch(value, asked.now)
    return lambda record: record.at <= end


def _noted(record: Record) -> tuple[str, ...]:
    return (record.note,) if record.note else ()


FIELDS = (
    Field("verdict:", _one_of(_verdicts, _verdict_of), "gap", "the verdict given"),
    Field("tag:", _holding(lambda r: r.tag_names), "…", "a tag on it"),
    Field("by:", _holding(lambda r: (r.annotation.who,)), "lan", "who decided it"),
    Field("since:", _since, "3d", "decided since then"),
    Field("until:", _until, "1w", "decided until then"),
    Field("lead:", _holding(lambda r: r.leads), '"so y te"', "the body that leads"),
    Field("with:", _holding(lambda r: r.partners), "…", "a body that takes part"),
    Field("reason:", _holding(lambda r: (r.annotation.entry.reason,)), "…", "the reason"),
    Field("note:", _holding(_noted), "…", "the note on it"),
    Field("doc:", _holding(lambda r: (r.directive, r.plan)), "121", "a document"),
    Field("at:", _beginning(lambda r: (i.address for i in r.items)), "IV.4", "its address"),
    Field("what:", _one_of(_actions, lambda r: r.slot.action), "note", "what it is"),
    Field("is:", _is, "suspect", "suspect, lost, mine, tagged, noted, explained"),
)
"""Every field. Names are compared without marks, blanks and hyphens."""
