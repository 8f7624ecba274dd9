"""Runs one program on several targets and at several optimisation levels, and compares all that can be seen of it.

`python -m prism.testing.differential --count 1000 --seed 0` tries that many random programs; each divergence is printed and, with
`--save FOLDER`, kept as a source file. Exit status 1 if there was any.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from prism.backends.contract import CodeGenBackend, RunRequest
from prism.backends.registry import load_backend
from prism.frontend.check import check_program
from prism.host.grants import Grants
from prism.immutable import value
from prism.limits import Limits
from prism.outcome import Outcome
from prism.passes.pipeline import optimize
from prism.pir.verify import verify
from prism.source import Source
from prism.testing.conformance import STD, place_of
from prism.testing.generator import write_program

TARGETS = ("prism-vm", "python", "javascript")


@value
class Divergence:
    """Why a program failed: `what` differs (or broke), with both sides where two disagree."""

    what: str
    detail: str


def observe(outcome: Outcome) -> dict[str, object]:
    """What must agree between targets. A `stack` trap may come at another depth, so nothing else is compared then."""
    if outcome.trap is not None and outcome.trap.code == "stack":
        return {"trap": "stack"}
    return {
        "output": outcome.output,
        "error output": outcome.error_output,
        "value": outcome.shown,
        "error": (outcome.thrown.type, outcome.thrown.shown) if outcome.thrown else None,
        "trap": (outcome.trap.code, str(place_of(outcome.trap))) if outcome.trap else None,
        "effects": [str(e) for e in outcome.effects],
    }


def compare(text: str, backends: Sequence[CodeGenBackend], levels: Iterable[int] = (0, 1, 2)) -> Divergence | None:
    """Runs a program everywhere; the first target without optimisation decides. None if all agree."""
    checked = check_program(Source("main.prism", text), lambda name: None, STD)
    if checked.module is None:
        errors = [f"{d.span}: {d.message} [{d.code}]" for d in checked.diagnostics if d.severity == "error"]
        return Divergence("does not compile", "\n".join(errors))
    expected: dict[str, object] | None = None
    modules = {level: optimize(checked.module, level) for level in {0, *levels}}
    for level, module in modules.items():
        if problems := verify(module):
            return Divergence(f"PIR is invalid at -O{level}", "\n".join(f"{d.span}: {d.message}" for d in problems))
    runs = [(backends[0], 0)]
    runs += [(b, level) for level in levels for b in backends if (b, level) != runs[0]]
    for backend, level in runs:
        request = RunRequest(grants=Grants.parse(("console",)), limits=Limits(timeout=60))
        seen = observe(backend.run(backend.generate(modules[level], {}), request))
        if expected is None:
            expected = seen
        for key in {*expected, *seen}:
            if seen.get(key) != expected.get(key):
                return Divergence(
                    f"{key} on {backend.name} -O{level}",
                    f"{backends[0].name} -O0: {expected.get(key)!r}\n{backend.name}: {seen.get(key)!r}",
                )
    return None


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m prism.testing.differential", description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=100, help="programs to try (default 100)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the first; the others follow (default 0)")
    parser.add_argument("--targets", default=",".join(TARGETS), help="comma-separated; the first is the reference")
    parser.add_argument("--levels", default="0,1,2", help="optimisation levels (default 0,1,2)")
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="keep programs that fail here")
    options = parser.parse_args(argv)
    backends = [load_backend(name) for name in options.targets.split(",")]
    levels = [int(level) for level in options.levels.split(",")]
    failed = 0
    for seed in range(options.seed, options.seed + options.count):
        text = write_program(Random(seed))
        try:
            divergence = compare(text, backends, levels)
        except Exception as error:  # an internal error is a finding, and the run goes on
            divergence = Divergence("internal error", f"{type(error).__name__}: {error}")
        if divergence is None:
            continue
        failed += 1
        print(f"seed {seed}: {divergence.what}\n  " + divergence.detail.replace("\n", "\n  ")[:2000], flush=True)
        if options.save:
            options.save.mkdir(parents=True, exist_ok=True)
            (options.save / f"{seed}.prism").write_text(text, encoding="utf-8")
    print(f"{options.count} programs, {failed} diverged", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
