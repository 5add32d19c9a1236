"""역발행: the buyer asks, the seller answers.

    POST /Taxinvoice                       override REQUEST                       -> {"code": 1, "message"}
    POST /Taxinvoice/BUY/{mgtKey}          override CANCELREQUEST                 -> {"code": 1, "message"}
    GET  /Taxinvoice/SELL?DType=W&SDate&EDate&State=2**&IssueType=R&Page&PerPage  -> TISearchResult
    POST /Taxinvoice/{itemKey}/SELL        MgtKey=… (a form)                      -> {"code": 1, "message"}
    POST /Taxinvoice/SELL/{mgtKey}         override REFUSE                        -> {"code": 1, "message"}
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderUnavailable
from kerp_tax_scraper.popbill.answers import Json, as_object, as_objects, day, text, whole, yyyymmdd
from kerp_tax_scraper.popbill.documents import read_document
from kerp_tax_scraper.popbill.invoice_body import request_fields
from kerp_tax_scraper.popbill.invoices import path_of
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import FORM, Ask, Change, memo_body, to_json
from kerp_tax_scraper.provider import Key, Period

_PER_PAGE = 1000
# More open requests than this is not a list somebody reads.
_MAX_PAGES = 10


class Reverse(Room):
    async def request_reverse(self, invoice: pb.TaxInvoice, memo: str, deadline: Deadline) -> None:
        await self.sessions.change(Change(
            "request", "/Taxinvoice", invoice.buyer.business_number, override="REQUEST",
            body=to_json(request_fields(invoice, memo))), deadline)

    async def cancel_reverse(self, key: Key, memo: str, deadline: Deadline) -> None:
        await self.sessions.change(Change(
            "cancel-request", path_of(key), key.member, override="CANCELREQUEST", body=memo_body(memo)), deadline)

    async def assign_key(self, key: Key, item_key: str, deadline: Deadline) -> None:
        await self.sessions.change(Change(
            "assign-key", f"/Taxinvoice/{item_key}/SELL", key.member, content_type=FORM,
            body=urlencode({"MgtKey": key.mgt_key}).encode()), deadline)

    async def refuse_reverse(self, key: Key, memo: str, deadline: Deadline) -> None:
        change = Change("refuse", path_of(key), key.member, override="REFUSE", body=memo_body(memo))
        await self.sessions.change(change, deadline)

    async def list_reverse(self, seller: str, period: Period, deadline: Deadline) -> Sequence[pb.ReverseRequest]:
        found: list[Json] = []
        for page in range(1, _MAX_PAGES + 1):
            query = urlencode({
                "DType": "W", "SDate": yyyymmdd(period.first), "EDate": yyyymmdd(period.last), "State": "2**",
                "IssueType": "R", "Page": page, "PerPage": _PER_PAGE}, safe="*")
            answer = as_object(await self.sessions.get(Ask("search", f"/Taxinvoice/SELL?{query}", seller), deadline))
            found += as_objects(answer.get("list") or [])
            if page >= whole(answer, "pageCount"):
                return [self._read_request(item) for item in found if self._is_open(item)]
        raise ProviderUnavailable(f"Popbill has more than {_MAX_PAGES * _PER_PAGE} requests in the period")

    def _is_open(self, found: Json) -> bool:
        return read_document(found, pb.SIDE_SELLER, self.states).state == pb.DOCUMENT_STATE_REQUESTED

    @staticmethod
    def _read_request(found: Json) -> pb.ReverseRequest:
        supply, tax = whole(found, "supplyCostTotal"), whole(found, "taxTotal")
        return pb.ReverseRequest(
            item_key=text(found, "itemKey"),
            write_date=day(found, "writeDate"),
            buyer_business_number=text(found, "invoiceeCorpNum"),
            buyer_name=text(found, "invoiceeCorpName"),
            supply_amount=supply, tax_amount=tax, total_amount=supply + tax)
