"""Writing results: each file as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping


def write_files(folder: str, files: Mapping[str, bytes]) -> list[str]:
    """Writes files below a folder, which is made if need be, and returns their paths. First all are written beside their places,
    then all are put there: what fails before that leaves old files as they are. Raises OSError."""
    moves: list[tuple[str, str]] = []
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise NotADirectoryError(20, "it is not a folder", folder)
    try:
        for name, data in files.items():
            path = os.path.join(folder, *name.split("/"))
            if os.path.isdir(path):
                raise IsADirectoryError(21, "is a directory", path)
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            temporary = os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}.tmp")
            moves.append((temporary, path))
            with open(temporary, "xb") as file:
                file.write(data)
        for temporary, path in moves:
            os.replace(temporary, path)
    finally:
        for temporary, _ in moves:
            if os.path.exists(temporary):
                os.unlink(temporary)
    return [path for _, path in moves]
