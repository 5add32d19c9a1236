"""What the service asks of a tax-invoice provider. Popbill is the one there is; a second one is a class with these."""

from dataclasses import dataclass
from typing import Protocol

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline


@dataclass(frozen=True)
class Document:
    """What the provider knows about one document."""

    mgt_key: str
    state_code: int
    # 24 characters, or empty while there is none.
    confirm_number: str
    supply_amount: int
    tax_amount: int
    result_code: str

    @property
    def issued(self) -> bool:
        """발행완료 and every state after it on the way to 국세청 (3xx), 전송실패 included: the invoice exists."""
        return 300 <= self.state_code < 400 and bool(self.confirm_number)


class TaxInvoiceProvider(Protocol):
    """Every method raises ProviderUnavailable, ProviderTimeout or ProviderRefused, and nothing else on purpose."""

    async def find(self, seller: str, mgt_key: str, deadline: Deadline) -> Document | None:
        """The seller's document under the key; None when there is none."""

    async def issue(self, invoice: pb.TaxInvoice, force: bool, deadline: Deadline) -> str:
        """Issues at once and returns the 승인번호. Leaves a part of the deadline for a look-up after it."""
