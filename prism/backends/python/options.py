"""The options of the Python backend."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class PythonOptions(BaseModel):
    """How the generated module finds its support module."""

    model_config = ConfigDict(extra="forbid")

    support: str = Field(
        default="prism_support", pattern=r"^[A-Za-z_][A-Za-z0-9_]*$", description="name of the support module"
    )
    package: bool = Field(default=False, description="import the support module from the package the module is in")
