"""Popbill's tax-invoice REST.

    GET  {api}/Taxinvoice/SELL/{mgtKey}                                  -> TaxinvoiceInfo
    POST {api}/Taxinvoice        X-HTTP-Method-Override: ISSUE           -> {"code": 1, "message", "ntsConfirmNum"}
"""

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.popbill import mapping
from kerp_tax_scraper.popbill.auth import TokenSource
from kerp_tax_scraper.popbill.errors import Codes, PopbillError, read_error, read_object
from kerp_tax_scraper.popbill.transport import Answer, Call, Transport
from kerp_tax_scraper.provider import Document

_UNAUTHORIZED = 401
# An issue whose answer is lost must leave time to look the document up.
_ISSUE_SHARE = 0.6


class PopbillProvider:
    def __init__(self, transport: Transport, tokens: TokenSource, api_url: str, codes: Codes) -> None:
        self._transport = transport
        self._tokens = tokens
        self._api_url = api_url
        self._codes = codes

    async def find(self, seller: str, mgt_key: str, deadline: Deadline) -> Document | None:
        call = Call("lookup", "GET", f"{self._api_url}/Taxinvoice/SELL/{mgt_key}", {})
        answer = await self._send(call, seller, deadline)
        error = read_error(answer)
        if error is None:
            return mapping.read_document(read_object(answer), mgt_key)
        if error.code in self._codes.document_absent:
            return None
        raise error.refusal(self._codes)

    async def issue(self, invoice: pb.TaxInvoice, force: bool, deadline: Deadline) -> str:
        headers = {"X-HTTP-Method-Override": "ISSUE", "Content-Type": "application/json; charset=utf8"}
        call = Call("issue", "POST", f"{self._api_url}/Taxinvoice", headers,
                    mapping.issue_body(invoice, force), _ISSUE_SHARE)
        answer = await self._send(call, invoice.seller.business_number, deadline)
        error = read_error(answer)
        if error is not None:
            raise error.refusal(self._codes)
        return mapping.read_confirm_number(read_object(answer))

    async def _send(self, call: Call, seller: str, deadline: Deadline) -> Answer:
        """With a token; one that is rejected is replaced once. A rejected token means nothing was done."""
        for _ in range(2):
            token = await self._tokens.get(seller, deadline)
            headers = {**call.headers, "Authorization": f"Bearer {token.value}", "x-pb-version": "1.0"}
            answer = await self._transport.send(
                Call(call.operation, call.method, call.url, headers, call.body, call.share), deadline)
            if not self._token_rejected(answer):
                return answer
            self._tokens.forget(seller, token)
        raise ProviderUnavailable(f"Popbill rejects a token it has just given ({call.operation})")

    def _token_rejected(self, answer: Answer) -> bool:
        if answer.status == _UNAUTHORIZED:
            return True
        error: PopbillError | None = None if answer.ok else read_error(answer)
        return error is not None and error.code in self._codes.token_rejected
