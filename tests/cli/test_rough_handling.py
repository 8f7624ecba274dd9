"""Commands that are interrupted, cut off, or given what nobody should give them: one message, the right exit code, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Prism

SPIN = 'fn main() uses console {\n    print("before")\n    loop {}\n}\n'
TARGETS = ("prism-vm", "python", "javascript")


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_printed_is_there_when_a_program_is_stopped(prism: Prism, place: Path, target: str) -> None:
    (place / "x.prism").write_text(SPIN)
    done = prism("run", "x.prism", "--target", target, "--timeout", "1")
    assert (done.returncode, done.stdout) == (70, "before\n")
    assert done.stderr.startswith("trap timeout: the time limit of 1 s is used up\n")


@pytest.mark.parametrize("target", TARGETS)
def test_an_interrupt_ends_a_program_quietly(prism: Prism, place: Path, target: str) -> None:
    (place / "x.prism").write_text(SPIN)
    prism("run", "x.prism", "--target", target, "--timeout", "0.1")  # what is compiled once starts faster
    process = subprocess.Popen(
        [sys.executable, "-m", "prism", "run", "x.prism", "--target", target, "--trace-effects"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "before\n")
    assert "Traceback" not in err and "Error" not in err
