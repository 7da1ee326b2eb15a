"""The sandbox of a template, in which nothing goes on for ever or grows without end.

Each turn of a loop, each call of a macro and each character that is shown is paid from what a
template may spend. Texts are put together only where that is paid too, numbers stay small, and of
the filters there are those that cost no more than what they are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from doichieu.export.content import Foreign, plain
from doichieu.export.formats import paper
from doichieu.export.formats.kinds import KINDS, Kind
from doichieu.language import _

MOST = 64_000_000
"""What a template may spend: a character costs one."""
_TURN = 20
"""What a turn of a loop or a call costs beside the words that stand in it."""
_LARGEST = 10**15
"""What a template may work out."""


class _Bounded(NodeTransformer):
    """Makes a template pay for what it repeats."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        """A loop: each turn."""
        if node.recursive:
            raise TemplateSyntaxError(_("a loop cannot call itself: use a macro"), node.lineno)
        node.iter = _filter(node, node.iter, "each_paid", nodes.Const(_size(node)))
        self.generic_visit(node)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:
        """A macro: each call."""
        paid = _filter(node, nodes.Const(_size(node)), "paid_for")
        node.body.insert(0, nodes.Output([paid], lineno=node.lineno))
        self.generic_visit(node)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        """Texts put together: each."""
        self.generic_visit(node)
        return _filter(node, nodes.List(node.nodes, lineno=node.lineno), "join")


def _filter(node: nodes.Node, of: Any, name: str, *given: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(of, name, list(given), [], None, None, lineno=node.lineno)


def _size(node: nodes.Node) -> int:
    """The characters that stand in a node."""
    return _TURN + sum(len(each.data) for each in node.find_all(nodes.TemplateData))


class _Code(CodeGenerator):
    """Python that pays."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:
        """The whole of a template."""
        bounded = _Bounded().visit(node)
        super().visit_Template(bounded.set_environment(self.environment), frame)


_FILTERS = (
    *("capitalize", "default", "first", "groupby", "last", "length", "list", "lower", "map"),
    *("reject", "rejectattr", "reverse", "round", "safe", "select", "selectattr", "sort"),
    *("title", "trim", "truncate", "unique", "upper"),
)
"""Those of Jinja2 that cost no more than what they are given."""
_RULES = (
    *(paper.figures, paper.is_bar, paper.pieces, paper.reads_as_entries, paper.stays_whole),
    paper.widths,
)
"""What is known of tables and sentences on paper."""
_GLOBALS = ("cycler", "joiner", "namespace", "range")


class Sandbox(ImmutableSandboxedEnvironment):
    """What one rendering of one template takes place in; `sources` are all it can load."""

    code_generator_class = _Code
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, kind: Kind, sources: Mapping[str, str]) -> None:
        super().__init__(
            # Where nothing is markup, what is written out need not be kept from becoming that.
            autoescape=kind is not KINDS[".txt"],
            finalize=self.shown,
            keep_trailing_newline=True,
            loader=FunctionLoader(self._source),
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )
        self._kind, self._left = kind, MOST
        self.sources = sources
        self.filters = {name: self.filters[name] for name in _FILTERS} | {
            "each_paid": self._each_paid,
            "join": self._join,
            "paid_for": self._paid_for,
            "plain": plain,
            **{rule.__name__: rule for rule in _RULES},
        }
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def _source(self, name: str) -> tuple[str, str, None] | None:
        return (self.sources[name], name, None) if name in self.sources else None

    def spend(self, cost: int) -> None:
        """Pay. Raises SecurityError where there is not enough left."""
        self._left -= cost
        if self._left < 0:
            raise SecurityError(_("it repeats or writes too much"))

    def paid(self, text: str) -> str:
        """A text that is paid for."""
        self.spend(len(text))
        return text

    def _each_paid(self, values: Iterable[object], cost: int) -> Iterator[object]:
        for value in values:
            self.spend(cost)
            yield value

    # What asks for the context is worked out whenever it is met, not once for all.
    @pass_context
    def _paid_for(self, _context: Context, cost: int) -> Markup:
        self.spend(cost)
        return Markup()

    def _join(self, values: Iterable[object], parting: object = "") -> Markup:
        between = self.shown(parting)
        parts = (f"{between if n else ''}{self.shown(each)}" for n, each in enumerate(values))
        return Markup("".join(map(self.paid, parts)))  # noqa: S704 (each was escaped)

    def shown(self, value: object) -> Markup:
        """What the braces show: text alone. Raises TypeError for what is no text."""
        return Markup(self.paid(self._text(value)))  # noqa: S704 (it was escaped)

    def _text(self, value: object) -> str:
        match value:
            case Markup() | StrictUndefined():
                return str(value)
            case None:
                return ""
            case str() | float():
                return self._kind.text(f"{value}")
            case Foreign() | date() | int():
                return self._kind.said((value,))
            case tuple() if all(isinstance(each, str | Foreign | date | int) for each in value):
                return self._kind.said(value)
            case tuple() if all(isinstance(each, tuple) for each in value):
                return self._kind.line.join(map(self.shown, value))
            case _:
                raise TypeError(_("{kind} is no text").format(kind=type(value).__name__))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Work something out. Raises SecurityError for texts and for large numbers."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers or operator == "**":
            raise SecurityError(_("'{sign}' is for small numbers only").format(sign=operator))
        found = super().call_binop(context, operator, left, right)
        if abs(found) > _LARGEST:
            raise SecurityError(_("'{sign}' is for small numbers only").format(sign=operator))
        return found

    def is_safe_callable(self, obj: Any) -> bool:
        """Let it call its macros, its loops and what it is given; SecurityError for all else."""
        its = isinstance(getattr(obj, "__self__", None), LoopContext | Cycler)
        given = any(obj is each for each in self.globals.values())
        if its or given or isinstance(obj, Macro | BlockReference | Joiner):
            return True
        raise SecurityError(_("only macros can be called; a text takes filters"))
