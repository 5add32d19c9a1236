"""Up to 100 tax invoices in one submission.

    POST /Taxinvoice                       override BULKISSUE, x-pb-submit-id, x-pb-message-digest
    {"forceIssue": false, "invoices": [Taxinvoice, …]}                   -> {"code": 1, "message", "receiptID"}
    GET  /Taxinvoice/BULK/{SubmitID}/State                               -> BulkTaxinvoiceResult
"""

import base64
import hashlib
from collections.abc import Sequence

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import (
    Json,
    as_object,
    as_objects,
    confirm_number,
    optional_confirm_number,
    text,
    whole,
)
from kerp_tax_scraper.popbill.invoice_body import issue_fields
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import Ask, Change, to_json
from kerp_tax_scraper.provider import Submission
from kerp_tax_scraper.refusals import refusal_of

_DONE = 2
_TX_STATES = frozenset({0, 1, _DONE})  # waiting, running, done
_SUCCESS = 1


class Bulk(Room):
    async def find_submission(self, member: str, submit_id: str, deadline: Deadline) -> Submission | None:
        try:
            found = as_object(await self.sessions.get(
                Ask("lookup-submission", f"/Taxinvoice/BULK/{submit_id}/State", member), deadline))
        except ProviderRefused:
            # Which code means "unknown" is not published. Taking every no for it is safe: a SubmitID that was used
            # is refused when it is submitted again.
            return None
        return self._read_submission(found)

    async def submit(
        self, submit_id: str, invoices: Sequence[pb.TaxInvoice], force: bool, deadline: Deadline
    ) -> None:
        body = to_json({"forceIssue": force, "invoices": [issue_fields(invoice) for invoice in invoices]})
        digest = base64.b64encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
        await self.sessions.change(Change(
            "submit", "/Taxinvoice", invoices[0].seller.business_number, override="BULKISSUE", body=body,
            headers={"x-pb-submit-id": submit_id, "x-pb-message-digest": digest},
            timeout_seconds=self.bulk_timeout_seconds), deadline)

    def _read_submission(self, found: Json) -> Submission:
        state = whole(found, "txState")
        if state not in _TX_STATES:
            raise ProviderUnavailable("Popbill's answer has an unknown txState")
        if state != _DONE:
            return Submission(done=False, outcomes={})
        items = as_objects(found.get("issueResult") or [])
        outcomes = {text(item, "invoicerMgtKey"): self._read_item(item) for item in items}
        if len(outcomes) != len(items):
            raise ProviderUnavailable("Popbill's answer has an invoice of the submission twice")
        return Submission(done=True, outcomes=outcomes)

    def _read_item(self, item: Json) -> str | pb.Refusal:
        code = whole(item, "code")
        if code == _SUCCESS:
            return confirm_number(optional_confirm_number(item))
        return refusal_of(self.sessions.codes.refusal(code, text(item, "message")))
