"""The verifier: what a module must satisfy before an engine takes it. `verify` gives the `Verified` that engines ask for.

First the module's tables, each against those it mentions; then every function by one linear walk over its instructions
(`flow.py`, `rules.py`). What holds afterwards: every operand names something that is there; every instruction finds operands of its
types; locals are assigned before they are read; globals are initialised before they are read; a function does and throws
no more than its row says, through every call; what a host may call needs no more than the manifest says. The work is
linear in the module's size, or the module is refused.
"""

from __future__ import annotations

from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.operations import EFFECTS, FAMILIES, OPERATIONS
from prism.vm.flow import Budget, Context, Invalid
from prism.vm.module import PURE, Module
from prism.vm.opcodes import OPCODES
from prism.vm.rules import Flow
from prism.vm.types import BadType, Types, covered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.vm.module import Function, Limits

__all__ = ["Invalid", "Verified", "verify"]


class Verified:
    """A module that satisfies the verifier, and what engines need of its findings: `stacks` is the deepest operand stack of
    each function, `io_error` the type that file operations throw (-1 if none does). Only `verify` makes one."""

    __slots__ = ("io_error", "module", "stacks")

    def __init__(self, module: Module, stacks: list[int], io_error: int) -> None:
        self.module = module
        self.stacks = stacks
        self.io_error = io_error


def verify(module: Module) -> Verified:
    """Checks everything. Raises Invalid for the first thing that is wrong."""
    context = _check_tables(module)
    budget = Budget(module)
    flow = Flow(context, budget)
    stacks = [flow.check(number, function) for number, function in enumerate(module.functions)]
    _check_globals(module)
    return Verified(module, stacks, context.types.io_error)


def _check_tables(module: Module) -> Context:
    try:
        types = Types(module.types)
    except BadType as problem:
        raise Invalid(str(problem)) from None
    size = len(types.table)
    for i, constant in enumerate(module.constants):
        if type(constant) is int and not INT_MIN <= constant <= INT_MAX:
            raise Invalid(f"constant {i} does not fit 64 bits")
    for name in module.operations:
        row = OPERATIONS.get(name)
        if row is None:
            raise Invalid(f"there is no operation {name!r}")
        if row.throws and types.io_error < 0:
            raise Invalid(f"{name} throws, but the error's type is missing")
    _check_limits("the manifest", module.manifest)
    for i, limits in enumerate(module.restrictions):
        _check_limits(f"restriction {i}", limits)
    for number, function in enumerate(module.functions):
        _check_function(types, number, function, size)
    for g in module.globals:
        if not 0 <= g.function < len(module.functions):
            raise Invalid(f"global {g.name!r} has no function")
        function = module.functions[g.function]
        if function.params or function.upvalues or function.row != PURE or function.result != g.type:
            raise Invalid(f"the function of global {g.name!r} is not a pure one without parameters that gives its type")
    _check_exports(module)
    return Context(module, types)


def _check_limits(what: str, limits: Limits) -> None:
    for effect, patterns in limits:
        if effect not in EFFECTS and effect not in FAMILIES:
            raise Invalid(f"{what} has an unknown effect {effect!r}")
        if patterns == ():
            raise Invalid(f"{what} has {effect} with a limit of no patterns")


def _check_function(types: Types, number: int, function: Function, size: int) -> None:
    def fail(problem: str) -> Invalid:
        return Invalid(problem, function.name)

    for t in (*function.params, function.result):
        if not 0 <= t < size or types.table[t][0] == "cell":
            raise fail(f"type {t} in its signature {'is not there' if t >= size else 'is a cell'}")
    for t in (*function.locals, *function.upvalues):
        if not 0 <= t < size:
            raise fail(f"type {t} of a local is not there")
    problem = types.row_problem(function.row)
    if problem:
        raise fail(f"its row is one {problem}")
    if not function.code:
        raise fail("it has no code")
    for h in function.handlers:
        if not (h.start < h.end <= h.target < len(function.code)):
            raise fail(f"a handler of {h.start}..{h.end} at {h.target} is out of place")


def _check_exports(module: Module) -> None:
    names = set()
    manifest = tuple([effect for effect, _ in module.manifest])
    for e in module.exports:
        if e.name in names:
            raise Invalid(f"two exports are called {e.name!r}")
        names.add(e.name)
        if not 0 <= e.function < len(module.functions):
            raise Invalid(f"export {e.name!r} has no function")
        function = module.functions[e.function]
        if function.upvalues or len(e.params) != len(function.params):
            raise Invalid(f"export {e.name!r} and its function do not agree on the parameters")
        for effect in function.row[0]:
            if not covered(effect, manifest):
                raise Invalid(f"export {e.name!r} uses {effect}, which the manifest does not state")


def _check_globals(module: Module) -> None:
    """A global's function may only read, through whatever it could call, globals before it."""
    if not module.globals:
        return
    calls = {OPCODES[name].code: name for name in ("call", "make_closure", "function_value")}
    load_global = OPCODES["load_global"].code
    function_value = OPCODES["function_value"].code
    reads: list[int] = []
    users: list[list[int]] = [[] for _ in module.functions]
    for number, function in enumerate(module.functions):
        last = -1
        for code, a, b in function.code:
            if code == load_global:
                last = max(last, b)
            elif code in calls:
                users[a if code == function_value else b].append(number)
        reads.append(last)
    waiting = sorted(range(len(reads)), key=lambda number: reads[number])
    settled = [-2] * len(reads)
    while waiting:
        # From the function that reads the last global down, so that each function is settled once.
        number = waiting.pop()
        if settled[number] >= reads[number]:
            continue
        last = reads[number]
        reach = [number]
        while reach:
            at = reach.pop()
            if settled[at] < last:
                settled[at] = last
                reach += users[at]
    for i, g in enumerate(module.globals):
        if settled[g.function] >= i:
            raise Invalid(f"global {g.name!r} may read {module.globals[settled[g.function]].name!r} before its time")
