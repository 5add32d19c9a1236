"""The server, and which request goes where."""

import base64
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from support.popbill.documents import Documents
from support.popbill.linkhub import LINK_ID, SECRET, SERVICE_ID, Handler
from support.popbill.office import NTS_KEY, Office
from support.popbill.wire import FALSE_SUCCESS, error
from support.web import listening

TAX_INVOICE, HOME_TAX, CLOSE_DOWN = "110", "111", "170"


class Popbill(Documents, Office):
    def __init__(self) -> None:
        super().__init__()
        self.url = ""

    async def elsewhere(self, _: web.Request) -> web.StreamResponse:
        return web.Response(body=FALSE_SUCCESS)

    def routes(self) -> list[web.RouteDef]:
        invoice = self._by_override({
            "ISSUE": self.guarded("issue", TAX_INVOICE, self.issue),
            "BULKISSUE": self.guarded("submit", TAX_INVOICE, self.submit),
            "REQUEST": self.guarded("request", TAX_INVOICE, self.request)})
        key = self._by_override({
            "CANCELISSUE": self.guarded("cancel", TAX_INVOICE, self.cancel),
            "NTS": self.guarded("transmit", TAX_INVOICE, self.transmit),
            "REFUSE": self.guarded("refuse", TAX_INVOICE, self.refuse),
            "CANCELREQUEST": self.guarded("cancel-request", TAX_INVOICE, self.cancel_request)})
        return [
            web.get("/Time", self.time),
            web.post("/{service}/Token", self.token),
            web.get("/{service}/Point", self.guarded("points", TAX_INVOICE, self.point)),
            web.post("/Taxinvoice", invoice),
            web.get("/Taxinvoice", self.guarded("config", TAX_INVOICE, self.config)),
            web.get("/Taxinvoice/BULK/{id}/State", self.guarded("submission", TAX_INVOICE, self.submission)),
            web.get("/Taxinvoice/{side:SELL|BUY}", self.guarded("search", TAX_INVOICE, self.search)),
            web.post("/Taxinvoice/{side:SELL|BUY}", self.guarded("lookup-many", TAX_INVOICE, self.lookup_many)),
            web.get("/Taxinvoice/{side:SELL|BUY}/{key}", self.guarded("lookup", TAX_INVOICE, self.lookup)),
            web.post("/Taxinvoice/{side:SELL|BUY}/{key}", key),
            web.post("/Taxinvoice/{item}/SELL", self.guarded("assign", TAX_INVOICE, self.assign)),
            web.get("/Join", self.open("membership", self.is_member)),
            web.post("/Join", self.open("join", self.join)),
            web.get("/Member", self.guarded("member", TAX_INVOICE, self.member)),
            web.post("/CloseDown", self.guarded("closedown", CLOSE_DOWN, self.closedown)),
            web.post("/HomeTax/Taxinvoice/{side:SELL|BUY}", self.guarded("collect", HOME_TAX, self.collect)),
            web.get("/HomeTax/Taxinvoice/{job}/State", self.guarded("job", HOME_TAX, self.job_state)),
            web.get("/HomeTax/Taxinvoice/{job}", self.guarded("collected", HOME_TAX, self.job_page)),
            web.post("/api/nts-businessman/v1/status", self.open("nts", self.nts_status)),
            web.get("/elsewhere", self.elsewhere),
        ]

    @staticmethod
    def _by_override(handlers: dict[str, Handler]) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            handler = handlers.get(request.headers.get("X-HTTP-Method-Override", ""))
            return await handler(request) if handler else error(-10000001, "알 수 없는 요청입니다.")

        return handle


def environment(url: str, **changes: str) -> dict[str, str]:
    return {
        "POPBILL_LINK_ID": LINK_ID, "POPBILL_API_KEY": base64.b64encode(SECRET).decode(),
        "POPBILL_SERVICE_ID": SERVICE_ID, "POPBILL_AUTH_URL": url, "POPBILL_API_URL": url, **changes,
    }


def full_environment(url: str, **changes: str) -> dict[str, str]:
    """With 국세청 and the fall-back for it."""
    offices = {"NTS_API_URL": url, "NTS_API_KEY": NTS_KEY, "POPBILL_PARTNER_NUMBER": "8888888888"}
    return environment(url, **{**offices, **changes})


@contextlib.asynccontextmanager
async def popbill_server() -> AsyncIterator[Popbill]:
    popbill = Popbill()
    # The largest submission that the service takes is under 16 MiB.
    app = web.Application(client_max_size=16 << 20)
    app.router.add_routes(popbill.routes())
    async with listening(app) as popbill.url:
        try:
            yield popbill
        finally:
            popbill.released.set()
