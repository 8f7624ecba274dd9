"""The rules of naming (`UpperCamel` for types and variants, `lower_snake` for the rest) and guesses at misspelt names."""

from __future__ import annotations

import re
from collections.abc import Iterable


def is_upper(name: str) -> bool:
    """Does it start like the name of a type or variant (underscores in front aside)?"""
    return name.lstrip("_")[:1].isupper()


def is_camel(name: str) -> bool:
    return is_upper(name) and "_" not in name


def is_snake(name: str) -> bool:
    return name == name.lower()


def is_constant(name: str) -> bool:
    return name == name.upper() or is_snake(name)


def to_camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("_") if part) or "T"


def to_snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def near(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was most likely meant, if any is near enough."""
    known = sorted({c for c in candidates if c and c != name})
    by_case = [c for c in known if c.lower().replace("_", "") == name.lower().replace("_", "")]
    if by_case:
        return by_case[0]
    import difflib  # only mistakes need it

    found = difflib.get_close_matches(name, known, n=1, cutoff=0.7 if len(name) > 3 else 0.6)
    return found[0] if found else None


def did_you_mean(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    """The note that suggests a near name, if there is one."""
    guess = near(name, candidates)
    return (f"did you mean `{guess}`?",) if guess else ()
