"""A real HTTP server on a port of the system's choice."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web


@contextlib.asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()
        # aiohttp cancels its connections' tasks and does not wait for them.
        left = {task for task in asyncio.all_tasks() if task.get_coro().__qualname__ == "RequestHandler.start"}
        if left:
            await asyncio.wait(left, timeout=2)
