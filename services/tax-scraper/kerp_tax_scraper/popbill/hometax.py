"""홈택스 수집.

    POST /HomeTax/Taxinvoice/{SELL|BUY}?DType=S&SDate&EDate                            -> {"jobID"}
    GET  /HomeTax/Taxinvoice/{jobID}/State                                             -> HTTaxinvoiceJobState
    GET  /HomeTax/Taxinvoice/{jobID}?Type&TaxType&PurposeType&Page&PerPage&Order       -> HTTaxinvoiceSearch
"""

import re
from urllib.parse import urlencode

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import NOT_A_MEMBER, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import Json, as_object, as_objects, text, whole, yyyymmdd
from kerp_tax_scraper.popbill.auth import HOME_TAX
from kerp_tax_scraper.popbill.collected import read_collected
from kerp_tax_scraper.popbill.documents import KEY_TYPES
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import Ask, Change
from kerp_tax_scraper.provider import Period, SideOf
from kerp_tax_scraper.refusals import refusal_of

_PER_PAGE = 500
_RUNNING = frozenset({1, 2})  # waiting, running
_DONE = 3
_SUCCESS = 1
_JOB_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class HomeTax(Room):
    async def start_collection(self, member: str, side: SideOf, period: Period, deadline: Deadline) -> str:
        query = urlencode({"DType": "S", "SDate": yyyymmdd(period.first), "EDate": yyyymmdd(period.last)})
        change = Change("collect", f"/HomeTax/Taxinvoice/{KEY_TYPES[side]}?{query}", member, HOME_TAX)
        job_id = text(await self.sessions.change(change, deadline), "jobID")
        if not _JOB_ID.fullmatch(job_id):
            raise ProviderUnavailable("Popbill's answer has no usable jobID")
        return job_id

    async def collection(self, member: str, job_id: str, deadline: Deadline) -> pb.Collection | None:
        try:
            found = as_object(await self.sessions.get(
                Ask("collection", f"/HomeTax/Taxinvoice/{job_id}/State", member, HOME_TAX), deadline))
        except ProviderRefused as refusal:
            # Which code means "forgotten" is not published; whoever starts again is told any other reason then.
            if refusal.code == NOT_A_MEMBER:
                raise
            return None
        return self._read_collection(found)

    async def list_collected(
        self, member: str, job_id: str, page: int, deadline: Deadline
    ) -> pb.ListCollectedInvoicesResponse:
        query = urlencode({
            "Type": "N,M", "TaxType": "T,N,Z", "PurposeType": "R,C,N", "Page": page, "PerPage": _PER_PAGE,
            "Order": "A"}, safe=",")
        found = as_object(await self.sessions.get(
            Ask("collected", f"/HomeTax/Taxinvoice/{job_id}?{query}", member, HOME_TAX), deadline))
        return pb.ListCollectedInvoicesResponse(
            invoices=[read_collected(item) for item in as_objects(found.get("list") or [])],
            page_count=whole(found, "pageCount"))

    def _read_collection(self, found: Json) -> pb.Collection:
        state = whole(found, "jobState")
        if state in _RUNNING:
            return pb.Collection(state=pb.Collection.STATE_RUNNING)
        if state != _DONE:
            raise ProviderUnavailable("Popbill's answer has an unknown jobState")
        code = whole(found, "errorCode")
        if code == _SUCCESS:
            return pb.Collection(state=pb.Collection.STATE_DONE, count=whole(found, "collectCount"))
        refusal = refusal_of(self.sessions.codes.refusal(code, text(found, "errorReason")))
        return pb.Collection(state=pb.Collection.STATE_FAILED, refusal=refusal)
