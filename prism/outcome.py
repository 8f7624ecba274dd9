"""What a run of a program came to, the same on every target and engine.

Plain classes: this is imported at every start, where `dataclasses` would cost 10 ms.
"""

from __future__ import annotations

EXIT_THROWN = 1
EXIT_USAGE = 2
EXIT_TRAP = 70


class Frame:
    """A place in the call stack: the Prism function's qualified name and where it stood."""

    __slots__ = ("column", "file", "function", "line")

    def __init__(self, function: str, file: str, line: int, column: int) -> None:
        self.function = function
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        # Without a debug section there is no place.
        return f"{self.file}:{self.line}:{self.column} in {self.function}" if self.file else self.function


class TrapReport:
    """A trap: its code, message and call stack, innermost frame first (empty only for a trap at load)."""

    __slots__ = ("code", "message", "stack")

    def __init__(self, code: str, message: str, stack: tuple[Frame, ...] = ()) -> None:
        self.code = code
        self.message = message
        self.stack = stack


class ThrownReport:
    """An error that nothing caught: its type's qualified name and what it shows as."""

    __slots__ = ("shown", "type")

    def __init__(self, type: str, shown: str) -> None:
        self.type = type
        self.shown = shown


class EffectEvent:
    """An effect operation that reached the gate. `args` are Prism literals (`"a.txt"`); `decision` is `granted` or
    `denied`. What the operation returned is no part of it."""

    __slots__ = ("args", "decision", "operation")

    def __init__(self, operation: str, args: tuple[str, ...], decision: str) -> None:
        self.operation = operation
        self.args = args
        self.decision = decision

    def __str__(self) -> str:
        return f"{self.operation}({', '.join(self.args)}) {self.decision}"


class Outcome:
    """One of: a value (`trap` and `thrown` None), an uncaught error, or a trap.

    `value` is the result as a plain Python value converted by the signature (None for unit); `shown` is what the
    result shows as in Prism, or None if there is none. `output` and `error_output` are what was written to standard
    output and standard error, unless they were passed through; `fuel` is what was used, where the target meters it.
    """

    __slots__ = ("effects", "error_output", "fuel", "output", "shown", "thrown", "trap", "value")

    def __init__(
        self,
        *,
        output: str = "",
        error_output: str = "",
        value: object = None,
        shown: str | None = None,
        thrown: ThrownReport | None = None,
        trap: TrapReport | None = None,
        effects: tuple[EffectEvent, ...] = (),
        fuel: int | None = None,
    ) -> None:
        self.output = output
        self.error_output = error_output
        self.value = value
        self.shown = shown
        self.thrown = thrown
        self.trap = trap
        self.effects = effects
        self.fuel = fuel

    @property
    def exit_code(self) -> int:
        """0 or main's value; 1 for an uncaught error; 70 for a trap."""
        if self.trap is not None:
            return EXIT_TRAP
        if self.thrown is not None:
            return EXIT_THROWN
        return self.value & 0xFF if isinstance(self.value, int) and not isinstance(self.value, bool) else 0
