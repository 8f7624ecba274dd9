"""The clock. Waiting never outlasts the run's time limit."""

from __future__ import annotations

import time

LONGEST_NAP = 3600.0
"""The operating system refuses very long sleeps, so they are taken in parts."""


def sleep_until(seconds: float, deadline: float | None) -> bool:
    """Waits so many seconds (not at all for none, less or NaN), or until `deadline` on the monotonic clock; tells
    whether the whole time was waited."""
    end = time.monotonic() + seconds if seconds > 0.0 else 0.0
    in_time = deadline is None or end <= deadline
    if not in_time and deadline is not None:
        end = deadline
    while (rest := end - time.monotonic()) > 0.0:
        time.sleep(min(rest, LONGEST_NAP))
    return in_time
