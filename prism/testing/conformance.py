"""Runs corpus cases on a backend and judges what came of them. `python -m prism.testing` and the pytest plugin use it."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from prism.backends.contract import CodeGenBackend, RunRequest
from prism.frontend.check import check_program
from prism.host.grants import Grants
from prism.immutable import value
from prism.limits import Limits
from prism.outcome import Outcome, TrapReport
from prism.passes.pipeline import optimize
from prism.pir.features import missing
from prism.pir.nodes import Module
from prism.pir.verify import verify
from prism.testing.corpus import Case, Place

Status = Literal["pass", "fail", "unsupported", "expected-fail", "unexpected-pass"]


@value
class Result:
    """How a case went on a backend; `why` is empty for a pass, else lines for people."""

    case: str
    status: Status
    why: str = ""


class StdCache:
    """Checked modules of std, kept for the programs of one process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        self._kept[key] = data


STD = StdCache()


def run_case(backend: CodeGenBackend, case: Case, level: int = 1) -> Result:
    """Compiles a case at an optimisation level, runs it and compares it with its expectations."""
    checked = check_program(case.entry, case.modules.get, STD)
    found: Counter[tuple[str, str, Place]] = Counter(
        (d.severity, d.code, Place(d.span.file, d.span.line)) for d in checked.diagnostics
    )
    expected = Counter(case.expected.diagnostics)
    if found != expected:
        lines = [f"not reported: {s}[{c}] at {p}" for s, c, p in (expected - found).elements()]
        lines += [f"not expected: {s}[{c}] at {p}" for s, c, p in (found - expected).elements()]
        return Result(case.name, "fail", "\n".join(lines))
    if not case.expected.compiles:
        return Result(case.name, "pass")
    assert checked.module is not None
    module = optimize(checked.module, level)
    if problems := verify(module):
        return Result(case.name, "fail", "\n".join(f"PIR is invalid: {d.message} at {d.span}" for d in problems))
    if lacking := missing(module, backend.info):
        return Result(case.name, "unsupported", "\n".join(d.message for d in lacking))
    differences = judge(case, run_module(backend, module, case))
    return Result(case.name, "fail" if differences else "pass", "\n".join(differences))


def run_module(backend: CodeGenBackend, module: Module, case: Case) -> Outcome:
    """Generates and runs a case's module with what its setting says."""
    artifacts = backend.generate(module, {})
    setting = case.setting
    with tempfile.TemporaryDirectory(prefix="prism-case-") as root:
        for path, text in setting.files:
            target = Path(root, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")
        request = RunRequest(
            grants=Grants.parse(setting.allow),
            limits=Limits(),
            argv=setting.args,
            stdin=setting.stdin,
            root=root,
            environment=dict(setting.env),
        )
        return backend.run(artifacts, request)


def judge(case: Case, outcome: Outcome) -> list[str]:
    """The differences between what a case expects and what happened, as lines for people."""
    expected = case.expected
    differences = _compare_lines("standard output", expected.output, outcome.output)
    differences += _compare_lines("standard error", expected.error_output, outcome.error_output)
    trap = outcome.trap
    if (trap.code if trap else None) != expected.trap:
        differences.append(f"trap: expected {expected.trap}, found {f'{trap.code}: {trap.message}' if trap else None}")
    elif trap is not None and expected.trap_place is not None:
        place = place_of(trap)
        if place != expected.trap_place:
            differences.append(f"trap {trap.code}: expected at {expected.trap_place}, found at {place}")
    thrown = outcome.thrown.shown if outcome.thrown else None
    if thrown != expected.throws:
        differences.append(f"uncaught error: expected {expected.throws}, found {thrown}")
    if trap is None and outcome.thrown is None and outcome.exit_code != expected.exit:
        differences.append(f"exit code: expected {expected.exit}, found {outcome.exit_code}")
    if expected.effects is not None:
        seen = tuple(e.operation + ("" if e.decision == "granted" else "!") for e in outcome.effects)
        if seen != expected.effects:
            differences.append(f"effects: expected {' '.join(expected.effects)}, found {' '.join(seen)}")
    return differences


def place_of(trap: TrapReport) -> Place | None:
    """Where the program trapped: its innermost frame outside the standard library, which may have been inlined."""
    own = [frame for frame in trap.stack if not frame.file.startswith("std/")]
    return Place(own[0].file, own[0].line) if own else None


def _compare_lines(what: str, expected: tuple[str, ...], text: str) -> list[str]:
    found = text.split("\n")
    if found[-1] == "":
        found.pop()
    wanted = [part for line in expected for part in line.split("\n")]
    if found == wanted:
        return []
    for number, (have, want) in enumerate(zip(found, wanted), 1):
        if have != want:
            return [f"{what}, line {number}: expected {want!r}, found {have!r}"]
    more = f"missing {wanted[len(found)]!r}" if len(found) < len(wanted) else f"unexpected {found[len(wanted)]!r}"
    return [f"{what}: expected {len(wanted)} lines, found {len(found)}; {more}"]


def with_expected_failures(result: Result, expected: Mapping[str, str]) -> Result:
    """A failure that a checked-in file announces is fine, and a pass that it does not is not."""
    if result.case not in expected:
        return result
    if result.status == "fail":
        return Result(result.case, "expected-fail", expected[result.case])
    if result.status == "pass":
        return Result(result.case, "unexpected-pass", f"expected to fail: {expected[result.case]}")
    return result


def read_expected_failures(text: str) -> dict[str, str]:
    """Lines `CASE: reason`; blank lines and lines that begin with `#` are skipped."""
    rows = (line.partition(":") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, _, reason in rows}
