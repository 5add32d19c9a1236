"""Linkhub: time, signed token requests, points; and the check of a token at every call."""

import base64
import hashlib
import hmac
import itertools
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone

from aiohttp import web

from support.popbill.wire import Faults, error

LINK_ID = "KERPTEST"
SECRET = b"0123456789abcdef0123456789abcdef"
SERVICE_ID = "POPBILL_TEST"

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Linkhub(Faults):
    def __init__(self) -> None:
        super().__init__()
        self.clock_offset = timedelta(0)
        self.token_lifetime = timedelta(minutes=30)
        # Of every token given, in order.
        self.scopes: list[str] = []
        self.points = "12345.0"
        self._tokens: dict[str, tuple[str, str]] = {}
        self._serial = itertools.count(1)

    def expire_tokens(self) -> None:
        self._tokens.clear()

    def guarded(self, operation: str, scope: str, handler: Handler) -> Handler:
        """Counted, faulted, and only for a token of that scope; the token's business is the caller."""

        async def handle(request: web.Request) -> web.StreamResponse:
            if (instead := await self._before(operation, request)) is not None:
                return instead
            bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
            member, granted = self._tokens.get(bearer, ("", ""))
            if granted != scope:
                return error(-10000033, "토큰 해석 실패", 401)
            assert request.headers["x-pb-version"] == "1.0"
            request["member"] = member
            usual = await handler(request)
            return await self._after(operation, usual)

        return handle

    def open(self, operation: str, handler: Handler) -> Handler:
        """The same for what needs no token."""

        async def handle(request: web.Request) -> web.StreamResponse:
            if (instead := await self._before(operation, request)) is not None:
                return instead
            usual = await handler(request)
            return await self._after(operation, usual)

        return handle

    async def time(self, _: web.Request) -> web.Response:
        self.calls["time"] += 1
        return web.Response(text=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"))

    async def token(self, request: web.Request) -> web.StreamResponse:
        if (instead := await self._before("token", request)) is not None:
            return instead
        body = await request.read()
        if problem := self._problem(request, body):
            return error(-99010001, problem, 401)
        asked = json.loads(body)
        membership, scope = asked["scope"]
        assert membership == "member"
        self.scopes.append(scope)
        value = f"token-{next(self._serial)}-{asked['access_id']}"
        self._tokens[value] = (asked["access_id"], scope)
        expiration = (self._now() + self.token_lifetime).strftime("%Y-%m-%dT%H:%M:%S.123Z")
        return web.json_response({"session_token": value, "serviceID": SERVICE_ID, "expiration": expiration})

    async def point(self, _: web.Request) -> web.Response:
        return web.json_response({"remainPoint": float(self.points)})

    def _problem(self, request: web.Request, body: bytes) -> str:
        date = request.headers["x-lh-date"]
        sent = datetime.strptime(date, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        target = f"POST\n{digest}\n{date}\n2.0\n/{SERVICE_ID}/Token"
        expected = base64.b64encode(hmac.new(SECRET, target.encode(), hashlib.sha256).digest()).decode()
        if request.headers["x-lh-version"] != "2.0" or request.path != f"/{SERVICE_ID}/Token":
            return "버전 오류"
        if request.headers["Authorization"] != f"LINKHUB {LINK_ID} {expected}":
            return "서명 오류"
        return "요청 시간 오류" if abs(sent - self._now()) > timedelta(minutes=5) else ""

    def _now(self) -> datetime:
        return datetime.now(timezone.utc) + self.clock_offset
