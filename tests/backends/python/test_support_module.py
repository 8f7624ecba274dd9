"""The support module that stands beside every generated program, and running programs in this process."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from prism.backends.contract import Artifacts
from prism.backends.python import BACKEND
from prism.backends.python.bundle import support_text
from prism.backends.python.names import SUPPORT_NAMES
from prism.backends.python.runner import UnsupportedLimit
from prism.limits import Limits
from prism.outcome import Outcome

from .conftest import generate, run

SPIN = 'fn main() uses console { print("start")\n loop {} }'


def top_level(text: str) -> Counter[str]:
    found: list[str] = []
    body = [part for top in ast.parse(text).body for part in (top.orelse if isinstance(top, ast.If) else [top])]
    for node in body:
        match node:
            case ast.FunctionDef() | ast.ClassDef():
                found.append(node.name)
            case ast.Assign():
                found += [target.id for target in node.targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.append(name)
            case ast.Import() | ast.ImportFrom():
                found += [alias.asname or alias.name for alias in node.names]
    return Counter(found)


def test_no_two_of_its_parts_use_one_name() -> None:
    names = top_level(support_text("support"))
    assert [name for name, count in names.items() if count > 1] == []
    assert SUPPORT_NAMES - set(names) == set()


def test_it_needs_nothing_but_pythons_own_library(tmp_path: Path) -> None:
    (tmp_path / "support.py").write_text(support_text("support"))
    code = "import sys, support; print(sorted({m.split('.')[0] for m in sys.modules} - sys.stdlib_module_names))"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == "['__main__', 'support']\n".replace("'__main__', ", "") or "prism" not in done.stdout
    assert "prism" not in done.stdout


def test_time_and_output_run_out() -> None:
    trap = run(SPIN, limits=Limits(timeout=0.1)).trap
    assert trap is not None and (trap.code, trap.message) == ("timeout", "the time limit of 0.1 s is used up")
    assert trap.stack[0].function == "main.main"
    outcome = run('fn main() uses console { loop { print("x") } }', limits=Limits(output=10))
    assert outcome.trap is not None and outcome.trap.code == "output" and outcome.output == "x\n" * 5


def test_time_runs_out_in_any_thread() -> None:
    outcomes: list[Outcome] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(run(SPIN, limits=Limits(timeout=0.2)))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    traps = [outcome.trap for outcome in outcomes]
    assert [trap and (trap.code, trap.stack[0].line) for trap in traps] == [("timeout", 2)] * 3


@pytest.mark.parametrize("limits", [Limits(fuel=10), Limits(memory=10)])
def test_limits_that_python_cannot_keep_are_refused(limits: Limits) -> None:
    with pytest.raises(UnsupportedLimit, match="the target python cannot limit"):
        run(SPIN, limits=limits)


def test_functions_are_called_with_plain_values() -> None:
    text = """
pub record P { x: Int, tags: List<String> }
pub enum E { A, B(Int?, Option<Int?>) }
pub fn turn(p: P, e: E, m: Map<List<Int>, E>) -> (P, List<E>, Map<List<Int>, E>) { (P(..p, x: p.x + 1), [e, A], m) }
pub fn fail(n: Int) throws P { throw P(n, []) }
"""
    outcome = run(text, function="turn", args=({"x": 1, "tags": ["a"]}, ("B", 3, ("Some", None)), [([1], "A")]))
    assert outcome.value == ({"x": 2, "tags": ["a"]}, [("B", 3, ("Some", None)), ("A",)], [([1], ("A",))])
    assert outcome.shown == '(P(x: 2, tags: ["a"]), [B(Some(3), Some(None)), A], [[1]: A])'
    thrown = run(text, function="fail", args=(7,)).thrown
    assert thrown is not None and (thrown.type, thrown.shown) == ("main.P", "P(x: 7, tags: [])")
    for args, message in [
        (({"x": 1}, "A", {}), "argument 1 (p) must be main.P, not dict: the field 'tags' is missing"),
        ((1, "A", {}), "argument 1 (p) must be main.P, not int 1"),
        (({"x": 1, "tags": []}, "C", {}), "argument 2 (e) must be main.E, not tuple: there is no variant 'C'"),
        ((), "turn takes 3 arguments, not 0"),
    ]:
        with pytest.raises(TypeError) as caught:
            run(text, function="turn", args=args)
        assert str(caught.value) == message


def test_what_is_no_python_is_found() -> None:
    artifacts = generate("pub fn f() -> Int { 1 }")
    assert BACKEND.validate(artifacts) == ()
    broken = Artifacts({**artifacts.files, "main.py": b"def f(:\n"}, "main.py", {})
    assert [(d.code, d.span.line) for d in BACKEND.validate(broken)] == [("invalid-artifact", 1)]
