"""The room's own rules: it starts fast, and its files can be put one behind the other."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import prism.semantics

FILES = sorted(Path(prism.semantics.__path__[0]).glob("*.py"))
LEAN = {"__future__", "math", "prism"}


def test_imports_are_lean_and_of_names() -> None:
    for file in FILES:
        for statement in ast.parse(file.read_text()).body:
            if isinstance(statement, ast.Import):
                assert {alias.name for alias in statement.names} <= LEAN, file
            elif isinstance(statement, ast.ImportFrom):
                module = str(statement.module)
                assert module in LEAN or module.startswith("prism.semantics."), file
                assert all(alias.asname is None for alias in statement.names), file


def test_names_do_not_clash() -> None:
    owners: dict[str, Path] = {}
    for file in FILES:
        for statement in ast.parse(file.read_text()).body:
            names = []
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                names = [statement.name]
            elif isinstance(statement, ast.Assign):
                names = [target.id for target in statement.targets if isinstance(target, ast.Name)]
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                names = [statement.target.id]
            for name in names:
                assert name == "TYPE_CHECKING" or owners.setdefault(name, file) == file, (name, file, owners[name])


def test_nothing_heavy_is_loaded() -> None:
    modules = ", ".join(f"prism.semantics.{file.stem}" for file in FILES if file.stem != "__init__")
    code = f"import sys; before = set(sys.modules); import {modules}; print(*sorted(set(sys.modules) - before))"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(prism.semantics.__path__[0]).parents[1],
    ).stdout.split()
    assert {name for name in loaded if not name.startswith("prism")} <= {"math", "__future__"}
