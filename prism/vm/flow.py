"""One function's instructions, checked by one linear walk. Types of the operand stack are known at each instruction; where
control flows together, they must be the same. A block that is jumped back to keeps the state it was entered with first.

The state: the types on the operand stack; which locals are assigned (a bit each, in one number); how many restrictions
were entered. Locals keep their declared types.
"""

from __future__ import annotations

from prism.vm.module import ANY_ERROR, BOOL, FLOAT, INT, NEVER, STRING, UNIT
from prism.vm.opcodes import BRANCH, BY_CODE, JUMP, OPCODES
from prism.vm.signatures import signature_of
from prism.vm.types import BadType, Types, covered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prism.vm.module import Function, Module, Row

    State = tuple[list[int], int, int]


class Invalid(Exception):
    """The module decodes but breaks a rule: which, and in which function at which instruction, if in one."""

    def __init__(self, reason: str, function: str = "", pc: int = -1) -> None:
        place = f"in {function}" if function else ""
        place += f" at instruction {pc}" if pc >= 0 else ""
        super().__init__(f"{reason} ({place})" if place else reason)
        self.reason = reason
        self.function = function
        self.pc = pc


class Budget:
    """The verifier's own fuel: generous for what a compiler makes, in proportion to the module's size."""

    def __init__(self, module: Module) -> None:
        size = sum([len(f.code) + len(f.params) + len(f.locals) + len(f.handlers) for f in module.functions])
        self.left = 1_000_000 + 100 * size

    def spend(self, work: int) -> None:
        self.left -= work
        if self.left < 0:
            raise Invalid("it is too intricate to verify")


class Context:
    """What the functions of a module share while they are checked."""

    def __init__(self, module: Module, types: Types) -> None:
        self.module = module
        self.types = types
        self.constants = [_CONSTANT_TYPES[type(c)] for c in module.constants]
        self.signatures = [types.number(("fn", f.params, f.result, f.row)) for f in module.functions]


_CONSTANT_TYPES: dict[type, int] = {int: INT, float: FLOAT, bool: BOOL, str: STRING, type(None): UNIT}
SCALAR_NUMBERS = {"int": INT, "float": FLOAT, "bool": BOOL, "string": STRING, "unit": UNIT, "never": NEVER}

_JUMPS = frozenset(row.code for row in OPCODES.values() if row.flow in (JUMP, BRANCH))
_plain: dict[int, tuple[int, list[int], int]] = {}
"""Value operations on scalars alone: how many arguments, their types, the result's."""


def _plain_rows() -> dict[int, tuple[int, list[int], int]]:
    if not _plain:
        for row in OPCODES.values():
            if row.reference is not None and "<" not in row.stack and row.name != "concat_string":
                signature = signature_of(row)
                params = [SCALAR_NUMBERS[shape[0]] for shape in signature.params]
                _plain[row.code] = len(params), params, SCALAR_NUMBERS[signature.result[0]]
    return _plain


