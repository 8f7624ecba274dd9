"""The driver: reads source files and takes them through front end, verifier and passes. All IO of compiling is here and in the CLI.

Whatever is wrong, with a file or in it, comes out as diagnostics: returned by `check_file`, raised as CompileError by the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from prism.diagnostics import CompileError, Diagnostic
from prism.frontend.check import Checked, check_program
from prism.frontend.std import Cache
from prism.immutable import value
from prism.pir.nodes import Module
from prism.pir.verify import verify
from prism.pir.verify_types import TOO_DEEP
from prism.source import NOWHERE, Source, Sources, Span

MAX_SOURCE = 8 * 1024 * 1024
"""Bytes of one source file; a line or two is 60 bytes, so this is some 150,000 lines."""


class InternalError(Exception):
    """The compiler broke a rule of its own."""


@value
class Compiled:
    """A program that compiled. `diagnostics` are its warnings; `files` the absolute paths and bytes of its sources, the
    entry's first."""

    module: Module
    diagnostics: tuple[Diagnostic, ...]
    sources: Sources
    files: tuple[tuple[str, bytes], ...]


class Files:
    """Reads the modules of a program below a source root, and remembers what it read."""

    def __init__(self, path: str, root: str | None = None) -> None:
        """For the entry file at `path`; without a root, that is its folder."""
        self.root = root if root is not None else os.path.dirname(path) or "."
        self.read: dict[str, bytes] = {}
        self.sources: dict[str, Source] = {}

    def source(self, path: str) -> Source:
        """Raises CompileError if the file can't be a source."""
        name = display_name(path)
        data = read_source_bytes(path, name)
        self.read[os.path.abspath(path)] = data
        source = decode_source(data, name)
        self.sources[name] = source
        return source

    def module_name(self, path: str) -> str | None:
        """The dotted name of the module at `path`, or None if its place below the root gives none."""
        parts = os.path.relpath(path, self.root).removesuffix(".prism").split(os.sep)
        return (
            ".".join(parts)
            if len(parts) > 1 and all(part.isidentifier() and part.isascii() for part in parts)
            else None
        )

    def find(self, module: str) -> Source | None:
        """The source of a module by its dotted name, or None if there is no such file."""
        path = os.path.join(self.root, *module.split(".")) + ".prism"
        return self.source(path) if os.path.isfile(path) else None


@value
class Settings:
    """How to optimise. `passes` stands in for those of the level; `show` takes the text of what `print_after` names
    (passes, or `all`)."""

    level: int = 1
    passes: tuple[str, ...] | None = None
    print_after: tuple[str, ...] = ()
    verify_each: bool = False
    show: Callable[[str], object] | None = None


DEFAULT = Settings()


def check_file(path: str, root: str | None = None, cache: Cache | None = None) -> Checked:
    """Reads and checks a program by its entry file. Imports are looked up below `root`, or else the file's folder."""
    files = Files(path, root)
    try:
        return check_program(files.source(path), files.find, name=files.module_name(path), cache=cache)
    except CompileError as error:
        return Checked(None, error.diagnostics, files.sources)


def compile_file(
    path: str, settings: Settings = DEFAULT, root: str | None = None, cache: Cache | None = None
) -> Compiled:
    """A checked, verified and optimised program by its entry file. Raises CompileError."""
    files = Files(path, root)
    try:
        checked = check_program(files.source(path), files.find, name=files.module_name(path), cache=cache)
    except CompileError as error:
        raise CompileError(error.diagnostics, files.sources) from None
    return compiled(checked, settings, tuple(files.read.items()))


def check_text(text: str, name: str, modules: Mapping[str, str], cache: Cache | None = None) -> Checked:
    """As `check_file`, for sources in memory: `name` is the entry file's, `modules` are texts by module name. Raises CompileError."""

    def find(module: str) -> Source | None:
        if module not in modules:
            return None
        return checked_text(modules[module], module.replace(".", "/") + ".prism")

    return check_program(checked_text(text, name), find, cache=cache)


def checked_text(text: str, name: str) -> Source:
    """A source from a text, which must be one that a file could hold."""
    return decode_source(text.encode("utf-8", "surrogatepass"), name)


def compile_text(
    text: str, name: str, modules: Mapping[str, str], settings: Settings = DEFAULT, cache: Cache | None = None
) -> Compiled:
    """As `compile_file`, for sources in memory."""
    return compiled(check_text(text, name, modules, cache), settings, ())


