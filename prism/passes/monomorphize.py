"""Specialisation: one copy of a generic function for each list of types it is called with.

A copy is named after its types, `std.list.List.sort<Int>`, so that names are readable, unique and the same in every build.
With `bounded_only`, for Python and JavaScript, only type parameters with a bound are specialised (`show`, `eq`, `compare` and keys
depend on those) and the others stay generic: `shop.group<Int>` may still have a parameter `V`. Without it, for bytecode, no
type parameter is left. Types are not renamed: `shop.Tree<Int>` stays a constructor applied to types.

Works from the exports and globals, so what they do not reach is gone afterwards. A program that needs infinitely many copies
(`fn f<T: Show>(x: T) { f([x]) }`) is refused with a diagnostic at the call that never comes to an end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.diagnostics import CompileError, Diagnostic
from prism.immutable import value
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.pir.nodes import Call, Expr, Function, FunctionRef, GlobalDef, Module, Param
from prism.pir.rewrite import retype
from prism.pir.types import Con, Fn, Row, Type, Var, show_type, substitute, substitute_row
from prism.pir.walk import rebuild
from prism.source import Span

DEEPEST, LARGEST = 40, 1000
"""No type argument may be nested deeper, or have more parts: a program that needs this would need ever more."""

MOST = 20_000
"""Nor may a program need more copies."""


@value
class Monomorphize:
    """The pass. `bounded_only`: leave type parameters without bounds as they are."""

    bounded_only: bool = False

    def __call__(self, module: Module) -> Module:
        if not any(f.type_params for f in module.functions):
            return module
        return _Specializer(module, self.bounded_only).run()


class _Specializer:
    def __init__(self, module: Module, bounded_only: bool) -> None:
        self.module = module
        self.bounded_only = bounded_only
        self.generic = {f.name: f for f in module.functions}
        self.fixed = {
            f.name: [not bounded_only or bool(p.bounds) for p in f.type_params]
            for f in module.functions
            if f.type_params
        }
        """For each generic function, which of its type parameters are specialised."""
        self.copies: dict[str, dict[str, Function | None]] = {}
        """The copies of each function by name, in the order they came up."""
        self.waiting: list[tuple[Function, str, Mapping[str, Type]]] = []
        self.count = 0

    def run(self) -> Module:
        globals: list[GlobalDef] = [with_init(g, self.within(g.init)) for g in self.module.globals]
        for name in self.module.exports:
            if name in self.generic:
                self.want(self.generic[name], (), self.generic[name].span)
        while self.waiting:
            function, name, types = self.waiting.pop()
            self.copies[function.name][name] = self.specialize(function, name, types)
        functions = [
            copy
            for f in self.module.functions
            for copy in self.copies.get(f.name, {}).values()
            if copy is not None
        ]  # fmt: skip
        return with_definitions(self.module, self.module.types, tuple(globals), tuple(functions))

    def want(self, function: Function, type_args: tuple[Type, ...], span: Span) -> tuple[str, tuple[Type, ...]]:
        """The name of the copy for these types, and the type arguments that it still takes."""
        fixed = self.fixed.get(function.name)
        if fixed is None:
            return self.copy(function, function.name, {}, span), type_args
        types = {p.name: t for p, t, one in zip(function.type_params, type_args, fixed) if one}
        if any(map(_is_too_large, types.values())):
            raise CompileError((_endless(function, span),))
        name = f"{function.name}<{', '.join(map(show_type, types.values()))}>" if types else function.name
        return self.copy(function, name, types, span), tuple([t for t, one in zip(type_args, fixed) if not one])

    def copy(self, function: Function, name: str, types: Mapping[str, Type], span: Span) -> str:
        copies = self.copies.setdefault(function.name, {})
        if name not in copies:
            self.count += 1
            if self.count > MOST:
                raise CompileError((_endless(function, span),))
            copies[name] = None
            self.waiting.append((function, name, types))
        return name

    def specialize(self, function: Function, name: str, types: Mapping[str, Type]) -> Function:
        if not types:
            return with_body(function, self.within(function.body))
        on_type, on_row = substitution(types)
        body = self.within(retype(function.body, on_type, on_row))
        return Function(
            name,
            tuple([p for p in function.type_params if p.name not in types]),
            tuple([Param(p.name, on_type(p.type)) for p in function.params]),
            on_type(function.result),
            on_row(function.row),
            body,
            function.doc,
            function.public,
            function.span,
        )

    def within(self, e: Expr) -> Expr:
        """`e` with its calls going to copies. Its types are concrete already."""
        generic = self.generic

        def go(e: Expr) -> Expr:
            e = rebuild(e, go)
            if isinstance(e, Call):
                name, left = self.want(generic[e.function], e.type_args, e.span)
                if name != e.function or left != e.type_args:
                    return Call(e.type, e.row, e.span, name, left, e.args)
            elif isinstance(e, FunctionRef):
                name, left = self.want(generic[e.name], e.type_args, e.span)
                if name != e.name or left != e.type_args:
                    return FunctionRef(e.type, e.row, e.span, name, left)
            return e

        return go(e)


def substitution(
    types: Mapping[str, Type], star: Row | None = None
) -> tuple[Callable[[Type], Type], Callable[[Row], Row]]:
    """Replaces type parameters, and `*` by `star`; remembers by identity, since the nodes of one body share their types."""
    known: dict[int, tuple[Type, Type]] = {}
    rows: dict[int, tuple[Row, Row]] = {}

    def on_type(t: Type) -> Type:
        found = known.get(id(t))
        if found is None:
            found = known[id(t)] = (t, substitute(t, types, star))
        return found[1]

    def on_row(row: Row) -> Row:
        found = rows.get(id(row))
        if found is None:
            found = rows[id(row)] = (row, substitute_row(row, types, star))
        return found[1]

    return on_type, on_row


def _is_too_large(t: Type) -> bool:
    """Is a type nested too deeply, or has it too many parts? Looks no further than it must."""
    parts = 0
    stack = [(t, 1)]
    while stack:
        t, depth = stack.pop()
        parts += 1
        if depth > DEEPEST or parts > LARGEST:
            return True
        match t:
            case Con(_, args):
                stack.extend((a, depth + 1) for a in args)
            case Fn(params, result, _):
                stack.extend((a, depth + 1) for a in (*params, result))
            case Var():
                pass
    return False


def _endless(function: Function, span: Span) -> Diagnostic:
    short = function.name.rpartition(".")[2]
    params = ", ".join(p.name for p in function.type_params)
    return Diagnostic(
        "endless-specialization",
        f"`{short}` would be needed for infinitely many types `{params}`",
        span,
        "calls it with ever larger types",
        notes=("a generic function that calls itself must come back to types it was called with before",),
    )
