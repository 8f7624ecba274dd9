"""Finding backends among what is installed, good and bad."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from prism.backends import registry
from prism.backends.registry import UnknownBackend, UnusableBackend, find_offers, list_backends, load_backend

GOOD = """
from prism.backends.contract import BackendInfo
class Backend:
    name = "{name}"
    info = BackendInfo("a plugin", {api}, frozenset(), frozenset(), (".x",), 3, False, "1")
    def options_model(self): ...
    def generate(self, module, options): ...
    def validate(self, artifacts): ...
    def run(self, artifacts, request): ...
"""


class Site:
    """A folder of installed distributions, on sys.path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self, distribution: str, backend: str, source: str, path: str = "Backend") -> None:
        module = distribution.replace("-", "_") + "_module"
        (self.folder / f"{module}.py").write_text(source)
        info = self.folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[prism.backends]\n{backend} = {module}:{path}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("PRISM_DISABLE_PLUGINS", raising=False)
    return Site(tmp_path)


def test_built_ins_are_those_of_the_distribution() -> None:
    pyproject = Path(registry.__file__).parents[2] / "pyproject.toml"
    entry_points = tomllib.loads(pyproject.read_text())["project"]["entry-points"]["prism.backends"]
    assert dict(registry.BUILT_IN) == entry_points


def test_a_good_plugin_loads(site: Site) -> None:
    site.install("alpha-plugin", "alpha", GOOD.format(name="alpha", api=(1, 1)))
    assert load_backend("alpha").name == "alpha"


def test_only_the_chosen_one_is_imported(site: Site) -> None:
    site.install("explosive", "bomb", "raise SystemExit('boom')")
    site.install("calm", "calm", GOOD.format(name="calm", api=(1, 2)))
    assert load_backend("calm").info.tier == 3


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("raise SystemExit(3)", "can't be loaded: SystemExit: 3"),
        ("import no_such_module_here", "can't be loaded: ModuleNotFoundError: No module named 'no_such_module_here'"),
        ("def", "can't be loaded: SyntaxError"),
        ("Backend = 1 / 0", "can't be loaded: ZeroDivisionError"),
        ("x = 1", "can't be loaded: AttributeError"),
        ("class Backend: pass", "is incomplete: it lacks options_model, generate, validate, run, name, info"),
        ("class Backend:\n def __init__(self): raise OSError('gone')", "can't be loaded: OSError: gone"),
        (
            GOOD.format(name="bad", api=(0, 0)),
            "is too old: it was made for version 0 of the backend contract, this is 1",
        ),
        (GOOD.format(name="bad", api=(7, 9)), "is too new: it needs version 7"),
        (GOOD.format(name="other", api=(1, 1)), "calls itself 'other'"),
        (
            GOOD.format(name="bad", api=(1, 1)).replace("info = BackendInfo", "info = dict; x = BackendInfo"),
            "its info is no",
        ),
    ],
)
def test_a_bad_plugin_is_listed_with_its_reason_and_breaks_nothing(site: Site, source: str, why: str) -> None:
    name = f"bad-{abs(hash(source))}"  # each a module of its own, since Python keeps what it imported
    site.install(name, "bad", source)
    with pytest.raises(UnusableBackend) as caught:
        load_backend("bad")
    assert f"the target bad of {name} 1.0" in str(caught.value)
    assert why in str(caught.value)
    rows = {row.name: row for row in list_backends()}
    assert why in str(rows["bad"].problem)
    assert rows["prism-vm"].problem is None


def test_two_of_one_name_are_an_error_that_names_both(site: Site) -> None:
    site.install("one-dist", "twin", GOOD.format(name="twin", api=(1, 1)))
    site.install("two-dist", "twin", GOOD.format(name="twin", api=(1, 1)))
    site.install("thief", "python", GOOD.format(name="python", api=(1, 1)))
    with pytest.raises(UnusableBackend) as caught:
        load_backend("twin")
    assert "one-dist 1.0 and two-dist 1.0" in str(caught.value) or "two-dist 1.0 and one-dist 1.0" in str(caught.value)
    with pytest.raises(UnusableBackend, match=r"prism-compiler and thief 1\.0"):
        load_backend("python")
    assert {row.name for row in list_backends() if row.problem is not None} == {"twin", "python"}


def test_plugins_can_be_turned_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.install("thief", "python", GOOD.format(name="python", api=(1, 1)))
    site.install("gamma", "gamma", GOOD.format(name="gamma", api=(1, 1)))
    monkeypatch.setenv("PRISM_DISABLE_PLUGINS", "1")
    assert list(find_offers()) == ["prism-vm", "python", "javascript"]
    with pytest.raises(UnknownBackend):
        load_backend("gamma")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pyton", "did you mean python?"),
        ("js", "did you mean javascript?"),
        ("cobol", "the targets are prism-vm, python"),
    ],
)
def test_unknown_names_get_near_ones(name: str, hint: str) -> None:
    with pytest.raises(UnknownBackend) as caught:
        load_backend(name)
    assert str(caught.value).startswith(f'there is no target "{name}"; {hint}')


def test_damaged_installations_of_others_are_no_matter(site: Site) -> None:
    info = site.folder / "junk-1.0.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_bytes(b"\xff\xfe\x00[prism.backends]")
    (site.folder / "hollow-1.0.dist-info").mkdir()
    assert "prism-vm" in find_offers()
