"""Tax invoices at Popbill: issue, look-up, commands, submissions, 역발행."""

import base64
import hashlib
import json
from typing import Any

from aiohttp import web

from support.popbill.linkhub import Linkhub
from support.popbill.wire import Json, error, success

ABSENT = -11000005
TOO_LATE = -11900101
NOT_ISSUED = -11900102
UNKNOWN_SUBMISSION = -11900103
_ISSUED, _REQUESTED, _REFUSED, _REQUEST_CANCELLED, _CANCELLED = 300, 210, 400, 500, 600


class Documents(Linkhub):
    def __init__(self) -> None:
        super().__init__()
        # By the seller's and by the buyer's key; a reverse document is in both once the seller has given it a key.
        self.documents: dict[tuple[str, str], Json] = {}
        self.requests: dict[tuple[str, str], Json] = {}
        self.issued: list[Json] = []
        self.submissions: dict[tuple[str, str], Json] = {}
        self.submission_done = True
        self.duplicate_code = -11999999  # unknown to the client on purpose
        self.hidden_lookups = 0

    async def lookup(self, request: web.Request) -> web.StreamResponse:
        document = self._side(request).get((request["member"], request.match_info["key"]))
        if self.hidden_lookups > 0:
            self.hidden_lookups -= 1
            document = None
        return web.json_response(document) if document else error(ABSENT, "문서번호가 존재하지 않습니다.")

    async def lookup_many(self, request: web.Request) -> web.StreamResponse:
        found = [self._side(request).get((request["member"], key)) for key in await request.json()]
        return web.json_response([document for document in found if document])

    async def issue(self, request: web.Request) -> web.StreamResponse:
        invoice = await request.json()
        problem = self._accept(request["member"], invoice)
        if problem:
            return error(problem, "이미 사용중인 문서번호입니다.")
        key = (request["member"], invoice["invoicerMgtKey"])
        return success(ntsConfirmNum=self.documents[key]["ntsconfirmNum"])

    async def submit(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        assert request.headers["x-pb-message-digest"] == base64.b64encode(hashlib.sha1(body).digest()).decode()
        key = (request["member"], request.headers["x-pb-submit-id"])
        if key in self.submissions:
            return error(-11900104, "이미 사용된 제출아이디입니다.")
        invoices = json.loads(body)["invoices"]
        results = []
        for invoice in invoices:
            code = self._accept(key[0], invoice) or 1
            number = self.documents[key[0], invoice["invoicerMgtKey"]]["ntsconfirmNum"]
            results.append({"invoicerMgtKey": invoice["invoicerMgtKey"], "code": code, "message": "",
                            "ntsconfirmNum": number if code == 1 else None})
        # Not in the order of the request: a client must not count on it.
        self.submissions[key] = {"code": 1, "submitID": key[1], "issueResult": results[::-1]}
        return success(receiptID="1")

    async def submission(self, request: web.Request) -> web.StreamResponse:
        found = self.submissions.get((request["member"], request.match_info["id"]))
        if found is None:
            return error(UNKNOWN_SUBMISSION, "제출 내역이 없습니다.")
        if not self.submission_done:
            return web.json_response({**found, "txState": 1, "issueResult": None})
        return web.json_response({**found, "txState": 2})

    async def cancel(self, request: web.Request) -> web.StreamResponse:
        return await self._command(request, lambda state: 300 <= state < 303, _CANCELLED)

    async def transmit(self, request: web.Request) -> web.StreamResponse:
        return await self._command(request, lambda state: 300 <= state < 303, 303)

    async def refuse(self, request: web.Request) -> web.StreamResponse:
        return await self._command(request, lambda state: state == _REQUESTED, _REFUSED)

    async def cancel_request(self, request: web.Request) -> web.StreamResponse:
        return await self._command(request, lambda state: state == _REQUESTED, _REQUEST_CANCELLED)

    async def request(self, request: web.Request) -> web.StreamResponse:
        invoice = await request.json()
        key = (request["member"], invoice["invoiceeMgtKey"])
        assert (invoice["issueType"], invoice["invoiceeCorpNum"]) == ("역발행", key[0])
        if key in self.requests:
            return error(self.duplicate_code, "이미 사용중인 문서번호입니다.")
        self.requests[key] = self.document(invoice, stateCode=_REQUESTED, ntsconfirmNum=None)
        return success()

    async def search(self, request: web.Request) -> web.StreamResponse:
        query = request.query
        assert (query["DType"], query["State"]) == ("W", "2**")
        found = [document for document in self.requests.values()
                 if document["invoicerCorpNum"] == request["member"] and document["stateCode"] // 100 == 2
                 and query["SDate"] <= document["writeDate"] <= query["EDate"]]
        page, size = int(query["Page"]), min(int(query["PerPage"]), self.page_size)
        return success(total=len(found), pageNum=page, pageCount=-(-len(found) // size),
                       list=found[(page - 1) * size:page * size])

    async def assign(self, request: web.Request) -> web.StreamResponse:
        key = (request["member"], (await request.post())["MgtKey"])
        if key in self.documents:
            return error(self.duplicate_code, "이미 사용중인 문서번호입니다.")
        for document in self.requests.values():
            if document["itemKey"] == request.match_info["item"] and document["invoicerCorpNum"] == key[0]:
                document["invoicerMgtKey"] = key[1]
                self.documents[key] = document
                return success()
        return error(ABSENT, "문서가 존재하지 않습니다.")

    def document(self, invoice: Json, **changes: Any) -> Json:
        serial = next(self._serial)
        copied = ("invoicerMgtKey", "invoiceeMgtKey", "supplyCostTotal", "taxTotal", "writeDate", "invoicerCorpNum",
                  "invoiceeCorpNum", "invoiceeCorpName")
        return {
            "itemKey": f"{serial:018d}", "stateCode": _ISSUED, "stateDT": "20261124101530",
            **{name: invoice.get(name) for name in copied},
            "ntsconfirmNum": f"{invoice['writeDate']}41000064{serial:04d}abCD", **changes,
        }

    page_size = 1000

    def _side(self, request: web.Request) -> dict[tuple[str, str], Json]:
        return {"SELL": self.documents, "BUY": self.requests}[request.match_info["side"]]

    def _accept(self, seller: str, invoice: Json) -> int:
        key = (seller, invoice["invoicerMgtKey"])
        if key in self.documents:
            return self.duplicate_code
        self.documents[key] = self.document(invoice)
        self.issued.append(invoice)
        return 0

    async def _command(self, request: web.Request, possible: Any, state: int) -> web.StreamResponse:
        document = self._side(request).get((request["member"], request.match_info["key"]))
        if document is None:
            return error(ABSENT, "문서번호가 존재하지 않습니다.")
        if not possible(document["stateCode"]):
            return error(TOO_LATE, "처리할 수 없는 상태입니다.")
        document["stateCode"] = state
        return success()
