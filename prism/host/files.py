"""The file operations, below one root folder.

A path is relative and written with `/`; `.` and empty components mean nothing. Denied outright: `..`, absolute paths,
NUL. Symbolic links are followed component by component through open folders, never by the operating system: a link
may lead elsewhere below the root, if the place it leads to is allowed too, and is denied if it leads out. So a link that
another process swaps in while we look can't win a race. Where the system has no `dir_fd` (Windows), paths are joined instead
and that last promise is weaker.

Reading takes regular files of at most 256 MiB. Writing makes a new file beside the old one and puts it in its place as a whole.
Removing takes files and links, not folders; of a link that leads to an allowed place the link goes, not the place.
"""

from __future__ import annotations

import errno
import os
import stat

from prism.host.failures import (
    FILE_TOO_LARGE,
    IS_A_DIRECTORY,
    NO_SUCH_FILE,
    NOT_A_DIRECTORY,
    NOT_UTF8,
    OTHER_FAILURE,
    PERMISSION_DENIED,
    HostError,
)
from prism.semantics.display import quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Allow = Callable[[str], str | None]
    """Tells what stands against touching a path below the root, such as `the grant is fs.read=data/**`; None if nothing."""

MAX_READ = 256 * 1024 * 1024
MAX_LINKS = 40
BY_FOLDER = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd and os.readlink in os.supports_dir_fd

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _NOFOLLOW | _CLOEXEC | _BINARY | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC | _BINARY
# O_PATH opens a folder that may be entered but not listed.
_ENTER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | _NOFOLLOW | _CLOEXEC
_ROOT = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _CLOEXEC


class Denied(Exception):
    """The path may not be touched. The message says why, as what follows `is denied: `."""


def lexical_path(path: str) -> str:
    """The path without idle components (`""` for the root itself). Raises Denied for what is wrong by its text alone."""
    if "\0" in path:
        raise Denied("it contains NUL")
    if path.startswith("/") or (os.name == "nt" and (":" in path or "\\" in path)):
        raise Denied("it is an absolute path")
    parts = [part for part in path.split("/") if part and part != "."]
    if ".." in parts:
        raise Denied('it contains ".."')
    return "/".join(parts)


class Folder:
    """An open folder (a descriptor), or where the system can't name files by one, its path."""

    def __init__(self, path: str, descriptor: int | None) -> None:
        self.path = path
        self.descriptor = descriptor

    def at(self, name: str) -> str:
        """What to call a name in this folder together with `dir_fd=self.descriptor`."""
        return name if self.descriptor is not None else os.path.join(self.path, name)

    def look(self, name: str) -> os.stat_result:
        return os.stat(self.at(name), dir_fd=self.descriptor, follow_symlinks=False)

    def open(self, name: str, flags: int) -> int:
        return os.open(self.at(name), flags, 0o666, dir_fd=self.descriptor)

    def enter(self, name: str) -> Folder:
        return Folder(os.path.join(self.path, name), None if self.descriptor is None else self.open(name, _ENTER))


class Place:
    """Where a path leads: a name in an open folder, and what is there (None for nothing)."""

    def __init__(self, folder: Folder, name: str, found: os.stat_result | None) -> None:
        self.folder = folder
        self.name = name
        self.found = found

    @property
    def kind(self) -> int:
        """The file type bits of the mode, 0 for nothing."""
        return stat.S_IFMT(self.found.st_mode) if self.found is not None else 0


class Walk:
    """A walk down from the root along one path. A context manager: it closes the folders it went through.

    `place` is where the path leads with all links followed; `link` is the last component itself, where that is a link.
    Raises Denied, and OSError if a folder on the way does not exist. `allow` is asked about the places that links lead to.
    """

    def __init__(self, root: str, path: str, allow: Allow) -> None:
        self._opened: list[Folder] = []
        self._allow = allow
        self.link: Place | None = None
        try:
            if not path:
                raise FileNotFoundError(errno.ENOENT, NO_SUCH_FILE)
            self.place = self._walk(root, lexical_path(path))
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Walk:
        return self

    def __exit__(self, *exception: object) -> None:
        for folder in self._opened:
            if folder.descriptor is not None:
                os.close(folder.descriptor)

    def _keep(self, folder: Folder) -> Folder:
        self._opened.append(folder)
        return folder

    def _walk(self, root: str, path: str) -> Place:
        above = [self._keep(Folder(root, os.open(root, _ROOT) if BY_FOLDER else None))]
        names: list[str] = []
        pending = path.split("/")[::-1] if path else []
        links = 0
        while pending:
            part = pending.pop()
            if part == "..":
                if not names:
                    raise Denied(_LEADS_OUT)
                names.pop()
                above.pop()
                continue
            folder = above[-1]
            try:
                found = folder.look(part)
            except FileNotFoundError:
                self._ask(names, part, pending, links)
                if pending:
                    raise
                return Place(folder, part, None)
            if stat.S_ISLNK(found.st_mode):
                links += 1
                if links > MAX_LINKS:
                    raise OSError("too many links")
                if not pending and self.link is None:
                    self.link = Place(folder, part, found)
                target = os.readlink(folder.at(part), dir_fd=folder.descriptor)
                if os.path.isabs(target):
                    target = path_below(root, target)
                    del above[1:], names[:]
                pending += [step for step in reversed(target.split("/")) if step and step != "."]
                continue
            if not pending or not stat.S_ISDIR(found.st_mode):
                self._ask(names, part, pending, links)
                if pending:
                    raise NotADirectoryError(errno.ENOTDIR, NOT_A_DIRECTORY)
                return Place(folder, part, found)
            above.append(self._keep(folder.enter(part)))
            names.append(part)
        self._ask(names, ".", [], links)
        return Place(above[-1], ".", above[-1].look("."))

    def _ask(self, names: list[str], part: str, pending: list[str], links: int) -> None:
        """Before anything is said about a place that links led to: may the program know of it?"""
        if not links:
            return
        steps: list[str] = []
        for step in [*names, part, *reversed(pending)]:
            if step == "..":
                if not steps:
                    raise Denied(_LEADS_OUT)
                steps.pop()
            elif step != ".":
                steps.append(step)
        problem = self._allow("/".join(steps) or ".")
        if problem is not None:
            raise Denied(f"a symbolic link leads to {quote('/'.join(steps) or '.')}, and {problem}")


