"""Tells how a run ended, on standard error. Imported at every start."""

from __future__ import annotations

import sys

from prism.outcome import EXIT_USAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.outcome import EffectEvent, Frame, Outcome, ThrownReport, TrapReport

FIRST_LINES = 12
LAST_LINES = 4


def fail(message: str, hint: str = "", code: int = EXIT_USAGE) -> int:
    """One message on standard error; gives back the exit code."""
    tell(f"prism: {message}\n" + (f"       {hint}\n" if hint else ""))
    return code


def tell(text: str) -> None:
    """Writes on standard error; where that cannot be written to, the exit code has to do."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, AttributeError):
        return


def report_outcome(outcome: Outcome) -> int:
    """Tells about a trap or an uncaught error; the result is the exit code."""
    if outcome.trap is not None:
        tell(trap_text(outcome.trap))
    elif outcome.thrown is not None:
        tell(thrown_text(outcome.thrown))
    return outcome.exit_code


def trap_text(trap: TrapReport) -> str:
    lines = [f"trap {trap.code}: {trap.message}", *stack_lines(trap.stack)]
    return "\n".join(lines) + "\n"


def thrown_text(thrown: ThrownReport) -> str:
    return f"uncaught error: {thrown.shown}\n"


def stack_lines(stack: tuple[Frame, ...]) -> list[str]:
    """The call stack, innermost first. Calls from the same place in a row are one line, and the middle of what is still
    long is left out."""
    rows: list[tuple[str, int]] = []
    for frame in stack:
        text = str(frame)
        if rows and rows[-1][0] == text:
            rows[-1] = (text, rows[-1][1] + 1)
        else:
            rows.append((text, 1))
    lines = [f"  at {text}{'' if times == 1 else f' ({times:,} times)'}" for text, times in rows]
    if len(lines) > FIRST_LINES + LAST_LINES + 1:
        left_out = sum(times for _, times in rows[FIRST_LINES:-LAST_LINES])
        lines[FIRST_LINES:-LAST_LINES] = [f"  ... {left_out:,} more calls"]
    return lines


def print_event(event: EffectEvent) -> None:
    """A line for --trace-effects."""
    sys.stdout.flush()
    sys.stderr.write(f"effect {event}\n")
    sys.stderr.flush()
