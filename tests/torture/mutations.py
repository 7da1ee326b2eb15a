"""Files of six formats, damaged: each is read or refused in one line, in bounded time and memory.

They are read a hundred a process, by what reads one of them in a process of its own in the program,
under the same limits. A file at which such a process ends is given to the program itself.
"""

from __future__ import annotations

import io
import random
import resource
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from copy import deepcopy
from statistics import quantiles
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from doichieu.errors import InputError
from doichieu.importing import apart as reading
from doichieu.importing import bounds, read_text
from doichieu.importing.files import pdf, pdf_pages
from doichieu.importing.files.formats import Format, read_as, recognise
from tests.importing.files import making
from tests.torture.campaign import BROKE, DIRECTIVE, PLAN, Figures, Say, start

COUNT = 10_000
_BATCH = 100
_PATIENCE = 30
"""Seconds after which a file of a few pages is taken never to be read."""

_TABLE = """
## Phân công

| TT | Nhiệm vụ | Chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Sửa cống thoát nước | Phòng Kinh tế | Quý II/2026 |
| 2 | Quét vôi lớp học | Trường Tiểu học Suối Cạn | 30/8/2026 |
"""
_TEXT = DIRECTIVE + "\n" + PLAN


def _uncompressed(blocks: list[making.Block]) -> bytes:
    """A PDF whose pages can be read as they lie in the file, and so be damaged one by one."""
    document = making.pdf_document()
    document.set_compression(False)
    for line in (line for block in blocks for line in block):
        document.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def seeds() -> dict[str, list[bytes]]:
    """Whole files, by the ending of their names."""
    blocks = making.blocks(_TEXT)
    body = "".join(f"<text:p>{'<text:line-break/>'.join(lines)}</text:p>" for lines in blocks)
    return {
        "txt": [_TEXT.encode(), _TEXT.encode("utf-16")],
        "md": [(_TEXT + _TABLE).replace("I. NHIỆM", "# I. NHIỆM").encode()],
        "html": [making.web(blocks)],
        "docx": [making.word(blocks)],
        "odt": [making.opendocument(body)],
        "pdf": [making.pdf(blocks), _uncompressed(blocks)],
    }


_SCRAPS = (
    *(b"\0", b"\xff", b"\n", b" ", b"|", b"<", b">", b"&", b"(", b"*", b"-", b"1.", b"%", b"/"),
    *("̣̀".encode(), "\u202e".encode(), b"<table>", b"</p>", b"<w:tbl>", b"<w:p>", b"endobj"),
    *("các ".encode(), b"1. ", "KẾ HOẠCH\n".encode(), b"&#x0;", b"&amp;", b"99999999999"),
)


_BODIES = ("word/document.xml", "content.xml")
"""The part of an archive that the text is in."""


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _without(content: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:begin] + content[end:]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(content))
    piece = content[begin : begin + chance.randrange(1, 400)]
    return content[:begin] + piece * chance.choice((2, 5, 50)) + content[begin:]


