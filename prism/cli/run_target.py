"""`prism run --target`: compiles for a target and runs it there."""

from __future__ import annotations

import os

from prism.backends.contract import CannotRun, RunRequest
from prism.cache import ModuleCache
from prism.cli.arguments import Arguments, UsageError
from prism.cli.compile import compile_program, generate_or_tell, load_targets, target_options
from prism.cli.report import print_event
from prism.compiler import Settings
from prism.host.grants import Grants
from prism.limits import Limits
from prism.outcome import Outcome


def run_on_target(path: str, target: str, grants: Grants, limits: Limits, arguments: Arguments) -> Outcome | None:
    """None if the program does not compile, which has been told then. Raises UsageError."""
    found = load_targets([target])
    backend = found[target]
    if isinstance(backend, str):
        raise UsageError(backend)
    if not backend.info.runs:
        raise UsageError(f"{target} makes files but does not run them here", f"prism compile {path} --target {target}")
    if arguments.flag("depth"):
        raise UsageError(f"--depth holds on prism-vm alone: how deep calls may nest on {target} is its own matter")
    options = target_options(found, [])[target]
    settings = Settings(level=int(arguments.text("O") or 1))
    compiled = compile_program(path, settings, arguments.text("root"), ModuleCache())
    artifacts = None if compiled is None else generate_or_tell(compiled, backend, options)
    if artifacts is None:
        return None
    request = RunRequest(
        grants=grants,
        limits=limits,
        argv=tuple(arguments.rest),
        inherit=True,
        root=os.curdir,
        trace=arguments.flag("trace-effects"),
    )
    try:
        outcome = backend.run(artifacts, request)
    except CannotRun as error:
        raise UsageError(str(error)) from None
    if arguments.flag("trace-effects"):
        for event in outcome.effects:
            print_event(event)
    return outcome
