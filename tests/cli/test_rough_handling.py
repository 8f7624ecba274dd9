"""Commands that are interrupted, cut off, or given what nobody should give them: one message, the right exit code, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Prism

SPIN = 'fn main() uses console {\n    print("before")\n    loop {}\n}\n'
TARGETS = ("prism-vm", "python", "javascript")


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_printed_is_there_when_a_program_is_stopped(prism: Prism, place: Path, target: str) -> None:
    (place / "x.prism").write_text(SPIN)
    done = prism("run", "x.prism", "--target", target, "--timeout", "1")
    assert (done.returncode, done.stdout) == (70, "before\n")
    assert done.stderr.startswith("trap timeout: the time limit of 1 s is used up\n")


@pytest.mark.parametrize("target", TARGETS)
def test_an_interrupt_ends_a_program_quietly(prism: Prism, place: Path, target: str) -> None:
    (place / "x.prism").write_text(SPIN)
    prism("run", "x.prism", "--target", target, "--timeout", "0.1")  # what is compiled once starts faster
    process = subprocess.Popen(
        [sys.executable, "-m", "prism", "run", "x.prism", "--target", target, "--trace-effects"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "before\n")
    assert "Traceback" not in err and "Error" not in err


DOUBLING = "type A0 = (Int, Int)\n" + "".join(f"type A{i + 1} = (A{i}, A{i})\n" for i in range(60))
HOSTILE_SOURCES = {
    "aliases that double": (
        DOUBLING + "fn f(x: A60) {}\nfn main() {}\n",
        "the type that `A7` stands for here is too large",
    ),
    "an alias that doubles, nested": (
        f"type D<T> = (T, T)\nfn f(x: {'D<' * 60}Int{'>' * 60}) {{}}\nfn main() {{}}\n",
        "the type that `D` stands for here is too large",
    ),
    "errors without end": (
        "fn main() {\n" + "    foo()\n" * 20_000 + "}\n",
        "... and 900 more\n\n1 file checked: 1000 errors",
    ),
    "one long line": ("$ " * 1_000_000, "x.prism:1:1"),
    "one long number": ("fn main() { let x = " + "9" * 4_000_000 + " }", "x.prism:1:21"),
    "a sum without end": ("fn main() { let x = 1" + " + 1" * 100_000 + " }", "nested more than 500 levels deep"),
}


@pytest.mark.parametrize("name", HOSTILE_SOURCES)
def test_sources_that_mean_harm_are_told_of_soon(prism: Prism, place: Path, name: str) -> None:
    text, message = HOSTILE_SOURCES[name]
    (place / "x.prism").write_text(text)
    start = time.monotonic()
    done = prism("check", "x.prism")
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr and "internal" not in done.stderr and len(done.stderr) < 30_000
    assert time.monotonic() - start < 20, "it takes a second where nothing else runs"


def test_many_variants_are_matched_in_linear_time(prism: Prism, place: Path) -> None:
    names = range(3000)
    (place / "x.prism").write_text(
        f"pub enum E {{ {', '.join(f'A{i}' for i in names)} }}\n"
        f"pub fn f(e: E) -> Int {{ match e {{ {', '.join(f'A{i} => {i}' for i in names)} }} }}\n"
    )
    start = time.monotonic()
    assert prism("check", "x.prism").returncode == 0
    assert time.monotonic() - start < 4


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
@pytest.mark.parametrize(
    "words",
    ["targets", "targets --json", "--help", "--version", "compile x.prism --emit pir", "disasm x.prism", "run x.prism"],
)
def test_output_that_cannot_be_written(place: Path, words: str) -> None:
    (place / "x.prism").write_text("fn main() uses console { print(1) }\n")
    for unbuffered in ("", "1"):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "prism", *words.split()],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
                check=False,
            )
        if words.startswith("run"):
            assert (done.returncode, done.stderr.partition(":")[0]) == (70, "trap output")
        else:
            message = "prism: cannot write to standard output: no space left on device\n"
            assert (done.returncode, done.stderr) == (2, message)
        with open("/dev/full", "w") as full:  # nobody can be told, the exit code still tells
            assert subprocess.run([sys.executable, "-m", "prism", "nope"], stderr=full, check=False).returncode == 2


def test_wrong_places(prism: Prism, place: Path) -> None:
    (place / "x.prism").write_text("fn main() {}\n")
    done = prism("compile", "x.prism", "--target", "python", "--out", "x.prism")
    assert (done.returncode, done.stderr) == (2, "prism: python: cannot write x.prism: it is not a folder\n")
    done = prism("check", "x.prism", "--root", "nowhere")
    assert (done.returncode, done.stderr) == (2, 'prism: --root: there is no folder "nowhere"\n')
    done = prism("run", "x.prism", "--depth", "10M")
    assert (done.returncode, done.stderr) == (2, "prism: --depth is at most 1000000\n")


def test_memory_of_the_host_runs_out(place: Path) -> None:
    resource = pytest.importorskip("resource")
    (place / "x.prism").write_text(
        "fn main() { let m: Map<Int, List<Int>> = [:]\n    var i = 0\n    loop { m[i] = [i, i, i]\n        i += 1 } }\n"
    )
    size = 600 * 1024 * 1024
    done = subprocess.run(
        [sys.executable, "-m", "prism", "run", "x.prism"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)),
        check=False,
    )
    assert (done.returncode, done.stderr.partition("\n")[0]) == (70, "trap memory: the host has no more memory")


@pytest.mark.parametrize(
    "body",
    [
        f"let f = {'fn() => ' * 150}1\n    print(f)",
        f"let x = {'Some(' * 150}1{')' * 150}\n    print(x)",
        f"let xs: {'List<' * 150}Int{'>' * 150} = []\n    print(xs)",
    ],
)
def test_types_that_nest_deeply(prism: Prism, place: Path, body: str) -> None:
    (place / "x.prism").write_text(f"fn main() uses console {{\n    {body}\n}}\n")
    done = prism("run", "x.prism")
    assert (done.returncode, done.stdout, done.stderr.partition(":")[0]) == (2, "", "error[too-deep]")


@pytest.mark.parametrize("target", TARGETS)
def test_effects_pile_up_only_where_they_are_wanted(target: str) -> None:
    from prism.backends.contract import RunRequest
    from prism.backends.registry import load_backend
    from prism.compiler import compile_text
    from prism.host.grants import Grants
    from prism.limits import Limits

    backend = load_backend(target)
    module = compile_text("fn main() uses console { print(1) }\n", "x.prism", {}).module
    artifacts = backend.generate(module, backend.options_model()().model_dump())
    for trace in (True, False):
        outcome = backend.run(artifacts, RunRequest(Grants.parse(["console"]), Limits(), trace=trace))
        assert (outcome.output, len(outcome.effects)) == ("1\n", int(trace))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", ["prism_support", "runner", "class", "math", "1 x.y"])
def test_a_program_may_be_called_anything(prism: Prism, place: Path, name: str, target: str) -> None:
    (place / f"{name}.prism").write_text("fn main() uses console {\n    print([1][2 - 2])\n    print([1][1])\n}\n")
    done = prism("run", f"{name}.prism", "--target", target)
    assert (done.returncode, done.stdout) == (70, "1\n")
    assert f"  at {name}.prism:3:11 in " in done.stderr


def test_a_support_module_named_like_the_program(prism: Prism, place: Path) -> None:
    (place / "x.prism").write_text("fn main() uses console { print(1) }\n")
    done = prism("compile", "x.prism", "--target", "python", "--option", "support=x", "--out", "out")
    assert done.returncode == 0 and sorted(path.name for path in (place / "out").iterdir()) == ["x.py", "x_.py"]
    ran = subprocess.run([sys.executable, "out/x_.py"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "1\n")
