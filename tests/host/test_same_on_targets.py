"""The same authority on every target: what is granted works alike, and what is not is denied in the same words."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from prism.backends.contract import Artifacts, CodeGenBackend, RunRequest
from prism.backends.registry import BUILT_IN, load_builtin
from prism.compiler import compile_text
from prism.host.grants import Grants
from prism.limits import Limits

PROGRAM = """
pub fn read(path: String) -> String uses fs.read throws IoError { fs.read_text(path) }
pub fn list(path: String) -> String uses fs.read throws IoError { "{fs.list(path)}" }
pub fn exists(path: String) -> String uses fs.read { "{fs.exists(path)}" }
pub fn write(path: String) -> String uses fs.write throws IoError { fs.write_text(path, "new é")
    "written" }
pub fn remove(path: String) -> String uses fs.write throws IoError { fs.remove(path)
    "removed" }
pub fn variable(name: String) -> String uses env { "{env.get(name)}" }
pub fn chance(name: String) -> String uses random { "{random.int(2, 1)}" }
"""

PATHS = [
    *("data/a.txt", "./data//a.txt", "data/", "data", ".", "", "data/inside", "data/up_and_in", "data/folder/b.txt"),
    *("data/absolute_in", "data/absent.txt", "data/absent/x", "data/a.txt/x", "data/latin.txt", "data/around"),
    *("data/dangling", "data/../data/a.txt", "../secret.txt", "/etc/passwd", "/", "data/a\0b", "private.txt"),
    *("data/out", "data/absolute_out", "data/out_folder", "data/out_folder/secret.txt", "data/sideways"),
    *("data/sideways_missing", "data/sideways_missing/x", "data/é.txt", "x" * 300, "data/" + "y" * 300),
]


@pytest.fixture(scope="module")
def targets() -> dict[str, tuple[CodeGenBackend, Artifacts]]:
    module = compile_text(PROGRAM, "files.prism", {}).module
    backends = {name: load_builtin(name) for name in BUILT_IN}
    return {name: (backend, backend.generate(module, {})) for name, backend in backends.items()}


def snapshot(root: Path) -> dict[str, str]:
    """What is in the tree: the text of each file, the target of each link."""
    found = {}
    for folder, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(folder, name)
            key = str(path.relative_to(root))
            found[key] = os.readlink(path) if path.is_symlink() else "" if path.is_dir() else repr(path.read_bytes())
    return found


@pytest.mark.parametrize("grants", [["fs=data/**"], ["fs"], ["fs.read=data/*", "fs.write=data/sub/**"], []])
@pytest.mark.parametrize("operation", ["read", "list", "exists", "write", "remove"])
def test_files(
    targets: dict[str, tuple[CodeGenBackend, Artifacts]], tree: Path, operation: str, grants: list[str]
) -> None:
    saved = tree.parent / "saved"
    shutil.copytree(tree, saved, symlinks=True)
    before = snapshot(tree)
    for path in PATHS:
        seen: dict[str, object] = {}
        for name, (backend, artifacts) in targets.items():
            request = RunRequest(
                grants=Grants.parse(grants), limits=Limits(), function=operation, args=(path,), root=str(tree)
            )
            outcome = backend.run(artifacts, request)
            trap, thrown = outcome.trap, outcome.thrown
            seen[name] = (
                outcome.value,
                (trap.code, trap.message) if trap else None,
                thrown.shown if thrown else None,
                [str(event) for event in outcome.effects],
                after := snapshot(tree),
            )
            assert (tree.parent / "secret.txt").read_text() == "outer secret"
            if after != before:
                shutil.rmtree(tree)
                shutil.copytree(saved, tree, symlinks=True)
        assert seen["python"] == seen["prism-vm"], f"{operation} {path}"
        assert seen["javascript"] == seen["prism-vm"], f"{operation} {path}"


@pytest.mark.parametrize("grants", [["env", "random"], ["env.get=A*", "env.args", "random"], ["env.get=AA"], []])
def test_names(targets: dict[str, tuple[CodeGenBackend, Artifacts]], grants: list[str]) -> None:
    for function, argument in (
        ("variable", "AA"),
        ("variable", "BB"),
        ("variable", "AZ"),
        ("variable", ""),
        ("chance", ""),
    ):
        seen = []
        for backend, artifacts in targets.values():
            request = RunRequest(
                grants=Grants.parse(grants),
                limits=Limits(),
                function=function,
                args=(argument,),
                environment={"AA": "1", "BB": "2"},
            )
            outcome = backend.run(artifacts, request)
            trap = outcome.trap
            seen.append((outcome.value, (trap.code, trap.message) if trap else None, [str(e) for e in outcome.effects]))
        assert seen[1:] == seen[:1] * 2, f"{function} {argument}"
