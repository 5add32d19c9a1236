"""The token request to the byte, against a recorded pair of request and response."""

import base64
import hashlib
import json
from datetime import datetime, timezone
from pathlib import Path

from aiohttp import web
from prometheus_client import Gauge

from kerp_service.deadline import Deadline
from kerp_service.tracing import Tracer
from kerp_tax_scraper.popbill.auth import TAX_INVOICE, TokenSource
from kerp_tax_scraper.popbill.codes import Codes
from kerp_tax_scraper.popbill.signing import Credentials
from kerp_tax_scraper.transport import Outside
from support.popbill import SECRET
from support.web import listening

RECORDED = json.loads((Path(__file__).parent / "recorded" / "token.json").read_text())
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)


async def test_the_recorded_request_is_sent_and_its_response_read() -> None:
    expected, response, sent = RECORDED["request"], RECORDED["response"], []

    async def linkhub(request: web.Request) -> web.Response:
        sent.append((request.method, request.path, await request.text(),
                     {name: request.headers[name] for name in expected["headers"]}))
        return web.Response(status=response["status"], text=response["body"], content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", linkhub)
    async with listening(app) as url:
        credentials = Credentials(url, RECORDED["serviceId"], RECORDED["linkId"], SECRET)
        up = Gauge("up", "", ["provider"], registry=None)
        async with Outside(Tracer(None), up).connect("Popbill", 5) as transport:
            token = await TokenSource(transport, credentials, Codes(), lambda: NOW).get(
                "1234567890", TAX_INVOICE, Deadline(5))

    assert sent == [(expected["method"], expected["path"], expected["body"], expected["headers"])]
    assert (token.value, token.expires) == ("recorded-token", datetime(2026, 1, 2, 3, 34, 5, tzinfo=timezone.utc))


def test_the_recording_s_hash_is_its_body_s() -> None:
    digest = hashlib.sha256(RECORDED["request"]["body"].encode()).digest()

    assert base64.b64encode(digest).decode() == RECORDED["request"]["bodyHash"]
