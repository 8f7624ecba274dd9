"""Every program of the corpus, on every target, optimised and not."""

from __future__ import annotations

import pytest

from prism.backends.registry import load_backend
from prism.testing.conformance import run_case
from prism.testing.corpus import Case, load_corpus
from prism.testing.differential import TARGETS

CASES = load_corpus()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, target: str) -> None:
    result = run_case(load_backend(target), case)
    assert result.status == "pass", result.why


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("case", [case for case in CASES if case.expected.compiles], ids=lambda case: case.name)
def test_case_at_other_levels(case: Case, level: int) -> None:
    result = run_case(load_backend("prism-vm"), case, level)
    assert result.status == "pass", result.why


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 250
