"""The caller's deadline, passed down so that no outgoing call outlives it."""

import time
from collections.abc import Callable


class Deadline:
    def __init__(self, seconds: float | None, clock: Callable[[], float] = time.monotonic) -> None:
        """``None`` is a caller that set no deadline."""
        self._clock = clock
        self._end = None if seconds is None else clock() + seconds

    def remaining(self) -> float:
        return float("inf") if self._end is None else max(0.0, self._end - self._clock())

    def allows(self, wanted: float, *, share: float = 1.0) -> float:
        """``wanted`` seconds, or that share of what remains when it is less."""
        return min(wanted, self.remaining() * share)
