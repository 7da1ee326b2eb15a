"""Vietnamese text: made safe to show, folded to compare, without accents to search.

Folding never changes the number of characters, so a place in folded text is the same place in the
text as printed. Text as printed is only ever normalised to NFC, the form in which one letter with
its marks is one character.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212-"
"""What is printed for a hyphen, for the end of a character class."""

# Invisible by intention and harmless once gone: soft hyphen, zero-width spaces and joiners, BOM.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
# Spaces of other widths would put columns out of line.
_SPACES = dict.fromkeys([0x00A0, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x3000], " ")
# What a terminal would obey: C0 and C1 controls but tab and newline, bidirectional marks,
# embeddings, overrides and isolates, and the line separators that some terminals honour.
_COMMANDS = dict.fromkeys(
    [c for c in [*range(0x20), *range(0x7F, 0xA0)] if c not in (0x09, 0x0A)]
    + [
        0x061C,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xE0000, 0xE0080),
    ],
    _REPLACEMENT,
)
_SAFE = str.maketrans({**_INVISIBLE, **_SPACES, **_COMMANDS})
# As many marks as Unicode's stream-safe form allows above one letter: to put the marks of a letter
# in order takes time by the square of their number. Only what is no word may be a run of them.
_MANY_MARKS = re.compile(r"[^\w\s\x00-\u02ff\u2000-\u206f\u2500-\u2bff]{31,}")
_MOST_MARKS = 30
_SURROGATES = re.compile("[\ud800-\udfff]")


def composed(text: str) -> str:
    """The text in NFC; of more marks above one letter than any script has, the rest are U+FFFD."""
    return unicodedata.normalize("NFC", _MANY_MARKS.sub(_with_few_marks, text))


def _with_few_marks(match: re.Match[str]) -> str:
    kept, marks = [], 0
    for letter in match[0]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
        elif marks == _MOST_MARKS + 1:
            kept.append(_REPLACEMENT)
    return "".join(kept)


def safe(text: str) -> str:
    """The text in NFC with nothing in it that a terminal would obey.

    Commands become U+FFFD so that a reader sees that something stood there; tabs and newlines stay.
    """
    text = composed(text)
    # All that is replaced is unprintable, and hardly any line has something of the kind.
    if text.isprintable():
        return text
    return _SURROGATES.sub(_REPLACEMENT, text.translate(_SAFE))


def is_safe(text: str) -> bool:
    """Whether nothing in it is what a terminal would obey, or half a letter."""
    return text.isprintable() or not (
        _SURROGATES.search(text) or any(ord(letter) in _COMMANDS for letter in text)
    )


@cache
def _obeyed() -> re.Pattern[str]:
    # A class of far letters takes milliseconds to compile, and hardly any text has one of them.
    # The end of a line of CSV is what it says.
    return re.compile(f"(?!\r\n)[{re.escape(''.join(map(chr, _COMMANDS)))}\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text as it is, but for what a terminal would obey: that becomes U+FFFD."""
    return text if text.isprintable() else _obeyed().sub(_REPLACEMENT, text)


def escaped(json_text: str) -> str:
    """JSON that says the same, with the codes of whatever a terminal would obey."""
    return _obeyed().sub(_code, json_text)