_LEADS_OUT = "a symbolic link leads out of the root folder"


def path_below(root: str, target: str) -> str:
    """An absolute link target as a path from the root. Raises Denied if it is not below."""
    for base in (os.path.realpath(root), os.path.abspath(root)):
        base = base.rstrip("/")
        if target == base or target.startswith(base + "/"):
            return target[len(base) + 1 :]
    raise Denied(_LEADS_OUT)


def read_bytes(root: str, path: str, allow: Allow) -> bytes:
    with Walk(root, path, allow) as walk:
        place = walk.place
        _want_file(place)
        descriptor = place.folder.open(place.name, _READ)
        with open(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(OTHER_FAILURE)
            if status.st_size > MAX_READ:
                raise HostError(FILE_TOO_LARGE, path)
            data = file.read(MAX_READ + 1)
            if len(data) > MAX_READ:
                raise HostError(FILE_TOO_LARGE, path)
            return data


def read_text(root: str, path: str, allow: Allow) -> str:
    """The file's text. A byte order mark and `\\r` stay as they are."""
    try:
        return read_bytes(root, path, allow).decode("utf-8")
    except UnicodeDecodeError:
        raise HostError(NOT_UTF8, path) from None


def list_folder(root: str, path: str, allow: Allow) -> list[str]:
    """The names in a folder, sorted by scalar values, without `.` and `..`."""
    with Walk(root, path, allow) as walk:
        place = walk.place
        if place.kind == 0:
            raise FileNotFoundError(errno.ENOENT, NO_SUCH_FILE)
        if place.kind != stat.S_IFDIR:
            raise NotADirectoryError(errno.ENOTDIR, NOT_A_DIRECTORY)
        if place.folder.descriptor is None:
            names = os.listdir(place.folder.at(place.name))
        else:
            descriptor = place.folder.open(place.name, _ROOT | _NOFOLLOW)
            try:
                names = os.listdir(descriptor)
            finally:
                os.close(descriptor)
        try:
            "/".join(names).encode("utf-8")
        except UnicodeEncodeError:
            raise HostError(NOT_UTF8, path) from None
        return sorted(names)


def exists(root: str, path: str, allow: Allow) -> bool:
    """Is there a file or folder? A dangling link is nothing, nor is what the operating system hides."""
    try:
        with Walk(root, path, allow) as walk:
            return walk.place.found is not None
    except OSError:
        return False


def write_bytes(root: str, path: str, data: bytes, allow: Allow) -> None:
    with Walk(root, path, allow) as walk:
        place = walk.place
        folder = place.folder
        if place.found is not None:
            _want_file(place)
            if not os.access(folder.at(place.name), os.W_OK, dir_fd=folder.descriptor):
                raise PermissionError(errno.EACCES, PERMISSION_DENIED)
        new = f".prism-{os.urandom(8).hex()}.tmp"
        descriptor = folder.open(new, _CREATE)
        try:
            with open(descriptor, "wb") as file:
                file.write(data)
                if place.found is not None and hasattr(os, "fchmod"):
                    os.fchmod(descriptor, stat.S_IMODE(place.found.st_mode))
            os.replace(
                folder.at(new), folder.at(place.name), src_dir_fd=folder.descriptor, dst_dir_fd=folder.descriptor
            )
        except BaseException:
            os.unlink(folder.at(new), dir_fd=folder.descriptor)
            raise


def remove_file(root: str, path: str, allow: Allow) -> None:
    with Walk(root, path, allow) as walk:
        place = walk.link or walk.place
        if place.kind == 0:
            raise FileNotFoundError(errno.ENOENT, NO_SUCH_FILE)
        if place.kind == stat.S_IFDIR:
            raise IsADirectoryError(errno.EISDIR, IS_A_DIRECTORY)
        os.unlink(place.folder.at(place.name), dir_fd=place.folder.descriptor)


def _want_file(place: Place) -> None:
    if place.kind == 0:
        raise FileNotFoundError(errno.ENOENT, NO_SUCH_FILE)
    if place.kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, IS_A_DIRECTORY)
    if place.kind != stat.S_IFREG:
        raise OSError(OTHER_FAILURE)
