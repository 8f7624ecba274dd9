"""Inlining: a call becomes the body of the function, a call of a known closure the body of the closure.

Inlined are small functions that are not recursive, and functions that take other functions, where they are given closures or
functions by name: `xs.map(fn(x) => x + 1)` becomes the loop it stands for, with `x + 1` in its middle. A `Return` must be
removable (see `returns`). Callees come first, so what is inlined has been inlined into.

Arguments are bound to fresh locals in their order; an argument that is used once goes where it is used, if nothing can tell (see
`forward`). Code of `std` takes over the place of the call, so that a trap points to the user's line. The call stack that a trap
shows lacks inlined functions: so, with `whole_stacks`, a function of the program itself is inlined only if nothing in it can trap.
"""

from __future__ import annotations

from collections.abc import Mapping

from prism.immutable import value
from prism.passes.call_graph import CallGraph
from prism.passes.forward import forward
from prism.passes.monomorphize import substitution
from prism.passes.names import Names
from prism.passes.purity import EFFECTS, TRAPS, LocalPurity, Purity, assigned_in
from prism.passes.rebuilding import with_body, with_definitions, with_init
from prism.passes.returns import without_returns
from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Continue,
    Expr,
    ForEach,
    ForRange,
    Function,
    FunctionRef,
    Global,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Module,
    Param,
    PBind,
    Prim,
)
from prism.pir.rewrite import rename_locals, retype
from prism.pir.types import UNIT, Fn, Row, union
from prism.pir.walk import binds, rebuild, walk
from prism.source import Span

ROUNDS = 8
"""So deep may inlining uncover calls that are inlined in turn."""


@value
class Inline:
    """The pass. Functions of at most `small` nodes are inlined, those that are given functions up to `taking` nodes, and those
    called only once up to `single` nodes; the body of a function grows by at most `growth` nodes."""

    small: int = 24
    taking: int = 120
    single: int = 0
    growth: int = 2000
    whole_stacks: bool = True

    def __call__(self, module: Module) -> Module:
        return _Program(module, self).run()


class _Form:
    """A function or closure ready to be put in place of a call: no `Return`, its size, and how often it reads each local."""

    __slots__ = ("assigned", "body", "bound", "invoked", "labels", "params", "size", "uses")

    def __init__(self, params: tuple[Param, ...], body: Expr) -> None:
        self.params = params
        self.body = body
        self.size = 0
        self.uses: dict[str, int] = {}
        self.invoked: dict[str, int] = {}
        """How often each local is the callee of an `Invoke`."""
        self.bound: dict[str, None] = {p.name: None for p in params}
        self.labels: list[str] = []
        self.assigned: set[str] = set()
        for e in walk(body):
            self.size += 1
            match e:
                case Local():
                    self.uses[e.name] = self.uses.get(e.name, 0) + 1
                case Literal() | Prim() | Call():
                    pass
                case Assign():
                    self.assigned.add(e.name)
                case Invoke(callee=Local(name=name)):
                    self.invoked[name] = self.invoked.get(name, 0) + 1
                case _:
                    self.bound.update(dict.fromkeys(binds(e)))
                    if isinstance(e, (Loop, ForRange, ForEach)):
                        self.labels.append(e.label)

    def only_called(self, name: str) -> bool:
        return self.invoked.get(name, 0) == self.uses.get(name, 0)


