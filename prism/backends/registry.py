"""Finds backends: the built-in ones and those that installed distributions offer as entry points. Imports only the one that is asked for.

Reading the installed distributions takes 20 ms or more, so `load_builtin` doesn't; PRISM_DISABLE_PLUGINS=1 leaves plugins out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from prism.backends.contract import API_VERSION, ENTRY_POINT_GROUP, BackendInfo, CodeGenBackend
from prism.immutable import value

if TYPE_CHECKING:
    from importlib.metadata import Distribution

DISTRIBUTION = "prism-compiler"

BUILT_IN: Mapping[str, str] = {
    "prism-vm": "prism.backends.prism_vm:BACKEND",
    "python": "prism.backends.python:BACKEND",
    "javascript": "prism.backends.javascript:BACKEND",
}
"""As in `pyproject.toml`, where the entry points of this distribution stand for others to read."""


class UnknownBackend(Exception):
    """No backend of that name. The message names near ones, or all."""


class UnusableBackend(Exception):
    """There is one of that name, but it can't be used. The message says why."""


@value
class Offer:
    """A backend that a distribution offers: where its object is, and which distribution (with version) says so."""

    name: str
    target: str
    distribution: str


@value
class Listing:
    """A row of `prism targets`: `problem` is why it can't be used, else `info` is there."""

    name: str
    distribution: str
    info: BackendInfo | None
    problem: str | None


def load_builtin(name: str) -> CodeGenBackend:
    """A backend that comes with Prism, by a name in BUILT_IN, without looking at what else is installed."""
    return _load(Offer(name, BUILT_IN[name], DISTRIBUTION))


def load_backend(name: str) -> CodeGenBackend:
    """The backend of that name. Raises UnknownBackend or UnusableBackend."""
    offers = find_offers()
    if name not in offers:
        raise UnknownBackend(_unknown(name, offers))
    return _load(_single(offers[name]))


def list_backends() -> tuple[Listing, ...]:
    """Every backend, usable or not, built-in ones first, then by name. Imports all of them."""
    listings = []
    for name, offers in find_offers().items():
        by = " and ".join(offer.distribution for offer in offers)
        try:
            listings.append(Listing(name, by, _load(_single(offers)).info, None))
        except UnusableBackend as error:
            listings.append(Listing(name, by, None, str(error)))
    return tuple(listings)


def find_offers() -> dict[str, tuple[Offer, ...]]:
    """By name, built-in ones first, then by name. Imports no backend."""
    found: dict[str, dict[str, Offer]] = {
        name: {DISTRIBUTION: Offer(name, target, DISTRIBUTION)} for name, target in BUILT_IN.items()
    }
    plugins: dict[str, dict[str, Offer]] = {}
    if os.environ.get("PRISM_DISABLE_PLUGINS", "") in ("", "0"):
        from importlib.metadata import distributions

        for offer in _plugin_offers(distributions()):
            place = found if offer.name in found else plugins
            # The first on sys.path wins where one distribution is installed twice, as when importing.
            place.setdefault(offer.name, {}).setdefault(offer.distribution.partition(" ")[0], offer)
    found.update(sorted(plugins.items()))
    return {name: tuple(offers.values()) for name, offers in found.items()}


def _plugin_offers(installed: Iterable[Distribution]) -> Iterable[Offer]:
    for distribution in installed:
        text = _entry_points_text(distribution)
        if text is None or f"[{ENTRY_POINT_GROUP}]" not in text:
            continue
        name = distribution.metadata["Name"] or "an unnamed distribution"
        if name.lower().replace("_", "-").replace(".", "-") == DISTRIBUTION:
            continue
        for entry in distribution.entry_points:
            if entry.group == ENTRY_POINT_GROUP:
                yield Offer(entry.name, entry.value, f"{name} {distribution.version}")


def _entry_points_text(distribution: Distribution) -> str | None:
    try:
        return distribution.read_text("entry_points.txt")
    except (OSError, UnicodeDecodeError):
        return None  # a damaged installation of something else is not our matter


def _unknown(name: str, offers: Mapping[str, object]) -> str:
    from difflib import get_close_matches

    aliases = {"py": "python", "js": "javascript", "mjs": "javascript", "pvm": "prism-vm", "vm": "prism-vm"}
    near = [aliases[name]] if name in aliases else get_close_matches(name, list(offers), n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"the targets are {', '.join(offers)}"
    return f'there is no target "{name}"; {hint}'


def _single(offers: tuple[Offer, ...]) -> Offer:
    if len(offers) > 1:
        names = " and ".join(offer.distribution for offer in offers)
        raise UnusableBackend(f"{offers[0].name} is offered by {names}; uninstall one of them")
    return offers[0]


def _load(offer: Offer) -> CodeGenBackend:
    """Raises UnusableBackend, whatever the plugin does wrong."""
    origin = f"the target {offer.name} of {offer.distribution}"
    module, _, path = offer.target.partition(":")
    try:
        found: object = import_module(module.strip())
        for part in path.split("[")[0].strip().split("."):
            found = getattr(found, part)
        if isinstance(found, type) or (callable(found) and not hasattr(found, "info")):
            found = found()
        problem = _problem(found, offer.name)
    except (Exception, SystemExit) as error:  # a plugin may do anything while it is imported
        text = str(error).strip().partition("\n")[0]
        raise UnusableBackend(
            f"{origin} can't be loaded: {type(error).__name__}{': ' if text else ''}{text}"
        ) from error
    if problem is not None:
        raise UnusableBackend(f"{origin} {problem}")
    assert isinstance(found, CodeGenBackend)
    return found


def _problem(found: object, name: str) -> str | None:
    """What keeps an object from being a backend of this name, as what follows its name in a sentence."""
    missing = [
        method
        for method in ("options_model", "generate", "validate", "run")
        if not callable(getattr(found, method, None))
    ]
    missing += [field for field in ("name", "info") if not hasattr(found, field)]
    if missing:
        return f"is incomplete: it lacks {', '.join(missing)}"
    info, own_name = getattr(found, "info", None), getattr(found, "name", None)
    if not isinstance(info, BackendInfo):
        return "is incomplete: its info is no prism.backends.contract.BackendInfo"
    if own_name != name:
        return f"calls itself {own_name!r}"
    low, high = info.api
    if high < API_VERSION:
        return f"is too old: it was made for version {high} of the backend contract, this is {API_VERSION}"
    if low > API_VERSION:
        return f"is too new: it needs version {low} of the backend contract, this is {API_VERSION}"
    return None
