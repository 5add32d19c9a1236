"""The probes of kubelet in HTTP, beside a gRPC that may be TLS: they say what grpc.health.v1 says."""

import asyncio
import contextlib
import dataclasses
import json
import signal
import time
from pathlib import Path

import pytest

from kerp_insurance_edi.server import DEFINITION
from kerp_insurance_edi.settings import InsuranceEdiSettings
from kerp_protos._generated.grpc.health.v1 import health_pb2
from kerp_service import management
from kerp_service.app import Application
from support.certificates import Issuer
from support.harness import LOCAL, Running, http_get, serving
from support.process import local, started

Health = health_pb2.HealthCheckResponse


async def probes(port: int) -> tuple[int, int, int]:
    """What live, ready and startup answer."""
    live, ready, startup = [
        (await http_get(f"http://127.0.0.1:{port}/health/{name}"))[0] for name in ("live", "ready", "startup")]
    return live, ready, startup


async def test_a_service_that_serves_is_live_ready_and_started(running: Running) -> None:
    assert await probes(running.app.management_port) == (200, 200, 200)
    assert json.loads((await running.get("/health/ready"))[1]) == {"status": "Healthy", "checks": []}
    assert (await running.get("/health/other"))[0] == 404


async def test_ready_says_what_grpc_health_says_and_startup_stays(running: Running) -> None:
    running.app.health.set(Health.NOT_SERVING)
    told = await probes(running.app.management_port)
    body = (await running.get("/health/ready"))[1]
    running.app.health.set(Health.SERVING)

    assert told == (200, 503, 200)
    assert json.loads(body)["status"] == "Unhealthy"
    assert await probes(running.app.management_port) == (200, 200, 200)


async def test_before_it_serves_it_is_live_only() -> None:
    seen = []

    @contextlib.asynccontextmanager
    async def attach(app, settings):
        seen.append(await probes(app.management_port))
        async with DEFINITION.attach(app, settings):
            yield

    async with serving(dataclasses.replace(DEFINITION, attach=attach), {}):
        assert seen == [(200, 503, 503)]


async def test_the_probes_need_no_tls_where_grpc_does(tmp_path: Path) -> None:
    served = Issuer.make(tmp_path, "issuer").issue("served", "localhost")
    settings = InsuranceEdiSettings.load({
        **LOCAL, "ALLOW_PLAINTEXT": "false",
        "GRPC_TLS_CERT_FILE": str(served.cert_file), "GRPC_TLS_KEY_FILE": str(served.key_file)})

    async with Application.start(DEFINITION, settings) as app:
        assert await probes(app.management_port) == (200, 200, 200)


async def test_a_loop_that_is_stuck_is_neither_live_nor_ready(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(management, "_PATIENCE_SECONDS", 0.3)
    asked = [asyncio.ensure_future(running.get(path)) for path in ("/health/live", "/health/ready", "/metrics")]
    await asyncio.sleep(0)  # the requests leave, each in its thread
    time.sleep(1)  # noqa: ASYNC251 - the mistake itself

    assert [(await answer)[0] for answer in asked] == [503, 503, 200]
    assert await probes(running.app.management_port) == (200, 200, 200)


async def test_a_draining_service_is_live_and_not_ready() -> None:
    async with started("insurance-edi", "kerp_insurance_edi", local(DRAIN_SETTLE_SECONDS="1")) as service:
        port = (await service.line("management listening"))["port"]
        await service.line("grpc listening")
        service.process.send_signal(signal.SIGTERM)
        await service.line("draining")
        told = await probes(port)
        code = await service.end()

    assert (told, code) == ((200, 503, 200), 0)