class _Program:
    def __init__(self, module: Module, options: Inline) -> None:
        self.module = module
        self.options = options
        self.graph = CallGraph(module)
        self.purity = Purity(module, self.graph)
        self.bodies: dict[str, Function] = {}
        self.forms: dict[str, _Form | None] = {}
        self.references: dict[str, int] = dict.fromkeys(module.exports, 2)
        for callees in self.graph.callees.values():
            for name, count in callees.items():
                self.references[name] = self.references.get(name, 0) + count

    def run(self) -> Module:
        for f in self.graph.order:
            self.bodies[f.name] = with_body(f, _Inliner(self, f.params, f.body).run())
        globals = tuple([with_init(g, _Inliner(self, (), g.init).run()) for g in self.module.globals])
        functions = tuple([self.bodies[f.name] for f in self.module.functions])
        return with_definitions(self.module, self.module.types, globals, functions)

    def form(self, name: str) -> _Form | None:
        """The function as it can be inlined; None if it can't. Only asked for callees that are done."""
        if name not in self.forms:
            f = self.bodies.get(name)
            made = None
            if f is not None and name not in self.graph.recursive and not self.shows(name):
                body = without_returns(f.body, f.result, Names(f.params, f.body))
                made = None if body is None else _Form(f.params, body)
            self.forms[name] = made
        return self.forms[name]

    def shows(self, name: str) -> bool:
        """Must the function stay, because it can be seen in a call stack? An operation may be denied, which is a trap too."""
        may_trap = self.purity.functions[name] & (TRAPS | EFFECTS)
        return self.options.whole_stacks and bool(may_trap) and not name.startswith("std.")


