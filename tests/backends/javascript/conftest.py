"""Compiles sources to JavaScript for the tests of the JavaScript backend, and runs what comes out."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prism.backends.contract import Artifacts, RunRequest
from prism.backends.javascript import BACKEND
from prism.backends.javascript.bundle import support_module
from prism.backends.javascript.node import NoNode, find_node
from prism.compiler import Settings, compile_text
from prism.host.grants import Grants
from prism.limits import Limits
from prism.outcome import Outcome

try:
    NODE = find_node()
except NoNode as error:
    pytest.skip(str(error), allow_module_level=True)


def generate(text: str, level: int = 1, name: str = "main.prism", **options: object) -> Artifacts:
    """The files for a program."""
    return BACKEND.generate(compile_text(text, name, {}, Settings(level=level)).module, options)


def code_of(artifacts: Artifacts) -> str:
    """The generated module without its first lines, which hold versions and digests, and its last."""
    lines = artifacts.files[artifacts.entry].decode().split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("export const __prism__"))
    return "\n".join([lines[1], *lines[first + 1 : -2]]).strip() + "\n"


def run(text: str, level: int = 1, grants: str = "console", limits: Limits | None = None, **more: Any) -> Outcome:
    """What a program comes to."""
    request = RunRequest(grants=Grants.parse(grants.split()), limits=limits or Limits(), **more)
    return BACKEND.run(generate(text, level), request)


Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a program and its files into a folder, as `prism compile` does; gives the module's path."""

    def write(text: str, level: int = 1, name: str = "main.prism") -> Path:
        (tmp_path / name).write_text(text)
        artifacts = generate(text, level, name)
        for file, data in artifacts.files.items():
            (tmp_path / file).write_bytes(data)
        return tmp_path / artifacts.entry

    return write


def node(*words: str | Path, cwd: Path | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Runs Node itself."""
    return subprocess.run(
        [NODE, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        input=stdin,
        timeout=60,
    )


@pytest.fixture(scope="session")
def evaluate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Any], Any]:
    """Runs the body of a function of `support` (the support module) and `data`; data and result are JSON."""
    folder = tmp_path_factory.mktemp("support")
    (folder / "prism_support.mjs").write_bytes(support_module())

    def go(body: str, data: Any = None) -> Any:
        script = folder / "script.mjs"
        script.write_text(
            'import * as support from "./prism_support.mjs";\nimport fs from "node:fs";\n'
            f"const data = JSON.parse(fs.readFileSync(0, 'utf8'));\nconst f = (support, data) => {{\n{body}\n}};\n"
            "fs.writeSync(1, JSON.stringify(f(support, data)) ?? 'null');\n"
        )
        done = node(script, stdin=json.dumps(data))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return go
