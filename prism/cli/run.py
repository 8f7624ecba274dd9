"""`prism run`: compiles a source if need be (or takes it from the cache), and runs it under what was granted.

The way to a run on Prism's own machine imports little; compiler and other targets are imported where they are needed.
"""

from __future__ import annotations

import os
import sys

from prism.cli.arguments import Arguments, UsageError
from prism.cli.bytecode import MAGIC, read_program, verified_program
from prism.cli.report import print_event, report_outcome
from prism.host.grants import GrantError, Grants
from prism.limits import MAX_DEPTH, Limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.outcome import Outcome

OWN_TARGET = "prism-vm"


def run(arguments: Arguments) -> int:
    path = arguments.operands[0]
    target = arguments.text("target") or OWN_TARGET
    grants = read_grants(arguments.all("allow"))
    limits = read_limits(arguments)
    for word in arguments.rest:
        if not word.isprintable() and any("\ud800" <= c <= "\udfff" for c in word):
            raise UsageError("an argument for the program is not UTF-8")
    data = read_program(path)
    compiled = data.startswith(MAGIC) or path.endswith(".pvm")
    if target != OWN_TARGET:
        if compiled:
            raise UsageError(
                f"{path} is compiled for {OWN_TARGET}, not for {target}", "run its source with --target instead"
            )
        from prism.cli.run_target import run_on_target

        outcome = run_on_target(path, target, grants, limits, arguments)
    else:
        if not compiled:
            if path.endswith((".py", ".mjs", ".js")):
                raise UsageError(
                    f"{path} is no Prism program",
                    f"prism inspect {path} tells what it is; run its source with --target",
                )
            found = program_of_source(path, data, arguments)
            if found is None:
                return 2
            data = found
        outcome = run_bytecode(data, path, grants, limits, arguments)
    return 2 if outcome is None else report_outcome(outcome)


def read_grants(texts: list[str]) -> Grants:
    """What is granted: the console, and what --allow says. Raises UsageError."""
    try:
        return Grants.parse(["console", *texts])
    except GrantError as error:
        raise UsageError(f"--allow: {error}") from None


def read_limits(arguments: Arguments) -> Limits:
    limits = Limits(
        fuel=arguments.count("fuel"),
        memory=arguments.bytes("memory"),
        output=arguments.bytes("output"),
        timeout=arguments.seconds("timeout"),
    )
    depth = arguments.count("depth")
    if depth is not None:
        if depth > MAX_DEPTH:
            raise UsageError(f"--depth is at most {MAX_DEPTH}")
        limits.depth = depth
    return limits


def run_bytecode(data: bytes, path: str, grants: Grants, limits: Limits, arguments: Arguments) -> Outcome:
    from prism.host.console import Streams
    from prism.host.gate import Gate
    from prism.vm.machine import Machine

    verified = verified_program(data, path)
    if not any(export.name == "main" for export in verified.module.exports):
        raise UsageError(f"{path} has no main, so there is nothing to run", "write fn main() uses console { ... }")
    gate = Gate(
        grants,
        verified.module.manifest,
        limits=limits,
        streams=Streams(),
        argv=arguments.rest,
        trace=False,
        on_event=print_event if arguments.flag("trace-effects") else None,
    )
    return Machine(verified, gate, limits).main(arguments.rest)


def program_of_source(path: str, data: bytes, arguments: Arguments) -> bytes | None:
    """The source as a compiled program; None if it does not compile, which has been told then."""
    from prism.cache import Entry, compiler_identity, entry_key, load_entry, store_entry

    root = arguments.text("root")
    level = arguments.text("O") or "1"
    key = ""
    if not arguments.flag("no-cache"):
        places = (path, os.path.abspath(path), os.path.abspath(root) if root is not None else "")
        key = entry_key((compiler_identity(), level, *places), data)
        entry = load_entry(key)
        if entry is not None:
            sys.stderr.write(entry.notes)
            return entry.program
    from prism.backends.registry import load_builtin
    from prism.cache import ModuleCache
    from prism.cli.compile import compile_program, generate_or_tell
    from prism.cli.render import MAX_SHOWN, render_plain
    from prism.compiler import Settings

    compiled = compile_program(path, Settings(level=int(level)), root, ModuleCache() if key else None)
    if compiled is None:
        return None
    artifacts = generate_or_tell(compiled, load_builtin(OWN_TARGET), {})
    if artifacts is None:
        return None
    program = artifacts.files[artifacts.entry]
    if key and dict(compiled.files)[os.path.abspath(path)] == data:
        files = [(name, text) for name, text in compiled.files if name != os.path.abspath(path)]
        store_entry(key, Entry(program, render_plain(compiled.diagnostics[:MAX_SHOWN], compiled.sources)), files)
    return program
