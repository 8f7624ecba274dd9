"""Prism inside a Python process: compile or load a program, call its functions with plain Python values, get an `Outcome`.

Nothing here touches the terminal or the process's streams: what a program prints is in the outcome, and it can do no more than it was
granted. Wrong arguments raise TypeError or ValueError; what goes wrong in the program is in the outcome, never an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from prism.diagnostics import CompileError, Diagnostic
from prism.host.console import Recording
from prism.host.gate import Gate, stated
from prism.host.grants import Grants
from prism.limits import MAX_DEPTH, Limits
from prism.outcome import EffectEvent, Outcome
from prism.vm.codec import Malformed
from prism.vm.convert import BadCall
from prism.vm.machine import Machine, manifest_of
from prism.vm.machine import load as load_verified
from prism.vm.module import show_row, show_type
from prism.vm.verify import Invalid, Verified

CONSOLE = Grants.parse(["console"])
"""What is granted where nothing is said, as for `prism run`. Output goes to the outcome, so it harms nobody."""


class LoadError(ValueError):
    """The bytes are no program: they do not decode (malformed) or do not verify (invalid)."""


class Program:
    """A verified program. Calls are independent of each other: each starts with fresh constants, fuel and heap."""

    def __init__(self, data: bytes, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        self.data = data
        """The program as a `.pvm` file holds it."""
        self.diagnostics = diagnostics
        """Warnings, where it was compiled here."""
        self._verified = verified(data)

    @property
    def exports(self) -> dict[str, str]:
        """The functions to call, with their signatures as in Prism."""
        module = self._verified.module
        found = {}
        for export in module.exports:
            function = module.functions[export.function]
            params = ", ".join(f"{n}: {show_type(module.types, t)}" for n, t in zip(export.params, function.params))
            result = show_type(module.types, function.result) + show_row(module.types, function.row)
            found[export.name] = f"fn {export.name}({params}) -> {result}"
        return found

    @property
    def manifest(self) -> tuple[str, ...]:
        """The effects it may have, such as `fs.read("data/**")`."""
        return tuple(stated(effect, patterns) for effect, patterns in self._verified.module.manifest)

    def call(
        self,
        function: str,
        args: Sequence[object] = (),
        *,
        grants: object = CONSOLE,
        limits: Limits | None = None,
        stdin: str = "",
        root: str | os.PathLike[str] = ".",
        environment: Mapping[str, str] | None = None,
        argv: Sequence[str] = (),
        on_effect: Callable[[EffectEvent], None] | None = None,
    ) -> Outcome:
        """Calls an exported function with arguments by position. They are checked against its signature: what does not fit
        raises `BadCall`, a TypeError.

        `grants` is what `Grants.of` takes, such as `["console", "fs.read=data/**"]`. Without `environment` the program sees an empty one.
        """
        if not isinstance(args, (list, tuple)):
            raise BadCall(f"the arguments are a list or tuple, not {type(args).__name__}")
        gate = self._gate(function, grants, limits, stdin, root, environment, argv, on_effect)
        return Machine(self._verified, gate, limits or Limits()).call(function, args)

    def run(
        self,
        argv: Sequence[str] = (),
        *,
        grants: object = CONSOLE,
        limits: Limits | None = None,
        stdin: str = "",
        root: str | os.PathLike[str] = ".",
        environment: Mapping[str, str] | None = None,
        on_effect: Callable[[EffectEvent], None] | None = None,
    ) -> Outcome:
        """Runs `main` with these command-line arguments; `outcome.exit_code` is what a process would end with."""
        argv = tuple(argv) if not isinstance(argv, str) else argv
        gate = self._gate("main", grants, limits, stdin, root, environment, argv, on_effect)
        return Machine(self._verified, gate, limits or Limits()).main(argv)

    def _gate(
        self,
        function: str,
        grants: object,
        limits: Limits | None,
        stdin: str,
        root: str | os.PathLike[str],
        environment: Mapping[str, str] | None,
        argv: Sequence[str],
        on_effect: Callable[[EffectEvent], None] | None,
    ) -> Gate:
        check_limits(limits)
        if not isinstance(argv, (list, tuple)):
            raise TypeError(f"argv is a list or tuple of str, not {type(argv).__name__}")
        if environment is not None and not isinstance(environment, Mapping):
            raise TypeError(f"environment is a mapping, not {type(environment).__name__}")
        if on_effect is not None and not callable(on_effect):
            raise TypeError(f"on_effect is a function, not {type(on_effect).__name__}")
        texts = {"stdin": [stdin], "argv": argv, "environment": [*(environment or {}).items()]}
        for name, found in texts.items():
            check_texts(name, found)
        return Gate(
            Grants.of(grants),
            manifest_of(self._verified.module, function),
            limits=limits,
            streams=Recording(stdin),
            root=os.fspath(root),
            environment={} if environment is None else environment,
            argv=argv,
            on_event=on_effect,
        )


def check_limits(limits: Limits | None) -> None:
    """Raises TypeError or ValueError for what is no limit."""
    if limits is None:
        return
    if not isinstance(limits, Limits):
        raise TypeError(f"limits are prism.Limits, not {type(limits).__name__}")
    for name in ("fuel", "memory", "depth", "output", "timeout"):
        found = getattr(limits, name)
        if found is None and name != "depth":
            continue
        kinds = (int, float) if name == "timeout" else (int,)
        if not isinstance(found, kinds) or isinstance(found, bool):
            wanted = "a number of seconds" if name == "timeout" else "a whole number"
            raise TypeError(f"the limit {name} is {wanted}, not {type(found).__name__}")
        if not found >= 0:
            raise ValueError(f"the limit {name} is a number from 0 up, not {found}")
        if name == "depth" and found > MAX_DEPTH:
            raise ValueError(f"the limit depth is at most {MAX_DEPTH}, not {found}")


def check_source(source: object, modules: Mapping[str, str] | None, name: str, level: int = 1) -> None:
    """Raises TypeError or ValueError for what can't be compiled for what it is, not for what it says."""
    if not isinstance(source, (str, os.PathLike)):
        raise TypeError(f"a source is a text or a path, not {type(source).__name__}")
    if not isinstance(name, str):
        raise TypeError(f"name is a str, not {type(name).__name__}")
    if modules is not None and not isinstance(modules, Mapping):
        raise TypeError(f"modules are a mapping of names to texts, not {type(modules).__name__}")
    for module, text in (modules or {}).items():
        if not isinstance(module, str) or not isinstance(text, str):
            raise TypeError(f"modules are a mapping of names to texts, and {module!r} is {type(text).__name__}")
    if level not in (0, 1, 2):
        raise ValueError(f"level is 0, 1 or 2, not {level!r}")


