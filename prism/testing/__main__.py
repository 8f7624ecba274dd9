"""`python -m prism.testing BACKEND...`: runs the conformance corpus on installed backends and prints a matrix.

Exit status: 0 if every case passed (or failed as a checked-in file announces), 1 if any did not, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from prism.backends.contract import CodeGenBackend
from prism.backends.registry import UnknownBackend, UnusableBackend, load_backend
from prism.testing.conformance import Result, read_expected_failures, run_case, with_expected_failures
from prism.testing.corpus import CORPUS, Case, load_corpus

GOOD = ("pass", "expected-fail", "unsupported")


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m prism.testing", description="Run the conformance corpus on backends."
    )
    parser.add_argument("backends", nargs="+", metavar="BACKEND", help="an installed backend, such as prism-vm")
    parser.add_argument("--filter", default="", metavar="TEXT", help="only cases whose name holds TEXT")
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="FOLDER", help="another corpus")
    parser.add_argument("--level", type=int, default=1, choices=[0, 1, 2], help="optimisation level (default 1)")
    parser.add_argument(
        "--expected-failures", type=Path, metavar="FILE", help="lines `CASE: reason` that are known to fail"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the matrix")
    options = parser.parse_args(argv)
    try:
        backends = [load_backend(name) for name in options.backends]
    except (UnknownBackend, UnusableBackend) as error:
        parser.error(str(error))
    for backend in backends:
        if not backend.info.runs:
            parser.error(f"the backend {backend.name!r} cannot run programs here")
    known = read_expected_failures(options.expected_failures.read_text("utf-8")) if options.expected_failures else {}
    cases = [case for case in load_corpus(options.corpus) if options.filter in case.name]
    results = {
        backend.name: [with_expected_failures(_run(backend, case, options.level), known) for case in cases]
        for backend in backends
    }
    print(json.dumps(_as_json(results), indent=1) if options.json else render(results))
    return 0 if all(r.status in GOOD for rows in results.values() for r in rows) and cases else 1


def _run(backend: CodeGenBackend, case: Case, level: int) -> Result:
    if sys.stderr.isatty():
        print(f"\r\033[K{backend.name}: {case.name}", end="", file=sys.stderr, flush=True)
    try:
        return run_case(backend, case, level)
    except Exception as error:  # a backend under test may do anything; the matrix must still come out
        return Result(case.name, "fail", f"{type(error).__name__}: {error}")


def render(results: dict[str, list[Result]]) -> str:
    """Areas down, backends across, cases passed of all in the cells; failures below."""
    areas = sorted({r.case.split("/")[0] for rows in results.values() for r in rows})
    table = [["area", *results]]
    for area in [*areas, "all"]:
        row = [area]
        for rows in results.values():
            mine = [r for r in rows if area == "all" or r.case.split("/")[0] == area]
            row.append(f"{sum(r.status == 'pass' for r in mine)}/{len(mine)}")
        table.append(row)
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in table]
    for name, rows in results.items():
        for r in rows:
            if r.status != "pass":
                lines.append(f"\n{name}: {r.case}: {r.status}\n  " + r.why.replace("\n", "\n  "))
    return "\n".join(lines)


def _as_json(results: dict[str, list[Result]]) -> dict[str, list[dict[str, str]]]:
    return {name: [{"case": r.case, "status": r.status, "why": r.why} for r in rows] for name, rows in results.items()}


if __name__ == "__main__":
    sys.exit(main())