def _stuffed(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    scrap = chance.choice(_SCRAPS) * chance.choice((1, 10, 2000))
    return content[:at] + scrap + content[at:]


def _moved(content: bytes, chance: random.Random) -> bytes:
    one, two, three = sorted(chance.randrange(len(content)) for _ in range(3))
    return content[:one] + content[two:three] + content[one:two] + content[three:]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flipped, _cut, _without, _repeated, _stuffed, _stuffed, _moved),
)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file damaged in one to three ways; of an archive mostly what is in it."""
    if content.startswith(b"PK") and chance.random() < 0.8:
        return _repacked(content, chance)
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(WAYS)(content, chance) or b" "
    return content


def _regrown(xml: bytes, chance: random.Random) -> bytes:
    """An XML part that is well formed and means something else."""
    root = etree.fromstring(xml)
    for _ in range(chance.choice((1, 3, 20))):
        elements = [each for each in root.iter() if each.getparent() is not None]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        match chance.randrange(6):
            case 0:
                parent.remove(one)
            case 1:
                for _again in range(chance.choice((1, 5, 100))):
                    parent.insert(parent.index(one), deepcopy(one))
            case 2 if one not in other.iterancestors() and one is not other:
                other.append(one)
            case 3:
                one.text = chance.choice(_SCRAPS[2:14]).decode() * chance.choice((1, 2000))
            case 4 if one.attrib:
                one.set(chance.choice([*one.attrib]), chance.choice(("", "-1", "x", "9" * 11)))
            case _:
                one.tag = other.tag
    return bytes(etree.tostring(root))


def _repacked(content: bytes, chance: random.Random) -> bytes:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        body = next(each for each in old.namelist() if each in _BODIES)
        hurt = chance.choice((body, body, chance.choice(old.namelist())))
        for name in old.namelist():
            member = old.read(name)
            new.writestr(name, _hurt(name, member, chance) if name == hurt else member)
    return made.getvalue()


def _hurt(name: str, member: bytes, chance: random.Random) -> bytes:
    if name.endswith((".xml", ".rels")) and chance.random() < 0.7:
        return _regrown(member, chance)
    return mutated(member, chance) if member else member


def read(content: bytes, name: str) -> str:
    """What comes of a file: read or refused. Raises whatever its reader does."""
    try:
        format_ = recognise(content, name)
        if format_ is Format.PDF:
            _read_pdf(content)
        else:
            read_text(read_as(format_, content, name))
    except InputError as error:
        if "\n" in str(error):
            raise AssertionError(str(error)) from error
        return "refused"
    return "read"


def _read_pdf(content: bytes) -> None:
    try:
        pages = pdf_pages._pages(content)
    except pdf_pages._RefusedError as refused:
        raise pdf._refusal(refused.outcome, "pdf") from refused
    read_text(pdf_pages.unhyphenated(pdf_pages.document_text(pages)))


def _given(number: int, seed: int, whole: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """The nth damaged file, and of what format it was."""
    chance = random.Random(f"{seed} {number}")
    ending = [*whole][number % len(whole)]
    return ending, mutated(chance.choice(whole[ending]), chance)


def _batch(numbers: range, seed: int, whole: dict[str, list[bytes]], say: Say) -> None:
    """Read some and say of each what came of it, and how many milliseconds it took."""
    bounds.hold()
    signal.signal(signal.SIGALRM, _give_up)
    for number in numbers:
        ending, content = _given(number, seed, whole)
        begun = time.monotonic()
        signal.alarm(_PATIENCE)
        try:
            came = read(content, f"{number}.{ending}")
        except Exception as error:  # noqa: BLE001 (whatever is none of ours is what is looked for)
            came = f"{BROKE}{error!r}".replace("\n", " ")
        signal.alarm(0)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        say(f"{number}\t{(time.monotonic() - begun) * 1000}\t{most}\t{came}")


def _give_up(_signal: int, _frame: object) -> None:
    raise TimeoutError


def run(seed: int, count: int = COUNT) -> Figures:
    """Read so many, of each format as many."""
    whole = seeds()
    took: defaultdict[str, list[float]] = defaultdict(list)
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    mistakes, most, number = [], 0, 0
    while number < count:
        batch = range(number, min(number + _BATCH, count))
        child = start(lambda say, these=batch: _batch(these, seed, whole, say))
        for line in child.ended():
            place, ms, memory, came = line.split("\t")
            number, ending = int(place) + 1, [*whole][int(place) % len(whole)]
            took[ending].append(float(ms))
            most = max(most, int(memory))
            found[ending][came.removeprefix(BROKE) if came.startswith(BROKE) else came] += 1
            if came.startswith(BROKE):
                mistakes.append(f"{place}: {ending}: {came}")
        if number < batch.stop:
            mistakes += _by_the_program(number, seed, whole)
            found[[*whole][number % len(whole)]]["ended by the system"] += 1
            number += 1
    rows = ((ending, _counted(found[ending]) + f"; {_times(took[ending])}") for ending in whole)
    memory = ("most memory of a process that read a hundred", f"{most} MiB")
    return Figures((("files", f"{count:,}"), *rows, memory), tuple(mistakes))


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{what} {found[what]:,}" for what in sorted(found))


def _times(took: list[float]) -> str:
    p95 = quantiles(took, n=100)[94] if len(took) > 1 else max(took, default=0)
    return f"p95 {p95:.0f} ms, longest {max(took, default=0):.0f} ms"


def _by_the_program(number: int, seed: int, whole: dict[str, list[bytes]]) -> list[str]:
    """What is wrong with how the program takes the file at which a process ended."""
    ending, content = _given(number, seed, whole)
    try:
        reading.outline_of(content, f"{number}.{ending}")
    except InputError:
        return []
    except Exception as error:  # noqa: BLE001 (likewise)
        return [f"{number}: {ending}: {error!r}"]
    return [f"{number}: {ending}: read in the end"]
