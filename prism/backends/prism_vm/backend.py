"""The backend `prism-vm`: PIR to `.pvm`, and running that in this process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from prism import __version__
from prism.backends.contract import API_VERSION, Artifacts, BackendInfo, RunRequest
from prism.semantics.operations import FAMILIES

if TYPE_CHECKING:
    from pydantic import BaseModel

    from prism.diagnostics import Diagnostic
    from prism.outcome import Outcome
    from prism.pir.nodes import Module


class PrismVm:
    """Implements `CodeGenBackend`."""

    name = "prism-vm"

    @property
    def info(self) -> BackendInfo:
        from prism.pir.features import FEATURES

        return BackendInfo(
            summary="bytecode for Prism's own virtual machine, verified before it runs",
            api=(API_VERSION, API_VERSION),
            features=frozenset(FEATURES),
            effects=FAMILIES,
            suffixes=(".pvm",),
            tier=1,
            runs=True,
            version=__version__,
        )

    def options_model(self) -> type[BaseModel]:
        from prism.backends.prism_vm.options import Options

        return Options

    def generate(self, module: Module, options: Mapping[str, object]) -> Artifacts:
        from prism.backends.prism_vm.codegen import Generator
        from prism.diagnostics import CompileError
        from prism.passes.match_lowering import MatchLowering
        from prism.passes.monomorphize import Monomorphize
        from prism.passes.tail_calls import TailCalls
        from prism.pir.depth import deep_calls, too_deep
        from prism.vm.codec import encode

        try:
            with deep_calls():
                for step in (TailCalls(), Monomorphize(), MatchLowering()):
                    module = step(module)
                made = Generator(module).run()
        except RecursionError:
            raise CompileError((too_deep(),)) from None
        if not options.get("debug", True):
            made.sources = []
            for function in made.functions:
                function.lines = b""
        data = encode(made)
        name = f"{module.name.rpartition('.')[2]}.pvm"
        statistics = {
            "functions": len(made.functions),
            "instructions": sum([len(function.code) for function in made.functions]),
            "bytes": len(data),
        }
        return Artifacts({name: data}, name, statistics)

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        from prism.vm.codec import Malformed
        from prism.vm.machine import load
        from prism.vm.verify import Invalid

        try:
            load(artifacts.files[artifacts.entry])
        except (Malformed, Invalid) as error:
            from prism.diagnostics import Diagnostic
            from prism.source import Span

            return (Diagnostic("invalid-artifact", str(error), Span(artifacts.entry, 0, 0, 0, 0)),)
        return ()

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        from prism.host.console import Recording, Streams
        from prism.host.gate import Gate
        from prism.vm.machine import Machine, load, manifest_of

        verified = load(artifacts.files[artifacts.entry])
        gate = Gate(
            request.grants,
            manifest_of(verified.module, request.function or "main"),
            limits=request.limits,
            streams=Streams() if request.inherit else Recording(request.stdin),
            root=request.root,
            environment=request.environment,
            argv=request.argv,
            trace=request.trace,
        )
        machine = Machine(verified, gate, request.limits)
        if request.function is None:
            return machine.main(request.argv)
        return machine.call(request.function, request.args)


BACKEND = PrismVm()
