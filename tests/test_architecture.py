"""Rules that hold between the rooms. Which room may import which stands in pyproject.toml, for import-linter."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import prism

PACKAGE = Path(prism.__file__).parent
LEAN = [*PACKAGE.glob("semantics/*.py"), *PACKAGE.glob("host/*.py")]
"""What generated Python carries, one file behind the other."""

HEAVY = {
    *(
        "argparse",
        "asyncio",
        "dataclasses",
        "difflib",
        "enum",
        "importlib.metadata",
        "inspect",
        "json",
        "lark",
        "logging",
    ),
    *("pathlib", "pydantic", "random", "re", "rich", "subprocess", "tempfile", "traceback", "typing"),
}
COMPILER = ("prism.frontend", "prism.pir", "prism.passes", "prism.backends", "prism.compiler", "prism.diagnostics")

RUN = """
import sys
before = set(sys.modules)
from prism.cli.main import main
code = main(["run", *sys.argv[1:]])
print(*sorted(set(sys.modules) - before), file=sys.stderr)
sys.exit(code)
"""


def modules_of_run(*words: str, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-S", "-c", RUN, *words],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment},
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "hello\n"), done.stderr
    return set(done.stderr.split())


def test_running_bytecode_imports_nothing_heavy(tmp_path: Path) -> None:
    program = prism.compile('fn main() uses console { print("hello") }')
    (tmp_path / "hello.pvm").write_bytes(program.data)
    words = [str(tmp_path / "hello.pvm"), "--allow", "fs.read=x/**", "--timeout", "30", "--", "argument"]
    loaded = modules_of_run(*words)
    assert not loaded & HEAVY
    assert not [name for name in loaded if name.startswith(COMPILER) or name == "prism.cache"]


def test_running_an_unchanged_source_imports_no_compiler(tmp_path: Path) -> None:
    source = tmp_path / "hello.prism"
    source.write_text('fn main() uses console { print("hello") }')
    command = [sys.executable, "-m", "prism", "run", str(source)]
    cache = str(tmp_path / "cache")
    subprocess.run(command, env={**os.environ, "PRISM_CACHE_DIR": cache}, check=True, timeout=60, capture_output=True)
    loaded = modules_of_run(str(source), PRISM_CACHE_DIR=cache)
    assert not loaded & HEAVY
    assert not [name for name in loaded if name.startswith(COMPILER)]


def test_importing_prism_is_free() -> None:
    code = "import sys, prism; print(*[m for m in sys.modules if m.startswith('prism')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["prism"]


def test_what_the_package_offers_is_there() -> None:
    assert all(getattr(prism, name) is not None for name in prism.__all__)
    assert set(prism.__all__) == set(prism._HOMES)
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        prism.frobnicate  # noqa: B018  # the access is the test


def tops(path: Path) -> list[ast.stmt]:
    return ast.parse(path.read_text("utf-8")).body


@pytest.mark.parametrize("path", LEAN, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_lean_files_can_stand_behind_each_other(path: Path) -> None:
    for node in tops(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("prism"):
            assert node.level == 0 and all(alias.name != "*" and alias.asname is None for alias in node.names)
            assert node.module and node.module.split(".")[1] in ("semantics", "host", "outcome", "limits")
        if isinstance(node, ast.Import):
            assert all(alias.name.split(".")[0] not in HEAVY | {"prism"} for alias in node.names)


def test_names_of_lean_files_do_not_clash() -> None:
    owners: dict[str, Path] = {}
    for path in LEAN:
        for node in tops(path):
            names: list[str] = []
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                names = [node.name]
            elif isinstance(node, (ast.Assign, ast.AnnAssign)):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            for name in names:
                if name != "TYPE_CHECKING":
                    assert owners.setdefault(name, path) == path, (
                        f"{name} stands in {owners[name].name} and {path.name}"
                    )


IO_NAMES = {"open", "print", "input"}
MAY_READ = {"frontend/std.py", "frontend/build_tables.py"}
"""The library's own sources; the tool that makes the parser's tables."""


def test_the_core_does_no_io() -> None:
    for room in ("semantics", "pir", "frontend", "passes"):
        for path in PACKAGE.glob(f"{room}/**/*.py"):
            if str(path.relative_to(PACKAGE)) in MAY_READ:
                continue
            body = [node for node in tops(path) if not (isinstance(node, ast.If) and "__main__" in ast.dump(node.test))]
            for node in ast.walk(ast.Module(body, [])):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    assert node.func.id not in IO_NAMES, f"{path.name}:{node.lineno} does IO"
