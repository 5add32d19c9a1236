"""Counts what was checked. A check that fails is told with its reason, and the rest goes on."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Checks:
    def __init__(self) -> None:
        self.passed = self.failed = 0

    @contextmanager
    def check(self, what: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this check's failure
            self.failed += 1
            print(f"FAILED  {what}\n{_reason(error)}", flush=True)
        else:
            self.passed += 1
            print(f"ok      {what} ({time.monotonic() - started:.1f} s)", flush=True)

    def finish(self) -> int:
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0


def expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise AssertionError(otherwise)


def until(attempt: Callable[[], None], seconds: float) -> None:
    """Tries again until the attempt raises nothing; its last error is the reason."""
    end = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except Exception:  # noqa: BLE001 - not yet
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


def _reason(error: Exception) -> str:
    if not isinstance(error, (AssertionError, RuntimeError)):
        traceback.print_exception(error, file=sys.stderr)
    return "\n".join(f"        {line}" for line in str(error).splitlines()[-25:])
