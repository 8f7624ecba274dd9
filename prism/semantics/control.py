"""What the operations of Bool and Option do, and those that only trap. Imported at every start."""

from __future__ import annotations

from prism.semantics.traps import Trap
from prism.semantics.values import Data


def bool_not(a: bool) -> bool:
    return not a


def option_unwrap(option: Data) -> object:
    if option.layout.index == 0:
        raise Trap("unwrap", "`!` met None")
    return option.fields[0]


def trap_unreachable(message: str) -> object:
    raise Trap("unreachable", message)


def trap_assertion(message: str) -> object:
    raise Trap("assertion", message)
