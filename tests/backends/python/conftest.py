"""Compiles sources to Python for the tests of the Python backend."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from prism.backends.contract import Artifacts, RunRequest
from prism.backends.python import BACKEND
from prism.compiler import Settings, compile_text
from prism.host.grants import Grants
from prism.limits import Limits
from prism.outcome import Outcome


def generate(text: str, level: int = 1, name: str = "main.prism", **options: object) -> Artifacts:
    """The files for a program."""
    return BACKEND.generate(compile_text(text, name, {}, Settings(level=level)).module, options)


def source_of(artifacts: Artifacts) -> str:
    """The generated module without what stands around the program: imports, exports and the table of places."""
    lines = artifacts.files[artifacts.entry].decode().split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith(("class ", "@dataclass", "def ")))
    last = next(i for i, line in enumerate(lines) if line.startswith("__prism_exports__"))
    return "\n".join(lines[first:last]).strip() + "\n"


def run(text: str, level: int = 1, grants: str = "console", limits: Limits | None = None, **more: object) -> Outcome:
    """What a program comes to."""
    request = RunRequest(grants=Grants.parse([grants]), limits=limits or Limits(), **more)  # type: ignore[arg-type]
    return BACKEND.run(generate(text, level), request)


@pytest.fixture
def imported(tmp_path: Path) -> Iterator[Callable[..., ModuleType]]:
    """Writes a program's files into a folder and imports it as a host does; gives its module."""
    before = set(sys.modules)
    sys.path.insert(0, str(tmp_path))

    def load(text: str, level: int = 1) -> ModuleType:
        (tmp_path / "host_test_program.prism").write_text(text)
        for file, data in generate(text, level, "host_test_program.prism").files.items():
            (tmp_path / file).write_bytes(data)
        importlib.invalidate_caches()
        return importlib.import_module("host_test_program")

    yield load
    sys.path.remove(str(tmp_path))
    for name in set(sys.modules) - before:
        if name in ("host_test_program", "prism_support"):
            del sys.modules[name]
