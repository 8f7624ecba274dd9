"""Walking and rebuilding PIR trees: the one place that knows which parts each node has. Knows no meaning of any node.

`rebuild` and `rebuild_pattern` go one level down and share what did not change; a pass recurses through them:

    def simplify(e: Expr) -> Expr:
        e = rebuild(e, simplify)
        ...

Locals have names of their own within a function, so what is free in an expression is what it mentions and does not bind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    Handler,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    Perform,
    PList,
    POr,
    Prim,
    PTuple,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.types import Type

# --- children --------------------------------------------------------------------------------------------------


def _match_children(e: Match) -> tuple[Expr, ...]:
    found = [e.subject]
    for arm in e.arms:
        if arm.guard is not None:
            found.append(arm.guard)
        found.append(arm.body)
    return tuple(found)


def _try_children(e: Try) -> tuple[Expr, ...]:
    parts = (e.body, *[h.body for h in e.handlers])
    return parts if e.finalizer is None else (*parts, e.finalizer)


_CHILDREN: dict[type[Expr], Callable[..., tuple[Expr, ...]]] = {
    Literal: lambda e: (),
    Local: lambda e: (),
    Global: lambda e: (),
    FunctionRef: lambda e: (),
    Closure: lambda e: (e.body,),
    Let: lambda e: (e.init,),
    Assign: lambda e: (e.operand,),
    Block: lambda e: (*e.body, e.result),
    Prim: lambda e: e.args,
    Call: lambda e: e.args,
    Invoke: lambda e: (e.callee, *e.args),
    Perform: lambda e: e.args,
    Construct: lambda e: e.fields,
    Field: lambda e: (e.subject,),
    SetField: lambda e: (e.subject, e.operand),
    If: lambda e: (e.condition, e.then, e.otherwise),
    Match: _match_children,
    Loop: lambda e: (e.body,),
    ForRange: lambda e: (e.low, e.high, e.body),
    ForEach: lambda e: (e.items, e.body),
    Break: lambda e: () if e.operand is None else (e.operand,),
    Continue: lambda e: (),
    Return: lambda e: (e.operand,),
    Throw: lambda e: (e.operand,),
    Try: _try_children,
    Restrict: lambda e: (e.body,),
    VariantTest: lambda e: (e.subject,),
    Payload: lambda e: (e.subject,),
}


def children(e: Expr) -> tuple[Expr, ...]:
    """The expressions right inside `e`, in evaluation order."""
    return _CHILDREN[type(e)](e)


def walk(e: Expr) -> Iterator[Expr]:
    """`e` and every expression inside it, closures' bodies included, parents first and in evaluation order. Any depth."""
    stack = [e]
    table = _CHILDREN
    while stack:
        e = stack.pop()
        yield e
        parts = table[type(e)](e)
        if parts:
            stack.extend(parts[::-1])


def walk_module(module: Module) -> Iterator[Expr]:
    """Every expression of the module: globals, then functions."""
    for definition in module.globals:
        yield from walk(definition.init)
    for function in module.functions:
        yield from walk(function.body)


# --- rebuilding ------------------------------------------------------------------------------------------------

Step = Callable[[Expr], Expr]


def _each(parts: tuple[Expr, ...], f: Step) -> tuple[Expr, ...]:
    """`parts` itself if `f` changes none."""
    changed = [f(part) for part in parts]
    for old, new in zip(parts, changed):
        if old is not new:
            return tuple(changed)
    return parts


def _closure(e: Closure, f: Step) -> Expr:
    body = f(e.body)
    return e if body is e.body else Closure(e.type, e.row, e.span, e.params, body)


def _let(e: Let, f: Step) -> Expr:
    init = f(e.init)
    return e if init is e.init else Let(e.type, e.row, e.span, e.pattern, e.mutable, init)


def _assign(e: Assign, f: Step) -> Expr:
    operand = f(e.operand)
    return e if operand is e.operand else Assign(e.type, e.row, e.span, e.name, operand)


def _block(e: Block, f: Step) -> Expr:
    body, result = _each(e.body, f), f(e.result)
    return e if body is e.body and result is e.result else Block(e.type, e.row, e.span, body, result)


def _prim(e: Prim, f: Step) -> Expr:
    args = _each(e.args, f)
    return e if args is e.args else Prim(e.type, e.row, e.span, e.op, e.type_args, args)


def _call(e: Call, f: Step) -> Expr:
    args = _each(e.args, f)
    return e if args is e.args else Call(e.type, e.row, e.span, e.function, e.type_args, args)


