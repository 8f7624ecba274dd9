"""The state of writing one function: its lines, its Python names, its loops. The code for expressions, patterns and
statements stands in files of those names and works on a `Body`.

Conventions in this package: `b` a Body, `e` an expression, `p` a pattern, `code` a Python expression with the level at which
it binds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from prism.backends.python.facts import Facts
from prism.backends.python.layout import Places, Writer, bare
from prism.backends.python.names import ModuleNames, Scope, identifier
from prism.backends.python.shapes import Types
from prism.diagnostics import CompileError, Diagnostic
from prism.immutable import value
from prism.pir.nodes import Call, Expr, FunctionRef, Global, Param
from prism.pir.types import BOOL, INT, Type
from prism.pir.walk import walk
from prism.source import Span

# How tightly Python binds, loosest first.
WALRUS, LAMBDA, TERNARY, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT, UNARY, ATOM = range(15)


DEEPEST_BLOCK = 96
MOST_HELD = 17
"""CPython takes 100 levels of indentation, and 20 blocks that have something to do at their end."""

_WEIGHTS = {"for": 1, "while": 1, "try": 1, "with": 1, "except": 2, "finally": 2}


def too_deep(span: Span) -> Diagnostic:
    """What is said of a program that Python could not read."""
    return Diagnostic("pir-depth", "the program is nested too deeply for Python", span, notes=_LIMITS)


_LIMITS = ("Python takes blocks up to 100 deep, up to 20 loops, `try` and `with` inside each other, and 200 brackets",)


class Code(NamedTuple):
    """A Python expression, marked with its places, and how tightly its outermost operator binds."""

    text: str
    level: int

    def at(self, level: int) -> str:
        """The text where an operand that binds at least so tightly must stand."""
        return self.text if self.level >= level else f"({self.text})"


def atom(text: str) -> Code:
    return Code(text, ATOM)


@value
class Dest:
    """What becomes of a value: `drop`, `return`, or `assign` to the Python target, with an annotation where a type checker
    needs one."""

    kind: str
    target: str = ""
    annotation: str = ""


DROP = Dest("drop")
RETURN = Dest("return")


class Frame:
    """A loop being written. `label` is PIR's, or "" for a Python loop that stands for something else; `real` tells whether it is
    a Python loop at all; `dest` takes the value of a `Break`. `leave` and `again` are flags that inner loops set to leave or
    continue this one."""

    def __init__(self, label: str, dest: Dest, real: bool) -> None:
        self.label = label
        self.dest = dest
        self.real = real
        self.leave: str | None = None
        self.again: str | None = None
        self.flags: set[str] = set()
        """Of outer loops, that are set inside."""
        self.at = 0
        self.depth = 0
        self.body_at = 0


class ModuleState:
    """What all functions of the module share."""

    def __init__(self, names: ModuleNames, types: Types, places: Places) -> None:
        self.names = names
        self.types = types
        self.places = places
        self.imports = types.imports
        self.math = False
        self.io_error: str | None = None
        """The name of the function that makes the program's IoError, once it is needed."""
        self.thrown: dict[object, str] = {}