def compiled(checked: Checked, settings: Settings, files: tuple[tuple[str, bytes], ...]) -> Compiled:
    module = optimized(program_of(checked), settings)
    return Compiled(module, checked.diagnostics, checked.sources, files)


def optimized(module: Module, settings: Settings) -> Module:
    from prism.passes.pipeline import optimize

    def after(name: str, result: Module) -> None:
        if settings.show is not None and (name in settings.print_after or "all" in settings.print_after):
            from prism.pir.text import print_module

            settings.show(f"// after {name}\n{print_module(result)}\n")
        if settings.verify_each and (problems := verify(result)):
            raise InternalError(f"the pass {name} made invalid PIR: {problems[0].message} at {problems[0].span}")

    watched = settings.verify_each or settings.print_after
    chosen = settings.level if settings.passes is None else settings.passes
    return optimize(module, chosen, after if watched else None)


def program_of(checked: Checked) -> Module:
    """The module, verified. Raises CompileError if there are errors or nothing to compile."""
    module = checked.module
    if module is None:
        raise CompileError(checked.diagnostics, checked.sources)
    if not module.exports:
        name = module.sources[0].name if module.sources else ""
        problem = Diagnostic(
            "nothing-exported",
            f"{name} has neither a `main` nor a public function, so there is nothing to compile",
            NOWHERE,
            notes=(
                "write `fn main() uses console { ... }` to make it a program, or `pub` before a function that a host is to call",
            ),
        )
        raise CompileError((*checked.diagnostics, problem), checked.sources)
    if problems := verify(module):
        deep = next((p for p in problems if p.code == "pir-depth" or p.message.endswith(TOO_DEEP)), None)
        if deep is not None:
            problem = Diagnostic("too-deep", "this is nested too deeply, or has a type that is", deep.span)
            raise CompileError((*checked.diagnostics, problem), checked.sources)
        raise InternalError(f"the front end made invalid PIR: {problems[0].message} at {problems[0].span}")
    return module


# --- reading sources ---------------------------------------------------------------------------------------------


def display_name(path: str) -> str:
    """What diagnostics call a file: relative to the current folder if it is below, with `/`."""
    relative = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    shown = path if relative.startswith(os.pardir) else relative
    return shown.replace(os.sep, "/")


def read_source_bytes(path: str, name: str) -> bytes:
    """Raises CompileError."""
    try:
        with open(path, "rb") as file:
            check_size(os.fstat(file.fileno()).st_size, name)
            return file.read(MAX_SOURCE + 1)
    except (OSError, ValueError) as error:
        raise CompileError(
            (Diagnostic("unreadable-source", f"cannot read {name}: {reason(error)}", NOWHERE),)
        ) from None


def check_size(size: int, name: str) -> None:
    if size > MAX_SOURCE:
        message = f"{name} is too large: it has {size / 1048576:.1f} MiB, and a source file at most {MAX_SOURCE >> 20}"
        raise CompileError((Diagnostic("source-size", message, NOWHERE, notes=("split it into modules",)),))


def reason(error: OSError | ValueError) -> str:
    """What the operating system says, in lower case as inside a sentence."""
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return text[:1].lower() + text[1:]


def decode_source(data: bytes, name: str) -> Source:
    """The text of a source file, without a byte order mark. Raises CompileError."""
    check_size(len(data), name)
    zero = data.find(b"\0")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if zero >= 0:
            raise CompileError((binary_source(data, name, zero),)) from None
        # The offset is that of what was decoded, which lacks the mark.
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        place = place_of(data, start, name)
        message = f"the file is not UTF-8: there is a byte 0x{data[start]:02x} that cannot stand here"
        note = "save the file as UTF-8; it may be in another encoding, such as Latin-1"
        raise CompileError((Diagnostic("source-encoding", message, place, notes=(note,)),)) from None
    if zero >= 0:
        raise CompileError((binary_source(data, name, zero),))
    return Source(name, text)


def binary_source(data: bytes, name: str, offset: int) -> Diagnostic:
    what = "a compiled program; run it with prism run" if data.startswith(b"PRIS") else "a binary file"
    return Diagnostic(
        "source-encoding", f"{name} holds a NUL character: it looks like {what}", place_of(data, offset, name)
    )


def place_of(data: bytes, offset: int, name: str) -> Span:
    """The place of a byte."""
    before = data[:offset].decode("utf-8-sig", "replace")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Span(name, line, column, line, column + 1)
