"""The example plugin, as installed: found through its entry point and used like a target of Prism's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = """
fn log(text: String) { print(text) }
fn double(x: Int) -> Int { x * 2 }
fn main() uses console, clock {
    log("{double(2)}")
    if clock.now() > 0.0 { console.error("late") }
}
"""

GRAPH = """\
digraph "shop" {
  rankdir=LR;
  node [shape=box];
  "shop.log" [label="log"];
  "shop.main" [label="main", peripheries=2];
  "clock.now" [shape=oval, style=filled];
  "console.error" [shape=oval, style=filled];
  "console.print" [shape=oval, style=filled];
  "shop.log" -> "console.print" [style=dashed];
  "shop.main" -> "shop.log";
  "shop.main" -> "clock.now" [style=dashed];
  "shop.main" -> "console.error" [style=dashed];
}
"""


def prism(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "prism", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.prism").write_text(SOURCE)
    return tmp_path


def test_it_is_listed(shop: Path) -> None:
    rows = {row["name"]: row for row in json.loads(prism(shop, "targets", "--json").stdout)["targets"]}
    assert "effect-graph" in rows, "install it: pip install -e tests/plugin_example"
    row = rows["effect-graph"]
    assert (row["distribution"], row["problem"], row["runs"]) == ("prism-effect-graph 1.0.0", None, False)
    off = json.loads(prism(shop, "targets", "--json", PRISM_DISABLE_PLUGINS="1").stdout)["targets"]
    assert "effect-graph" not in {row["name"] for row in off}


def test_it_draws_the_effects_beside_other_targets(shop: Path) -> None:
    done = prism(shop, "compile", "shop.prism", "-O0", "-t", "effect-graph,prism-vm", "-o", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(os.listdir(shop / "out")) == ["shop.dot", "shop.pvm"]
    assert (shop / "out" / "shop.dot").read_text() == GRAPH


def test_its_options_are_checked_by_its_model(shop: Path) -> None:
    assert prism(shop, "compile", "shop.prism", "-O0", "-t", "effect-graph", "--option", "pure=true").returncode == 0
    assert '"shop.double"' in (shop / "shop.dot").read_text()
    wrong = prism(shop, "compile", "shop.prism", "-t", "effect-graph", "--option", "pur=true")
    assert wrong.returncode == 2 and "did you mean pure?" in wrong.stderr
    wrong = prism(shop, "compile", "shop.prism", "-t", "effect-graph", "--option", "pure=perhaps")
    assert wrong.returncode == 2 and "--option pure=perhaps of effect-graph" in wrong.stderr


def test_it_says_that_it_does_not_run(shop: Path) -> None:
    done = prism(shop, "run", "shop.prism", "-t", "effect-graph")
    assert done.returncode == 2 and "effect-graph makes files but does not run them here" in done.stderr