class Walk:
    """Checks functions one after the other. `rules.py` adds what each opcode does to the state."""

    def __init__(self, context: Context, budget: Budget) -> None:
        self.context = context
        self.types = context.types
        self.budget = budget
        self.plain = _plain_rows()
        self.cases: dict[int, Callable[[int, int], bool]] = {}

    def fail(self, reason: str) -> Invalid:
        return Invalid(reason, self.function.name, self.pc)

    def check(self, number: int, function: Function) -> int:
        """Checks a function. The depth of its deepest operand stack."""
        self.function = function
        self.signature = self.context.signatures[number]
        self.locals = (*function.params, *function.locals)
        self.weight = 1 + len(self.locals) // 64
        self.states: dict[int, State] = {}
        self.errors: dict[int, tuple[set[int], list[bool]]] = {}
        self.stack: list[int] = []
        self.assigned = (1 << len(function.params)) - 1
        self.restrictions = 0
        self.uses_ok: set[tuple[str, ...]] = set()
        self.pc = -1
        code = function.code
        heads = {b for pc, (op, _, b) in enumerate(code) if op in _JUMPS and b <= pc}
        starts: dict[int, list[int]] = {}
        for i, h in enumerate(function.handlers):
            starts.setdefault(h.start, []).append(i)
        marks = {*heads, *starts}
        plain, cases, states = self.plain, self.cases, self.states
        live = True
        deepest = 0
        try:
            for self.pc, (op, a, b) in enumerate(code):
                pc = self.pc
                if pc in states:
                    self._enter(states[pc], live)
                    live = True
                elif not live:
                    raise self.fail("it cannot be reached")
                if pc in marks:
                    if pc in heads:
                        self.budget.spend(len(self.stack) + self.weight)
                        states[pc] = (self.stack[:], self.assigned, self.restrictions)
                    for i in starts.get(pc, ()):
                        self._enter_range(i)
                stack = self.stack
                found = plain.get(op)
                if found is not None:
                    count, params, result = found
                    if stack[-count:] != params:
                        raise self.mismatch(params)
                    if a or b:
                        raise self.fail("an operand that is not used is not 0")
                    del stack[-count:]
                    if result == NEVER:
                        live = False
                    elif result != UNIT:
                        stack.append(result)
                else:
                    case = cases.get(op) or self.case(op)
                    live = case(a, b)
                if len(stack) > deepest:
                    deepest = len(stack)
        except BadType as problem:
            raise self.fail(str(problem)) from None
        if live:
            raise self.fail("control runs off the end")
        return deepest

    # --- states -----------------------------------------------------------------------------------------------------

    def _enter(self, state: State, live: bool) -> None:
        stack, assigned, restrictions = state
        self.budget.spend(len(stack) + self.weight)
        if live:
            if stack != self.stack or restrictions != self.restrictions:
                raise self.fail(f"ways meet with different stacks: {self.shown(stack)} and {self.shown(self.stack)}")
            self.assigned &= assigned
        else:
            self.stack = stack[:]
            self.assigned = assigned
            self.restrictions = restrictions

    def go(self, target: int) -> None:
        """Control may go to `target` with the state as it is."""
        self.budget.spend(len(self.stack) + self.weight)
        known = self.states.get(target)
        if known is None:
            if target <= self.pc:
                raise self.fail(f"the target {target} is not there")
            if target >= len(self.function.code):
                raise self.fail(f"the target {target} is not there")
            self.states[target] = (self.stack[:], self.assigned, self.restrictions)
            return
        stack, assigned, restrictions = known
        if stack != self.stack or restrictions != self.restrictions:
            raise self.fail(
                f"ways meet at {target} with different stacks: {self.shown(stack)} and {self.shown(self.stack)}"
            )
        if target > self.pc:
            self.states[target] = (stack, assigned & self.assigned, restrictions)
        elif assigned & ~self.assigned:
            raise self.fail("a way back has fewer locals assigned")

    def _enter_range(self, i: int) -> None:
        """A handler's range begins: its target is reached with what is there now."""
        h = self.function.handlers[i]
        if h.depth > len(self.stack) or h.restrictions > self.restrictions:
            raise self.fail("a handler keeps more than there is")
        if h.type == ANY_ERROR:
            error = self.types.number(("error", h.target))
            self.errors.setdefault(h.target, (set(), [False]))
        else:
            error = h.type
            if error >= len(self.types.table) or self.types.table[error][0] not in ("record", "enum"):
                raise self.fail("a handler's type is neither record nor enum")
        self._to_handler(h.target, [*self.stack[: h.depth], error], h.restrictions)

    def _to_handler(self, target: int, stack: list[int], restrictions: int) -> None:
        self.budget.spend(len(stack) + self.weight)
        known = self.states.get(target)
        if known is None:
            self.states[target] = (stack, self.assigned, restrictions)
        elif known[0] != stack or known[2] != restrictions:
            raise self.fail(f"the handler at {target} is met with different stacks")
        else:
            self.states[target] = (stack, known[1] & self.assigned, restrictions)

    def throwing(self, throws: tuple[int, ...], is_open: bool = False) -> None:
        """Errors of these types, and if open of any, may be thrown here."""
        if not throws and not is_open:
            return
        left = set(throws)
        handlers = self.function.handlers
        self.budget.spend(len(handlers))
        for h in handlers:
            if not h.start <= self.pc < h.end:
                continue
            if h.type == ANY_ERROR:
                types, opens = self.errors[h.target]
                types |= left
                opens[0] = opens[0] or is_open
                error = self.types.number(("error", h.target))
            elif h.type in left or is_open:
                left.discard(h.type)
                error = h.type
            else:
                continue
            if h.depth > len(self.stack) or h.restrictions > self.restrictions:
                raise self.fail("a handler keeps more than there is")
            self._to_handler(h.target, [*self.stack[: h.depth], error], h.restrictions)
            if h.type == ANY_ERROR or (not left and not is_open):
                return
        row = self.function.row
        for t in left:
            if t not in row[1]:
                raise self.fail(f"{self.types.show(t)} is thrown, which is neither caught nor in the function's row")
        if is_open and not row[2]:
            raise self.fail("errors of an open row are thrown, and the function's row is not open")

    def using(self, row: Row) -> None:
        """What this row says is done here."""
        effects, throws, is_open = row
        if effects and effects not in self.uses_ok:
            for effect in effects:
                if not covered(effect, self.function.row[0]):
                    raise self.fail(f"{effect} is used, which is not in the function's row")
            self.uses_ok.add(effects)
        if is_open and not self.function.row[2]:
            raise self.fail("an open row is used, and the function's row is not open")
        if throws or is_open:
            self.throwing(throws, is_open)

    def case(self, op: int) -> Callable[[int, int], bool]:
        """What the opcode does to the state, given its operands: tells whether control goes on to the next instruction."""
        raise NotImplementedError

    # --- operands --------------------------------------------------------------------------------------------------

    def shown(self, types: list[int]) -> str:
        texts = [self.types.show(t) for t in types[-6:]]
        return f"[{', '.join(['...', *texts] if len(types) > 6 else texts)}]"

    def mismatch(self, wanted: list[int]) -> Invalid:
        have = self.stack[-len(wanted) :] if wanted else []
        name = BY_CODE[self.function.code[self.pc][0]].name
        return self.fail(f"{name} wants {self.shown(wanted)} on the stack and finds {self.shown(have)}")

    def pop(self) -> int:
        if not self.stack:
            raise self.fail("the stack is empty")
        return self.stack.pop()

    def pop_as(self, wanted: int) -> None:
        have = self.pop()
        if have != wanted and not self.types.fits(have, wanted):
            self.stack.append(have)
            raise self.mismatch([wanted])

    def pop_all(self, wanted: tuple[int, ...]) -> None:
        """Takes values of these types, the last on top."""
        count = len(wanted)
        if not count:
            return
        have = self.stack[-count:]
        if tuple(have) != wanted and not (
            len(have) == count and all(h == w or self.types.fits(h, w) for h, w in zip(have, wanted))
        ):
            raise self.mismatch(list(wanted))
        del self.stack[-count:]

    def pop_entry(self, *kinds: str) -> tuple[Any, ...]:
        """Takes a value of a type of one of these kinds: its entry."""
        t = self.pop()
        entry = self.types.table[t]
        if entry[0] not in kinds:
            raise self.fail(f"{' or '.join(kinds)} is wanted on the stack, and {self.types.show(t)} is there")
        return entry

    def entry(self, t: int, *kinds: str) -> tuple[Any, ...]:
        """The entry of the type that an operand names."""
        # Only types of the file's own table may be named, not those that verification added.
        if t >= len(self.context.module.types) or self.types.table[t][0] not in kinds:
            raise self.fail(f"type {t} is no {' or '.join(kinds)}")
        return self.types.table[t]

    def local(self, n: int) -> int:
        if n >= len(self.locals):
            raise self.fail(f"there is no local {n}")
        return self.locals[n]

    def assigned_local(self, n: int) -> int:
        t = self.local(n)
        if not self.assigned >> n & 1:
            raise self.fail(f"local {n} may not be assigned here")
        return t

    def cell_in(self, t: int) -> int:
        entry = self.types.table[t]
        if entry[0] != "cell":
            raise self.fail(f"{self.types.show(t)} is no cell")
        content: int = entry[1]
        return content