class _Inliner:
    """Inlines into one function."""

    def __init__(self, program: _Program, params: tuple[Param, ...], body: Expr) -> None:
        self.program = program
        self.options = program.options
        self.names = Names(params, body)
        self.body = body
        self.known: LocalPurity | None = None
        self.left = program.options.growth
        self.depth = 0
        self.uses: dict[str, int] | None = None
        self.closures: dict[str, _Form] = {}
        """Immutable locals that hold a closure."""
        self.moved: dict[str, Closure] = {}
        """Those that are read once: they move to where they are read."""

    def run(self) -> Expr:
        return self.go(self.body)

    @property
    def purity(self) -> LocalPurity:
        if self.known is None:
            self.known = LocalPurity(self.program.purity, assigned_in(self.body))
        return self.known

    def go(self, e: Expr) -> Expr:
        kind = type(e)
        if kind is Block:
            return self.block(e)  # type: ignore[arg-type]  # a Block
        if kind is Local:
            return self.moved.get(e.name, e)  # type: ignore[attr-defined]  # a Local
        e = rebuild(e, self.go)
        if kind is Call or kind is Invoke:
            return self.reduce(e)
        return e

    def reduce(self, e: Expr) -> Expr:
        """Inlines at `e` itself, whose parts are done."""
        if isinstance(e, Call):
            return self.call(e)
        if isinstance(e, Invoke):
            return self.invoke(e)
        return e

    # --- closures that have a name ---------------------------------------------------------------------------

    def block(self, e: Block) -> Expr:
        out: list[Expr] = []
        for part in e.body:
            made = self.go(part)
            if not isinstance(made, Let):
                out.append(made)
            elif not self.names_closure(made):
                out.extend(self.named(made) or [made])
        result = self.go(e.result)
        if not out:
            return result
        if result is e.result and len(out) == len(e.body) and all(old is new for old, new in zip(e.body, out)):
            return e
        return Block(e.type, union(result.row, *[part.row for part in out]), e.span, tuple(out), result)

    def named(self, let: Let) -> list[Expr] | None:
        """`let x = { let out = ...; ...; out }` as `let x = ...; ...`: the program's name, not the inlined function's."""
        p, init = let.pattern, let.init
        if not isinstance(p, PBind) or let.mutable or not isinstance(init, Block) or not isinstance(init.result, Local):
            return None
        inner = init.result.name
        if not any(isinstance(e, Let) and isinstance(e.pattern, PBind) and e.pattern.name == inner for e in init.body):
            return None
        if inner in self.purity.assigned:
            self.purity.assigned.add(p.name)
        return [rename_locals(e, {inner: p.name}) for e in init.body]

    def names_closure(self, let: Let) -> bool:
        """Notes a closure that is bound to a name. True if the binding is no longer needed."""
        p, made = let.pattern, let.init
        if not isinstance(made, Closure) or not isinstance(p, PBind) or p.name in self.purity.assigned:
            return False
        if self.uses is None:
            self.uses = {}
            for part in walk(self.body):
                if type(part) is Local:
                    self.uses[part.name] = self.uses.get(part.name, 0) + 1
        form = self.closure_form(made)
        if form is None:
            return False
        if self.uses.get(p.name) == 1:
            self.moved[p.name] = made
            return True
        if form.size <= self.options.small:
            self.closures[p.name] = form
        return False

    def closure_form(self, e: Closure) -> _Form | None:
        assert isinstance(e.type, Fn)
        body = without_returns(e.body, e.type.result, self.names)
        return None if body is None else _Form(e.params, body)

    # --- calls -------------------------------------------------------------------------------------------------

    def call(self, e: Call) -> Expr:
        options = self.options
        form = self.program.form(e.function)
        if form is None or self.depth > ROUNDS:
            return e
        limit = options.small
        if any(_is_function(a) and form.only_called(p.name) for p, a in zip(form.params, e.args)):
            limit = max(limit, options.taking)
        elif self.program.references.get(e.function) == 1:
            limit = max(limit, options.single)
        if form.size > limit or form.size > self.left:
            return e
        self.left -= form.size
        f = self.program.bodies[e.function]
        body = form.body
        star = _star(f, e)
        if f.type_params or star is not None:
            types = {p.name: t for p, t in zip(f.type_params, e.type_args)}
            on_type, on_row = substitution(types, star)
            body = retype(body, on_type, on_row)
            params = tuple([Param(p.name, on_type(p.type)) for p in form.params])
        else:
            params = form.params
        return self.expand(form, params, body, e.args, e, e.span if e.function.startswith("std.") else None)

    def invoke(self, e: Invoke) -> Expr:
        callee = e.callee
        if isinstance(callee, FunctionRef):
            return self.call(Call(e.type, e.row, e.span, callee.name, callee.type_args, e.args))
        if isinstance(callee, Closure):
            form = self.closure_form(callee)
            if form is not None:
                return self.expand(form, form.params, form.body, e.args, e, None, fresh=False)
        elif isinstance(callee, Local) and callee.name in self.closures and self.depth <= ROUNDS:
            form = self.closures[callee.name]
            if form.size <= self.left:
                self.left -= form.size
                return self.expand(form, form.params, form.body, e.args, e, None)
        return e

    def expand(
        self,
        form: _Form,
        params: tuple[Param, ...],
        body: Expr,
        args: tuple[Expr, ...],
        e: Expr,
        span: Span | None,
        fresh: bool = True,
    ) -> Expr:
        """`body` with `args` for its parameters; with new names for what it binds, unless it moves here for good."""
        names: dict[str, str] = {}
        labels: dict[str, str] = {}
        if fresh:
            names = {name: self.names.local(name) for name in form.bound}
            labels = {name: self.names.label(name) for name in form.labels}
            self.purity.assigned.update(names.get(name, name) for name in form.assigned)
        atoms: dict[str, Expr] = {}
        closures: dict[str, Closure] = {}
        lets: list[tuple[str, int, Expr]] = []
        for p, arg in zip(params, args):
            name = names.get(p.name, p.name)
            count = form.uses.get(p.name, 0)
            if isinstance(arg, Block) and isinstance(arg.result, Closure):
                lets += [("", 0, part) for part in arg.body]
                arg = arg.result
            if self.is_atom(arg):
                atoms[name] = arg
            elif isinstance(arg, Closure) and form.only_called(p.name) and self.may_copy(arg, count):
                closures[name] = arg
            else:
                lets.append((name, count, Let(UNIT, arg.row, arg.span, PBind(p.type, arg.span, name), False, arg)))
        body = rename_locals(body, names)
        if atoms or closures or labels or span is not None:
            self.depth += 1
            body = self.put(body, atoms, closures, labels, span)
            self.depth -= 1
        return self.bind(lets, body)

    def bind(self, lets: list[tuple[str, int, Expr]], body: Expr) -> Expr:
        """`body` behind bindings (local, how often it is read, Let) and other statements."""
        kept: list[Expr] = []
        for name, count, let in reversed(lets):
            if count == 1 and isinstance(let, Let):
                rest = _block(kept, body)
                placed = forward(name, let.init, rest, self.purity)
                if placed is not None:
                    body, kept = placed, []
                    continue
            kept.insert(0, let)
        return _block(kept, body)

    def is_atom(self, e: Expr) -> bool:
        if isinstance(e, Local):
            return e.name not in self.purity.assigned
        if isinstance(e, Literal):
            return not isinstance(e.value, str) or len(e.value) <= 40
        return isinstance(e, (Global, FunctionRef))

    def may_copy(self, e: Closure, count: int) -> bool:
        """May the closure's body stand where the closure is called, as often as that is?"""
        form = self.closure_form(e)
        if form is None:
            return False
        return count <= 1 or form.size * (count - 1) <= min(self.left, 2 * self.options.small)

    def put(
        self,
        e: Expr,
        atoms: Mapping[str, Expr],
        closures: dict[str, Closure],
        labels: Mapping[str, str],
        span: Span | None,
    ) -> Expr:
        """`e` with atoms in place of parameters, closures called where they were parameters, new labels, and one span."""
        placed: set[str] = set()

        def go(e: Expr) -> Expr:
            if isinstance(e, Invoke) and isinstance(e.callee, Local) and e.callee.name in closures:
                return called(e, closures[e.callee.name])
            if isinstance(e, Local) and e.name in atoms:
                return atoms[e.name]
            made = rebuild(e, go)
            match made:
                case Loop():
                    made = Loop(made.type, made.row, made.span, label(made.label), made.body)
                case ForRange():
                    made = ForRange(
                        made.type,
                        made.row,
                        made.span,
                        label(made.label),
                        made.name,
                        made.low,
                        made.high,
                        made.inclusive,
                        made.body,
                    )
                case ForEach():
                    made = ForEach(
                        made.type, made.row, made.span, label(made.label), made.pattern, made.items, made.body
                    )
                case Break():
                    made = Break(made.type, made.row, made.span, label(made.label), made.operand)
                case Continue():
                    made = Continue(made.type, made.row, made.span, label(made.label))
            if span is not None:
                made = _at(made, span, made is e)
            return self.reduce(made)

        def label(old: str) -> str:
            return labels.get(old, old)

        def called(e: Invoke, closure: Closure) -> Expr:
            assert isinstance(e.callee, Local)
            args = tuple([go(a) for a in e.args])
            form = self.closure_form(closure)
            assert form is not None
            fresh = e.callee.name in placed
            placed.add(e.callee.name)
            if fresh:
                self.left -= form.size
            return self.expand(form, form.params, form.body, args, e, None, fresh)

        return go(e)


