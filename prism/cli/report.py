"""Tells how a run ended, on standard error. Imported at every start."""

from __future__ import annotations

import sys

from prism.outcome import EXIT_USAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.outcome import EffectEvent, Frame, Outcome, ThrownReport, TrapReport

FIRST_FRAMES = 12
LAST_FRAMES = 4


def fail(message: str, hint: str = "", code: int = EXIT_USAGE) -> int:
    """One message on standard error; gives back the exit code."""
    sys.stderr.write(f"prism: {message}\n" + (f"       {hint}\n" if hint else ""))
    return code


def report_outcome(outcome: Outcome) -> int:
    """Tells about a trap or an uncaught error; the result is the exit code."""
    if outcome.trap is not None:
        sys.stderr.write(trap_text(outcome.trap))
    elif outcome.thrown is not None:
        sys.stderr.write(thrown_text(outcome.thrown))
    return outcome.exit_code


def trap_text(trap: TrapReport) -> str:
    lines = [f"trap {trap.code}: {trap.message}", *stack_lines(trap.stack)]
    return "\n".join(lines) + "\n"


def thrown_text(thrown: ThrownReport) -> str:
    return f"uncaught error: {thrown.shown}\n"


def stack_lines(stack: tuple[Frame, ...]) -> list[str]:
    """The call stack, innermost first; the middle of a deep one is left out."""
    if len(stack) <= FIRST_FRAMES + LAST_FRAMES + 1:
        return [f"  at {frame}" for frame in stack]
    left_out = len(stack) - FIRST_FRAMES - LAST_FRAMES
    return [
        *(f"  at {frame}" for frame in stack[:FIRST_FRAMES]),
        f"  ... {left_out:,} more calls",
        *(f"  at {frame}" for frame in stack[-LAST_FRAMES:]),
    ]


def print_event(event: EffectEvent) -> None:
    """A line for --trace-effects."""
    sys.stdout.flush()
    sys.stderr.write(f"effect {event}\n")
    sys.stderr.flush()
