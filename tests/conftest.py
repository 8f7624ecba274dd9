"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# The same examples everywhere: a red test is red again. A slow machine is no failure.
settings.register_profile("prism", deadline=None, derandomize=True)
settings.load_profile("prism")
