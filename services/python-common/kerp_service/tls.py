"""The certificate that gRPC is served with. A rotated one is taken at the next handshake; connections that are open stay."""

import logging
import ssl
from pathlib import Path

import grpc

logger = logging.getLogger(__name__)

# The content of a file, as far as its name and times tell: a mounted secret is swapped by a link to new files.
Stamp = tuple[tuple[int, int, int], ...]


class ServerCertificateError(Exception):
    """The files make no certificate to serve with."""


class ServerCertificate:
    """Certificate chain, key and, when clients must show a certificate, the issuers they may have it from."""

    def __init__(self, cert_file: Path, key_file: Path, client_ca_file: Path | None) -> None:
        self._cert_file = cert_file
        self._key_file = key_file
        self._client_ca_file = client_ca_file
        try:
            self._stamp = self._current()
            configuration = self._load()
        except (OSError, ssl.SSLError) as error:
            raise ServerCertificateError(f"cannot serve TLS with {cert_file} and {key_file}: {error}") from error
        self.credentials = grpc.dynamic_ssl_server_credentials(
            configuration, self._rotated, require_client_authentication=client_ca_file is not None)

    def _rotated(self) -> "grpc.ServerCertificateConfiguration | None":
        """Asked by grpc before each handshake, in a thread of its own; nothing means the last one still holds."""
        try:
            current = self._current()
            if current == self._stamp:
                return None
            configuration = self._load()
        except (OSError, ssl.SSLError):
            # Half of a rotation, or a broken one: the next handshake looks again.
            logger.exception("cannot read the rotated certificate")
            return None
        # Taken before the files were read: had they changed since, the next handshake sees it.
        self._stamp = current
        logger.info("took the rotated certificate")
        return configuration

    def _load(self) -> "grpc.ServerCertificateConfiguration":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._cert_file, self._key_file)
        if self._client_ca_file is not None:
            context.load_verify_locations(self._client_ca_file)
        return grpc.ssl_server_certificate_configuration(
            [(self._key_file.read_bytes(), self._cert_file.read_bytes())],
            root_certificates=None if self._client_ca_file is None else self._client_ca_file.read_bytes())

    def _current(self) -> Stamp:
        files = [self._cert_file, self._key_file, *([self._client_ca_file] if self._client_ca_file else [])]
        return tuple((status.st_ino, status.st_mtime_ns, status.st_size) for status in (file.stat() for file in files))
