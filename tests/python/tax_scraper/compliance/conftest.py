"""The suite's worlds: each test runs once against the double and once against the real KErp.Sandbox."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from support.popbill import popbill_server
from support.sandbox import Sandbox, sandbox_process
from support.worlds import DoubleWorld, SandboxWorld, World, opened


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with sandbox_process(tmp_path_factory.mktemp("sandbox")) as running:
        yield running


@pytest_asyncio.fixture(params=["double", "sandbox"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    if request.param == "double":
        async with popbill_server() as popbill, opened(popbill.url) as provider:
            yield DoubleWorld(provider, popbill)
    else:
        sandbox: Sandbox = request.getfixturevalue("sandbox")
        # Nothing leaves for the tax office before a test says so.
        await sandbox.control("PUT", "transmission", {"hold": True})
        async with opened(sandbox.url) as provider:
            yield SandboxWorld(provider, sandbox)
