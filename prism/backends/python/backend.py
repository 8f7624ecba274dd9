"""The Python backend as `prism.backends.contract` wants it. Light: what it does is imported when it does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from prism import __version__
from prism.backends.contract import API_VERSION, Artifacts, BackendInfo, RunRequest
from prism.outcome import Outcome
from prism.semantics.operations import FAMILIES

if TYPE_CHECKING:
    from pydantic import BaseModel

    from prism.diagnostics import Diagnostic
    from prism.pir.nodes import Module


class PythonBackend:
    """Compiles to a Python module and a support module."""

    name = "python"

    @property
    def info(self) -> BackendInfo:
        from prism.pir.features import FEATURES

        return BackendInfo(
            summary="a readable, typed module for Python 3.11 and later",
            api=(API_VERSION, API_VERSION),
            features=frozenset(FEATURES),
            effects=FAMILIES,
            suffixes=(".py",),
            tier=1,
            runs=True,
            version=__version__,
        )

    def options_model(self) -> type[BaseModel]:
        from prism.backends.python.options import PythonOptions

        return PythonOptions

    def generate(self, module: Module, options: Mapping[str, object]) -> Artifacts:
        from prism.backends.python.module import generate

        return generate(module, options)

    def validate(self, artifacts: Artifacts) -> tuple[Diagnostic, ...]:
        from prism.backends.python.validate import validate

        return validate(artifacts)

    def run(self, artifacts: Artifacts, request: RunRequest) -> Outcome:
        from prism.backends.python.runner import run

        return run(artifacts, request)
