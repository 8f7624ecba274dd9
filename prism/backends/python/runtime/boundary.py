"""The boundary between a host and a generated program: exports, and what leaves them as exceptions that show the program's
own lines."""

from __future__ import annotations

import os
import sys
import types
from bisect import bisect_right
from contextlib import suppress
from itertools import islice
from threading import Lock

from prism.backends.python.runtime.authority import AUTHORITY, GATE, granting
from prism.backends.python.runtime.explain import explained, general
from prism.backends.python.runtime.shapes import BOOL, UNIT, Misfit, Shape
from prism.backends.python.runtime.values import Thrown
from prism.host.grants import GrantError, Grants
from prism.outcome import EXIT_THROWN, EXIT_TRAP, EXIT_USAGE, Frame
from prism.semantics.display import quote
from prism.semantics.traps import TRAP_CODES, Trap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any


CALL_DEPTH = 100_000
"""How deep Python calls may nest inside a program. They take no space on the thread's stack."""

_depth_lock = Lock()
_depth_users = 0
_depth_before = 0


def deepen() -> None:
    """Lets calls nest deeply, until as many calls of `shallow`."""
    global _depth_users, _depth_before
    with _depth_lock:
        if _depth_users == 0:
            _depth_before = sys.getrecursionlimit()
            sys.setrecursionlimit(max(CALL_DEPTH, _depth_before))
        _depth_users += 1


def shallow() -> None:
    global _depth_users
    with _depth_lock:
        _depth_users -= 1
        if _depth_users == 0:
            with suppress(RecursionError):  # the host itself may stand deeper than its own limit by now
                sys.setrecursionlimit(_depth_before)


_HOST_ERRORS: tuple[tuple[type[BaseException], str], ...] = (
    (IndexError, "index"),
    (KeyError, "index"),
    (ZeroDivisionError, "division_by_zero"),
    (RecursionError, "stack"),
    (MemoryError, "memory"),
)


def as_trap(error: BaseException) -> Trap | None:
    """The trap that an exception inside a program stands for, if any."""
    if isinstance(error, Trap):
        return error
    if isinstance(error, KeyError) and error.args:
        key = error.args[0]
        text = quote(key) if type(key) is str else BOOL.show(key) if type(key) is bool else repr(key)
        return Trap("index", f"the map has no key {text}")
    for kind, code in _HOST_ERRORS:
        if isinstance(error, kind):
            return Trap(code, TRAP_CODES[code])
    return None


def program_frames(trace: types.TracebackType | None) -> list[tuple[str, str, int, int]]:
    """The program's own calls in a traceback, innermost first, as (function, file, line, column)."""
    found: list[tuple[str, str, int, int]] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines = trace.tb_frame.f_globals.get("__prism_lines__")
        if type(lines) is Lines and lines.python_file == code.co_filename:
            place = lines.find(code, trace.tb_lasti, trace.tb_lineno)
            if place is not None:
                if code.co_name in ("<listcomp>", "<dictcomp>") and found:
                    place = (found.pop()[0], *place[1:])
                found.append(place)
        trace = trace.tb_next
    return found[::-1]


