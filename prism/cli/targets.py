"""`prism targets`: what programs can be compiled for."""

from __future__ import annotations

import json

from prism.backends.registry import Listing, list_backends
from prism.cli.arguments import Arguments, table

TIERS = {1: "the whole conformance corpus passes in CI", 2: "maintained", 3: "experimental"}


def run(arguments: Arguments) -> int:
    listings = list_backends()
    if arguments.flag("json"):
        print(json.dumps({"targets": [as_json(listing) for listing in listings]}, indent=2))
    else:
        print("\n".join(table([(listing.name, described(listing)) for listing in listings])))
    return 0


def described(listing: Listing) -> str:
    info = listing.info
    if info is None:
        return f"unusable: {listing.problem}"
    runs = "runs here" if info.runs else "does not run here"
    return f"{info.summary}\n{' '.join(info.suffixes)}; tier {info.tier}; {runs}; from {listing.distribution} ({info.version})"


def as_json(listing: Listing) -> dict[str, object]:
    info = listing.info
    row: dict[str, object] = {"name": listing.name, "distribution": listing.distribution, "problem": listing.problem}
    if info is not None:
        row |= {
            "summary": info.summary,
            "version": info.version,
            "api": list(info.api),
            "tier": info.tier,
            "runs": info.runs,
            "suffixes": list(info.suffixes),
            "features": sorted(info.features),
            "effects": sorted(info.effects),
        }
    return row
