"""The options of the target. Imports pydantic, so nothing that starts fast imports this."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class JavaScriptOptions(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    inline: bool = Field(
        True, description="write the number paths of Int arithmetic in place in code that runs often: faster, longer"
    )
    sources: dict[str, str] = Field(
        default_factory=dict, description="texts of source files by name, to be put into the source map"
    )
