"""The gate: the one door between a running program and the world.

Authority is checked at load (`check_load`: every effect of the manifest is granted at all) and at each operation
(`perform`: its argument fits the grant, main's row and every enclosing restriction). What fails traps `capability` with

    EFFECT ARGUMENT is denied: WHY

where EFFECT ARGUMENT is `fs.read "a.txt"`, `env.get "HOME"`, or without an argument `clock.now`; at load it is the
manifest's effect as in a row, `fs.read("data/**")`. WHY is one of

    the program needs it, but only console, clock.now is granted      at load (`but nothing is granted`)
    only console, clock.now is granted                                 (`nothing is granted`)
    the grant is fs.read=data/**, fs.read=docs/**
    main's row has fs.read("data/**")                                  (`main's row has no fs.read`)
    a restriction has fs.read("data/public/**")
    it is an absolute path (granted: fs.read=data/**)                  likewise the next four
    it contains ".."
    it contains NUL
    a symbolic link leads out of the root folder
    a symbolic link leads to "secret.txt", and the grant is fs.read=data/**      (or main's row or a restriction)

Paths are matched in plain form: without `.` and empty components, `.` for the root. Text is checked before any link is
looked at, and all rules of `prism.host.files` before the file's own failures are told.

Other traps: `output` ("the output limit of 100 bytes is used up": the text that would pass it is not written at all; its line end
counts) and `timeout` ("the time limit of 0.5 s is used up", when a sleep reaches it).

Every operation that reaches the gate makes an `EffectEvent`, `granted` or `denied`, with its arguments as Prism literals.
"""

from __future__ import annotations

import os
import time

from prism.host.chance import random_float, random_int
from prism.host.clock import sleep_until
from prism.host.console import Recording, Streams, line_text
from prism.host.failures import HostError, failure_message
from prism.host.files import Denied, exists, lexical_path, list_folder, read_text, remove_file, write_bytes
from prism.host.grants import Grants
from prism.outcome import EffectEvent
from prism.semantics.display import quote
from prism.semantics.operations import OPERATIONS, Operation
from prism.semantics.patterns import limits_allow
from prism.semantics.traps import Trap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from prism.limits import Limits

    Stated = tuple[str, tuple[str, ...] | None]
    """An effect and its patterns, as in a row; None for no limit."""


