"""Runs a generated program in this process, each time in fresh modules.

Python cannot meter what runs in it: of the limits, `output` and `timeout` hold (`LIMITS`); `fuel` and `memory` are refused with an
UnsupportedLimit, which callers look for before they call. `depth` is the target's own. A program that uses up its time gets a trap thrown into
its thread, from a signal where there is one; while a single operation of Python runs, neither gets through.
"""

from __future__ import annotations

import ctypes
import linecache
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from types import CodeType, ModuleType
from typing import Any

from prism.backends.contract import Artifacts, CannotRun, RunRequest
from prism.host.gate import timeout_message
from prism.outcome import EffectEvent, Frame, Outcome, ThrownReport, TrapReport

LIMITS = frozenset(("output", "timeout", "depth"))


PROGRAM = "<prism program>"
"""What Python calls the file of the program that runs."""


class UnsupportedLimit(CannotRun):
    """The request has a limit that this target cannot keep. The message is fit for the user."""


def run(artifacts: Artifacts, request: RunRequest) -> Outcome:
    """Runs `main` or another export. Raises UnsupportedLimit."""
    for name in ("fuel", "memory"):
        if getattr(request.limits, name) is not None:
            raise UnsupportedLimit(f"the target python cannot limit {name}; run the program on prism-vm for that")
    support_file = next(name for name in artifacts.files if name != artifacts.entry)
    support = _support(artifacts.files[support_file], support_file)
    streams = support.Streams() if request.inherit else support.Recording(request.stdin)
    return _Run(support, streams, artifacts, request).outcome()


@lru_cache(maxsize=4)
def _support(data: bytes, file: str) -> Any:
    """The support module, which keeps nothing of a run."""
    module = ModuleType(file.removesuffix(".py"))
    exec(compile(data, file, "exec"), module.__dict__)
    return module


@lru_cache(maxsize=64)
def _compiled(data: bytes) -> CodeType:
    return compile(data, PROGRAM, "exec", dont_inherit=True)


class _Run:
    def __init__(self, support: Any, streams: Any, artifacts: Artifacts, request: RunRequest) -> None:
        self.support = support
        self.streams = streams
        self.artifacts = artifacts
        self.request = request
        self.events: list[EffectEvent] = []

    def outcome(self) -> Outcome:
        request, support = self.request, self.support
        value: object = None
        shown: str | None = None
        thrown: ThrownReport | None = None
        trap: TrapReport | None = None
        authority = support.Authority(
            support.Grants.parse(request.grants.texts()),
            self.streams,
            {
                "limits": request.limits,
                "root": request.root,
                "argv": request.argv,
                "environment": request.environment,
                "trace": False,
                "on_event": self.events.append if request.trace else None,
            },
        )
        token = support.AUTHORITY.set(authority)
        try:
            with timeout(request.limits.timeout, support.Trap):
                result, shape = self.call()
            if shape is not support.UNIT:
                value, shown = shape.plain(result), shape.show(result)
        except support.Trap as error:
            trap = TrapReport(error.code, error.message, tuple(Frame(*place) for place in error.stack))
        except support.Thrown as error:
            thrown = ThrownReport(error.type_name, error.shown())
        finally:
            support.AUTHORITY.reset(token)
            self.streams.flush()
        events = tuple([EffectEvent(e.operation, e.args, e.decision) for e in self.events])
        texts = {} if request.inherit else {"output": self.streams.output, "error_output": self.streams.error_output}
        return Outcome(**texts, value=value, shown=shown, thrown=thrown, trap=trap, effects=events)

    def call(self) -> tuple[Any, Any]:
        """The result and its shape."""
        exports = self.load()
        name = self.request.function or "main"
        export = exports.get(name)
        if export is None:
            raise ValueError(f"the program exports no {name}; it has {', '.join(exports) or 'nothing'}")
        if self.request.function is None:
            args = [list(self.request.argv)] if export.params else []
        else:
            args = export.of_plain(self.request.args)
        return export.enter(args), export.result

    def show_source(self) -> None:
        """Lets Python find the lines of the program, which is in no file."""
        data = self.artifacts.files[self.artifacts.entry]
        linecache.cache[PROGRAM] = (len(data), None, data.decode().splitlines(True), PROGRAM)

    def load(self) -> Mapping[str, Any]:
        """Executes the program's module."""
        module = ModuleType(self.artifacts.entry.removesuffix(".py"))
        module.__file__ = PROGRAM
        self.show_source()
        module.__dict__["__builtins__"] = {**vars(__import__("builtins")), "__import__": self.find}
        name = module.__name__
        before = sys.modules.get(name)
        sys.modules[name] = module  # dataclasses look their module up
        try:
            exec(_compiled(self.artifacts.files[self.artifacts.entry]), module.__dict__)
        finally:
            if before is None:
                del sys.modules[name]
            else:
                sys.modules[name] = before
        exports: Mapping[str, Any] = module.__dict__["__prism_exports__"]
        return exports

    def find(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """`import` for the program: its support module is not where Python looks."""
        if name == self.support.__name__:
            return self.support
        return __import__(name, *args, **kwargs)


@contextmanager
def timeout(seconds: float | None, trap: Callable[[str, str], BaseException]) -> Iterator[None]:
    """Throws a trap into what runs inside when the time is used up."""
    if seconds is None:
        yield
        return
    message = timeout_message(seconds)
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):

        def ring(number: int, frame: object) -> None:
            raise trap("timeout", message)

        before = signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0.0)
            signal.signal(signal.SIGALRM, before)
        return

    class TimeUp(trap):  # type: ignore[valid-type, misc]  # a Trap that can be thrown by its class alone
        def __init__(self) -> None:
            super().__init__("timeout", message)

    thread = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    done = False

    def interrupt() -> None:
        with lock:
            if not done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(TimeUp))

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            done = True
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)
        timer.cancel()
