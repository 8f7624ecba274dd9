"""A place to run commands in: an empty folder that is the current one, with a cache of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Prism = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PRISM_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    return folder


@pytest.fixture
def prism(place: Path) -> Prism:
    """Runs a command in a process of its own, as a user does; no command may take longer than a minute."""

    def run(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "prism", *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            env={**os.environ, **environment},
            check=False,
        )

    return run
