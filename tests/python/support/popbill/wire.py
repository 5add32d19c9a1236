"""Faults: what the server does instead of, before or after its usual answer."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

Json = dict[str, Any]
# Answers instead of the usual answer, or with None only comes before it.
Fault = Callable[[], Awaitable[web.StreamResponse | None]]
# A well-formed success that the server never gave: who believes it has read what it should not have.
FALSE_SUCCESS = b'{"code":1,"message":"ok","ntsConfirmNum":"2026112499999999ZZZZZZZZ"}'


def error(code: int, message: str, status: int = 400) -> web.Response:
    return web.json_response({"code": code, "message": message}, status=status)


def success(**fields: object) -> web.Response:
    return web.json_response({"code": 1, "message": "성공", **fields})


class Faults:
    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.headers: defaultdict[str, list[Any]] = defaultdict(list)
        # One entry a call, None for a call that goes well. "Before" faults accept nothing, "after" faults did.
        self.faults_before: defaultdict[str, deque[Fault | None]] = defaultdict(deque)
        self.faults_after: defaultdict[str, deque[Fault | None]] = defaultdict(deque)
        self.released = asyncio.Event()
        self.held = asyncio.Event()

    async def hold(self) -> web.StreamResponse:
        """No answer until the test releases it."""
        self.held.set()
        await self.released.wait()
        return web.Response(status=503)

    async def wait(self) -> None:
        """The usual answer, when the test releases it."""
        await self.hold()

    @staticmethod
    def answering(status: int, body: bytes, **headers: str) -> Fault:
        async def answer() -> web.StreamResponse:
            return web.Response(status=status, body=body, headers=headers)

        return answer

    @staticmethod
    def refusing(code: int, message: str, status: int = 400) -> Fault:
        async def answer() -> web.StreamResponse:
            return error(code, message, status)

        return answer

    async def _before(self, operation: str, request: web.Request) -> web.StreamResponse | None:
        self.calls[operation] += 1
        self.headers[operation].append(request.headers.copy())
        return await _next(self.faults_before[operation])

    async def _after(self, operation: str, usual: web.StreamResponse) -> web.StreamResponse:
        """Only a request that was accepted can be lost after it."""
        instead = await _next(self.faults_after[operation]) if usual.status == 200 else None
        return usual if instead is None else instead


async def _next(waiting: deque[Fault | None]) -> web.StreamResponse | None:
    fault = waiting.popleft() if waiting else None
    return await fault() if fault else None