def _invoke(e: Invoke, f: Step) -> Expr:
    callee, args = f(e.callee), _each(e.args, f)
    return e if callee is e.callee and args is e.args else Invoke(e.type, e.row, e.span, callee, args)


def _perform(e: Perform, f: Step) -> Expr:
    args = _each(e.args, f)
    return e if args is e.args else Perform(e.type, e.row, e.span, e.operation, args)


def _construct(e: Construct, f: Step) -> Expr:
    fields = _each(e.fields, f)
    return e if fields is e.fields else Construct(e.type, e.row, e.span, e.variant, fields)


def _field(e: Field, f: Step) -> Expr:
    subject = f(e.subject)
    return e if subject is e.subject else Field(e.type, e.row, e.span, subject, e.name)


def _set_field(e: SetField, f: Step) -> Expr:
    subject, operand = f(e.subject), f(e.operand)
    if subject is e.subject and operand is e.operand:
        return e
    return SetField(e.type, e.row, e.span, subject, e.name, operand)


def _if(e: If, f: Step) -> Expr:
    condition, then, otherwise = f(e.condition), f(e.then), f(e.otherwise)
    if condition is e.condition and then is e.then and otherwise is e.otherwise:
        return e
    return If(e.type, e.row, e.span, condition, then, otherwise)


def _match(e: Match, f: Step) -> Expr:
    subject = f(e.subject)
    changed = subject is not e.subject
    arms = []
    for arm in e.arms:
        guard = None if arm.guard is None else f(arm.guard)
        body = f(arm.body)
        if guard is not arm.guard or body is not arm.body:
            arm = Arm(arm.pattern, guard, body)
            changed = True
        arms.append(arm)
    return Match(e.type, e.row, e.span, subject, tuple(arms)) if changed else e


def _loop(e: Loop, f: Step) -> Expr:
    body = f(e.body)
    return e if body is e.body else Loop(e.type, e.row, e.span, e.label, body)


def _for_range(e: ForRange, f: Step) -> Expr:
    low, high, body = f(e.low), f(e.high), f(e.body)
    if low is e.low and high is e.high and body is e.body:
        return e
    return ForRange(e.type, e.row, e.span, e.label, e.name, low, high, e.inclusive, body)


def _for_each(e: ForEach, f: Step) -> Expr:
    items, body = f(e.items), f(e.body)
    if items is e.items and body is e.body:
        return e
    return ForEach(e.type, e.row, e.span, e.label, e.pattern, items, body)


def _break(e: Break, f: Step) -> Expr:
    if e.operand is None:
        return e
    operand = f(e.operand)
    return e if operand is e.operand else Break(e.type, e.row, e.span, e.label, operand)


def _return(e: Return, f: Step) -> Expr:
    operand = f(e.operand)
    return e if operand is e.operand else Return(e.type, e.row, e.span, operand)


def _throw(e: Throw, f: Step) -> Expr:
    operand = f(e.operand)
    return e if operand is e.operand else Throw(e.type, e.row, e.span, operand)


def _try(e: Try, f: Step) -> Expr:
    body = f(e.body)
    changed = body is not e.body
    handlers = []
    for handler in e.handlers:
        inner = f(handler.body)
        if inner is not handler.body:
            handler = Handler(handler.name, handler.type, inner)
            changed = True
        handlers.append(handler)
    finalizer = None if e.finalizer is None else f(e.finalizer)
    if not changed and finalizer is e.finalizer:
        return e
    return Try(e.type, e.row, e.span, body, tuple(handlers), finalizer)


def _restrict(e: Restrict, f: Step) -> Expr:
    body = f(e.body)
    return e if body is e.body else Restrict(e.type, e.row, e.span, e.limits, body)


def _variant_test(e: VariantTest, f: Step) -> Expr:
    subject = f(e.subject)
    return e if subject is e.subject else VariantTest(e.type, e.row, e.span, subject, e.variant)


def _payload(e: Payload, f: Step) -> Expr:
    subject = f(e.subject)
    return e if subject is e.subject else Payload(e.type, e.row, e.span, subject, e.variant, e.index)


_REBUILD: dict[type[Expr], Callable[..., Expr]] = {
    Literal: lambda e, f: e,
    Local: lambda e, f: e,
    Global: lambda e, f: e,
    FunctionRef: lambda e, f: e,
    Closure: _closure,
    Let: _let,
    Assign: _assign,
    Block: _block,
    Prim: _prim,
    Call: _call,
    Invoke: _invoke,
    Perform: _perform,
    Construct: _construct,
    Field: _field,
    SetField: _set_field,
    If: _if,
    Match: _match,
    Loop: _loop,
    ForRange: _for_range,
    ForEach: _for_each,
    Break: _break,
    Continue: lambda e, f: e,
    Return: _return,
    Throw: _throw,
    Try: _try,
    Restrict: _restrict,
    VariantTest: _variant_test,
    Payload: _payload,
}


