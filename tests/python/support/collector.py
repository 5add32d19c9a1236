"""The receiving end of OTLP/HTTP JSON."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web

from support.web import listening


class Collector:
    def __init__(self) -> None:
        self.url = ""
        self.headers: list[dict[str, str]] = []
        self.resources: list[dict[str, str]] = []
        self.spans: list[dict[str, Any]] = []
        self._arrived = asyncio.Condition()

    async def traces(self, request: web.Request) -> web.Response:
        body = await request.json()
        async with self._arrived:
            self.headers.append({name.lower(): value for name, value in request.headers.items()})
            for group in body["resourceSpans"]:
                self.resources.append(
                    {pair["key"]: pair["value"]["stringValue"] for pair in group["resource"]["attributes"]})
                for scope in group["scopeSpans"]:
                    self.spans += scope["spans"]
            self._arrived.notify_all()
        return web.json_response({})

    async def span(self, name: str) -> dict[str, Any]:
        def found() -> list[dict[str, Any]]:
            return [span for span in self.spans if span["name"] == name]

        async with asyncio.timeout(10), self._arrived:
            await self._arrived.wait_for(found)
        return found()[0]


@contextlib.asynccontextmanager
async def collecting() -> AsyncIterator[Collector]:
    collector = Collector()
    app = web.Application()
    app.router.add_post("/v1/traces", collector.traces)
    async with listening(app) as collector.url:
        yield collector