def _is_function(e: Expr) -> bool:
    """Is it visible which function this is?"""
    return isinstance(e.result if isinstance(e, Block) else e, (Closure, FunctionRef))


def _star(f: Function, e: Call) -> Row | None:
    """What the `*` of `f` stands for at a call: what the functions that it is given do. None if it has no `*`."""
    rows = [
        a.type.row if isinstance(a.type, Fn) else e.row
        for p, a in zip(f.params, e.args)
        if isinstance(p.type, Fn) and p.type.row.open
    ]
    return union(*rows) if rows else e.row if f.row.open else None


def _block(first: list[Expr], last: Expr) -> Expr:
    if not first:
        return last
    body = tuple(first)
    if isinstance(last, Block):
        body, last = (*body, *last.body), last.result
    return Block(last.type, union(last.row, *[part.row for part in body]), last.span, body, last)


_SLOTS: dict[type[Expr], tuple[str, ...]] = {}


def _at(e: Expr, span: Span, copy: bool) -> Expr:
    """`e` at another place; a new node if `copy`, else changed before anyone sees it."""
    if copy:
        kind = type(e)
        slots = _SLOTS.get(kind)
        if slots is None:
            slots = _SLOTS[kind] = tuple(kind.__dataclass_fields__)
        e = kind(*[getattr(e, slot) for slot in slots])
    object.__setattr__(e, "span", span)
    return e
