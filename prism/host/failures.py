"""How an operation of the host fails. Every engine on every target uses these texts, to the letter.

A `HostError` becomes the thrown error `std.fs.IoError { message, path }`, `path` being what the program passed:

    no such file or directory   the file or a folder on its way does not exist; the empty path
    not a directory             a folder was expected: `fs.list` of a file, a file on the way
    is a directory              a file was expected: reading, writing or removing a folder
    permission denied           the operating system refuses
    file exists                 the operating system says so
    not valid UTF-8             the bytes read, or a name that `fs.list` met
    file too large              reading more than 256 MiB
    input/output error          anything else, such as a device in the place of a file
"""

from __future__ import annotations

import errno

NO_SUCH_FILE = "no such file or directory"
NOT_A_DIRECTORY = "not a directory"
IS_A_DIRECTORY = "is a directory"
PERMISSION_DENIED = "permission denied"
FILE_EXISTS = "file exists"
NOT_UTF8 = "not valid UTF-8"
FILE_TOO_LARGE = "file too large"
OTHER_FAILURE = "input/output error"

MESSAGES: dict[int, str] = {
    errno.ENOENT: NO_SUCH_FILE,
    errno.ENOTDIR: NOT_A_DIRECTORY,
    errno.EISDIR: IS_A_DIRECTORY,
    errno.EACCES: PERMISSION_DENIED,
    errno.EPERM: PERMISSION_DENIED,
    errno.EROFS: PERMISSION_DENIED,
    errno.EEXIST: FILE_EXISTS,
}


class HostError(Exception):
    """An operation failed in a way the program may catch. Engines throw `IoError { message, path }` for it."""

    def __init__(self, message: str, path: str) -> None:
        super().__init__(f"{path}: {message}")
        self.message = message
        self.path = path


def failure_message(error: OSError) -> str:
    """The fixed text for what the operating system reported."""
    return MESSAGES.get(error.errno or 0, OTHER_FAILURE)
