"""Health, reflection, metrics and errors of a running service; insurance-edi serves as the example."""

import asyncio
import contextlib
import dataclasses

import grpc
import pytest
from google.protobuf import descriptor_pb2

from kerp_insurance_edi.server import DEFINITION
from kerp_protos._generated.grpc.health.v1 import health_pb2, health_pb2_grpc
from kerp_protos._generated.grpc.reflection.v1 import reflection_pb2 as v1
from kerp_protos._generated.grpc.reflection.v1 import reflection_pb2_grpc as v1_grpc
from kerp_protos._generated.grpc.reflection.v1alpha import reflection_pb2 as v1alpha
from kerp_protos._generated.grpc.reflection.v1alpha import reflection_pb2_grpc as v1alpha_grpc
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2 as pb
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2_grpc as rpc
from support.fixtures import Log
from support.harness import Running, failure, serving

SERVICE = "kerp.insurance.v1.InsuranceEdi"
Health = health_pb2.HealthCheckResponse


@pytest.mark.parametrize("name", ["", SERVICE])
async def test_health_of_a_known_name_is_serving(running: Running, name: str) -> None:
    answer = await health_pb2_grpc.HealthStub(running.channel).Check(health_pb2.HealthCheckRequest(service=name))

    assert answer.status == Health.SERVING


async def test_health_of_an_unknown_name(running: Running) -> None:
    health = health_pb2_grpc.HealthStub(running.channel)
    unknown = health_pb2.HealthCheckRequest(service="no.such.Service")

    error = await failure(health.Check(unknown))
    watched = await health.Watch(unknown).read()

    assert error.code() is grpc.StatusCode.NOT_FOUND
    assert watched.status == Health.SERVICE_UNKNOWN


async def test_watchers_see_each_change_once(running: Running) -> None:
    watches = [health_pb2_grpc.HealthStub(running.channel).Watch(health_pb2.HealthCheckRequest()) for _ in range(3)]
    seen = [[(await watch.read()).status] for watch in watches]

    for status in (Health.NOT_SERVING, Health.NOT_SERVING, Health.SERVING):
        running.app.health.set(status)
        if status != seen[0][-1]:
            for watch, statuses in zip(watches, seen, strict=True):
                statuses.append((await watch.read()).status)
    for watch in watches:
        watch.cancel()

    assert seen == [[Health.SERVING, Health.NOT_SERVING, Health.SERVING]] * 3


VERSIONS = pytest.mark.parametrize(
    ("messages", "stub"),
    [(v1, v1_grpc.ServerReflectionStub), (v1alpha, v1alpha_grpc.ServerReflectionStub)], ids=["v1", "v1alpha"])


@VERSIONS
async def test_reflection_lists_the_services(running: Running, messages, stub) -> None:
    call = stub(running.channel).ServerReflectionInfo(iter([messages.ServerReflectionRequest(list_services="*")]))

    names = [service.name for service in (await call.read()).list_services_response.service]

    assert names == ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                     "grpc.reflection.v1alpha.ServerReflection", SERVICE]


@VERSIONS
async def test_reflection_describes_what_a_client_needs_to_call(running: Running, messages, stub) -> None:
    requests = [
        messages.ServerReflectionRequest(host="h", file_containing_symbol=f"{SERVICE}.GetContributionRates"),
        messages.ServerReflectionRequest(file_by_filename="kerp/insurance/v1/insurance_edi.proto"),
        messages.ServerReflectionRequest(file_containing_symbol="no.such.symbol"),
        messages.ServerReflectionRequest(all_extension_numbers_of_type="kerp.insurance.v1.ContributionRate"),
        messages.ServerReflectionRequest(),
    ]
    answers = [answer async for answer in stub(running.channel).ServerReflectionInfo(iter(requests))]

    for answer in answers[:2]:
        (raw,) = answer.file_descriptor_response.file_descriptor_proto
        file = descriptor_pb2.FileDescriptorProto.FromString(raw)
        assert [(file.package, service.name) for service in file.service] == [("kerp.insurance.v1", "InsuranceEdi")]
    assert answers[0].original_request == requests[0] and answers[0].valid_host == "h"
    assert answers[2].error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]
    assert answers[3].all_extension_numbers_response.base_type_name == "kerp.insurance.v1.ContributionRate"
    assert answers[4].error_response.error_code == grpc.StatusCode.INVALID_ARGUMENT.value[0]


async def test_the_management_port_has_metrics_and_nothing_else(running: Running) -> None:
    status, text = await running.get("/metrics")
    elsewhere, _ = await running.get("/debug")

    assert (status, elsewhere) == (200, 404)
    assert "process_resident_memory_bytes" in text
    assert "_created" not in text


async def test_an_unknown_method_is_unimplemented_and_makes_no_series(running: Running) -> None:
    call = running.channel.unary_unary("/typed.by.a.Caller/Anything")

    error = await failure(call(b""))

    assert error.code() is grpc.StatusCode.UNIMPLEMENTED
    assert "typed.by.a.Caller" not in (await running.get("/metrics"))[1]


class Careless(rpc.InsuranceEdiServicer):
    """A servicer with a bug that quotes data."""

    async def GetContributionRates(self, request, context):
        raise KeyError("900101-1234567")


async def test_a_bug_is_internal_and_is_logged_without_its_data(log: Log) -> None:
    async with serving(_with(Careless()), {}) as running:
        error = await failure(rpc.InsuranceEdiStub(running.channel).GetContributionRates(
            pb.GetContributionRatesRequest(year=2026)))
        counted = await running.metric("grpc_server_handled_total", grpc_service=SERVICE,
                                       grpc_method="GetContributionRates", grpc_code="Internal")

    assert (error.code(), error.details()) == (grpc.StatusCode.INTERNAL, "internal error")
    assert counted == 1
    (line,) = log.lines("unexpected error")
    assert line["exception"]["type"] == "builtins.KeyError"
    assert line["exception"]["frames"][-1].endswith("GetContributionRates")
    assert "900101" not in log.stream.getvalue()


class Endless(rpc.InsuranceEdiServicer):
    def __init__(self) -> None:
        self.entered = asyncio.Event()

    async def GetContributionRates(self, request, context):
        self.entered.set()
        await asyncio.Event().wait()


@pytest.mark.parametrize(("timeout", "code"), [(0.3, "DeadlineExceeded"), (None, "Canceled")])
async def test_a_call_its_caller_left_is_counted_as_such(log: Log, timeout: float | None, code: str) -> None:
    servicer = Endless()
    async with serving(_with(servicer), {}) as running:
        call = rpc.InsuranceEdiStub(running.channel).GetContributionRates(
            pb.GetContributionRatesRequest(), timeout=timeout)
        if timeout is None:
            sent = asyncio.ensure_future(failure(call))
            await servicer.entered.wait()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await sent
        else:
            await failure(call)

    (line,) = log.lines("call finished")
    assert line["grpc_code"] == code


def _with(servicer):
    """insurance-edi with another servicer."""
    @contextlib.asynccontextmanager
    async def attach(app, settings):
        rpc.add_InsuranceEdiServicer_to_server(servicer, app.server)
        yield

    return dataclasses.replace(DEFINITION, attach=attach)
