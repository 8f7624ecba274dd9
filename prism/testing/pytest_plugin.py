"""A pytest plugin for authors of backends: the conformance corpus as tests, one for each program.

    pytest -p prism.testing.pytest_plugin --prism-backend NAME FOLDER

FOLDER is `prism.testing.corpus.CORPUS` or a part of it.

With `--prism-expected-failures FILE`, whose lines are `CASE: reason`, those cases must fail. A case that needs what the backend
does not provide is skipped, and says what that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prism.backends.registry import load_backend
from prism.testing.conformance import Result, read_expected_failures, run_case, with_expected_failures
from prism.testing.corpus import Case, entries, load_case


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("prism", "Prism's conformance corpus")
    group.addoption("--prism-backend", metavar="NAME", help="run the corpus on this installed backend")
    group.addoption("--prism-expected-failures", metavar="FILE", type=Path, help="lines `CASE: reason` that must fail")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Every entry file of a case is a test file."""
    chosen = parent.config.getoption("--prism-backend") is not None
    if not chosen or file_path not in set(entries()):
        return None
    return CaseFile.from_parent(parent, path=file_path)


class CaseFile(pytest.File):
    """A program of the corpus."""

    def collect(self) -> Iterator[pytest.Item]:
        case = load_case(self.path)
        yield CaseItem.from_parent(self, name=case.name, case=case)


class CaseItem(pytest.Item):
    """A program of the corpus on the backend under test."""

    def __init__(self, *, case: Case, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]  # pytest passes its own keywords through
        self.case = case

    def runtest(self) -> None:
        result = self.judged()
        if result.status == "unsupported":
            pytest.skip(result.why)
        if result.status not in ("pass", "expected-fail"):
            pytest.fail(result.why, pytrace=False)

    def judged(self) -> Result:
        known = self.config.getoption("--prism-expected-failures")
        expected = read_expected_failures(known.read_text("utf-8")) if known else {}
        backend = load_backend(self.config.getoption("--prism-backend"))
        return with_expected_failures(run_case(backend, self.case), expected)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name
