"""The kit itself: expectations are read as written, and a wrong outcome is noticed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from prism.outcome import Frame, Outcome, TrapReport
from prism.source import Source
from prism.testing.conformance import Result, judge, read_expected_failures, with_expected_failures
from prism.testing.corpus import CORPUS, BadCase, Case, Place, read_expectations
from prism.testing.generator import write_program


def case_of(text: str) -> Case:
    source = Source("main.prism", text)
    setting, expected = read_expectations((source,))
    return Case("area/name", source, {"main": source}, setting, expected)


def test_expectations_are_read_where_they_stand() -> None:
    case = case_of(
        'print("a")  // expect: a\\tb\n'
        "// allow: fs.read=data/**\n"
        "// stdin: one\n// stdin: two\n"
        "// file: data/a.txt = x\\ny\n"
        "xs[9]  // trap: index\n"
        "1 + true  // error[type-mismatch] warning[unused-result]\n"
    )
    assert case.expected.output == ("a\tb",)
    assert case.setting.allow == ("fs.read=data/**",)
    assert case.setting.stdin == "one\ntwo\n"
    assert case.setting.files == (("data/a.txt", "x\ny"),)
    assert (case.expected.trap, case.expected.trap_place) == ("index", Place("main.prism", 6))
    assert case.expected.diagnostics == (
        ("error", "type-mismatch", Place("main.prism", 7)),
        ("warning", "unused-result", Place("main.prism", 7)),
    )
    assert not case.expected.compiles


def test_senseless_expectations_are_refused() -> None:
    with pytest.raises(BadCase, match="second `trap`"):
        case_of("// trap: index\n// trap: overflow\n")


@pytest.mark.parametrize(
    ("outcome", "difference"),
    [
        (Outcome(output="b\n"), "line 1"),
        (Outcome(output="a\nb\n"), "unexpected 'b'"),
        (Outcome(), "missing 'a'"),
        (Outcome(output="a\n", error_output="e\n"), "standard error"),
        (Outcome(output="a\n", value=3), "exit code"),
        (Outcome(output="a\n", trap=TrapReport("index", "no", (Frame("main", "main.prism", 1, 1),))), "trap"),
    ],
)
def test_a_wrong_outcome_is_noticed(outcome: Outcome, difference: str) -> None:
    case = case_of('print("a")  // expect: a\n')
    assert judge(case, Outcome(output="a\n")) == []
    assert any(difference in line for line in judge(case, outcome))


def test_a_trap_elsewhere_is_noticed() -> None:
    case = case_of("f()\ng()  // trap: index\n")
    there = TrapReport("index", "no", (Frame("main", "main.prism", 2, 1),))
    elsewhere = TrapReport("index", "no", (Frame("main", "main.prism", 1, 1),))
    assert judge(case, Outcome(trap=there)) == []
    assert judge(case, Outcome(trap=elsewhere)) == ["trap index: expected at main.prism:2, found at main.prism:1"]


def test_expected_failures_must_fail() -> None:
    known = read_expected_failures("# a comment\n\narea/name: the reason\n")
    assert with_expected_failures(Result("area/name", "fail"), known).status == "expected-fail"
    assert with_expected_failures(Result("area/name", "pass"), known).status == "unexpected-pass"
    assert with_expected_failures(Result("area/other", "fail"), known).status == "fail"


def test_the_generator_is_deterministic() -> None:
    assert write_program(Random(3)) == write_program(Random(3))
    assert write_program(Random(3)) != write_program(Random(4))


def test_the_pytest_plugin_runs_a_part_of_the_corpus(tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    known.write_text("control/loops: it does not fail\n")
    command = [sys.executable, "-m", "pytest", "-p", "prism.testing.pytest_plugin", "-p", "no:cacheprovider", "-v"]
    command += ["--prism-backend", "prism-vm", "--prism-expected-failures", str(known), str(CORPUS / "control")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert "expected to fail: it does not fail" in done.stdout
    cases = len(list((CORPUS / "control").glob("*.prism")))
    assert f"1 failed, {cases - 1} passed" in done.stdout
