"""Random programs mean the same on every target, optimised and not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from prism.backends.registry import load_backend
from prism.testing.differential import TARGETS, compare
from prism.testing.generator import programs

BACKENDS = [load_backend(target) for target in TARGETS]


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(programs())
def test_targets_agree(text: str) -> None:
    assert compare(text, BACKENDS) is None
