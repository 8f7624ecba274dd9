"""Options of the backend. Imports pydantic, so only who asks for the options imports this."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Options(BaseModel):
    """What `--option NAME=VALUE` takes for the target `prism-vm`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    debug: bool = Field(
        default=True, description="Carry source names and line tables, which traps and disassembly show."
    )
