"""Where the compliance suite runs: a provider, and how the outside behind it is made to do things."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any, Protocol

from prometheus_client import Gauge

from kerp_service.tracing import Tracer
from kerp_tax_scraper.provider import TaxInvoiceProvider
from kerp_tax_scraper.providers import PROVIDERS, ChosenSettings
from kerp_tax_scraper.transport import Outside
from support.harness import LOCAL
from support.popbill import Popbill, full_environment
from support.sandbox import Sandbox

# The numbers that the sandbox and the double give for what Popbill does not publish.
_CODES = {"POPBILL_CERTIFICATE_MISSING_CODES": "-11900051,-11900201", "POPBILL_NOT_A_MEMBER_CODES": "-11900050"}


class World(Protocol):
    provider: TaxInvoiceProvider

    async def lose_answer(self, operation: str) -> None:
        """The next request of that operation is accepted, and its answer lost."""

    async def issued(self, seller: str, mgt_key: str) -> int:
        """How often it was issued."""

    async def transmitted(self, seller: str, mgt_key: str) -> None: ...

    async def registration(self, number: str, state: str, closed_on: str = "") -> None:
        """``state`` is active, suspended or closed; the day is yyyy-MM-dd."""

    async def account(self, number: str, *, member: bool, certificate: bool, points: int) -> None: ...

    async def seller_issues(self, item_key: str) -> None:
        """On the provider's own pages."""

    async def at_home_tax(self, member: str, invoice: dict[str, Any]) -> None:
        """A purchase of the member's, as an HTTaxinvoiceAbbr."""


class DoubleWorld:
    def __init__(self, provider: TaxInvoiceProvider, popbill: Popbill) -> None:
        self.provider = provider
        self._popbill = popbill

    async def lose_answer(self, operation: str) -> None:
        self._popbill.faults_after[operation].append(self._popbill.answering(502, b""))

    async def issued(self, seller: str, mgt_key: str) -> int:
        return sum((found["invoicerCorpNum"], found["invoicerMgtKey"]) == (seller, mgt_key)
                   for found in self._popbill.issued)

    async def transmitted(self, seller: str, mgt_key: str) -> None:
        self._popbill.documents[seller, mgt_key].update(stateCode=304, ntssendErrCode="SUC001")

    async def registration(self, number: str, state: str, closed_on: str = "") -> None:
        code = {"active": "1", "closed": "2", "suspended": "3"}[state]
        self._popbill.closedown_states[number] = {
            "state": code, "taxType": "10", "stateDate": closed_on.replace("-", "") or None}

    async def account(self, number: str, *, member: bool, certificate: bool, points: int) -> None:
        if member:
            self._popbill.joined[number] = {}
        self._popbill.certificate = "20271231235959" if certificate else ""
        self._popbill.points = str(points)

    async def seller_issues(self, item_key: str) -> None:
        for found in self._popbill.requests.values():
            if found["itemKey"] == item_key:
                found.update(stateCode=310, ntsconfirmNum=f"{found['writeDate']}410000640001abCD")

    async def at_home_tax(self, member: str, invoice: dict[str, Any]) -> None:
        self._popbill.collected.append(invoice)


class SandboxWorld:
    # What the sandbox calls the operations.
    _OPERATIONS = {"submit": "bulk", "transmit": "nts-send", "assign": "assign-key"}

    def __init__(self, provider: TaxInvoiceProvider, sandbox: Sandbox) -> None:
        self.provider = provider
        self._sandbox = sandbox

    async def lose_answer(self, operation: str) -> None:
        await self._sandbox.control("PUT", "faults", {
            "operation": self._OPERATIONS.get(operation, operation), "kind": "status-after-accept", "count": 1,
            "statusCode": 502})

    async def issued(self, seller: str, mgt_key: str) -> int:
        found = await self._sandbox.control("GET", f"issued?seller={seller}&mgtKey={mgt_key}")
        return int(found["issued"])

    async def transmitted(self, seller: str, mgt_key: str) -> None:
        await self._sandbox.control("POST", "transmission", {})

    async def registration(self, number: str, state: str, closed_on: str = "") -> None:
        await self._sandbox.control("PUT", f"businesses/{number}", {"state": state, "closedOn": closed_on or None})

    async def account(self, number: str, *, member: bool, certificate: bool, points: int) -> None:
        await self._sandbox.control("PUT", f"accounts/{number}", {
            "member": member, "certificate": "valid" if certificate else "none", "points": points})

    async def seller_issues(self, item_key: str) -> None:
        await self._sandbox.control("POST", f"reverse/{item_key}/issue", {})

    async def at_home_tax(self, member: str, invoice: dict[str, Any]) -> None:
        await self._sandbox.control("POST", f"hometax/{member}/BUY", invoice)


@contextlib.asynccontextmanager
async def opened(url: str) -> AsyncIterator[TaxInvoiceProvider]:
    settings = ChosenSettings.load({**LOCAL, **full_environment(url, **_CODES)})
    outside = Outside(Tracer(None), Gauge("up", "", ["provider"], registry=None))
    async with PROVIDERS[settings.provider].open(settings, outside) as provider:
        yield provider