def check_texts(name: str, found: Iterable[object]) -> None:
    """Only text that a Prism string can hold goes in. Raises TypeError or ValueError."""
    for text in found:
        if isinstance(text, tuple):
            check_texts(name, text)
        elif not isinstance(text, str):
            raise TypeError(f"{name} holds {type(text).__name__} where str is expected")
        elif any("\ud800" <= c <= "\udfff" for c in text):
            raise ValueError(f"{name} holds a lone surrogate, which no Prism string may")


def verified(data: bytes) -> Verified:
    """Raises LoadError."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a program is bytes, not {type(data).__name__}")
    try:
        return load_verified(bytes(data))
    except Malformed as error:
        raise LoadError(f"malformed program: {error}") from None
    except Invalid as error:
        raise LoadError(f"invalid program: {error}") from None


def load(data: bytes) -> Program:
    """A compiled program from the bytes of a `.pvm`. Raises LoadError."""
    return Program(bytes(data) if isinstance(data, (bytearray, memoryview)) else data)


def compile(
    source: str | os.PathLike[str],
    *,
    modules: Mapping[str, str] | None = None,
    name: str = "program.prism",
    root: str | os.PathLike[str] | None = None,
    level: int = 1,
) -> Program:
    """Compiles a program. `source` is a path (anything that isn't a str, or a str that ends in `.prism`), or else the text itself; then
    `modules` are the texts of what it imports, by module name. Raises CompileError."""
    from prism.backends.registry import load_builtin
    from prism.collector import collector_paused
    from prism.compiler import Settings, compile_file, compile_text

    check_source(source, modules, name, level)
    settings = Settings(level=level)
    if is_path(source):
        compiled = compile_file(os.fspath(source), settings, None if root is None else os.fspath(root))
    else:
        compiled = compile_text(str(source), name, modules or {}, settings)
    backend = load_builtin("prism-vm")
    with collector_paused():
        artifacts = backend.generate(compiled.module, {})
    return Program(artifacts.files[artifacts.entry], compiled.diagnostics)


def check(
    source: str | os.PathLike[str],
    *,
    modules: Mapping[str, str] | None = None,
    name: str = "program.prism",
    root: str | os.PathLike[str] | None = None,
) -> tuple[Diagnostic, ...]:
    """What is wrong with a program, errors and warnings. `source` and the others as for `compile`."""
    from prism.compiler import check_file, check_text

    check_source(source, modules, name)
    try:
        if is_path(source):
            return check_file(os.fspath(source), None if root is None else os.fspath(root)).diagnostics
        return check_text(str(source), name, modules or {}).diagnostics
    except CompileError as error:
        return error.diagnostics


def is_path(source: object) -> bool:
    return isinstance(source, os.PathLike) or (
        isinstance(source, str) and source.endswith(".prism") and "\n" not in source
    )
