"""Prism: a compiler framework with a language on it.

    import prism

    program = prism.compile("pub fn double(x: Int) -> Int { x * 2 }")
    outcome = program.call("double", [21])
    assert outcome.value == 42

Everything here is loaded when it is first used, so that `import prism` costs nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.diagnostics import CompileError, Diagnostic
    from prism.embedding import LoadError, Program, check, compile, load
    from prism.host.grants import GrantError, Grants
    from prism.limits import Limits
    from prism.outcome import EffectEvent, Frame, Outcome, ThrownReport, TrapReport
    from prism.semantics.traps import Trap

__all__ = [
    "CompileError",
    "Diagnostic",
    "EffectEvent",
    "Frame",
    "GrantError",
    "Grants",
    "Limits",
    "LoadError",
    "Outcome",
    "Program",
    "ThrownReport",
    "Trap",
    "TrapReport",
    "check",
    "compile",
    "load",
]

_HOMES = {
    "CompileError": "prism.diagnostics",
    "Diagnostic": "prism.diagnostics",
    "EffectEvent": "prism.outcome",
    "Frame": "prism.outcome",
    "GrantError": "prism.host.grants",
    "Grants": "prism.host.grants",
    "Limits": "prism.limits",
    "LoadError": "prism.embedding",
    "Outcome": "prism.outcome",
    "Program": "prism.embedding",
    "ThrownReport": "prism.outcome",
    "Trap": "prism.semantics.traps",
    "TrapReport": "prism.outcome",
    "check": "prism.embedding",
    "compile": "prism.embedding",
    "load": "prism.embedding",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'prism' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(home), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
