"""A service as the AppHost and the cluster run it: a process, its log on standard output, a signal to end it."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from support.harness import LOCAL

SERVICES = Path(__file__).resolve().parents[3] / "services"


class ServiceProcess:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[dict[str, Any]] = []

    async def line(self, message: str) -> dict[str, Any]:
        """The next log line with the message; every line must be JSON."""
        assert self.process.stdout is not None
        while raw := await asyncio.wait_for(self.process.stdout.readline(), 20):
            self.lines.append(json.loads(raw))
            if self.lines[-1]["message"] == message:
                return self.lines[-1]
        raise AssertionError(f"no line {message!r} in {self.lines}")

    async def end(self) -> int:
        assert self.process.stdout is not None
        rest = await asyncio.wait_for(self.process.stdout.read(), 20)
        self.lines += [json.loads(raw) for raw in rest.splitlines()]
        return await asyncio.wait_for(self.process.wait(), 20)


@contextlib.asynccontextmanager
async def started(folder: str, package: str, environment: dict[str, str]) -> AsyncIterator[ServiceProcess]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", package, cwd=SERVICES / folder, stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SERVICES / "python-common"), **environment})
    try:
        yield ServiceProcess(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def local(**environment: str) -> dict[str, str]:
    return {**LOCAL, **environment}
