"""A report laid out by a template: the user's own, or one of `export/templates`.

A template sees the summary and nothing else, and may load none but the shipped ones. Whatever it
shows is text alone in the kind of file that it makes, which its name tells: `letter.html.j2`.
"""

from __future__ import annotations

from importlib import resources
from pathlib import PurePath
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from doichieu import language
from doichieu.errors import InputError
from doichieu.export.content import Summary
from doichieu.export.formats.kinds import KINDS
from doichieu.export.formats.sandbox import Sandbox
from doichieu.language import _

_ENDINGS = (".j2", ".jinja", ".jinja2")
_SHIPPED = resources.files("doichieu.export.templates")


def kind_of(name: str) -> str:
    """The ending of the files that a template of that name makes.

    Raises InputError where the name does not tell.
    """
    path = PurePath(name)
    path = path.with_suffix("") if path.suffix.lower() in _ENDINGS else path
    ending = path.suffix.lower()
    if ending not in KINDS:
        raise InputError(
            _("its name does not say what the template makes"),
            where=name,
            remedy=_("Name it like {names}.").format(names=", ".join(f"a{e}.j2" for e in KINDS)),
        )
    return ending


def shipped(ending: str) -> str:
    """The text of the template by which such a file can be made, to begin one's own with.

    Raises InputError where there is none.
    """
    file = _SHIPPED / f"report{ending}.j2"
    if not file.is_file():
        known = sorted(_shipped())
        raise InputError(
            _("there is no template for {ending}").format(ending=ending),
            remedy=_("Templates: {known}").format(known=" ".join(known)),
        )
    return file.read_text(encoding="utf-8")


def _shipped() -> dict[str, str]:
    """The templates that come with the program, by the names of their files."""
    files = (each for each in _SHIPPED.iterdir() if each.name.endswith(".j2"))
    return {each.name: each.read_text(encoding="utf-8") for each in files}


def lay_out(summary: Summary, source: str, name: str) -> bytes:
    """The report as the template of that text and name says.

    Raises InputError, with the line, for whatever is wrong in it.
    """
    sources = _shipped()
    sandbox = Sandbox(KINDS[kind_of(name)], sources | {name: source})
    try:
        template = sandbox.get_template(name)
        written = template.generate(report=summary, language=language.current())
        return "".join(map(sandbox.paid, written)).encode()
    except TemplateSyntaxError as error:
        where = f"{error.filename or name}:{error.lineno}"
        raise _mistake(error.message or "", where) from error
    except _MISTAKES as error:
        frames = extract_tb(error.__traceback__)
        lines = [each for each in frames if each.filename in sandbox.sources]
        where = f"{lines[-1].filename}:{lines[-1].lineno}" if lines else name
        raise _mistake(str(error) or type(error).__name__, where) from error


_MISTAKES = (
    *(TemplateError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError),
    *(SyntaxError, TypeError, ValueError),
)
"""What a template may run into."""


def _mistake(why: str, where: str) -> InputError:
    return InputError(_("mistake in the template: {why}").format(why=why), where=where)
