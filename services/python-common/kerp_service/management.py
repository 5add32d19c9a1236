"""The second listener: ``/metrics``, and the probes in HTTP, for kubelet's gRPC probes speak no TLS."""

import asyncio
import json
import socket
import socketserver
import threading
from collections.abc import Callable, Mapping
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, make_wsgi_app
from prometheus_client.exposition import ThreadingWSGIServer

from kerp_service.health import HealthService

# Calls are answered in the event loop: what keeps it so long is not alive, whatever this thread can answer.
_PATIENCE_SECONDS = 2.0


class ManagementServer:
    """In a thread of its own: ``/metrics`` is there also while the event loop is busy."""

    def __init__(self, address: str, port: int, registry: CollectorRegistry, health: HealthService) -> None:
        self._metrics = make_wsgi_app(registry)
        self._probes: Mapping[str, Callable[[], bool]] = {
            "/health/live": lambda: True,
            "/health/ready": lambda: health.serving,
            "/health/startup": lambda: health.started,
        }
        self._loop = asyncio.get_running_loop()
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
        path = environ.get("PATH_INFO", "")
        if path == "/metrics":
            return self._metrics(environ, start_response)
        if path in self._probes:
            return _answer(self._loop_answers() and self._probes[path](), start_response)
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"only /metrics and /health/* are here\n"]

    def _loop_answers(self) -> bool:
        answered = threading.Event()
        try:
            self._loop.call_soon_threadsafe(answered.set)
        except RuntimeError:
            return False  # closed: the process is about to end
        return answered.wait(_PATIENCE_SECONDS)


def _answer(healthy: bool, start_response: Any) -> list[bytes]:
    """In the form of the C# services' probes."""
    status, word = ("200 OK", "Healthy") if healthy else ("503 Service Unavailable", "Unhealthy")
    start_response(status, [("Content-Type", "application/json"), ("Cache-Control", "no-store")])
    return [json.dumps({"status": word, "checks": []}).encode()]


class _SilentHandler(WSGIRequestHandler):
    timeout = 10  # a scraper that connects and says nothing must not hold a thread

    def log_message(self, format: str, *args: Any) -> None:
        """Scrapes and probes are not worth a line each."""


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
