"""gRPC server metrics under the names that every gRPC language uses, and the listener that shows them."""

import asyncio
import socket
import socketserver
import threading
from collections.abc import Iterable
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import grpc
from google.protobuf.descriptor import ServiceDescriptor
from prometheus_client import CollectorRegistry, Counter, Histogram, make_wsgi_app
from prometheus_client.exposition import ThreadingWSGIServer

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_IRREGULAR = {grpc.StatusCode.OK: "OK", grpc.StatusCode.CANCELLED: "Canceled"}


class GrpcMetrics:
    def __init__(self, registry: CollectorRegistry, services: Iterable[ServiceDescriptor]) -> None:
        self._handled = Counter(
            "grpc_server_handled", "Calls finished, by method and status.",
            ["grpc_service", "grpc_method", "grpc_code"], registry=registry)
        self._seconds = Histogram(
            "grpc_server_handling_seconds", "Time a call took.",
            ["grpc_service", "grpc_method"], buckets=_BUCKETS, registry=registry)
        self._touch(services)

    def finished(self, service: str, method: str, code: grpc.StatusCode, seconds: float) -> None:
        self._handled.labels(service, method, code_name(code)).inc()
        self._seconds.labels(service, method).observe(seconds)

    def _touch(self, services: Iterable[ServiceDescriptor]) -> None:
        # A series that first appears with its first error has no rate: Prometheus needs the 0 before it.
        for service in services:
            for method in service.methods:
                self._seconds.labels(service.full_name, method.name)
                for code in grpc.StatusCode:
                    self._handled.labels(service.full_name, method.name, code_name(code))


def code_name(code: grpc.StatusCode) -> str:
    """``OK``, ``InvalidArgument``, ``Canceled``: the spelling of gRPC's Go code, which published rules expect."""
    return _IRREGULAR.get(code) or str(code.name).title().replace("_", "")


class ManagementServer:
    """``/metrics`` on its own port, in a thread of its own: it answers also while the event loop is busy."""

    def __init__(self, address: str, port: int, registry: CollectorRegistry) -> None:
        self._metrics = make_wsgi_app(registry)
        self._server: WSGIServer = make_server(
            address, port, self._route, _server_class(address), handler_class=_SilentHandler)
        # Looks ten times a second whether to stop; the default of half a second would lengthen every exit.
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.1,), name="management", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_port)

    def start(self) -> None:
        self._thread.start()

    async def close(self) -> None:
        await asyncio.to_thread(self._server.shutdown)
        self._server.server_close()

    def _route(self, environ: dict[str, Any], start_response: Any) -> Any:
        if environ.get("PATH_INFO") == "/metrics":
            return self._metrics(environ, start_response)
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"only /metrics is here\n"]


class _SilentHandler(WSGIRequestHandler):
    timeout = 10  # a scraper that connects and says nothing must not hold a thread

    def log_message(self, format: str, *args: Any) -> None:
        """Scrapes are not worth a line each."""


def _server_class(address: str) -> type[WSGIServer]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET

    class Server(ThreadingWSGIServer):
        address_family = family

        def server_bind(self) -> None:
            # TCPServer's, not HTTPServer's: that one looks the host's name up in DNS at start.
            socketserver.TCPServer.server_bind(self)
            self.server_name, self.server_port = address, int(self.server_address[1])
            self.setup_environ()

    return Server
