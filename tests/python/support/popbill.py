"""Linkhub and Popbill as they are on the wire, with the signature checked, and able to fail.

Written from the protocol's description and not from the client: the signature is computed here once more.
"""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import itertools
import json
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from aiohttp import web

from support.web import listening

LINK_ID = "KERPTEST"
SECRET = b"0123456789abcdef0123456789abcdef"
SERVICE_ID = "POPBILL_TEST"
ABSENT = -11000005

Json = dict[str, Any]
# Answers instead of the usual answer, or with None only comes before it.
Fault = Callable[[], Awaitable[web.StreamResponse | None]]
# A well-formed success that the server never gave: who believes it has read what it should not have.
FALSE_SUCCESS = b'{"code":1,"message":"ok","ntsConfirmNum":"2026112499999999ZZZZZZZZ"}'


def error(code: int, message: str, status: int = 400) -> web.Response:
    return web.json_response({"code": code, "message": message}, status=status)


class Popbill:
    def __init__(self) -> None:
        self.url = ""
        self.documents: dict[tuple[str, str], Json] = {}
        self.issued: list[Json] = []
        self.calls: Counter[str] = Counter()
        self.headers: dict[str, list[Any]] = {"token": [], "lookup": [], "issue": []}
        self.clock_offset = timedelta(0)
        self.token_lifetime = timedelta(minutes=30)
        self.duplicate_code = -11999999  # unknown to the client on purpose
        # One entry a call, None for a call that goes well. "Before" faults accept nothing.
        self.faults_before: dict[str, deque[Fault | None]] = {"token": deque(), "lookup": deque(), "issue": deque()}
        self.faults_after_issue: deque[Fault | None] = deque()
        self.hidden_lookups = 0
        self.released = asyncio.Event()
        self.held = asyncio.Event()
        self._tokens: dict[str, str] = {}
        self._serial = itertools.count(1)

    # -- faults

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

    def expire_tokens(self) -> None:
        self._tokens.clear()

    # -- the protocol

    async def time(self, _: web.Request) -> web.Response:
        self.calls["time"] += 1
        return web.Response(text=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"))

    async def token(self, request: web.Request) -> web.StreamResponse:
        self._note("token", request)
        if (fault := self._fault("token")) and (answer := await fault()) is not None:
            return answer
        body = await request.read()
        if problem := self._problem(request, body):
            return error(-99010001, problem, 401)
        asked = json.loads(body)
        assert asked["scope"] == ["member", "110"]
        value = f"token-{next(self._serial)}-{asked['access_id']}"
        self._tokens[value] = asked["access_id"]
        expiration = (self._now() + self.token_lifetime).strftime("%Y-%m-%dT%H:%M:%S.123Z")
        return web.json_response({"session_token": value, "serviceID": SERVICE_ID, "expiration": expiration})

    async def lookup(self, request: web.Request) -> web.StreamResponse:
        self._note("lookup", request)
        if (fault := self._fault("lookup")) and (answer := await fault()) is not None:
            return answer
        seller = self._seller(request)
        if seller is None:
            return error(-10000033, "토큰 해석 실패", 401)
        document = self.documents.get((seller, request.match_info["key"]))
        if self.hidden_lookups > 0:
            self.hidden_lookups -= 1
            document = None
        return web.json_response(document) if document else error(ABSENT, "문서번호가 존재하지 않습니다.")

    async def post(self, request: web.Request) -> web.StreamResponse:
        self._note("issue", request)
        assert request.headers["X-HTTP-Method-Override"] == "ISSUE"
        if (fault := self._fault("issue")) and (answer := await fault()) is not None:
            return answer
        seller = self._seller(request)
        if seller is None:
            return error(-10000033, "토큰 해석 실패", 401)
        invoice = await request.json()
        key = (seller, invoice["invoicerMgtKey"])
        if key in self.documents:
            return error(self.duplicate_code, "이미 사용중인 문서번호입니다.")
        self.documents[key] = self.document(invoice)
        self.issued.append(invoice)
        fault_after = self.faults_after_issue.popleft() if self.faults_after_issue else None
        if fault_after is not None and (answer := await fault_after()) is not None:
            return answer
        return web.json_response(
            {"code": 1, "message": "발행 완료", "ntsConfirmNum": self.documents[key]["ntsconfirmNum"]})

    def document(self, invoice: Json, **changes: Any) -> Json:
        number = f"{invoice['writeDate']}41000064{next(self._serial):04d}abCD"
        return {
            "itemKey": "0" * 18, "stateCode": 300, "invoicerMgtKey": invoice["invoicerMgtKey"],
            "supplyCostTotal": invoice["supplyCostTotal"], "taxTotal": invoice["taxTotal"],
            "ntsconfirmNum": number, **changes,
        }

    async def elsewhere(self, _: web.Request) -> web.StreamResponse:
        return web.Response(body=FALSE_SUCCESS)

    # -- inside

    def _note(self, operation: str, request: web.Request) -> None:
        self.calls[operation] += 1
        self.headers[operation].append(request.headers.copy())

    def _fault(self, operation: str) -> Fault | None:
        waiting = self.faults_before[operation]
        return waiting.popleft() if waiting else None

    def _seller(self, request: web.Request) -> str | None:
        assert request.headers["x-pb-version"] == "1.0"
        kind, _, value = request.headers["Authorization"].partition(" ")
        assert kind == "Bearer"
        return self._tokens.get(value)

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


def environment(url: str, **changes: str) -> dict[str, str]:
    return {
        "POPBILL_LINK_ID": LINK_ID, "POPBILL_API_KEY": base64.b64encode(SECRET).decode(),
        "POPBILL_SERVICE_ID": SERVICE_ID, "POPBILL_AUTH_URL": url, "POPBILL_API_URL": url, **changes,
    }


@contextlib.asynccontextmanager
async def popbill_server() -> AsyncIterator[Popbill]:
    popbill = Popbill()
    app = web.Application()
    app.router.add_get("/Time", popbill.time)
    app.router.add_post("/{service}/Token", popbill.token)
    app.router.add_get("/Taxinvoice/SELL/{key}", popbill.lookup)
    app.router.add_post("/Taxinvoice", popbill.post)
    app.router.add_get("/elsewhere", popbill.elsewhere)
    async with listening(app) as popbill.url:
        try:
            yield popbill
        finally:
            popbill.released.set()
