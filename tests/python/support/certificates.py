"""Issuers and certificates made on the spot, by openssl."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Certificate:
    cert_file: Path
    key_file: Path

    @property
    def cert(self) -> bytes:
        return self.cert_file.read_bytes()

    @property
    def key(self) -> bytes:
        return self.key_file.read_bytes()


class Issuer(Certificate):
    @classmethod
    def make(cls, folder: Path, name: str) -> "Issuer":
        return cls(*_make(folder, name, ["-addext", "keyUsage=critical,keyCertSign"]))

    def issue(self, name: str, host: str) -> Certificate:
        return Certificate(*_make(self.cert_file.parent, name, [
            "-CA", str(self.cert_file), "-CAkey", str(self.key_file),
            "-addext", "basicConstraints=critical,CA:false", "-addext", f"subjectAltName=DNS:{host}"]))


def _make(folder: Path, name: str, extra: list[str]) -> tuple[Path, Path]:
    cert, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1",
         "-subj", f"/CN={name}", "-keyout", str(key), "-out", str(cert), *extra], check=True, capture_output=True)
    return cert, key
