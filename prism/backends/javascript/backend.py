"""The target `javascript`: an ES module for Node and browsers with types, source map and one support module."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from prism import __version__
from prism.backends.contract import API_VERSION, Artifacts, BackendInfo, RunRequest
from prism.diagnostics import CompileError, Diagnostic
from prism.outcome import Outcome
from prism.source import NOWHERE

if TYPE_CHECKING:
    from pydantic import BaseModel

    from prism.pir.nodes import Module


class JavaScriptBackend:
    """See `prism.backends.contract.CodeGenBackend`."""

    name = "javascript"

    @property
    def info(self) -> BackendInfo:
        from prism.pir.features import FEATURES
        from prism.semantics.operations import FAMILIES

        return BackendInfo(
            summary="an ES module for Node 20+ and browsers, with TypeScript declarations and a source map",
            api=(API_VERSION, API_VERSION),
            features=frozenset(FEATURES),
            effects=FAMILIES,
            suffixes=(".mjs", ".mjs.map", ".d.ts", ".d.mts"),
            tier=1,
            runs=True,
            version=__version__,
        )

    def options_model(self) -> type[BaseModel]:
        from prism.backends.javascript.options import JavaScriptOptions

        return JavaScriptOptions

    def generate(self, module: Module, options: Mapping[str, object]) -> Artifacts:
        from prism.backends.javascript.bundle import support_module
        from prism.backends.javascript.module import SUPPORT_FILE, generate
        from prism.pir.depth import deep_calls, too_deep

        texts = cast("Mapping[str, str]", options.get("sources", {}))
        try:
            with deep_calls():
                made = generate(module, bool(options.get("inline", True)), texts)
        except RecursionError:
            raise CompileError((too_deep(),)) from None
        return Artifacts({**made.files, SUPPORT_FILE: support_module()}, made.entry, made.statistics)

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        """Checks the source map, and the syntax if there is a Node to ask."""
        from prism.backends.javascript.node import NoNode, find_node
        from prism.backends.javascript.sourcemap import problems_of

        entry = artifacts.entry
        code = artifacts.files[entry]
        problems = (
            problems_of(artifacts.files[f"{entry}.map"], code.decode()) if f"{entry}.map" in artifacts.files else []
        )
        try:
            node = find_node()
        except NoNode:
            node = None
        if node is not None:
            for name, data in artifacts.files.items():
                if name.endswith(".mjs"):
                    problems += syntax_problems(node, name, data)
        return tuple([Diagnostic("invalid-artifact", f"{entry}: {problem}", NOWHERE) for problem in problems])

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        from prism.backends.javascript.runner import run

        return run(artifacts, request)


def syntax_problems(node: str, name: str, data: bytes) -> list[str]:
    """What Node says about the syntax of a module; it takes the code from standard input."""
    done = subprocess.run([node, "--check", "--input-type=module", "-"], input=data, capture_output=True, timeout=60)
    if done.returncode == 0:
        return []
    lines = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if "Error" in line]
    return [f"{name} is not valid JavaScript: {lines[0] if lines else 'node --check fails'}"]
