"""Settings: a frozen dataclass read once from the environment, whose problems are reported all together.

    @dataclass(frozen=True)
    class Settings(ServiceSettings):
        link_id: str = env("POPBILL_LINK_ID")
        api_key: bytes = env("POPBILL_API_KEY", base64_bytes, secret=True)
"""

import base64
import binascii
import dataclasses
import math
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

T = TypeVar("T", bound="Settings")


class SettingsError(Exception):
    """The environment does not make a valid configuration; ``problems`` has every reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def text(value: str) -> str:
    return value


def port(value: str) -> int:
    number = _integer(value)
    if not 0 <= number <= 65535:
        raise ValueError("is not a port (0-65535, 0 lets the system choose)")
    return number


def seconds(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        raise ValueError("is not a number of seconds") from None
    if not math.isfinite(number) or number < 0:
        raise ValueError("is not a number of seconds")
    return number


def positive_seconds(value: str) -> float:
    number = seconds(value)
    if number == 0:
        raise ValueError("must be more than 0 seconds")
    return number


def base64_bytes(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("is not base64") from None


def http_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("is not an http or https address")
    return value.rstrip("/")


def optional_http_url(value: str) -> str | None:
    return http_url(value) if value else None


def flag(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError("is not true or false")
    return value == "true"


def optional_file(value: str) -> Path | None:
    if not value:
        return None
    path = Path(value)
    if not os.access(path, os.R_OK) or not path.is_file():
        raise ValueError("is not a file that can be read")
    return path


def choice(*allowed: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in allowed:
            raise ValueError("is not one of " + ", ".join(allowed))
        return value

    return parse


def pairs(value: str) -> Mapping[str, str]:
    """OpenTelemetry's ``key=value,key=value`` with percent-encoded values."""
    found: dict[str, str] = {}
    for item in filter(None, (part.strip() for part in value.split(","))):
        key, separator, content = item.partition("=")
        if not separator or not key.strip():
            raise ValueError("is not a list of key=value")
        found[key.strip()] = unquote(content.strip())
    return found


def codes(value: str) -> frozenset[int]:
    return frozenset(_integer(part.strip()) for part in value.split(",") if part.strip())


def env(name: str, parse: Callable[[str], Any] = text, *, default: str | None = None, secret: bool = False) -> Any:
    """One field. Without ``default`` the variable is required; a secret never shows in ``repr``."""
    return dataclasses.field(repr=not secret, metadata={"env": name, "parse": parse, "default": default})


@dataclasses.dataclass(frozen=True)
class Settings:
    @classmethod
    def load(cls: type[T], environment: Mapping[str, str]) -> T:
        values: dict[str, Any] = {}
        problems: list[str] = []
        for field in dataclasses.fields(cls):
            name: str = field.metadata["env"]
            raw = environment.get(name) or field.metadata["default"]
            if raw is None:
                problems.append(f"{name} is missing")
                continue
            try:
                values[field.name] = field.metadata["parse"](raw)
            except ValueError as error:
                problems.append(f"{name} {error}")  # never the value: it may be a secret
        if not problems:
            settings = cls(**values)
            problems = settings.conflicts()
            if not problems:
                return settings
        raise SettingsError(problems)

    def conflicts(self) -> list[str]:
        """What is wrong between fields that are right each by itself."""
        return []


@dataclasses.dataclass(frozen=True)
class ServiceSettings(Settings):
    """What every service reads. Port 0 lets the system choose; the chosen one is in the first log lines."""

    grpc_port: int = env("GRPC_PORT", port)
    management_port: int = env("MANAGEMENT_PORT", port)
    bind_address: str = env("BIND_ADDRESS", default="0.0.0.0")
    # With these gRPC is served by TLS; with a client CA, to clients only that show a certificate of one of its issuers.
    tls_cert_file: Path | None = env("GRPC_TLS_CERT_FILE", optional_file, default="")
    tls_key_file: Path | None = env("GRPC_TLS_KEY_FILE", optional_file, default="")
    tls_client_ca_file: Path | None = env("GRPC_TLS_CLIENT_CA_FILE", optional_file, default="")
    allow_plaintext: bool = env("ALLOW_PLAINTEXT", flag, default="false")
    log_level: str = env("LOG_LEVEL", choice("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
    # Between NOT_SERVING and the closing of the door: as long as the cluster takes to notice (its probe period).
    drain_settle_seconds: float = env("DRAIN_SETTLE_SECONDS", seconds, default="0.2")
    # What calls in flight get after that; with the settle it must fit into terminationGracePeriodSeconds.
    drain_grace_seconds: float = env("DRAIN_GRACE_SECONDS", seconds, default="20")
    # No endpoint, no export.
    otlp_endpoint: str | None = env("OTEL_EXPORTER_OTLP_ENDPOINT", optional_http_url, default="")
    otlp_protocol: str = env("OTEL_EXPORTER_OTLP_PROTOCOL", choice("http/json"), default="http/json")
    otlp_headers: Mapping[str, str] = env("OTEL_EXPORTER_OTLP_HEADERS", pairs, default="", secret=True)
    service_name: str = env("OTEL_SERVICE_NAME", default="")
    resource_attributes: Mapping[str, str] = env("OTEL_RESOURCE_ATTRIBUTES", pairs, default="")

    def conflicts(self) -> list[str]:
        if (self.tls_cert_file is None) != (self.tls_key_file is None):
            return ["GRPC_TLS_CERT_FILE and GRPC_TLS_KEY_FILE must be set together"]
        if self.tls_cert_file is None and self.tls_client_ca_file is not None:
            return ["GRPC_TLS_CLIENT_CA_FILE needs GRPC_TLS_CERT_FILE"]
        if self.tls_cert_file is None and not self.allow_plaintext:
            return ["GRPC_TLS_CERT_FILE is missing; only ALLOW_PLAINTEXT=true serves without TLS"]
        return []


def _integer(value: str) -> int:
    if not re.fullmatch(r"-?[0-9]+", value):
        raise ValueError("is not a whole number")
    return int(value)
