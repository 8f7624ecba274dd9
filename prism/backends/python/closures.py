"""Python for closures: `lambda` for a single expression, else `def`.

Python's closures share the variables of the function around them, and a loop has no variables of its own. So a variable that belongs to one
turn of a loop is bound when the closure is made, as a default of a parameter; one that is assigned as well lives in a `Cell`.
"""

from __future__ import annotations

from prism.backends.python import expressions as x
from prism.backends.python import statements as s
from prism.backends.python.body import DROP, RETURN, Body
from prism.pir.nodes import Assign, Call, Closure, Expr, Invoke, Perform
from prism.pir.types import NEVER, UNIT, Type
from prism.pir.walk import free_locals, walk


def is_lambda(b: Body, e: Closure) -> bool:
    """Can it be a `lambda`? Its body is one simple expression with a value, and its parameters need no cells."""
    if e.body.type in (UNIT, NEVER) and not isinstance(e.body, (Call, Invoke, Perform)):
        return False
    if any(b.facts.in_cell(p.name) for p in e.params):
        return False
    return all(x.is_expression(part) for part in walk(e.body)) and all(
        is_lambda(b, part) for part in walk(e.body) if isinstance(part, Closure)
    )


def turn_variables(b: Body, e: Closure) -> list[str]:
    """Parameters with defaults that bind variables of a loop's turn when the closure is made. Python would share them
    between turns."""
    found = []
    for name in free_locals(e):
        if name in b.facts.per_turn and name in b.locals:
            own = b.locals[name]
            found.append(f"{own}={own}")
    return found


def define_closure(b: Body, e: Closure, name: str) -> str:
    """Writes a `def` for a closure."""
    saved = b.frames, b.temps, b.free_temps, b.early, b.can_define, b.held
    b.frames, b.temps, b.free_temps, b.held = [], [], [], 0
    own = name.split(".")[0]
    turn = [v for v in turn_variables(b, e) if v != f"{own}={own}" or "." in name]
    params = ", ".join([*[b.bind(p.name) for p in e.params], *turn])
    head = name if name.isidentifier() else b.part("closure")
    if b.out.lines and not b.out.lines[-1].endswith(":") and b.out.lines[-1]:
        b.line("")
    with b.block(f"def {head}({params}):"), b.scoped():
        outer = sorted(
            {b.locals[n] for n in free_locals(e) if n in assigned_here(e) and n in b.locals and not b.facts.in_cell(n)}
        )
        if outer:
            b.line(f"nonlocal {', '.join(outer)}")
        finish_function(b, e.body, e.type.result)  # type: ignore[union-attr]  # a closure's type is Fn
    b.frames, b.temps, b.free_temps, b.early, b.can_define, b.held = saved
    b.line("")
    if head != name:
        b.line(f"{name} = {head}")
    return name


def assigned_here(e: Closure) -> set[str]:
    """What the closure assigns itself, not in closures inside it."""
    inner = {id(part) for c in walk(e.body) if isinstance(c, Closure) for part in walk(c.body)}
    return {part.name for part in walk(e.body) if isinstance(part, Assign) and id(part) not in inner}


def finish_function(b: Body, body: Expr, result: Type) -> None:
    """The statements of a function or closure."""
    s.statement(b, body, DROP if result == UNIT else RETURN)
