"""The cache of compiled programs: never wrong, whatever happens to its folder."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from prism import cache
from prism.cache import Entry, ModuleCache, entry_key, load_entry, read_blob, store_entry, write_blob


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PRISM_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_an_entry_is_good_while_its_sources_are(tmp_path: Path) -> None:
    other = tmp_path / "other.prism"
    other.write_bytes(b"pub fn f() -> Int { 1 }")
    key = entry_key(["compiler", "options"], b"entry")
    assert load_entry(key) is None
    store_entry(key, Entry(b"PRIS...", "warning\n"), [(str(other), other.read_bytes())])
    found = load_entry(key)
    assert found is not None and (found.program, found.notes) == (b"PRIS...", "warning\n")
    other.write_bytes(b"pub fn f() -> Int { 2 }")
    assert load_entry(key) is None
    other.unlink()
    assert load_entry(key) is None


def test_keys_tell_everything_apart() -> None:
    keys = {
        entry_key(["a", "b"], b"t"),
        entry_key(["ab", ""], b"t"),
        entry_key(["a", "b"], b"u"),
        entry_key(["a"], b"t"),
        entry_key(["\udcff", "b"], b"t"),
    }
    assert len(keys) == 5


def test_damaged_entries_are_ignored(folder: Path) -> None:
    write_blob("k", b"data" * 50)
    file = folder / "k.entry"
    good = file.read_bytes()
    assert read_blob("k") == b"data" * 50
    for at in range(len(good)):
        file.write_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        assert read_blob("k") is None
    for size in range(len(good)):
        file.write_bytes(good[:size])
        assert read_blob("k") is None
    file.unlink()
    file.mkdir()
    assert read_blob("k") is None
    write_blob("k", b"new")


def test_a_folder_that_can_not_be_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/none")):
        monkeypatch.setenv("PRISM_CACHE_DIR", str(place))
        write_blob("k", b"x")
        assert read_blob("k") is None


def test_a_folder_of_others_is_not_trusted(folder: Path) -> None:
    write_blob("k", b"x")
    folder.chmod(0o777)
    assert read_blob("k") is None
    folder.chmod(0o700)
    assert read_blob("k") == b"x"


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PRISM_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.cache_folder() == str(tmp_path / "prism")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.cache_folder() == str(tmp_path / ".cache" / "prism")


def test_many_writers_at_once(folder: Path) -> None:
    def write(mark: int) -> None:
        for _ in range(40):
            write_blob("k", bytes([mark]) * 10_000)
            data = read_blob("k")
            assert data is not None and len(set(data)) == 1

    threads = [threading.Thread(target=write, args=(mark,)) for mark in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert os.listdir(folder) == ["k.entry"]


def test_it_does_not_grow_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_ENTRIES", 10)
    for number in range(100):
        write_blob(f"k{number}", b"x")
    assert len(os.listdir(folder)) <= 11
    assert read_blob("k99") == b"x"


def test_modules_are_kept_by_compiler(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = ModuleCache()
    modules.put("std.list", b"checked")
    assert modules.get("std.list") == b"checked"
    monkeypatch.setattr(cache, "_identity", ["another compiler"])
    assert modules.get("std.list") is None


def test_what_is_whole_but_makes_no_sense_is_no_entry() -> None:
    for body in (b"", b"\xff" * 8, b"\0" * 8, b"\5" + b"\0" * 7 + b"hello", (b"\1" + b"\0" * 7 + b"\xff") * 3):
        write_blob("k", body)
        assert read_blob("k") == body and load_entry("k") is None
