from collections.abc import AsyncIterator

import pytest_asyncio

from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from kerp_tax_scraper.server import DEFINITION
from support.harness import Running, serving
from support.popbill import Popbill, full_environment


@pytest_asyncio.fixture
async def running(popbill: Popbill) -> AsyncIterator[Running]:
    async with serving(DEFINITION, full_environment(popbill.url)) as running:
        yield running


@pytest_asyncio.fixture
async def client(running: Running) -> rpc.TaxScraperStub:
    return rpc.TaxScraperStub(running.channel)
