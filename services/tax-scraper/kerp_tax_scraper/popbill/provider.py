"""Popbill, put together."""

import contextlib
from collections.abc import AsyncIterator

from kerp_tax_scraper.popbill.account import Account
from kerp_tax_scraper.popbill.auth import TokenSource
from kerp_tax_scraper.popbill.bulk import Bulk
from kerp_tax_scraper.popbill.closedown import CloseDown
from kerp_tax_scraper.popbill.hometax import HomeTax
from kerp_tax_scraper.popbill.invoices import Invoices
from kerp_tax_scraper.popbill.reverse import Reverse
from kerp_tax_scraper.popbill.session import Sessions
from kerp_tax_scraper.popbill.settings import PopbillSettings
from kerp_tax_scraper.popbill.signing import Credentials
from kerp_tax_scraper.popbill.webhook import Webhook
from kerp_tax_scraper.transport import Outside


class PopbillProvider(Invoices, Bulk, Reverse, Account, CloseDown, HomeTax, Webhook):
    """A TaxInvoiceProvider, one room for each subject."""

    @classmethod
    @contextlib.asynccontextmanager
    async def open(cls, settings: PopbillSettings, outside: Outside) -> AsyncIterator["PopbillProvider"]:
        codes = settings.codes()
        async with outside.connect("Popbill", settings.timeout_seconds) as transport:
            credentials = Credentials(settings.auth_url, settings.service_id, settings.link_id, settings.api_key)
            tokens = TokenSource(transport, credentials, codes)
            yield cls(
                Sessions(transport, tokens, settings.api_url, codes), settings.states(), settings.partner_number,
                settings.bulk_timeout_seconds)
