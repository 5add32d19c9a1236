"""The life of a service: settings, listeners, SERVING, a signal, NOT_SERVING, the drain, exit 0."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NoReturn, TypeVar

import grpc
import prometheus_client
from google.protobuf.descriptor import ServiceDescriptor

from kerp_protos._generated.grpc.health.v1 import health_pb2, health_pb2_grpc
from kerp_protos._generated.grpc.reflection.v1 import reflection_pb2 as reflection_v1
from kerp_protos._generated.grpc.reflection.v1alpha import reflection_pb2 as reflection_v1alpha
from kerp_service import json_logging, reflection
from kerp_service.errors import ErrorTable
from kerp_service.health import HealthService
from kerp_service.interceptor import CallInterceptor
from kerp_service.management import ManagementServer
from kerp_service.metrics import GrpcMetrics
from kerp_service.otlp import SpanExporter
from kerp_service.settings import ServiceSettings, SettingsError
from kerp_service.tls import ServerCertificate, ServerCertificateError
from kerp_service.tracing import Tracer

logger = logging.getLogger(__name__)

S = TypeVar("S", bound=ServiceSettings)

EXIT_CONFIGURATION = 78  # EX_CONFIG of sysexits.h

_SERVER_OPTIONS: Sequence[tuple[str, int]] = (
    ("grpc.so_reuseport", 0),  # a second process on the port is an error, not half of the calls
    ("grpc.keepalive_time_ms", 30_000),
    ("grpc.keepalive_timeout_ms", 10_000),
    ("grpc.keepalive_permit_without_calls", 1),
    # Clients may ping as often; the default of five minutes answers .NET's keep-alive with GOAWAY.
    ("grpc.http2.min_ping_interval_without_data_ms", 10_000),
    # Connections are closed gently now and then, so that new replicas get their part of the calls.
    ("grpc.max_connection_age_ms", 300_000),
    ("grpc.max_connection_age_grace_ms", 30_000),
)


class StartError(Exception):
    """The service cannot start, for a reason outside its settings."""


@dataclass(frozen=True)
class ServiceDefinition(Generic[S]):
    name: str
    settings: type[S]
    contract: ServiceDescriptor
    errors: ErrorTable
    # Registers the servicer and holds what it needs for as long as the service lives.
    attach: Callable[["Application", S], contextlib.AbstractAsyncContextManager[None]]
    # A larger request ends with RESOURCE_EXHAUSTED before anybody reads it.
    max_request_bytes: int = 1 << 20


class Application:
    """The parts of one running service; ``start`` makes it, nothing in it is global."""

    def __init__(self, definition: ServiceDefinition[S], settings: S) -> None:
        self.settings: ServiceSettings = settings
        self.registry = prometheus_client.CollectorRegistry()
        self.exporter = _exporter(definition.name, settings, self.registry)
        self.tracer = Tracer(self.exporter)
        contracts = [definition.contract, *_INFRASTRUCTURE]
        self.health = HealthService([definition.contract.full_name])
        metrics = GrpcMetrics(self.registry, contracts)
        self.server = grpc.aio.server(
            interceptors=[CallInterceptor(self.tracer, metrics, definition.errors)], options=[
                *_SERVER_OPTIONS, ("grpc.max_receive_message_length", definition.max_request_bytes)])
        health_pb2_grpc.add_HealthServicer_to_server(self.health, self.server)
        reflection.register(self.server, [contract.full_name for contract in contracts])
        prometheus_client.ProcessCollector(registry=self.registry)
        prometheus_client.PlatformCollector(registry=self.registry)
        prometheus_client.GCCollector(registry=self.registry)
        # Held as long as the server: grpc 1.51 asks it at every handshake and does not hold it itself.
        self._certificate = _certificate(settings)
        self.grpc_port = 0
        self.management_port = 0

    @classmethod
    @contextlib.asynccontextmanager
    async def start(cls, definition: ServiceDefinition[S], settings: S) -> AsyncIterator["Application"]:
        """Serving inside the block; leaving it drains."""
        app = cls(definition, settings)
        async with contextlib.AsyncExitStack() as stack:
            if app.exporter is not None:
                app.exporter.start()
                stack.push_async_callback(app.exporter.close)
            app._listen_for_management(stack)
            await stack.enter_async_context(definition.attach(app, settings))
            app.grpc_port = _bind(app.server, settings.bind_address, settings.grpc_port, app._certificate)
            await app.server.start()
            stack.push_async_callback(app._drain)
            logger.info("grpc listening", extra={"fields": {
                "address": settings.bind_address, "port": app.grpc_port, "tls": app._certificate is not None}})
            app.health.set(health_pb2.HealthCheckResponse.SERVING)
            yield app

    def _listen_for_management(self, stack: contextlib.AsyncExitStack) -> None:
        address, port = self.settings.bind_address, self.settings.management_port
        try:
            management = ManagementServer(address, port, self.registry, self.health)
        except OSError as error:
            raise StartError(f"cannot listen for /metrics and /health on {address}:{port}: {error.strerror}") from error
        management.start()
        stack.push_async_callback(management.close)
        self.management_port = management.port
        logger.info("management listening", extra={"fields": {"address": address, "port": management.port}})

    async def _drain(self) -> None:
        """Told first, closed after: callers that watch go elsewhere before the door shuts."""
        self.health.set(health_pb2.HealthCheckResponse.NOT_SERVING)
        logger.info("draining")
        await asyncio.sleep(self.settings.drain_settle_seconds)
        self.health.close()
        await self.server.stop(self.settings.drain_grace_seconds)
        logger.info("drained")


def run(definition: ServiceDefinition[S]) -> NoReturn:
    json_logging.configure(definition.name, "INFO")
    try:
        settings = definition.settings.load(os.environ)
        logging.getLogger().setLevel(settings.log_level)
        asyncio.run(_serve_until_signal(definition, settings))
    except SettingsError as error:
        for problem in error.problems:
            logger.error("invalid configuration", extra={"fields": {"problem": problem}})
        sys.exit(EXIT_CONFIGURATION)
    except StartError as error:
        logger.error("cannot start", extra={"fields": {"problem": str(error)}})
        sys.exit(1)
    sys.exit(0)


async def _serve_until_signal(definition: ServiceDefinition[S], settings: S) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    async with Application.start(definition, settings):
        await stopping.wait()


def _certificate(settings: ServiceSettings) -> ServerCertificate | None:
    if settings.tls_cert_file is None or settings.tls_key_file is None:
        return None
    try:
        return ServerCertificate(settings.tls_cert_file, settings.tls_key_file, settings.tls_client_ca_file)
    except ServerCertificateError as error:
        raise StartError(str(error)) from error


def _bind(server: grpc.aio.Server, address: str, port: int, certificate: ServerCertificate | None) -> int:
    host = f"[{address}]" if ":" in address else address
    try:
        if certificate is None:
            bound = server.add_insecure_port(f"{host}:{port}")
        else:
            bound = server.add_secure_port(f"{host}:{port}", certificate.credentials)
    except RuntimeError:  # newer grpcio raises where 1.51 returns 0
        bound = 0
    if bound == 0:
        raise StartError(f"cannot listen for gRPC on {host}:{port}; the log of grpc above says why")
    return int(bound)


def _exporter(
    name: str, settings: ServiceSettings, registry: prometheus_client.CollectorRegistry
) -> SpanExporter | None:
    if settings.otlp_endpoint is None:
        return None
    resource = {**settings.resource_attributes, "service.name": settings.service_name or name}
    return SpanExporter(settings.otlp_endpoint, settings.otlp_headers, resource, registry)


_INFRASTRUCTURE: Sequence[ServiceDescriptor] = (
    health_pb2.DESCRIPTOR.services_by_name["Health"],
    reflection_v1.DESCRIPTOR.services_by_name["ServerReflection"],
    reflection_v1alpha.DESCRIPTOR.services_by_name["ServerReflection"],
)
