from collections.abc import AsyncIterator

import pytest_asyncio

from kerp_insurance_edi.server import DEFINITION
from support.harness import Running, serving


@pytest_asyncio.fixture
async def running() -> AsyncIterator[Running]:
    async with serving(DEFINITION, {}) as running:
        yield running
