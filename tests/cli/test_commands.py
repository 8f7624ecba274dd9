"""The other commands, in a process of their own: compile, check, disasm, verify, inspect, targets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from prism.cli.main import main

Prism = Callable[..., "subprocess.CompletedProcess[str]"]

SHOP = """
/// What a customer owes.
pub fn total(cents: Int, count: Int) -> Int { cents * count }

fn show(path: String) -> Int uses fs.read throws IoError { fs.read_text(path).len() }

fn main() uses console, fs.read("data/**") {
    print(total(2, 3))
    print(try { show("data/a.txt") } catch e: IoError { 0 })
}
"""


@pytest.fixture
def shop(place: Path) -> str:
    Path("shop.prism").write_text(SHOP)
    return "shop.prism"


def test_compiling_for_several_targets(prism: Prism, shop: str) -> None:
    done = prism("compile", shop, "--target", "prism-vm,python", "-t", "javascript", "-o", "out/deep")
    assert (done.returncode, done.stderr) == (0, "")
    made = set(os.listdir("out/deep"))
    assert {"shop.pvm", "shop.py", "shop.mjs"} <= made
    assert {line.split(": ")[1].split(" ")[0] for line in done.stdout.splitlines()} == {
        f"out/deep/{name}" for name in made
    }
    assert prism("run", "out/deep/shop.pvm", "--allow", "fs.read=data/**").stdout == "6\n0\n"
    first = {name: Path("out/deep", name).read_bytes() for name in made}
    assert prism("compile", shop, "--target", "javascript,python,prism-vm", "-o", "again").returncode == 0
    assert {name: Path("again", name).read_bytes() for name in made} == first


def test_a_target_that_fails_does_not_stop_the_others(prism: Prism, shop: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "broken-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[prism.backends]\nbroken = no_such_module:B\nfailing = failing_module:B\n")
    (site / "failing_module.py").write_text(
        "from prism.backends.prism_vm import BACKEND as own\n"
        "class B:\n    name = 'failing'\n    info = own.info\n    options_model = own.options_model\n"
        "    def generate(self, module, options): raise KeyError('oops')\n    validate = run = generate\n"
    )
    done = prism("compile", shop, "-t", "broken,failing,prism-vm", "-o", "out", PYTHONPATH=str(site))
    assert done.returncode == 2
    assert os.listdir("out") == ["shop.pvm"]
    assert "the target broken of broken 1.0 can't be loaded" in done.stderr
    assert "failing failed: KeyError: 'oops'" in done.stderr
    assert "Traceback" not in done.stderr
    assert prism("run", shop, PYTHONPATH=str(site), PRISM_DISABLE_PLUGINS="1").returncode == 70


def test_output_that_can_not_be_written(prism: Prism, shop: str) -> None:
    Path("file").write_text("old")
    done = prism("compile", shop, "-t", "prism-vm", "-o", "file")
    assert done.returncode == 2 and "prism-vm: cannot write file" in done.stderr
    Path("out/shop.pvm").mkdir(parents=True)
    done = prism("compile", shop, "-t", "prism-vm,python", "-o", "out")
    assert done.returncode == 2 and "cannot write out/shop.pvm: is a directory" in done.stderr
    assert Path("out/shop.py").exists()
    assert not [name for name in os.listdir("out") if name.endswith(".tmp")]
    assert Path("file").read_text() == "old"


def test_errors_leave_old_outputs_alone(prism: Prism, shop: str) -> None:
    assert prism("compile", shop, "-t", "prism-vm").returncode == 0
    before = Path("shop.pvm").read_bytes()
    Path(shop).write_text("fn main() { x }")
    assert prism("compile", shop, "-t", "prism-vm").returncode == 2
    assert Path("shop.pvm").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--target", "pyhton"], 'there is no target "pyhton"; did you mean python?'),
        (["--target", "js"], "did you mean javascript?"),
        ([], "compile needs a --target"),
        (["--target", "prism-vm", "--emit", "pir"], "--emit prints instead of compiling"),
        (["--emit", "pir", "--passes", "flod"], 'there is no pass "flod"\n       did you mean fold?'),
        (["--emit", "pir", "--print-after", "nothing"], 'there is no pass "nothing"'),
        (["-t", "prism-vm", "--option", "debgu=1"], "prism-vm has no option debgu\n       did you mean debug?"),
        (["-t", "prism-vm", "--option", "debug=perhaps"], "--option debug=perhaps of prism-vm"),
        (["-t", "prism-vm", "--option", "debug"], "--option takes NAME=VALUE"),
        (["-t", "prism-vm", "-O", "9"], "-O takes 0, 1 or 2"),
    ],
)
def test_wrong_options(shop: str, words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", shop, *words]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--emit", "ast"], "Function @3:1 name='total'"),
        (["--emit", "pir"], "shop.total"),
        (["--emit", "pir", "-O0"], "shop.show"),
        (["--emit", "effects"], "fs.read"),
        (["--emit", "effects-json"], '"fs.read'),
        (["--emit", "pir-json"], '"shop.total"'),
        (["--emit", "pir", "--passes", "fold,dead_code", "--verify-each"], "shop.total"),
    ],
)
def test_what_stands_in_the_middle(shop: str, words: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", shop, *words]) == 0
    shown = capsys.readouterr()
    assert part in shown.out and shown.err == ""
    if words[1].endswith("json"):
        json.loads(shown.out)


def test_printing_after_a_pass(shop: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", shop, "--emit", "pir", "--passes", "fold,dead_code", "--print-after", "all"]) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if line.startswith("// after")] == [
        "// after fold",
        "// after dead_code",
    ]


def test_check_tells_everything(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("src/.hidden").mkdir(parents=True)
    Path("src/good.prism").write_text("fn main() {}")
    Path("src/bad.prism").write_text("import good\nfn main() { x }\nfn f() -> Int { y }\n")
    Path("src/worse.prism").write_text("import bad\nfn main() { z }")
    Path("src/.hidden/no.prism").write_text("x")
    assert main(["check", "src"]) == 2
    shown = capsys.readouterr().err
    assert shown.count("error[unknown-name]") == 3
    assert shown.endswith("3 files checked: 3 errors\n")
    assert main(["check", "src/good.prism"]) == 0
    assert capsys.readouterr().err == "1 file checked: no problems\n"
    assert main(["check", "src", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert [(d["code"], d["span"]["file"], d["span"]["line"]) for d in told["diagnostics"]] == [
        ("unknown-name", "src/bad.prism", 2),
        ("unknown-name", "src/bad.prism", 3),
        ("unknown-name", "src/worse.prism", 2),
    ]
    assert main(["check", "absent.prism"]) == 2
    assert "cannot read absent.prism: no such file or directory" in capsys.readouterr().err
    assert main(["check", "src/.hidden/.."]) == 2
    Path("empty").mkdir()
    assert main(["check", "empty"]) == 2


def test_compiled_programs_tell_about_themselves(prism: Prism, shop: str) -> None:
    assert prism("compile", shop, "-t", "prism-vm,python,javascript").returncode == 0
    for name in ("shop.pvm", "shop.py", "shop.mjs"):
        told = json.loads(prism("inspect", name, "--json").stdout)
        assert told["module"] == "shop" and told["bytes"] == os.path.getsize(name)
        assert told["manifest"] == [["console", None], ["fs.read", ["data/**"]]]
        signatures = {row["name"]: row["signature"] for row in told["exports"]}
        assert signatures["total"] == "fn total(cents: Int, count: Int) -> Int"
        assert told["sources"][0]["name"] == "shop.prism"
        text = prism("inspect", name).stdout
        assert '  fs.read("data/**")\n' in text and "  fn total(cents: Int, count: Int) -> Int\n" in text
    for name, message in {"shop.prism": "not a program that Prism made", "absent.pvm": "no such file"}.items():
        done = prism("inspect", name)
        assert done.returncode == 2 and message in done.stderr


def test_claims_of_generated_text_are_not_trusted(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mark = "# prism-program: "
    good = {
        "prism": "1",
        "module": "m\x1b[2J",
        "manifest": [["a"], 3, ["x", [1]]],
        "exports": [1, {}],
        "sources": [None, {}],
    }
    texts = [mark, mark + "{", mark + "[]", mark + "[" * 100_000, mark + '{"prism": 1}', mark + json.dumps(good)]
    for text in texts:
        Path("odd.py").write_text(text)
        assert main(["inspect", "odd.py"]) == (0 if text == texts[-1] else 2)
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out and "Traceback" not in shown.err


def test_disassembly_and_verification(prism: Prism, shop: str) -> None:
    assert prism("compile", shop, "-t", "prism-vm").returncode == 0
    assert prism("verify", "shop.pvm").stdout.startswith("shop.pvm: valid: ")
    text = prism("disasm", "shop.pvm").stdout
    assert "shop.total" in text and "mul_int" in text and "shop.prism" in text
    assert prism("disasm", shop).stdout == text
    data = Path("shop.pvm").read_bytes()
    for name, damaged in {"cut.pvm": data[:-3], "flip.pvm": data[:90] + b"\xff" + data[91:], "none.pvm": b""}.items():
        Path(name).write_bytes(damaged)
        for command in ("verify", "disasm", "run", "inspect"):
            done = prism(command, name)
            assert (done.returncode, done.stdout) == (2, "")
            assert done.stderr.startswith(f"prism: {name} is malformed") and "Traceback" not in done.stderr


def test_targets(prism: Prism) -> None:
    told = {row["name"]: row for row in json.loads(prism("targets", "--json").stdout)["targets"]}
    for name in ("prism-vm", "python", "javascript"):
        assert told[name]["problem"] is None and told[name]["tier"] == 1
        assert name in prism("targets").stdout


@pytest.mark.parametrize("target", ["prism-vm", "python", "javascript"])
def test_running_on_each_target(prism: Prism, shop: str, target: str) -> None:
    Path("data").mkdir()
    Path("data/a.txt").write_text("12345")
    done = prism("run", shop, "--target", target, "--allow", "fs.read=data/**", "--trace-effects")
    assert (done.returncode, done.stdout) == (0, "6\n5\n")
    assert done.stderr.splitlines() == [
        'effect console.print("6") granted',
        'effect fs.read_text("data/a.txt") granted',
        'effect console.print("5") granted',
    ]
    denied = prism("run", shop, "--target", target)
    assert (denied.returncode, denied.stdout) == (70, "")
    assert denied.stderr.startswith(
        'trap capability: fs.read("data/**") is denied: the program needs it, but only console is granted\n'
    )
    narrow = prism("run", shop, "--target", target, "--allow", "fs.read=other/**")
    assert (narrow.returncode, narrow.stdout) == (70, "6\n")
    assert narrow.stderr.startswith('trap capability: fs.read "data/a.txt" is denied: the grant is fs.read=other/**\n')


@pytest.mark.parametrize(
    ("target", "words", "message"),
    [
        ("python", ["--fuel", "1000"], "the target python cannot limit fuel"),
        ("python", ["--memory", "1M"], "the target python cannot limit memory"),
        ("javascript", ["--fuel", "1000"], "the target javascript cannot limit fuel"),
        ("javascript", ["--depth", "10"], "--depth holds on prism-vm alone"),
    ],
)
def test_limits_that_a_target_can_not_keep(
    prism: Prism, shop: str, target: str, words: list[str], message: str
) -> None:
    done = prism("run", shop, "--target", target, "--allow", "fs", *words)
    assert (done.returncode, done.stdout) == (2, "") and message in done.stderr


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("prism")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "prism 0.1.0\n"
