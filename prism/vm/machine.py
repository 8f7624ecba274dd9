"""Running bytecode, from bytes to an `Outcome`: the machine's face to the command line, the embedding API and the backend."""

from __future__ import annotations

from prism.outcome import Frame, Outcome, ThrownReport, TrapReport
from prism.semantics.display import show
from prism.semantics.traps import Trap
from prism.vm.codec import decode
from prism.vm.convert import BadCall, to_host, to_prism
from prism.vm.heap import live_bytes
from prism.vm.interpreter import InternalError, Interpreter
from prism.vm.module import UNIT
from prism.vm.values import Thrown
from prism.vm.verify import Verified, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from prism.host.gate import Gate
    from prism.limits import Limits as RunLimits
    from prism.vm.module import Export, Limits, Module


def load(data: bytes) -> Verified:
    """Decodes and verifies. Raises Malformed or Invalid."""
    return verify(decode(data))


def manifest_of(module: Module, name: str) -> Limits:
    """What a call of this export may do, for its gate: the program's manifest for `main`, else the effects of the
    function's own row (limits that it states are restrictions in its body)."""
    for export in module.exports:
        if export.name == name != "main":
            return tuple([(effect, None) for effect in module.functions[export.function].row[0]])
    return module.manifest


class Machine:
    """A verified program in a host's hands. Its globals live as long as it does. Fuel, heap, output and time are counted over
    all of its calls, so whoever wants limits for each call makes a machine and a gate for each."""

    def __init__(self, verified: Verified, gate: Gate, limits: RunLimits) -> None:
        self.module = verified.module
        self.gate = gate
        self._interpreter = Interpreter(verified, gate, limits)

    def call(self, name: str, args: Sequence[object] = ()) -> Outcome:
        """Calls an export with plain Python values. Raises BadCall for what does not fit its signature; whatever the
        program does is in the outcome."""
        return self._call(self._export(name), args)

    def main(self, argv: Sequence[str] = ()) -> Outcome:
        """Runs `main`, with the arguments if it takes them."""
        export = self._export("main")
        takes_them = len(self.module.functions[export.function].params) == 1
        return self._call(export, [list(argv)] if takes_them else [])

    def _export(self, name: str) -> Export:
        for export in self.module.exports:
            if export.name == name:
                return export
        names = ", ".join([e.name for e in self.module.exports]) or "nothing"
        raise BadCall(f"the program {self.module.name} has no export {name!r}; it has {names}")

    def _call(self, export: Export, args: Sequence[object]) -> Outcome:
        function = self.module.functions[export.function]
        if len(args) != len(function.params):
            raise BadCall(f"{export.name} takes {len(function.params)} arguments, not {len(args)}")
        program = self._interpreter.program
        values = [
            to_prism(program, t, arg, f"argument {i} ({name})")
            for i, (t, arg, name) in enumerate(zip(function.params, args, export.params), 1)
        ]
        value: object = None
        shown: str | None = None
        thrown: ThrownReport | None = None
        trap: TrapReport | None = None
        try:
            try:
                self.gate.check_load()
                if values:
                    self._interpreter.heap.used += live_bytes(values)
                result = self._interpreter.run(export.function, values)
                if function.result != UNIT:
                    value = to_host(program, function.result, result)
                    shown = show(result)
            finally:
                self.gate.streams.flush()  # which may trap too
        except Thrown as error:
            thrown = self._thrown(error)
        except Trap as error:
            trap = TrapReport(error.code, error.message, tuple([Frame(*f) for f in error.stack]))
        except MemoryError:
            # Not even telling where it happened had room; what the run held is free by now.
            trap = TrapReport("memory", "the host has no more memory")
        except InternalError:
            raise
        except (AttributeError, IndexError, KeyError, TypeError, ValueError, AssertionError) as error:
            raise InternalError(f"{type(error).__name__}: {error}") from error
        return Outcome(
            output=getattr(self.gate.streams, "output", ""),
            error_output=getattr(self.gate.streams, "error_output", ""),
            value=value,
            shown=shown,
            thrown=thrown,
            trap=trap,
            effects=tuple(self.gate.events or ()),
            fuel=self._interpreter.fuel,
        )

    def _thrown(self, error: Thrown) -> ThrownReport:
        name = str(self.module.types[error.type][1]).partition("<")[0]
        try:
            return ThrownReport(name, show(error.value))
        except Trap:
            return ThrownReport(name, name)
