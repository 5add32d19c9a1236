"""How tax-scraper is put together."""

import contextlib
from collections.abc import AsyncIterator

from prometheus_client import Gauge

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2, tax_scraper_pb2_grpc
from kerp_service.app import Application, ServiceDefinition
from kerp_tax_scraper.errors import ERRORS
from kerp_tax_scraper.popbill.auth import Credentials, TokenSource
from kerp_tax_scraper.popbill.client import PopbillProvider
from kerp_tax_scraper.popbill.errors import Codes
from kerp_tax_scraper.popbill.transport import Transport
from kerp_tax_scraper.service import TaxScraperService
from kerp_tax_scraper.settings import TaxScraperSettings


@contextlib.asynccontextmanager
async def attach(app: Application, settings: TaxScraperSettings) -> AsyncIterator[None]:
    up = Gauge("kerp_external_api_up", "1 when the latest call to the provider was answered, 0 when it was not; "
               "1 before the first call: nothing is known against it.", ["provider"], registry=app.registry)
    async with Transport.open(app.tracer, up.labels("popbill"), settings.timeout_seconds) as transport:
        tokens = TokenSource(transport, Credentials(
            settings.auth_url, settings.service_id, settings.link_id, settings.api_key))
        provider = PopbillProvider(
            transport, tokens, settings.api_url, Codes(duplicate_key=settings.duplicate_key_codes))
        tax_scraper_pb2_grpc.add_TaxScraperServicer_to_server(TaxScraperService(provider), app.server)
        yield


DEFINITION = ServiceDefinition(
    name="tax-scraper",
    settings=TaxScraperSettings,
    contract=tax_scraper_pb2.DESCRIPTOR.services_by_name["TaxScraper"],
    errors=ERRORS,
    attach=attach,
)
