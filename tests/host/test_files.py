"""File operations through the gate: what is granted works, everything else is denied or a fixed failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prism.host.failures import HostError
from prism.host.gate import Gate
from prism.host.grants import Grants
from prism.semantics.traps import Trap

EVERYTHING = [("fs", None)]


def gate_of(root: Path, *grants: str) -> Gate:
    return Gate(Grants.parse(grants), EVERYTHING, root=str(root))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/a.txt", "hello\r\n"),
        ("./data//./a.txt", "hello\r\n"),
        ("data/inside", "inner"),
        ("data/up_and_in", "inner"),
        ("data/folder/b.txt", "inner"),
        ("data/absolute_in", "hello\r\n"),
    ],
)
def test_reads_what_is_granted(tree: Path, path: str, text: str) -> None:
    assert gate_of(tree, "fs.read=data/**").perform("fs.read_text", (path,)) == text


@pytest.mark.parametrize("operation", ["fs.read_text", "fs.list", "fs.exists", "fs.remove", "fs.write_text"])
@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("data/../data/a.txt", 'it contains ".." (granted: fs=data/**)'),
        ("../secret.txt", 'it contains ".." (granted: fs=data/**)'),
        ("/etc/passwd", "it is an absolute path (granted: fs=data/**)"),
        ("data/a\0.txt", "it contains NUL (granted: fs=data/**)"),
        ("private.txt", "the grant is fs=data/**"),
        ("data/out", "a symbolic link leads out of the root folder (granted: fs=data/**)"),
        ("data/absolute_out", "a symbolic link leads out of the root folder (granted: fs=data/**)"),
        ("data/out_folder/secret.txt", "a symbolic link leads out of the root folder (granted: fs=data/**)"),
        ("data/sideways", 'a symbolic link leads to "private.txt", and the grant is fs=data/**'),
        ("data/sideways_missing", 'a symbolic link leads to "absent.txt", and the grant is fs=data/**'),
    ],
)
def test_denies_what_leaves_the_grant(tree: Path, operation: str, path: str, why: str) -> None:
    gate = gate_of(tree, "fs=data/**")
    before = sorted(os.listdir(tree / "data"))
    args = (path, "x") if operation == "fs.write_text" else (path,)
    with pytest.raises(Trap) as caught:
        gate.perform(operation, args)
    assert caught.value.code == "capability"
    effect = "fs.read" if operation in ("fs.read_text", "fs.list", "fs.exists") else "fs.write"
    shown = path.replace("\0", "\\0")
    assert caught.value.message == f'{effect} "{shown}" is denied: {why}'
    assert [event.decision for event in gate.events or ()] == ["denied"]
    assert sorted(os.listdir(tree / "data")) == before
    assert (tree / "private.txt").read_text() == "private"


@pytest.mark.parametrize(
    ("operation", "path", "message"),
    [
        ("fs.read_text", "data/absent.txt", "no such file or directory"),
        ("fs.read_text", "absent/x.txt", "no such file or directory"),
        ("fs.read_text", "data/dangling", "no such file or directory"),
        ("fs.read_text", "", "no such file or directory"),
        ("fs.read_text", "data", "is a directory"),
        ("fs.read_text", ".", "is a directory"),
        ("fs.read_text", "data/a.txt/x", "not a directory"),
        ("fs.read_text", "data/latin.txt", "not valid UTF-8"),
        ("fs.read_text", "data/around", "input/output error"),
        ("fs.read_text", "x" * 5000, "input/output error"),
        ("fs.list", "data/a.txt", "not a directory"),
        ("fs.list", "absent", "no such file or directory"),
        ("fs.remove", "data", "is a directory"),
        ("fs.remove", "absent", "no such file or directory"),
        ("fs.write_text", "data", "is a directory"),
        ("fs.write_text", "absent/x.txt", "no such file or directory"),
        ("fs.write_text", "data/a.txt/x", "not a directory"),
    ],
)
def test_failures_have_fixed_texts(tree: Path, operation: str, path: str, message: str) -> None:
    gate = gate_of(tree, "fs")
    with pytest.raises(HostError) as caught:
        gate.perform(operation, (path, "x") if operation == "fs.write_text" else (path,))
    assert (caught.value.message, caught.value.path) == (message, path)
    assert [event.decision for event in gate.events or ()] == ["granted"]


def test_special_files_never_block(tree: Path) -> None:
    os.mkfifo(tree / "pipe")
    for operation, args in (("fs.read_text", ("pipe",)), ("fs.write_text", ("pipe", "x"))):
        with pytest.raises(HostError, match="input/output error"):
            gate_of(tree, "fs").perform(operation, args)


def test_huge_files_are_refused(tree: Path) -> None:
    with open(tree / "huge", "wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(HostError, match="file too large"):
        gate_of(tree, "fs").perform("fs.read_text", ("huge",))


def test_list_is_sorted_by_scalar_value(tmp_path: Path) -> None:
    for name in ("b", "B", "é", "\U0001f600", "\uffee", "a"):
        (tmp_path / name).touch()
    assert gate_of(tmp_path, "fs").perform("fs.list", (".",)) == ["B", "a", "b", "é", "\uffee", "\U0001f600"]


def test_write_replaces_as_a_whole_and_keeps_the_mode(tree: Path) -> None:
    gate = gate_of(tree, "fs")
    target = tree / "data" / "a.txt"
    target.chmod(0o640)
    gate.perform("fs.write_text", ("data/a.txt", "new é"))
    assert target.read_bytes() == "new é".encode()
    assert target.stat().st_mode & 0o777 == 0o640
    gate.perform("fs.write_text", ("data/inside", "through the link"))
    assert (tree / "data" / "sub" / "b.txt").read_text() == "through the link"
    assert (tree / "data" / "inside").is_symlink()
    gate.perform("fs.write_text", ("data/" + "n" * 250, "a long name"))
    assert not [name for name in os.listdir(tree / "data") if name.endswith(".tmp")]


def test_remove_takes_the_link_not_what_it_leads_to(tree: Path) -> None:
    gate = gate_of(tree, "fs")
    for name in ("inside", "dangling", "folder"):
        gate.perform("fs.remove", (f"data/{name}",))
        assert not (tree / "data" / name).is_symlink()
    assert (tree / "data" / "sub" / "b.txt").read_text() == "inner"
    gate.perform("fs.remove", ("data/a.txt",))
    assert gate.perform("fs.exists", ("data/a.txt",)) is False


def test_exists(tree: Path) -> None:
    gate = gate_of(tree, "fs.read")
    asked = ["data/a.txt", "data", ".", "data/inside", "absent", "data/dangling", "data/a.txt/x", "data/around", ""]
    assert [gate.perform("fs.exists", (path,)) for path in asked] == [True] * 4 + [False] * 5


def test_no_descriptor_leaks(tree: Path) -> None:
    gate = gate_of(tree, "fs=data/**")
    count = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for path in ("data/a.txt", "data/out", "data/out_folder/secret.txt", "data/absent", "data/folder/b.txt", "data"):
        for operation in ("fs.read_text", "fs.list", "fs.exists"):
            try:
                gate.perform(operation, (path,))
            except (Trap, HostError):
                continue
    assert count == (len(os.listdir("/proc/self/fd")) if count else 0)


def test_a_link_swapped_in_between_can_not_win(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process replaces a folder by a link to the outside between our look at it and our entering it."""
    from prism.host import files

    look = files.Folder.look

    def swapping(folder: files.Folder, name: str) -> os.stat_result:
        found = look(folder, name)
        if name == "sub":
            (tree / "data" / "sub").rename(tree / "data" / "was")
            (tree / "data" / "sub").symlink_to(tree.parent)
        return found

    (tree / "data" / "sub" / "secret.txt").write_text("harmless")
    monkeypatch.setattr(files.Folder, "look", swapping)
    with pytest.raises(HostError):
        gate_of(tree, "fs").perform("fs.read_text", ("data/sub/secret.txt",))
