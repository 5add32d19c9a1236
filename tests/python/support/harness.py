"""A service in this process, on ports the system chose, and how to look at it from outside."""

import asyncio
import contextlib
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import grpc
from prometheus_client.parser import text_string_to_metric_families

from kerp_service.app import Application, ServiceDefinition

LOCAL = {
    "GRPC_PORT": "0", "MANAGEMENT_PORT": "0", "BIND_ADDRESS": "127.0.0.1", "ALLOW_PLAINTEXT": "true",
    "DRAIN_SETTLE_SECONDS": "0", "DRAIN_GRACE_SECONDS": "5",
}
TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT_ID = "00f067aa0ba902b7"
TRACEPARENT = f"00-{TRACE_ID}-{PARENT_ID}-01"


@dataclass
class Running:
    app: Application
    channel: grpc.aio.Channel

    async def metrics(self) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        status, text = await self.get("/metrics")
        assert status == 200
        return {(sample.name, frozenset(sample.labels.items())): sample.value
                for family in text_string_to_metric_families(text) for sample in family.samples}

    async def metric(self, name: str, **labels: str) -> float:
        return (await self.metrics())[name, frozenset(labels.items())]

    async def get(self, path: str) -> tuple[int, str]:
        return await http_get(f"http://127.0.0.1:{self.app.management_port}{path}")


async def http_get(url: str) -> tuple[int, str]:
    return await asyncio.to_thread(_get, url)


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@contextlib.asynccontextmanager
async def serving(definition: ServiceDefinition[Any], environment: dict[str, str]) -> AsyncIterator[Running]:
    settings = definition.settings.load({**LOCAL, **environment})
    async with Application.start(definition, settings) as app:
        async with grpc.aio.insecure_channel(f"127.0.0.1:{app.grpc_port}") as channel:
            yield Running(app, channel)


async def failure(call: Any) -> grpc.aio.AioRpcError:
    """The error a call ends with."""
    try:
        answer = await call
    except grpc.aio.AioRpcError as error:
        return error
    raise AssertionError(f"the call succeeded: {answer}")
