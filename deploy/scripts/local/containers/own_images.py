"""Our images: built as a release builds them, and each run under the security context that the manifests publish."""

from __future__ import annotations

import base64
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

import podman
import probes
from checks import Checks, expect, until


@dataclass(frozen=True)
class Service:
    port: int
    # What the manifests mount; nothing else can be written.
    writable: tuple[str, ...] = ("/tmp",)
    # In C# the probes are on the port of the API, in Python on that of the metrics, beside gRPC's own.
    is_grpc: bool = False


MANAGEMENT = 9464
DOTNET = ("/tmp", "/app/.cache")
HEADS = "/var/lib/kerp/audit-heads"
SERVICES = {
    "kerp-insurance-edi": Service(50052, is_grpc=True),
    "kerp-tax-scraper": Service(50051, is_grpc=True),
    "kerp-api": Service(8080, DOTNET),
    "kerp-worker": Service(8080, (*DOTNET, HEADS)),
}
NAMES = ("kerp-api", "kerp-worker", "kerp-tax-scraper", "kerp-insurance-edi", "kerp-backup")
TAG = "lane"
COMPANY = "주식회사 케이이알피"
PASSWORD = secrets.token_hex(16)
NO_CAPABILITIES = "0000000000000000"


def build(checks: Checks, repository: Path, registry: str, references: dict[str, str]) -> bool:
    used = ("aspnet", "python-build", "python", "postgres")
    with checks.check("./kerp images builds and pushes all of ours on these bases"):
        printed = podman.run(
            str(repository / "kerp"), "images", "--engine", "podman", "--registry", registry, "--tag", TAG, "--packages", "base", "--push",
            *(argument for name in used for argument in ("--base", f"{name}={references[name]}")), seconds=1200)
        pushed = dict(line.split() for line in printed.splitlines() if " sha256:" in line)
        expect(list(pushed) == [f"{registry}/{name}:{TAG}" for name in NAMES], printed)
    if checks.failed:
        return False
    for name in NAMES:
        with checks.check(f"{name} declares 1000:1000, and labels that say what it is"):
            config = podman.image_config(f"{registry}/{name}:{TAG}")
            expect(config["User"] == "1000:1000", f"user is {config['User']!r}")
            labels = config["Labels"]
            expect(labels.get("org.opencontainers.image.title") == name, str(labels))
            expect(labels.get("org.opencontainers.image.version") == TAG, str(labels))
            expect(len(labels.get("org.opencontainers.image.revision", "")) == 40, str(labels))
    return True


def verify(checks: Checks, registry: str, references: dict[str, str]) -> None:
    images = {name: f"{registry}/{name}:{TAG}" for name in NAMES}
    podman.podman("network", "create", "kerp")
    try:
        with checks.check("PostgreSQL, Redis and NATS run for them"):
            _start_servers(references, images["kerp-backup"])
        _verify_migrate(checks, images["kerp-api"])
        for name, environment in _environments().items():
            _verify_service(checks, name, images[name], environment)
        _verify_sign_up(checks)
        _verify_backup(checks, images["kerp-backup"])
        for name in SERVICES:
            with checks.check(f"{name} ends by itself when told to"):
                podman.podman("stop", "--time=40", name)
                state = podman.inspect(name)["State"]
                expect(state["ExitCode"] == 0, f"exit code {state['ExitCode']}\n{podman.logs(name)}")
    finally:
        podman.podman("rm", "--all", "--force", "--volumes", "--time=5")


def _start_servers(references: dict[str, str], client: str) -> None:
    podman.start("postgres", references["postgres"], {"POSTGRES_PASSWORD": PASSWORD, "POSTGRES_DB": "kerp"})
    podman.start("redis", references["redis"], {}, command=("redis-server", "--requirepass", PASSWORD, "--protected-mode", "no"))
    podman.start("nats", references["nats"], {}, command=("--jetstream", "--user", "nats", "--pass", PASSWORD))
    until(lambda: _none(podman.once(client, {}, "psql", _url("postgres"), "-c", "select 1", options=podman.confined("/tmp"))), 60)


def _verify_migrate(checks: Checks, image: str) -> None:
    owner = {"OWNER_DATABASE_URL": _url("postgres"), "ALLOW_PLAINTEXT": "true"}
    passwords = {f"KERP_{role}_PASSWORD": PASSWORD for role in ("APP", "RELAY", "SEALER", "BACKUP")}
    with checks.check("/app/migrate up makes the schema"):
        podman.once(image, {**owner, **passwords}, "/app/migrate", "up", options=podman.confined(*DOTNET))
    with checks.check("/app/migrate status says that nothing is pending"):
        status = json.loads(podman.once(image, owner, "/app/migrate", "status", options=podman.confined(*DOTNET)))
        expect(status["pending"] == [] and len(status["applied"]) > 0, str(status))


