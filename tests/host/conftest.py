"""A folder tree with every kind of link, beside a secret that no program may reach."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The root folder: `data` is what grants allow."""
    (tmp_path / "secret.txt").write_text("outer secret")
    root = tmp_path / "r"
    (root / "data" / "sub").mkdir(parents=True)
    (root / "data" / "a.txt").write_bytes(b"hello\r\n")
    (root / "data" / "sub" / "b.txt").write_text("inner")
    (root / "private.txt").write_text("private")
    (root / "data" / "latin.txt").write_bytes(b"caf\xe9")
    links = {
        "inside": "sub/b.txt",
        "up_and_in": "../data/sub/b.txt",
        "folder": "sub",
        "absolute_in": str(root / "data" / "a.txt"),
        "out": "../../secret.txt",
        "absolute_out": str(tmp_path / "secret.txt"),
        "out_folder": "../..",
        "sideways": "../private.txt",
        "sideways_missing": "../absent.txt",
        "around": "around",
        "dangling": "nothing",
    }
    for name, target in links.items():
        (root / "data" / name).symlink_to(target)
    return root