def rebuild(e: Expr, f: Step) -> Expr:
    """`e` with `f` applied to each child in evaluation order; `e` itself if none changed. Type, row, span and patterns stay."""
    return _REBUILD[type(e)](e, f)


# --- patterns --------------------------------------------------------------------------------------------------


def subpatterns(p: Pattern) -> tuple[Pattern, ...]:
    """The patterns right inside `p`, left to right."""
    match p:
        case PConstruct(fields=parts) | PTuple(parts=parts) | POr(alternatives=parts):
            return parts
        case PList():
            return p.items if p.rest is None else (*p.items, p.rest)
        case PAs():
            return (p.inner,)
        case _:
            return ()


def walk_pattern(p: Pattern) -> Iterator[Pattern]:
    """`p` and every pattern inside it, parents first, left to right."""
    stack = [p]
    while stack:
        p = stack.pop()
        yield p
        stack.extend(subpatterns(p)[::-1])


def pattern_bindings(p: Pattern) -> dict[str, Type]:
    """The locals that `p` binds, with their types, in order. Alternatives bind the same ones."""
    found: dict[str, Type] = {}
    for part in walk_pattern(p):
        match part:
            case PBind():
                found.setdefault(part.name, part.type)
            case PAs():
                found.setdefault(part.name, part.type)
    return found


def pattern_names(p: Pattern) -> tuple[str, ...]:
    """The names of the locals that `p` binds."""
    if type(p) is PBind:
        return (p.name,)
    return tuple(pattern_bindings(p))


def rebuild_pattern(p: Pattern, f: Callable[[Pattern], Pattern]) -> Pattern:
    """`p` with `f` applied to each pattern right inside it; `p` itself if none changed."""
    parts = subpatterns(p)
    changed = tuple([f(part) for part in parts])
    if all(old is new for old, new in zip(parts, changed)):
        return p
    match p:
        case PConstruct():
            return PConstruct(p.type, p.span, p.variant, changed)
        case PTuple():
            return PTuple(p.type, p.span, changed)
        case POr():
            return POr(p.type, p.span, changed)
        case PList():
            count = len(p.items)
            return PList(p.type, p.span, changed[:count], None if p.rest is None else changed[count])
        case PAs():
            return PAs(p.type, p.span, changed[0], p.name)
        case _:
            return p


# --- locals ----------------------------------------------------------------------------------------------------


def binding_patterns(e: Expr) -> tuple[Pattern, ...]:
    """The patterns that stand right in `e`."""
    match e:
        case Let() | ForEach():
            return (e.pattern,)
        case Match():
            return tuple([arm.pattern for arm in e.arms])
        case _:
            return ()


def binds(e: Expr) -> tuple[str, ...]:
    """The locals that `e` itself binds (not those that its children bind)."""
    match e:
        case Let() | ForEach():
            return pattern_names(e.pattern)
        case Match():
            return tuple([name for arm in e.arms for name in pattern_names(arm.pattern)])
        case ForRange():
            return (e.name,)
        case Try():
            return tuple([handler.name for handler in e.handlers])
        case Closure():
            return tuple([param.name for param in e.params])
        case _:
            return ()


def bound_locals(e: Expr) -> frozenset[str]:
    """Every local bound in `e`, at any depth."""
    return frozenset([name for part in walk(e) if type(part) in _BINDERS for name in binds(part)])


def assigned_locals(e: Expr) -> frozenset[str]:
    """Every local that `e` assigns (`Assign`), at any depth and in closures too."""
    return frozenset([part.name for part in walk(e) if isinstance(part, Assign)])


def mentioned_locals(e: Expr) -> frozenset[str]:
    """Every local that `e` reads or assigns, at any depth."""
    return frozenset([part.name for part in walk(e) if isinstance(part, Local | Assign)])


def free_locals(e: Expr) -> tuple[str, ...]:
    """The locals that `e` reads or assigns and does not bind, in order of first mention; of a closure, what it captures."""
    bound: set[str] = set()
    mentioned: dict[str, None] = {}
    for part in walk(e):
        kind = type(part)
        if kind is Local or kind is Assign:
            mentioned[part.name] = None  # type: ignore[attr-defined]  # both have a name
        elif kind in _BINDERS:
            bound.update(binds(part))
    return tuple([name for name in mentioned if name not in bound])


_BINDERS = frozenset((Let, ForEach, Match, ForRange, Try, Closure))