def _environments() -> dict[str, dict[str, str]]:
    """What the manifests set, with servers that speak no TLS: ALLOW_PLAINTEXT, as in a cluster of one machine."""
    key = f"lane:{base64.b64encode(secrets.token_bytes(32)).decode()}"
    common = {
        "ALLOW_PLAINTEXT": "true", "DATABASE_URL": _url("kerp_app"), "REDIS_URL": f"redis://:{PASSWORD}@redis:6379",
        "NATS_URL": f"nats://nats:{PASSWORD}@nats:4222", "ENCRYPTION_KEY": key,
        "TAX_SCRAPER_URL": "http://kerp-tax-scraper:50051", "INSURANCE_EDI_URL": "http://kerp-insurance-edi:50052",
    }
    return {
        "kerp-insurance-edi": {"ALLOW_PLAINTEXT": "true"},
        "kerp-tax-scraper": {
            "ALLOW_PLAINTEXT": "true", "POPBILL_AUTH_URL": "http://nobody", "POPBILL_API_URL": "http://nobody", "POPBILL_LINK_ID": "KERP",
            "POPBILL_API_KEY": base64.b64encode(secrets.token_bytes(32)).decode(), "POPBILL_PARTNER_NUMBER": "8888888888"},
        "kerp-api": {**common, "JWT_SECRET": key, "POPBILL_WEBHOOK_KEY": PASSWORD},
        "kerp-worker": {
            **common, "RELAY_DATABASE_URL": _url("kerp_relay"), "SEALER_DATABASE_URL": _url("kerp_sealer"),
            "SMTP_URL": "smtp://localhost:2525?tls=none", "Mail__From": "K-ERP <no-reply@kerp.example>", "Audit__HeadsDirectory": HEADS},
    }


def _verify_service(checks: Checks, name: str, image: str, environment: dict[str, str]) -> None:
    service = SERVICES[name]
    with checks.check(f"{name} runs and its probes are green"):
        podman.start(name, image, environment, (service.port, MANAGEMENT), podman.confined(*service.writable))
        try:
            until(lambda: _probe(name, service), 60)
        except Exception as error:
            raise AssertionError(f"{error}\n{podman.logs(name)}") from error
    places = " ".join(service.writable)
    with checks.check(f"{name} is 1000:1000 with no capability, no new privileges and a seccomp filter, and writes only to {places}"):
        state = podman.inspect(name)["State"]
        expect(state["Running"], f"it is {state['Status']}")
        _verify_confined(Path(f"/proc/{state['Pid']}"), service.writable)


def _probe(name: str, service: Service) -> None:
    if service.is_grpc:
        probes.grpc_serving(podman.published(name, service.port))
    probes.health(podman.published(name, MANAGEMENT if service.is_grpc else service.port))
    probes.http(f"http://127.0.0.1:{podman.published(name, MANAGEMENT)}/metrics", contains="# TYPE")


def _verify_confined(process: Path, writable: tuple[str, ...]) -> None:
    status = dict(line.split(":\t", 1) for line in (process / "status").read_text().splitlines())
    found = {field: status[field].split() for field in ("Uid", "Gid", "CapEff", "CapPrm", "CapBnd", "NoNewPrivs", "Seccomp")}
    wanted = {
        "Uid": ["1000"] * 4, "Gid": ["1000"] * 4, "CapEff": [NO_CAPABILITIES], "CapPrm": [NO_CAPABILITIES], "CapBnd": [NO_CAPABILITIES],
        "NoNewPrivs": ["1"], "Seccomp": ["2"]}
    expect(found == wanted, f"{found}")
    mounts = [line.split() for line in (process / "mounts").read_text().splitlines()]
    on_disk = ("overlay", "tmpfs", "ext4", "xfs", "btrfs")
    open_mounts = {target for _, target, kind, flags, *_ in mounts if "ro" not in flags.split(",") and kind in on_disk}
    # Not the engine's own: /etc/hosts and the like.
    outside = {target for target in open_mounts if not target.startswith(("/dev", "/proc", "/sys", "/etc/", "/run/.containerenv"))}
    expect(outside == set(writable), f"writable: {sorted(outside)}")


def _verify_sign_up(checks: Checks) -> None:
    with checks.check("a company signs up at the API and gets its session"):
        company = {"businessNumber": "123-45-67891", "name": COMPANY, "representative": "김대표"}
        answer = probes.send(
            f"http://127.0.0.1:{podman.published('kerp-api', 8080)}/api/v1/auth/sign-up",
            {"company": company, "name": "김대표", "email": "owner@kerp.example", "password": "correct horse battery staple"})
        expect(bool(answer["accessToken"]), str(answer))


def _verify_backup(checks: Checks, image: str) -> None:
    with checks.check("kerp-backup dumps the database, and the company that signed up is in it"):
        folder = tempfile.mkdtemp()
        os.chown(folder, 1000, 1000)
        mounted = [*podman.confined("/tmp"), f"--volume={folder}:/backups"]
        podman.once(image, {"DATABASE_URL": _url("kerp_backup"), "BACKUP_DIRECTORY": "/backups"}, options=mounted)
        dumps = podman.once(image, {}, "find", "/backups", "-name", "*.dump", options=mounted).split()
        expect(len(dumps) == 1, f"dumps: {dumps}")
        rows = podman.once(image, {}, "pg_restore", "--data-only", "--file=-", *dumps, options=mounted)
        expect(COMPANY in rows, "the company is not in the dump")
    with checks.check("kerp-backup has aws, and the client of the server's major"):
        def ask(*command: str) -> str:
            return podman.once(image, {}, *command, options=podman.confined("/tmp"))

        major = ask("pg_dump", "--version").split()[2].partition(".")[0]
        server = ask("psql", _url("postgres"), "-Atc", "show server_version_num")
        expect(server.startswith(major), f"client {major}, server {server}")
        expect(ask("aws", "--version").startswith("aws-cli/2"), "aws does not run")


def _url(role: str) -> str:
    return f"postgres://{role}:{PASSWORD}@postgres:5432/kerp"


def _none(_: object) -> None:
    return None