class Lines:
    """Which place in the sources each part of a generated module comes from.

    The table is text, read when first needed. A row `12 4-20 0:3:5 8-11 0:3:9` says that on line 12, columns 4 to 20 (in bytes) come
    from file 0, line 3, column 5, and a part of them from another place; a row `12 = NAME` that the function NAME begins there.
    """

    def __init__(self, python_file: str, files: tuple[str, ...], table: str) -> None:
        self.python_file = python_file
        self._files = files
        self._table = table
        self._regions: dict[int, list[tuple[int, int, int, int, int]]] = {}
        self._starts: list[int] = []
        self._names: list[str] = []
        self._found: dict[tuple[types.CodeType, int], tuple[str, str, int, int] | None] = {}

    def _read(self) -> None:
        for row in self._table.splitlines():
            number, *parts = row.split(" ")
            if not number:
                continue
            if parts[0] == "=":
                self._starts.append(int(number))
                self._names.append(parts[1])
                continue
            regions = self._regions.setdefault(int(number), [])
            for i in range(0, len(parts), 2):
                start, _, end = parts[i].partition("-")
                file, line, column = parts[i + 1].split(":")
                regions.append((int(start), int(end), int(file), int(line), int(column)))

    def find(self, code: types.CodeType, instruction: int, line: int) -> tuple[str, str, int, int] | None:
        """The function that an instruction belongs to, and where it comes from: the innermost region around it, else any
        on its line."""
        at = (code, instruction)
        if at not in self._found:
            if not self._starts:
                self._read()
            self._found[at] = self._find(code, instruction, line)
        return self._found[at]

    def _find(self, code: types.CodeType, instruction: int, line: int) -> tuple[str, str, int, int] | None:
        start = end = -1
        first, last, left, right = next(islice(code.co_positions(), instruction // 2, None), (None, None, None, None))
        if first is not None and left is not None:
            line, start = first, left
            end = start if right is None or last != first else right
        index = bisect_right(self._starts, code.co_firstlineno) - 1
        if index < 0:
            return None
        while line not in self._regions and line > self._starts[index]:
            line -= 1  # a line of its own making belongs to what stands before it
        regions = self._regions.get(line)
        if regions is None:
            return None
        inside = [r for r in regions if r[0] <= start and end <= r[1]]
        best = min(inside, key=lambda r: r[1] - r[0]) if inside else regions[0]
        nested = code.co_qualname.count("<locals>") - code.co_qualname.count("<listcomp>")
        return self._names[index] + ".fn" * nested, self._files[best[2]], best[3], best[4]


def program_traceback(stack: Sequence[tuple[str, str, int, int]]) -> types.TracebackType | None:
    """A traceback whose frames are the program's own: Python then shows lines of the sources."""
    trace: types.TracebackType | None = None
    for function, file, line, _ in stack[:200]:
        code = compile("\n" * (line - 1) + "raise error", file, "exec").replace(co_name=function)
        try:
            exec(code, {"error": StopIteration(), "__name__": function})
        except StopIteration as error:
            inner = error.__traceback__
            if inner is not None and inner.tb_next is not None:
                frame = inner.tb_next
                trace = types.TracebackType(trace, frame.tb_frame, frame.tb_lasti, line)
    return trace


def at_the_boundary(error: BaseException) -> BaseException:
    """What a host gets for an exception that leaves a program: a Trap or a Thrown with the program's own traceback, or the
    exception itself if it is neither."""
    stack = program_frames(error.__traceback__)
    trap = as_trap(error)
    if trap is not None:
        if general(trap):
            trap.message = explained(trap.code, error.__traceback__)
            trap.args = (f"trap {trap.code}: {trap.message}",)
        if not trap.stack:
            trap.stack = tuple(stack)
        found: BaseException = trap
    elif isinstance(error, Thrown):
        found = error
    else:
        return error
    found.__cause__ = found.__context__ = None
    found.__suppress_context__ = True
    return found.with_traceback(program_traceback(stack))


class Export:
    """A function of the program that hosts may call: checks authority and arguments, and turns what leaves it into
    exceptions of the language."""

    def __init__(
        self,
        name: str,
        function: Callable[..., Any],
        params: tuple[tuple[str, Shape], ...],
        result: Shape,
        effects: tuple[tuple[str, tuple[str, ...] | None], ...] = (),
    ) -> None:
        self.name = name
        self.function = function
        self.params = params
        self.result = result
        self.effects = effects

    def __call__(self, *args: Any) -> Any:
        checked = [
            shape.check(x, f"argument {i} ({name})") for i, ((name, shape), x) in enumerate(zip(self.params, args), 1)
        ]
        return self.enter(checked)

    def enter(self, args: Sequence[Any]) -> Any:
        """Calls the function with arguments of its types."""
        token = None
        deepen()
        try:
            if self.effects:
                gate = AUTHORITY.get().gate(self.effects)
                gate.check_load()
                token = GATE.set(gate)
            return self.function(*args)
        except Exception as error:
            found = at_the_boundary(error)
            if found is error and not isinstance(error, (Trap, Thrown)):
                raise
        finally:
            shallow()
            if token is not None:
                GATE.reset(token)
        raise found

    def of_plain(self, args: Sequence[Any]) -> list[Any]:
        """Arguments in Python's own types as values of the program."""
        if len(args) != len(self.params):
            raise Misfit(f"{self.name} takes {len(self.params)} arguments, not {len(args)}")
        return [
            shape.of_plain(x, f"argument {i} ({name})")
            for i, ((name, shape), x) in enumerate(zip(self.params, args), 1)
        ]


def initial(function: Callable[[], Any]) -> Any:
    """The value of a top-level `let`."""
    return Export("let", function, (), UNIT).enter(())


def run_script(exports: Mapping[str, Export], words: Sequence[str]) -> int:
    """Runs `main` as a command: `python program.py [--allow EFFECT[=PATTERN]]... [--] ARGS`. Gives the exit code."""
    main = exports.get("main")
    if main is None:
        return _refuse(f"the program has no main; it exports {', '.join(exports) or 'nothing'}")
    allow = ["console"]
    rest = list(words)
    while rest and rest[0].startswith("--"):
        word = rest.pop(0)
        if word == "--":
            break
        option, equals, pattern = word.partition("=")
        if option != "--allow":
            return _refuse(f"there is no option {word}; usage: [--allow EFFECT[=PATTERN]]... [--] ARGS")
        if not equals and not rest:
            return _refuse("--allow needs a value: --allow EFFECT[=PATTERN]")
        allow.append(pattern if equals else rest.pop(0))
    if any("\ud800" <= c <= "\udfff" for word in rest for c in word):
        return _refuse("an argument for the program is not UTF-8")
    try:
        grants = Grants.parse(allow)
    except GrantError as error:
        return _refuse(f"--allow: {error}")
    try:
        with granting(grants, argv=rest):
            code = main.enter([rest] if main.params else [])
    except Trap as trap:
        _tell(f"trap {trap.code}: {trap.message}\n" + stack_text(trap.stack))
        return EXIT_TRAP
    except Thrown as thrown:
        _tell(f"uncaught error: {thrown.shown()}\n")
        return EXIT_THROWN
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Standard output still holds what could not be written, and Python would say so once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as a process that SIGPIPE ends
    return code & 0xFF if type(code) is int else 0


def _refuse(message: str) -> int:
    _tell(f"prism: {message}\n")
    return EXIT_USAGE


def _tell(text: str) -> None:
    """Writes on standard error; where there is none, the exit code has to do."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, AttributeError):
        return


def stack_text(stack: Sequence[tuple[str, str, int, int]]) -> str:
    """The calls, innermost first, a line each; the middle of a deep stack is left out."""
    lines = [f"  at {Frame(*place)}\n" for place in (stack if len(stack) <= 17 else (*stack[:12], *stack[-4:]))]
    if len(stack) > 17:
        lines.insert(12, f"  ... {len(stack) - 16:,} more calls\n")
    return "".join(lines)
