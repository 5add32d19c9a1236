"""What the service asks of a tax-invoice provider.

Popbill is the one there is; a second one is a class with these methods and a line in ``providers.py``. Every method
raises ProviderUnavailable, ProviderTimeout or ProviderRefused, and nothing else on purpose. A method that changes
something leaves a part of the deadline for a look-up after it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2 as pb
from kerp_service.deadline import Deadline

State = pb.DocumentState.ValueType
SideOf = pb.Side.ValueType


@dataclass(frozen=True)
class Key:
    """Names one document: a member's own key for it, as the seller or as the buyer."""

    member: str
    mgt_key: str
    side: SideOf = pb.SIDE_SELLER


@dataclass(frozen=True)
class Period:
    """Days in Korea, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Document:
    """What the provider knows about one document."""

    mgt_key: str
    state: State
    provider_state: int
    # 발행완료 or any state after it on the way to 국세청, 전송실패 included: the invoice exists.
    issued: bool
    # 24 characters, or empty while there is none.
    confirm_number: str
    supply_amount: int
    tax_amount: int
    result_code: str = ""
    # RFC 3339, or empty.
    changed_at: str = ""
    # The provider's own id.
    item_key: str = ""

    def message(self) -> pb.TaxInvoiceState:
        return pb.TaxInvoiceState(
            mgt_key=self.mgt_key, nts_confirm_number=self.confirm_number, state=self.state,
            provider_state=self.provider_state, changed_at=self.changed_at, supply_amount=self.supply_amount,
            tax_amount=self.tax_amount, nts_result_code=self.result_code)


@dataclass(frozen=True)
class Submission:
    """Of many invoices. ``outcomes`` is by mgt_key, a 승인번호 or a refusal, and empty until it is done."""

    done: bool
    outcomes: Mapping[str, "str | pb.Refusal"]


class TaxInvoiceProvider(Protocol):
    async def find(self, key: Key, deadline: Deadline) -> Document | None:
        """None when there is none."""

    async def find_many(
        self, member: str, mgt_keys: Sequence[str], side: SideOf, deadline: Deadline
    ) -> Mapping[str, Document]:
        """By mgt_key; without those that are not there."""

    async def issue(self, invoice: pb.TaxInvoice, force: bool, deadline: Deadline) -> str:
        """Issues at once and returns the 승인번호."""

    async def cancel(self, key: Key, memo: str, deadline: Deadline) -> None: ...

    async def transmit(self, key: Key, deadline: Deadline) -> None: ...

    async def find_submission(self, member: str, submit_id: str, deadline: Deadline) -> Submission | None:
        """None when nothing was submitted under the id."""

    async def submit(
        self, submit_id: str, invoices: Sequence[pb.TaxInvoice], force: bool, deadline: Deadline
    ) -> None: ...

    async def request_reverse(self, invoice: pb.TaxInvoice, memo: str, deadline: Deadline) -> None: ...

    async def cancel_reverse(self, key: Key, memo: str, deadline: Deadline) -> None: ...

    async def list_reverse(self, seller: str, period: Period, deadline: Deadline) -> Sequence[pb.ReverseRequest]:
        """Those that nobody has answered, by the day of writing."""

    async def assign_key(self, key: Key, item_key: str, deadline: Deadline) -> None:
        """Gives a document that the provider's id names a key of the member's own."""

    async def refuse_reverse(self, key: Key, memo: str, deadline: Deadline) -> None: ...

    def read_webhook(self, request: pb.ReadWebhookRequest) -> pb.WebhookEvent:
        """Raises InvalidRequest, and no other."""

    async def check_businesses(self, numbers: Sequence[str], deadline: Deadline) -> Mapping[str, pb.BusinessStatus]:
        """Exactly one for each number."""

    async def is_member(self, member: str, deadline: Deadline) -> bool: ...

    async def account(self, member: str, deadline: Deadline) -> pb.Account:
        """Of a business that is a member."""

    async def join(self, request: pb.JoinProviderRequest, deadline: Deadline) -> None: ...

    async def certificate_url(self, member: str, deadline: Deadline) -> str: ...

    async def start_collection(self, member: str, side: SideOf, period: Period, deadline: Deadline) -> str:
        """By the day of transmission. Returns the job's id."""

    async def collection(self, member: str, job_id: str, deadline: Deadline) -> pb.Collection | None:
        """None when the provider has forgotten the job."""

    async def list_collected(
        self, member: str, job_id: str, page: int, deadline: Deadline
    ) -> pb.ListCollectedInvoicesResponse: ...
