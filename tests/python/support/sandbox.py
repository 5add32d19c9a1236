"""The real KErp.Sandbox, as the solution's build left it, on a port and a database of its own."""

import asyncio
import base64
import contextlib
import json
import os
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from support.popbill import LINK_ID, SECRET

_PROGRAM = Path(__file__).resolve().parents[3] / "services/KErp.Sandbox/bin/Debug/net10.0/KErp.Sandbox.dll"
_STARTED = "Application started"


class Sandbox:
    def __init__(self, url: str) -> None:
        self.url = url

    async def control(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        return await asyncio.to_thread(self._control, method, path, body)

    def _control(self, method: str, path: str, body: object) -> dict[str, Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.url}/_sandbox/{path}", data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as response:
            found: dict[str, Any] = json.loads(response.read() or b"{}")
            return found


@contextlib.contextmanager
def sandbox_process(folder: Path) -> Iterator[Sandbox]:
    """Fails, and does not skip, without a build: ``./kerp test`` builds before the Python tests."""
    assert _PROGRAM.is_file(), f"{_PROGRAM} is missing; build services/KErp.Sandbox first"
    url = f"http://127.0.0.1:{_free_port()}"
    with subprocess.Popen(
        ["dotnet", str(_PROGRAM), "--urls", url], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **_environment(folder)},
    ) as process:
        assert process.stdout is not None
        try:
            _wait_until_started(process.stdout)
            # Somebody must go on reading, or the pipe fills and the sandbox stops.
            reader = threading.Thread(target=process.stdout.read)
            reader.start()
            yield Sandbox(url)
        finally:
            process.terminate()
            process.wait(20)
        reader.join(20)


def _wait_until_started(output: IO[str]) -> None:
    said = []
    for line in output:
        said.append(line)
        if _STARTED in line:
            return
    raise AssertionError("the sandbox ended before it had started:\n" + "".join(said))


def _environment(folder: Path) -> dict[str, str]:
    at_once = {f"Sandbox__Transmission__{step}": "00:00:00"
               for step in ("BeforeSending", "WaitingToSend", "Sending", "Succeeded")}
    return {
        "ASPNETCORE_ENVIRONMENT": "Development", "DOTNET_ENVIRONMENT": "Development",
        "MANAGEMENT_PORT": str(_free_port()),
        "Logging__LogLevel__Microsoft.Hosting.Lifetime": "Information",
        "Sandbox__LinkId": LINK_ID, "Sandbox__SecretKey": base64.b64encode(SECRET).decode(),
        "Sandbox__Database": str(folder / "sandbox.db"), "Sandbox__SmtpPort": "0", **at_once,
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