class Body:
    """Writes one function, closure or initial value. Closures share most of it with the function around them."""

    def __init__(self, module: ModuleState, params: Iterable[Param], body: Expr) -> None:
        self.module = module
        self.types = module.types
        self.out = Writer()
        self.facts = Facts(params, body)
        self.scope = Scope(self._used(body))
        self.locals: dict[str, str] = {}
        self.temps: list[str] = []
        """Temporaries of the statement being written."""
        self.free_temps: list[str] = []
        self.annotated: set[str] = set()
        """Names that a type checker knows the type of."""
        self._kinds: dict[str, object] = {}
        """The type of what each name stood for last. One name never stands for two types: a type checker would object."""
        self.frames: list[Frame] = []
        self._bound: list[str] = []
        """Names handed out for locals and parts, in order, that end with the scope they are in."""
        self.span = body.span
        """Of the statement being written."""
        self.held = 0
        """How much of Python's limit on loops, `try` and `with` in each other is used."""
        self.early = False
        """May statements be written now, in front of the expression being written, without changing any order?"""
        self.can_define = False
        """May a `def` be written in front of it? (Making a closure changes nothing.)"""

    def _used(self, body: Expr) -> set[str]:
        """The module's names that the function mentions; its locals must not hide them."""
        names = self.module.names
        found = {*names.singletons.values()}
        for e in walk(body):
            if isinstance(e, Call):
                found.add(names.functions[e.function])
            elif isinstance(e, FunctionRef):
                found.add(names.functions[e.name])
            elif isinstance(e, Global):
                found.add(names.globals[e.name])
        return found

    # --- names -------------------------------------------------------------------------------------------------------

    def bind(self, name: str) -> str:
        """The Python name of a local where it is declared."""
        found = self.locals.get(name)
        if found is None:
            like = name if name.startswith("_") else identifier(name)
            found = self.locals[name] = self._fresh(like, self.facts.types.get(name))
            if name not in self.facts.captured:
                self._bound.append(found)
        return found

    def read(self, name: str) -> str:
        """Python for a local's value, or for assigning it."""
        found = self.bind(name)
        return f"{found}.value" if self.facts.in_cell(name) else found

    def temp(self, t: Type = INT) -> str:
        """A name for a value until the statement ends."""
        name = next((n for n in reversed(self.free_temps) if self._kinds[n] == t), None)
        if name is None:
            name = self._fresh("t" if t == INT else "x", t)
        else:
            self.free_temps.remove(name)
        self.temps.append(name)
        return name

    def part(self, like: str = "part", kind: object = None) -> str:
        """A name until the scope ends, for what has none in the program. `kind` is the type, if it is known."""
        name = self._fresh(like, kind if kind is not None else object())
        self._bound.append(name)
        return name

    def flag(self, like: str) -> str:
        """A name of a Bool for the rest of the function."""
        return self._fresh(like, BOOL)

    def _fresh(self, like: str, kind: object) -> str:
        found = self.scope.fresh(like, lambda name: self._kinds.get(name, kind) == kind)
        self._kinds[found] = kind
        return found

    @contextmanager
    def scoped(self) -> Iterator[None]:
        """Locals bound inside are gone behind it, and their names free, except those that closures have captured."""
        before = len(self._bound)
        yield
        for name in self._bound[before:]:
            self.scope.release(name)
        del self._bound[before:]

    @contextmanager
    def statement_temps(self) -> Iterator[None]:
        """Temporaries made inside are free for use behind it."""
        before = len(self.temps)
        yield
        self.free_temps += reversed(self.temps[before:])
        del self.temps[before:]

    @contextmanager
    def inline(self) -> Iterator[None]:
        """Inside, what is written may run late, repeatedly or not at all: nothing may be written in front of it."""
        early, self.early = self.early, False
        yield
        self.early = early

    # --- lines -------------------------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        self.out.line(text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """A compound statement; `pass` stands in for nothing. Raises CompileError where Python would refuse so many blocks in
        each other."""
        self.out.line(head)
        self.out.depth += 1
        weight = _WEIGHTS.get(bare(head).split(" ")[0].rstrip(":"), 0)
        self.held += weight
        if self.out.depth > DEEPEST_BLOCK or self.held > MOST_HELD:
            raise CompileError((too_deep(self.span),))
        before = len(self.out.lines)
        yield
        if len(self.out.lines) == before:
            self.out.line("pass")
        self.held -= weight
        self.out.depth -= 1

    def mark(self, span: Span, text: str) -> str:
        return self.module.places.marked(span, text)

    def use(self, *names: str) -> str:
        """Imports names from the support module; gives the first."""
        self.module.imports.update(names)
        return names[0]