def _code(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def one_line(text: str) -> str:
    """`text` made safe, with every run of white space as one space."""
    return single_spaced(safe(text))


def single_spaced(text: str) -> str:
    """`text` with every run of white space as one space, and none at its ends."""
    # The only white space that is printable is the space, and hardly any text has two in a row.
    if "  " not in text and text.isprintable():
        return text.strip()
    return " ".join(text.split())


# hoá → hóa, khoẻ → khỏe, uỷ → ủy: only where the syllable is open, for in a closed one (hoàn) both
# styles agree, and never after q, whose u belongs to the consonant (quý).
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _toned(letter: str) -> list[str]:
    return [unicodedata.normalize("NFC", letter + tone) for tone in _TONES]


_OLD_STYLE = {
    first + toned: old + second
    for first, second in ("oa", "oe", "uy")
    for toned, old in zip(_toned(second), _toned(first), strict=True)
}
# A pattern for each first vowel: the search then runs from one to the next.
_NEW_STYLE_PATTERNS = tuple(
    re.compile(
        f"{first}[{''.join(sorted(pair[1] for pair in _OLD_STYLE if pair[0] == first))}]"
        r"(?![^\W\d_]|[\u0300-\u036f])"
    )
    for first in "ou"
)

_MAY_BE_NEW_STYLE = re.compile(f"[ou][{''.join(sorted({pair[1] for pair in _OLD_STYLE}))}]")


def _old_style(match: re.Match[str]) -> str:
    pair = match[0]
    after_q = match.start() and match.string[match.start() - 1] == "q"
    return pair if after_q else _OLD_STYLE.get(pair, pair)


def spellings(word: str) -> tuple[str, ...]:
    """The folded words that fold to this folded one: itself, and as the new style prints it.

    Of one with several tones set so there would be more, and it has none.
    """
    pairs = [pair for pair in _NEW_STYLE if pair in word]
    if len(pairs) > 1 or any(word.count(pair) > 1 for pair in pairs):
        return ()
    return (word, *(word.replace(pair, _NEW_STYLE[pair]) for pair in pairs))


_NEW_STYLE = {old: new for new, old in _OLD_STYLE.items()}


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# The Vietnamese letter, and two that look the same in capitals (Ð, Ɖ) and are typed for it.
_D = "đðɖ"


class _Bare(dict[int, str]):
    """The letter below the marks of each, found out once it is asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        base = "d" if letter in _D else unicodedata.normalize("NFD", letter)[0]
        self[code] = base if base.isalpha() else letter
        return self[code]


_BARE = _Bare()


# Hardly any text has other letters than these: as a page of 256 it is gone through in no time.
_HATS = {"a": "\u0306\u0302", "e": "\u0302", "o": "\u0302\u031b", "u": "\u031b"}
_VOWELS = [composed(vowel + hat) for vowel in "aeiouy" for hat in ("", *_HATS.get(vowel, ""))]
_MARKED = _D[0] + "".join(each for vowel in _VOWELS for each in (vowel, *_toned(vowel)))
_USUAL = dict.fromkeys("\0\t\n" + "".join(map(chr, range(32, 127))) + _MARKED + _MARKED.upper())
_PAGE = ("".join(_USUAL) + "“”‘’…–—•≥≤·⇄°").ljust(256, "\ufffe")
_TO_PAGE, _LOWER_PAGE, _BARE_PAGE = (
    codecs.charmap_build(_PAGE),
    _PAGE.lower(),
    _PAGE.translate(_BARE),
)


def _by_page(text: str, page: str) -> str | None:
    """The text with each letter as a page has it; None where one is on no page."""
    try:
        places, _length = codecs.charmap_encode(text, "strict", _TO_PAGE)
    except UnicodeEncodeError:
        return None
    return codecs.charmap_decode(places, "strict", page)[0]


# A text is folded by each rule that looks at it; the last few thousand are those of one document.
@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """NFC text in lower case with one tone-mark style (hoá = hóa, uỷ = ủy); same length as NFC."""
    if text.isascii():
        return text.lower()
    folded = _by_page(text, _LOWER_PAGE)
    if folded is None:
        folded = _lower(composed(text))
    if _MAY_BE_NEW_STYLE.search(folded):
        for pattern in _NEW_STYLE_PATTERNS:
            folded = pattern.sub(_old_style, folded)
    return folded


def unaccented(text: str) -> str:
    """Folded text without diacritics, đ as d: what somebody types in a hurry; same length."""
    folded = fold(text)
    bare = _by_page(folded, _BARE_PAGE)
    return folded.translate(_BARE) if bare is None else bare


def hyphened(*words: str) -> str:
    """Words in letters, digits and hyphens alone, without accents: for the name of a file."""
    return re.sub(r"\W+", "-", unaccented(" ".join(words))).strip("-")


def find(query: str, text: str) -> list[tuple[int, int]]:
    """The places (start, end) in NFC `text` where `query` stands.

    A query without diacritics also finds letters with them; with them it must match, in either
    tone-mark style.
    """
    form, pattern = _looked_for(query)
    return [match.span() for match in pattern.finditer(form(text))] if pattern else []


# A query is asked of thousands of texts.
@lru_cache(maxsize=64)
def _looked_for(query: str) -> tuple[Callable[[str], str], re.Pattern[str] | None]:
    """How a text is read for a query, and what has to stand there; None where nothing is asked."""
    form = unaccented if unaccented(query) == fold(query) else fold
    words = form(query).split()
    return form, re.compile(r"\s+".join(map(re.escape, words))) if words else None


_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_COUNT = re.compile(r"[\dlio]*\d[\dlio]*(?=[-/.])")
_MISREAD = str.maketrans("lio", "110")
_ONE_HYPHEN = str.maketrans(dict.fromkeys(HYPHENS, "-"))


@lru_cache(maxsize=4096)
def number_key(number: str) -> str:
    """What two spellings of one document number share: `05-NQ/TU` and `5 - nq/tu` are `5-nq/tu`.

    Neither marks count nor what scans mistake: `l2–QD/TW` is `12-QĐ/TW`.
    """
    # Most are plain letters, and a library asks for the keys of thousands.
    plain = number.lower() if number.isascii() else unaccented(number).translate(_ONE_HYPHEN)
    key = "".join(plain.split())
    count = _COUNT.match(key)
    if count:
        key = count[0].translate(_MISREAD) + key[count.end() :]
    return _LEADING_ZEROS.sub("", key)


def nearest(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of the names, those that come nearest to `wanted` in any case, best first."""
    # Only a slip needs it.
    from difflib import get_close_matches  # noqa: PLC0415

    names = {fold(name): name for name in known}
    return tuple(names[near] for near in get_close_matches(fold(wanted), names, n=3))
