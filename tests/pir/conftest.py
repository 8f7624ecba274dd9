from __future__ import annotations

from pathlib import Path

import pytest

from prism.pir.nodes import Module
from prism.pir.text_parse import parse_module

SAMPLE = Path(__file__).parent / "sample.pir"


@pytest.fixture(scope="session")
def sample_text() -> str:
    return SAMPLE.read_text()


@pytest.fixture(scope="session")
def sample(sample_text: str) -> Module:
    return parse_module(sample_text, "sample.pir")
