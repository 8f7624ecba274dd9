"""The cache of compiled programs: what `prism run FILE.prism` compiled is kept until one of its sources changes.

An entry's name is the digest of the compiler, the options and the entry file's place and text; it holds the digests of the other
sources, so it is good only while they all are as they were. Entries are written beside and renamed into place, and carry a digest
of themselves: deleting the folder, runs at the same time and damaged files do no harm. What is read is verified like any other
bytecode. Knows bytes and files, not what they mean. Imported at every start.
"""

from __future__ import annotations

import os
from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MAGIC = b"prism-cache 1\n"
MAX_ENTRIES = 512
"""When a folder holds more, the oldest half goes."""


class Entry:
    """A compiled program: its `.pvm`, and what the compiler had to say about it (warnings, rendered plainly)."""

    __slots__ = ("notes", "program")

    def __init__(self, program: bytes, notes: str = "") -> None:
        self.program = program
        self.notes = notes


def cache_folder() -> str | None:
    """Where entries are kept, or None if there is no such place."""
    chosen = os.environ.get("PRISM_CACHE_DIR")
    if chosen:
        return os.path.abspath(chosen)
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "prism")


_identity: list[str] = []


def compiler_identity() -> str:
    """Which compiler this is. An installed one is told by its version; a checkout also by the state of its files."""
    if not _identity:
        _identity.append(_find_identity())
    return _identity[0]


def _find_identity() -> str:
    import prism

    folder = os.path.dirname(os.path.abspath(prism.__file__))
    if not os.path.exists(os.path.join(folder, os.pardir, "pyproject.toml")):
        return prism.__version__
    state = sha256()
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", "corpus"):
                        pending.append(entry.path)
                elif entry.name.endswith((".py", ".prism", ".lark")):
                    found = entry.stat()
                    state.update(f"{entry.name} {found.st_mtime_ns} {found.st_size}\n".encode())
    return f"{prism.__version__}+{state.hexdigest()}"


def entry_key(parts: Iterable[str], text: bytes) -> str:
    """The name of an entry: compiler, options and places as text, and the entry file's bytes."""
    state = sha256()
    for part in (*parts, sha256(text).hexdigest()):
        data = part.encode("utf-8", "surrogateescape")
        state.update(len(data).to_bytes(8, "little") + data)
    return state.hexdigest()


def load_entry(key: str) -> Entry | None:
    """The entry, if it is there, whole, and all other sources are as they were."""
    data = read_blob(key)
    if data is None:
        return None
    parts = _split(data)
    if len(parts) < 2 or len(parts) % 2:
        return None
    for path, digest in zip(parts[2::2], parts[3::2]):
        try:
            with open(os.fsdecode(path), "rb") as file:
                if sha256(file.read()).digest() != digest:
                    return None
        except (OSError, ValueError):
            return None
    return Entry(parts[1], parts[0].decode("utf-8", "replace"))


def store_entry(key: str, entry: Entry, others: Iterable[tuple[str, bytes]]) -> None:
    """Keeps an entry; `others` are the absolute paths and bytes of the sources besides the entry file."""
    parts = [entry.notes.encode("utf-8"), entry.program]
    for path, text in others:
        parts += [os.fsencode(path), sha256(text).digest()]
    write_blob(key, b"".join(len(part).to_bytes(8, "little") + part for part in parts))


class ModuleCache:
    """Where the front end keeps checked modules of the standard library (`prism.frontend.std.Cache`)."""

    def get(self, key: str) -> bytes | None:
        return read_blob(self._key(key))

    def put(self, key: str, data: bytes) -> None:
        write_blob(self._key(key), data)

    def _key(self, key: str) -> str:
        return entry_key(("module", compiler_identity()), key.encode())


def read_blob(key: str) -> bytes | None:
    """What was written under this key, if it is whole."""
    folder = cache_folder()
    if folder is None or not _is_private(folder):
        return None
    try:
        with open(os.path.join(folder, key + ".entry"), "rb") as file:
            data = file.read()
    except OSError:
        return None
    head = len(MAGIC) + 32
    if not data.startswith(MAGIC) or sha256(data[head:]).digest() != data[len(MAGIC) : head]:
        return None
    return data[head:]


def write_blob(key: str, data: bytes) -> None:
    """Keeps data under a key. A cache that can't be written is no matter."""
    folder = cache_folder()
    if folder is None:
        return
    temporary = os.path.join(folder, f".{os.urandom(8).hex()}.tmp")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _is_private(folder):
            return
        _make_room(folder)
        with open(temporary, "xb") as file:
            file.write(MAGIC + sha256(data).digest() + data)
        os.replace(temporary, os.path.join(folder, key + ".entry"))
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            return


def _is_private(folder: str) -> bool:
    """Nobody else may put entries here: checked modules are pickled, and loading a foreign one would run it."""
    if not hasattr(os, "geteuid"):
        return True
    try:
        found = os.stat(folder)
    except OSError:
        return False
    return found.st_uid == os.geteuid() and not found.st_mode & 0o002


def _split(body: bytes) -> list[bytes]:
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at : at + 8], "little")
        parts.append(body[at + 8 : at + 8 + size])
        at += 8 + size
    return parts


def _make_room(folder: str) -> None:
    names = [name for name in os.listdir(folder) if name.endswith((".entry", ".tmp"))]
    if len(names) <= MAX_ENTRIES:
        return
    aged: list[tuple[float, str]] = []
    for name in names:
        path = os.path.join(folder, name)
        try:
            aged.append((os.stat(path).st_mtime, path))
        except FileNotFoundError:
            continue  # another run made room
    for _, path in sorted(aged)[: len(aged) // 2]:
        try:
            os.unlink(path)
        except FileNotFoundError:
            continue
