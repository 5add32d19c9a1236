"""Fixtures that more than one folder of tests uses."""

import io
import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from kerp_service.json_logging import JsonFormatter
from support.popbill import Popbill, popbill_server


@pytest_asyncio.fixture
async def popbill() -> AsyncIterator[Popbill]:
    async with popbill_server() as server:
        yield server


class Log:
    def __init__(self) -> None:
        self.stream = io.StringIO()

    def lines(self, message: str) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in self.stream.getvalue().splitlines()]
        return [line for line in lines if line["message"] == message]


@pytest.fixture
def log() -> Iterator[Log]:
    log = Log()
    handler = logging.StreamHandler(log.stream)
    handler.setFormatter(JsonFormatter("test"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield log
    root.removeHandler(handler)
    root.setLevel(level)
