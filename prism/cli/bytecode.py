"""Reading compiled programs for commands. Imported at every start of `prism run FILE.pvm`."""

from __future__ import annotations

from prism.cli.arguments import UsageError
from prism.vm.codec import Malformed
from prism.vm.machine import load
from prism.vm.verify import Invalid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.vm.verify import Verified

MAX_PROGRAM = 256 * 1024 * 1024
MAGIC = b"PRIS"


def read_program(path: str) -> bytes:
    """The bytes of a file. Raises UsageError."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_PROGRAM + 1)
    except (OSError, ValueError) as error:
        text = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UsageError(f"cannot read {path}: {text[:1].lower()}{text[1:]}", near_file(path)) from None
    if len(data) > MAX_PROGRAM:
        raise UsageError(f"{path} is too large: a program has at most {MAX_PROGRAM >> 20} MiB")
    return data


def verified_program(data: bytes, name: str) -> Verified:
    """Decodes and verifies. Raises UsageError."""
    if not data.startswith(MAGIC):
        raise UsageError(f"{name} is malformed: it does not begin as a compiled program does")
    try:
        return load(data)
    except Malformed as error:
        raise UsageError(
            f"{name} is malformed: {error}", "it is damaged, or was made by another version of Prism"
        ) from None
    except Invalid as error:
        raise UsageError(f"{name} is invalid: {error}", "it does not verify, so it is not safe to run") from None


def near_file(path: str) -> str:
    """A hint when a file is not there but one with nearly its name is."""
    import os
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    stem = os.path.splitext(name)[0]
    try:
        others = [other for other in os.listdir(folder or ".") if other.endswith((".prism", ".pvm"))]
    except OSError:
        return ""
    if name in others or os.path.isdir(path):
        return ""
    by_stem = {os.path.splitext(other)[0]: other for other in others}
    near = get_close_matches(stem, list(by_stem), n=1)
    return f"did you mean {by_stem[near[0]]}?" if near else ""
