"""The contract between the compiler and a backend. A backend is a plain object that satisfies `CodeGenBackend`.

It is found through the entry-point group `prism.backends`, whose value names a `CodeGenBackend` object or a
callable without arguments that makes one. Nothing here imports pydantic: a backend's `options_model` does, when asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from prism.immutable import value
from prism.outcome import Outcome

if TYPE_CHECKING:
    from pydantic import BaseModel

    from prism.diagnostics import Diagnostic
    from prism.host.grants import Grants
    from prism.limits import Limits
    from prism.pir.nodes import Module

API_VERSION = 1
ENTRY_POINT_GROUP = "prism.backends"


class CannotRun(Exception):
    """`CodeGenBackend.run` can't do what it is asked: the target can't keep one of the limits, or this machine lacks what
    running takes. The message is fit for the user."""


@value
class BackendInfo:
    """What a backend is and can do.

    `api` is the range of contract versions it was written for, both ends included. `features` are the PIR features it
    provides (`prism.pir.features.FEATURES`), `effects` the effects it can perform (a family covers its operations); what a
    program needs beyond them is a compile error. `suffixes` are those of the files it makes, the entry's first. `tier` is
    1 (the conformance corpus passes in CI), 2 (maintained) or 3 (experimental). `runs` tells whether `run` works here.
    """

    summary: str
    api: tuple[int, int]
    features: frozenset[str]
    effects: frozenset[str]
    suffixes: tuple[str, ...]
    tier: int
    runs: bool
    version: str


@value
class Artifacts:
    """What `generate` made: files by name (relative, with `/`), and which of them one runs or imports. `statistics` are
    counts for people, such as `{"functions": 12}`."""

    files: Mapping[str, bytes]
    entry: str
    statistics: Mapping[str, int]


@value
class RunRequest:
    """What to run: `function` is None for `main`, else an export by its short name with `args` as plain Python values.
    `argv` is what `main(args)` and `env.args()` see. With `inherit` the program talks to this process's standard streams;
    else `stdin` is what it reads, and its output is in the outcome. `root` is the folder that relative paths start from.
    Without `trace` nobody wants the outcome's effects, which a long run would pile up."""

    grants: Grants
    limits: Limits
    function: str | None = None
    args: tuple[object, ...] = ()
    argv: tuple[str, ...] = ()
    stdin: str = ""
    inherit: bool = False
    root: str = "."
    environment: Mapping[str, str] | None = None
    trace: bool = True


@runtime_checkable
class CodeGenBackend(Protocol):
    """Turns a verified PIR module into files. All methods are pure but `run`."""

    name: str
    info: BackendInfo

    def options_model(self) -> type[BaseModel]:
        """The backend's options, with defaults, as a pydantic model that forbids extra fields."""
        ...

    def generate(self, module: Module, options: Mapping[str, object]) -> Artifacts:
        """The files for a program that passed `pir.verify` and the feature check. `options` satisfy `options_model`."""
        ...

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        """What is wrong with the files, as far as can be told without running them; nothing for what `generate` made."""
        ...

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        """Runs the program. Only called where `info.runs`. Raises CannotRun."""
        ...
