"""A signal ends a service without ending what it is doing. Real processes, real signals."""

import asyncio
import signal
import time

import grpc
import pytest

from kerp_protos._generated.grpc.health.v1 import health_pb2, health_pb2_grpc
from kerp_protos._generated.kerp.tax.v1 import tax_scraper_pb2_grpc as rpc
from support.harness import TRACE_ID, TRACEPARENT, failure
from support.invoices import issue_request
from support.popbill import Popbill, environment
from support.process import ServiceProcess, local, started

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING
SERVICE = health_pb2.HealthCheckRequest(service="kerp.tax.v1.TaxScraper")


async def connect(service: ServiceProcess) -> grpc.aio.Channel:
    line = await service.line("grpc listening")
    return grpc.aio.insecure_channel(f"127.0.0.1:{line['port']}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
async def test_a_call_in_flight_completes_after_the_signal(popbill: Popbill, number: int) -> None:
    popbill.faults_after["issue"].append(popbill.hold)
    values = local(**environment(popbill.url), DRAIN_SETTLE_SECONDS="0.5")
    async with started("tax-scraper", "kerp_tax_scraper", values) as service, await connect(service) as channel:
        health = health_pb2_grpc.HealthStub(channel)
        watch = health.Watch(SERVICE)
        assert (await watch.read()).status == SERVING
        call = rpc.TaxScraperStub(channel).IssueTaxInvoice(
            issue_request(), timeout=20, metadata=(("traceparent", TRACEPARENT),))
        await popbill.held.wait()

        service.process.send_signal(number)

        # Told first: the watcher knows, and the door is still open for those who do not.
        assert (await watch.read()).status == NOT_SERVING
        assert (await health.Check(SERVICE)).status == NOT_SERVING
        assert not call.done()
        # The watch ends by itself: it would hold the drain otherwise. Then the door is shut.
        assert await watch.read() is grpc.aio.EOF
        popbill.released.set()
        answer = await call
        assert await service.end() == 0

    assert answer.issued.adopted  # the held answer was a 503, and the look-up after it found the invoice
    assert len(popbill.issued) == 1
    messages = [line["message"] for line in service.lines]
    assert messages[-4:] == ["draining", "took over an issue whose answer was lost", "call finished", "drained"]
    (finished,) = [line for line in service.lines if line["message"] == "call finished"]
    assert (finished["trace_id"], finished["grpc_code"], finished["service"]) == (TRACE_ID, "OK", "tax-scraper")


async def test_a_call_that_never_ends_is_cut_after_the_grace(popbill: Popbill) -> None:
    popbill.faults_before["lookup"].append(popbill.hold)
    values = local(**environment(popbill.url, POPBILL_TIMEOUT_SECONDS="60"), DRAIN_GRACE_SECONDS="0.5")
    async with started("tax-scraper", "kerp_tax_scraper", values) as service, await connect(service) as channel:
        call = asyncio.ensure_future(failure(rpc.TaxScraperStub(channel).IssueTaxInvoice(issue_request())))
        await popbill.held.wait()
        begun = time.monotonic()
        service.process.send_signal(signal.SIGTERM)
        error = await call
        assert await service.end() == 0

    assert error.code() in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED)
    assert time.monotonic() - begun < 5


async def test_an_invalid_configuration_ends_the_process_with_every_reason() -> None:
    async with started("tax-scraper", "kerp_tax_scraper", local(GRPC_PORT="x")) as service:
        code = await service.end()

    assert code == 78
    assert [line["problem"] for line in service.lines] == [
        "GRPC_PORT is not a whole number", "POPBILL_LINK_ID is missing", "POPBILL_API_KEY is missing",
        "POPBILL_AUTH_URL is missing", "POPBILL_API_URL is missing"]


async def test_a_port_that_is_taken_is_a_clear_error() -> None:
    async with started("insurance-edi", "kerp_insurance_edi", local()) as first:
        port = (await first.line("grpc listening"))["port"]
        async with started("insurance-edi", "kerp_insurance_edi", local(GRPC_PORT=str(port))) as second:
            code = await second.end()

    assert code == 1
    assert f"cannot listen for gRPC on 127.0.0.1:{port}" in second.lines[-1]["problem"]
