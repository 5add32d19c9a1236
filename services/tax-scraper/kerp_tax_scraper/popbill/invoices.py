"""One tax invoice.

    GET  /Taxinvoice/{SELL|BUY}/{mgtKey}                                  -> TaxinvoiceInfo
    POST /Taxinvoice/{SELL|BUY}            ["key", …]                     -> [TaxinvoiceInfo, …]
    POST /Taxinvoice                       override ISSUE                 -> {"code": 1, "message", "ntsConfirmNum"}
    POST /Taxinvoice/SELL/{mgtKey}         override CANCELISSUE           -> {"code": 1, "message"}
    POST /Taxinvoice/SELL/{mgtKey}         override NTS                   -> {"code": 1, "message"}
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline
from kerp_tax_scraper.errors import DOCUMENT_ABSENT, ProviderRefused, ProviderUnavailable
from kerp_tax_scraper.popbill.answers import as_object, as_objects, confirm_number, optional_confirm_number
from kerp_tax_scraper.popbill.documents import KEY_TYPES, read_document
from kerp_tax_scraper.popbill.invoice_body import issue_fields
from kerp_tax_scraper.popbill.room import Room
from kerp_tax_scraper.popbill.session import Ask, Change, memo_body, to_json
from kerp_tax_scraper.provider import Document, Key, SideOf


def path_of(key: Key) -> str:
    return f"/Taxinvoice/{KEY_TYPES[key.side]}/{key.mgt_key}"


class Invoices(Room):
    async def find(self, key: Key, deadline: Deadline) -> Document | None:
        try:
            found = as_object(await self.sessions.get(Ask("lookup", path_of(key), key.member), deadline))
        except ProviderRefused as refusal:
            if refusal.code == DOCUMENT_ABSENT:
                return None
            raise
        # The key is the one that was asked for; an answer may leave it out.
        return replace(read_document(found, key.side, self.states), mgt_key=key.mgt_key)

    async def find_many(
        self, member: str, mgt_keys: Sequence[str], side: SideOf, deadline: Deadline
    ) -> Mapping[str, Document]:
        ask = Ask("lookup-many", f"/Taxinvoice/{KEY_TYPES[side]}", member)
        answer = await self.sessions.post(ask, list(mgt_keys), deadline)
        documents = [read_document(found, side, self.states) for found in as_objects(answer)]
        found = {document.mgt_key: document for document in documents}
        if len(found) != len(documents) or not found.keys() <= set(mgt_keys):
            raise ProviderUnavailable("Popbill's answer has documents twice or that nobody asked for")
        return found

    async def issue(self, invoice: pb.TaxInvoice, force: bool, deadline: Deadline) -> str:
        body = {**issue_fields(invoice), **({"forceIssue": True} if force else {})}
        change = Change("issue", "/Taxinvoice", invoice.seller.business_number, override="ISSUE", body=to_json(body))
        answer = await self.sessions.change(change, deadline)
        return confirm_number(optional_confirm_number(answer))

    async def cancel(self, key: Key, memo: str, deadline: Deadline) -> None:
        change = Change("cancel", path_of(key), key.member, override="CANCELISSUE", body=memo_body(memo))
        await self.sessions.change(change, deadline)

    async def transmit(self, key: Key, deadline: Deadline) -> None:
        await self.sessions.change(Change("transmit", path_of(key), key.member, override="NTS"), deadline)
