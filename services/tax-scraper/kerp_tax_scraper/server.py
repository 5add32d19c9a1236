"""How tax-scraper is put together."""

import contextlib
from collections.abc import AsyncIterator

from prometheus_client import Gauge

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2, tax_scraper_pb2_grpc
from kerp_service.app import Application, ServiceDefinition
from kerp_tax_scraper.errors import ERRORS
from kerp_tax_scraper.nts.status import NtsStatus
from kerp_tax_scraper.providers import PROVIDERS, ChosenSettings
from kerp_tax_scraper.service import TaxScraperService
from kerp_tax_scraper.settings import TaxScraperSettings
from kerp_tax_scraper.transport import Outside

# 100 invoices of 99 lines measure 1.3 MB with usual texts, and 9.4 MB with Korean texts that are all as long as K-ERP
# lets them be.
_MAX_REQUEST_BYTES = 16 << 20


@contextlib.asynccontextmanager
async def attach(app: Application, settings: TaxScraperSettings) -> AsyncIterator[None]:
    up = Gauge("kerp_external_api_up", "1 when the latest call to the provider was answered, 0 when it was not; "
               "1 before the first call: nothing is known against it.", ["provider"], registry=app.registry)
    outside = Outside(app.tracer, up)
    async with contextlib.AsyncExitStack() as stack:
        provider = await stack.enter_async_context(PROVIDERS[settings.provider].open(settings, outside))
        nts = await _open_nts(settings, outside, stack)
        tax_scraper_pb2_grpc.add_TaxScraperServicer_to_server(TaxScraperService(provider, nts), app.server)
        yield


async def _open_nts(
    settings: TaxScraperSettings, outside: Outside, stack: contextlib.AsyncExitStack
) -> NtsStatus | None:
    if not settings.nts_api_key:
        return None
    transport = await stack.enter_async_context(outside.connect("NTS", settings.nts_timeout_seconds))
    return NtsStatus(transport, settings.nts_api_url, settings.nts_api_key)


DEFINITION = ServiceDefinition(
    name="tax-scraper",
    settings=ChosenSettings,
    contract=tax_scraper_pb2.DESCRIPTOR.services_by_name["TaxScraper"],
    errors=ERRORS,
    attach=attach,
    max_request_bytes=_MAX_REQUEST_BYTES,
)
