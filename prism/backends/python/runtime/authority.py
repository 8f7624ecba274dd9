"""What a host grants to generated programs, and how their operations reach the gate."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

from prism.host.console import Recording, Streams
from prism.host.failures import HostError
from prism.host.gate import Gate
from prism.host.grants import Grants

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from prism.backends.python.runtime.values import Thrown


class Authority:
    """What a host lets programs do, and where their operations lead."""

    def __init__(self, grants: Grants, streams: Streams | Recording | None, options: dict[str, Any]) -> None:
        self.grants = grants
        self.streams = streams
        self.options = options
        self.gates: dict[int, Gate] = {}

    def gate(self, manifest: Sequence[tuple[str, tuple[str, ...] | None]]) -> Gate:
        """The gate for programs with this manifest; made once."""
        found = self.gates.get(id(manifest))
        if found is None:
            if self.streams is None:
                self.streams = Streams()
            found = Gate(self.grants, manifest, streams=self.streams, **self.options)
            self.gates[id(manifest)] = found
        return found


NO_AUTHORITY = Authority(Grants.none(), None, {"trace": False})
AUTHORITY: ContextVar[Authority] = ContextVar("AUTHORITY", default=NO_AUTHORITY)
GATE: ContextVar[Gate | None] = ContextVar("GATE", default=None)


@contextmanager
def granting(
    grants: object,
    *,
    root: str = ".",
    argv: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    streams: Streams | Recording | None = None,
) -> Iterator[Authority]:
    """Lets programs called inside `with` do what `grants` say: a list such as `["console", "fs.read=data/**"]` or a mapping
    such as `{"console": True, "fs.read": ["data/**"]}`. Paths start from `root`; `streams` (`Recording(stdin)`) takes the
    place of this process's own."""
    authority = Authority(
        Grants.of(grants), streams, {"root": root, "argv": argv, "environment": environment, "trace": False}
    )
    token = AUTHORITY.set(authority)
    try:
        yield authority
    finally:
        AUTHORITY.reset(token)
        if authority.streams is not None:
            authority.streams.flush()


def perform(operation: str, *args: Any) -> Any:
    """Does an operation of an effect."""
    gate = GATE.get()
    if gate is None:
        gate = AUTHORITY.get().gate(())
    return gate.perform(operation, args)


def console_print(text: str) -> None:
    perform("console.print", text)


class restricted:
    """`with restricted(("fs.read", ("data/**",))):` bounds operations of these effects inside."""

    __slots__ = ("_depth", "_gate", "_limits")

    def __init__(self, *limits: tuple[str, tuple[str, ...] | None]) -> None:
        self._limits = limits

    def __enter__(self) -> None:
        self._gate = GATE.get()
        if self._gate is not None:
            self._depth = self._gate.push_restriction(self._limits)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._gate is not None:
            self._gate.pop_restriction(self._depth)


def fails_as(wrap: Callable[[str, str], Thrown], operation: str, *args: Any) -> Any:
    """Does an operation whose failure the program may catch."""
    try:
        return perform(operation, *args)
    except HostError as error:
        raise wrap(error.message, error.path) from None
