"""`prism run`: output, exit codes, limits, authority, the cache; each in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Prism = Callable[..., "subprocess.CompletedProcess[str]"]

HELLO = 'fn main() uses console { print("hello") }\n'


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    ("source", "words", "code", "out", "err"),
    [
        (HELLO, [], 0, "hello\n", ""),
        ("fn main() -> Int { 3 }", [], 3, "", ""),
        ("fn main() -> Int { 256 + 7 }", [], 7, "", ""),
        ("fn main(args: List<String>) uses console { print(args) }", ["--", "a", "--fuel"], 0, '["a", "--fuel"]\n', ""),
        (
            'record Declined { reason: String }\nfn main() throws Declined { throw Declined("x") }',
            [],
            1,
            "",
            'uncaught error: Declined(reason: "x")\n',
        ),
        (
            "fn main() uses console {\n    print(1)\n    let xs = [1]\n    print(xs[3])\n}",
            [],
            70,
            "1\n",
            "trap index: index 3 is out of range of a list of length 1\n  at x.prism:4:11 in x.main\n",
        ),
        (
            "fn f(n: Int) -> Int { 1 + f(n) }\nfn main() uses console { print(f(0)) }",
            ["--depth", "100"],
            70,
            "",
            "trap stack: calls are nested more than 100 deep\n"
            "  at x.prism:1:27 in x.f (99 times)\n  at x.prism:2:32 in x.main\n",
        ),
        (
            "fn main() { loop {} }",
            ["--fuel", "10K"],
            70,
            "",
            "trap fuel: the fuel limit of 10000 is used up\n  at x.prism:1:13",
        ),
        ("fn main() { loop {} }", ["--timeout", "0.2"], 70, "", "trap timeout: the time limit of 0.2 s is used up\n"),
        ("fn main() { let xs = [0]\n loop { xs.push(1) } }", ["--memory", "1M"], 70, "", "trap memory: the heap limit"),
        (
            'fn main() uses console { loop { print("abc") } }',
            ["--output", "10"],
            70,
            "abc\nabc\n",
            "trap output: the output limit of 10 bytes is used up\n",
        ),
        (
            'fn main() uses console, fs.read { print(try { fs.read_text("a") } catch e { "failed" }) }',
            [],
            70,
            "",
            "trap capability: fs.read is denied: the program needs it, but only console is granted\n",
        ),
        (
            'fn main() uses console, fs.read { print(try { fs.read_text("a") } catch e { "failed" }) }',
            ["--allow", "fs.read=data/**"],
            70,
            "",
            'trap capability: fs.read "a" is denied: the grant is fs.read=data/**\n  at x.prism:1:47 in x.main\n',
        ),
        (
            'fn main() uses console, clock.now { if clock.now() > 0.0 { print("now") } }',
            ["--allow", "clock", "--trace-effects"],
            0,
            "now\n",
            'effect clock.now() granted\neffect console.print("now") granted\n',
        ),
        ("", [], 2, "", "error[nothing-exported]: x.prism has neither a `main` nor a public function"),
        ("pub fn f() -> Int { 1 }", [], 2, "", "prism: x.prism has no main, so there is nothing to run\n"),
        ("fn main() { x }", [], 2, "", "error[unknown-name]"),
        ("\ufefffn main() -> Int {\r\n    5\r\n}\r\n", [], 5, "", ""),
    ],
)
def test_how_programs_end(prism: Prism, source: str, words: list[str], code: int, out: str, err: str) -> None:
    done = prism("run", write("x.prism", source), *words)
    assert (done.returncode, done.stdout) == (code, out)
    assert done.stderr.startswith(err) and (err or not done.stderr)
    assert "Traceback" not in done.stderr


def test_files_that_are_no_programs(prism: Prism, place: Path) -> None:
    write("hello.prism", HELLO)
    Path("folder.prism").mkdir()
    Path("binary.prism").write_bytes(b"\x7fELF\0\0\1")
    Path("latin.prism").write_bytes(b'fn main() uses console {\n    print("caf\xe9")\n}\n')
    Path("large.prism").write_bytes(b"// " + b"x" * (10 << 20))
    Path("deep.prism").write_text(f"fn main() uses console {{ print({'(' * 5000}1{')' * 5000}) }}")
    Path("text.pvm").write_text("PRISM")
    Path("module.py").write_text("pass")
    for name, message in {
        "helo.prism": "cannot read helo.prism: no such file or directory\n       did you mean hello.prism?",
        "folder.prism": "cannot read folder.prism: is a directory",
        "binary.prism": "binary.prism holds a NUL character: it looks like a binary file\n --> binary.prism:1:5",
        "latin.prism": "the file is not UTF-8: there is a byte 0xe9 that cannot stand here\n --> latin.prism:2:15",
        "large.prism": "large.prism is too large: it has 10.0 MiB",
        "deep.prism": "error[nesting-too-deep]",
        "text.pvm": "text.pvm is malformed",
        "module.py": "module.py is no Prism program",
    }.items():
        done = prism("run", name)
        assert (done.returncode, done.stdout) == (2, ""), name
        assert message in done.stderr
        assert "Traceback" not in done.stderr


def test_modules_are_found_below_the_root(prism: Prism) -> None:
    write("src/shop/main.prism", "import shop.tax\nfn main() uses console { print(tax.vat(100)) }")
    write("src/shop/tax.prism", "pub fn vat(cents: Int) -> Int { cents / 5 }")
    assert prism("run", "--root", "src", "src/shop/main.prism").stdout == "20\n"
    failed = prism("run", "src/shop/main.prism")
    assert failed.returncode == 2 and "there is no module `shop.tax`" in failed.stderr


def test_errors_of_an_imported_file_are_shown_there(prism: Prism) -> None:
    write("main.prism", "import part\nfn main() uses console { print(part.f()) }")
    Path("part.prism").write_bytes(b"pub fn f() -> Int { 1 } // \xff\n")
    done = prism("run", "main.prism")
    assert done.returncode == 2
    assert "error[source-encoding]" in done.stderr and " --> part.prism:1:28\n" in done.stderr


def test_the_cache_notices_every_change(prism: Prism, place: Path) -> None:
    write("main.prism", "import part\nfn main() uses console {\n    [part.f()].len()\n    print(part.f())\n}")
    write("part.prism", "pub fn f() -> Int { 1 }")
    first = prism("run", "main.prism")
    assert first.stdout == "1\n" and first.stderr.startswith("warning[unused-result]")
    again = prism("run", "main.prism")
    assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
    assert (prism("run", "main.prism", "-O0").stdout, prism("run", "--no-cache", "main.prism").stdout) == ("1\n", "1\n")
    write("part.prism", "pub fn f() -> Int { 2 }")
    assert prism("run", "main.prism").stdout == "2\n"
    write("part.prism", "pub fn g() -> Int { 2 }")
    assert prism("run", "main.prism").returncode == 2
    write("part.prism", "pub fn f() -> Int { 1 }")
    assert prism("run", "main.prism").stdout == "1\n"
    write("main.prism", HELLO)
    assert prism("run", "main.prism").stdout == "hello\n"
    for entry in (place.parent / "cache").iterdir():
        entry.write_bytes(entry.read_bytes()[:-9])
    assert prism("run", "main.prism").stdout == "hello\n"


def test_runs_at_the_same_time(place: Path, prism: Prism) -> None:
    write("main.prism", HELLO)
    command = [sys.executable, "-m", "prism", "run", "main.prism"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    assert [run.communicate(timeout=60) for run in runs] == [(b"hello\n", b"")] * 6


def test_input_comes_line_by_line(prism: Prism) -> None:
    write("x.prism", "fn main() uses console { while let Some(line) = console.read_line() { print(line.len()) } }")
    assert prism("run", "x.prism", stdin="één\r\n\nlast").stdout == "3\n0\n4\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_streams_that_are_closed_are_empty(place: Path, closed: str) -> None:
    write(
        "x.prism",
        "fn main(args: List<String>) uses console {\n    print(console.read_line())\n    print([1][args.len()])\n}",
    )
    for words, code in (
        (["run", "x.prism"], 0),
        (["run", "x.prism", "--", "a"], 70),
        (["run", "y.prism"], 2),
        (["targets"], 0),
    ):
        line = f'exec "$0" -m prism "$@" {closed}'
        run = subprocess.run(["sh", "-c", line, sys.executable, *words], capture_output=True, timeout=60, check=False)
        assert run.returncode == code and b"internal" not in run.stderr


def test_interrupting_is_quiet(place: Path) -> None:
    write("x.prism", 'fn main() uses console { print("on")\n loop {} }')
    run = subprocess.Popen(
        [sys.executable, "-m", "prism", "run", "x.prism", "--trace-effects"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stderr is not None and run.stderr.readline()
    time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out, err) == (130, b"on\n", b"")


def test_a_closed_pipe_is_quiet(place: Path) -> None:
    write("x.prism", 'fn main() uses console { loop { print("line") } }')
    command = [sys.executable, "-m", "prism", "run", "x.prism"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=buffered())
    assert run.stdout is not None and run.stderr is not None
    assert run.stdout.readline() == b"line\n"
    run.stdout.close()
    assert (run.wait(timeout=30), run.stderr.read()) == (141, b"")
    run.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_told(place: Path) -> None:
    write("x.prism", HELLO)
    for words, code, message in (
        (["run", "x.prism"], 70, b"trap output: the console: "),
        (["targets"], 2, b"prism: cannot write to standard output: no space left"),
    ):
        command = [sys.executable, "-m", "prism", *words]
        with open("/dev/full", "wb") as full:
            run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, env=buffered(), check=False)
        assert (run.returncode, run.stderr.startswith(message)) == (code, True)


def buffered() -> dict[str, str]:
    """Some surroundings make Python write everything at once, which is not what users meet."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
