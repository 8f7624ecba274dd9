"""Traps: the ways a program ends that it cannot catch. Imported at every start, so it imports nothing."""

from __future__ import annotations

TRAP_CODES: dict[str, str] = {
    "overflow": "an Int result does not fit 64 bits",
    "division_by_zero": "an Int was divided by zero",
    "shift": "a shift count is not in 0..63",
    "index": "an index or key is out of range",
    "unwrap": "`!` met None",
    "conversion": "a number does not fit the type it is converted to",
    "refinement": "a value does not satisfy its refined type",
    "contract": "a requires or ensures clause does not hold",
    "assertion": "an assert does not hold",
    "unreachable": "the program reached what it declares unreachable",
    "capability": "an operation was not granted",
    "fuel": "the fuel limit is used up",
    "memory": "the heap limit is used up",
    "stack": "calls are nested too deeply",
    "timeout": "the time limit is used up",
    "output": "the output limit is used up",
}


class Trap(Exception):
    """The program was stopped. `stack` holds the call stack, innermost first, as (function, file, line, column)."""

    def __init__(self, code: str, message: str, stack: tuple[tuple[str, str, int, int], ...] = ()) -> None:
        super().__init__(f"trap {code}: {message}")
        self.code = code
        self.message = message
        self.stack = stack