class Gate:
    """One run's door. `streams` are the console; `events` is None where no trace is kept."""

    def __init__(
        self,
        grants: Grants,
        manifest: Sequence[Stated],
        *,
        limits: Limits | None = None,
        streams: Streams | Recording | None = None,
        root: str = ".",
        environment: Mapping[str, str] | None = None,
        argv: Sequence[str] = (),
        trace: bool = True,
        on_event: Callable[[EffectEvent], None] | None = None,
    ) -> None:
        self.grants = grants
        self.manifest = tuple(manifest)
        self.streams: Streams | Recording = Recording() if streams is None else streams
        self.events: list[EffectEvent] | None = [] if trace else None
        self.timeout = None if limits is None else limits.timeout
        self.deadline = None if self.timeout is None else time.monotonic() + self.timeout
        self._output_limit = None if limits is None else limits.output
        self._output_used = 0
        self._on_event = on_event
        self._root = root
        self._environment = os.environ if environment is None else environment
        self._argv = list(argv)
        self._restrictions: list[tuple[Stated, ...]] = []
        self._silent = on_event is None and not trace
        self._always: set[str] = set()
        """Effects found to be granted, whose operations have no argument to check."""
        self._actions: dict[str, Callable[..., object]] = {
            "console.print": self._print,
            "console.error": self._error,
            "console.read_line": lambda: line_text(self.streams.read_line()),
            "fs.read_text": lambda path: self._on_file(read_text, "fs.read", path),
            "fs.list": lambda path: self._on_file(list_folder, "fs.read", path),
            "fs.exists": lambda path: self._on_file(exists, "fs.read", path),
            "fs.write_text": self._write_text,
            "fs.remove": lambda path: self._on_file(remove_file, "fs.write", path),
            "clock.now": time.time,
            "clock.monotonic": time.monotonic,
            "clock.sleep": self._sleep,
            "random.int": random_int,
            "random.float": random_float,
            "env.get": self._variable,
            "env.args": lambda: list(self._argv),
        }

    # --- authority -----------------------------------------------------------------------------------------------

    def check_load(self) -> None:
        """Before anything runs: is every effect of the manifest granted? Traps `capability` naming the first that isn't."""
        for effect, patterns in self.manifest:
            if not self.grants.covers(effect):
                raise Trap(
                    "capability", f"{stated(effect, patterns)} is denied: the program needs it, but {self._granted()}"
                )

    def push_restriction(self, limits: Iterable[Stated]) -> int:
        """Enters a restriction; what it returns is for `pop_restriction` on every way out but a trap."""
        self._restrictions.append(tuple(limits))
        return len(self._restrictions) - 1

    def pop_restriction(self, depth: int) -> None:
        """Back to how it was before the push that returned `depth`."""
        del self._restrictions[depth:]

    def _granted(self) -> str:
        return f"only {self.grants} is granted" if self.grants.texts() else "nothing is granted"

    def _bounds_problem(self, effect: str, argument: str | None) -> str | None:
        """Why an operation with this argument (in plain form) is denied, or None."""
        patterns = self.grants.patterns(effect)
        if patterns == ():
            return self._granted()
        if not _bound_fits(patterns, argument):
            return f"the grant is {self._grants_of(effect)}"
        row = [s for s in self.manifest if _bears_on(s[0], effect)]
        if not row:
            return f"main's row has no {effect}"
        if not any(_bound_fits(patterns, argument) for _, patterns in row):
            return f"main's row has {', '.join(stated(*s) for s in row)}"
        for restriction in reversed(self._restrictions):
            row = [s for s in restriction if _bears_on(s[0], effect)]
            if row and not any(_bound_fits(patterns, argument) for _, patterns in row):
                return f"a restriction has {', '.join(stated(*s) for s in row)}"
        return None

    def _grants_of(self, effect: str) -> str:
        return ", ".join(t for t in self.grants.texts() if _bears_on(t.partition("=")[0], effect))

    # --- operations ----------------------------------------------------------------------------------------------

    def perform(self, operation: str, args: tuple[object, ...]) -> object:
        """Does an operation, if it is allowed. Values are plain: str, int, float, bool, None for unit, a list of str; for
        an option, None or the text. Raises Trap, and HostError where the operation may fail."""
        row = OPERATIONS[operation]
        try:
            if row.limit is None and row.effect not in self._always:
                problem = self._bounds_problem(row.effect, None)
                if problem is not None:
                    raise Trap("capability", f"{row.effect} is denied: {problem}")
                self._always.add(row.effect)
            result = self._actions[operation](*args)
        except Trap as trap:
            self._note(row, args, "denied" if trap.code == "capability" else "granted")
            raise
        except HostError:
            self._note(row, args, "granted")
            raise
        if not self._silent:
            self._note(row, args, "granted")
        return result

    def _note(self, row: Operation, args: tuple[object, ...], decision: str) -> None:
        if self._silent:
            return
        event = EffectEvent(row.name, tuple(map(_literal, args)), decision)
        if self.events is not None:
            self.events.append(event)
        if self._on_event is not None:
            self._on_event(event)

    def _on_file(self, action: Callable[..., object], effect: str, path: str, *more: object) -> object:
        try:
            problem = self._bounds_problem(effect, lexical_path(path) or ".")
            if problem is not None:
                raise Trap("capability", f"{effect} {quote(path)} is denied: {problem}")
            return action(self._root, path, *more, lambda place: self._bounds_problem(effect, place))
        except Denied as denied:
            why = (
                str(denied)
                if ", and " in str(denied)
                else f"{denied} (granted: {self._grants_of(effect) or 'nothing'})"
            )
            raise Trap("capability", f"{effect} {quote(path)} is denied: {why}") from None
        except OSError as error:
            raise HostError(failure_message(error), path) from None

    def _write_text(self, path: str, text: str) -> None:
        self._on_file(write_bytes, "fs.write", path, text.encode("utf-8"))

    def _print(self, text: str) -> None:
        data = text.encode("utf-8") + b"\n"
        if self._output_limit is not None:
            self._spend(len(data))
        self.streams.write_out(data)

    def _error(self, text: str) -> None:
        data = text.encode("utf-8") + b"\n"
        if self._output_limit is not None:
            self._spend(len(data))
        self.streams.write_err(data)

    def _spend(self, size: int) -> None:
        self._output_used += size
        if self._output_limit is not None and self._output_used > self._output_limit:
            raise Trap("output", f"the output limit of {self._output_limit} bytes is used up")

    def _sleep(self, seconds: float) -> None:
        self.streams.flush()
        if not sleep_until(seconds, self.deadline):
            raise Trap("timeout", timeout_message(self.timeout))

    def _variable(self, name: str) -> str | None:
        problem = self._bounds_problem("env.get", name)
        if problem is not None:
            raise Trap("capability", f"env.get {quote(name)} is denied: {problem}")
        value = self._environment.get(name)
        # What is not UTF-8 in the environment came in as lone surrogates, which no Prism string may hold.
        return None if value is None else value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def timeout_message(timeout: float | None) -> str:
    """What the trap `timeout` says, wherever it is noticed."""
    return f"the time limit of {timeout:g} s is used up"


def stated(effect: str, patterns: tuple[str, ...] | None) -> str:
    """An effect as a row states it: `fs.read("data/**")`."""
    return effect if patterns is None else f"{effect}({', '.join(map(quote, patterns))})"


def _bears_on(name: str, effect: str) -> bool:
    return effect == name or effect.startswith(name + ".")


def _bound_fits(patterns: tuple[str, ...] | None, argument: str | None) -> bool:
    return patterns != () if argument is None else limits_allow(patterns, argument)


def _literal(value: object) -> str:
    return quote(value) if isinstance(value, str) else repr(value)
