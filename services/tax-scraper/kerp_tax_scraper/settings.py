"""The environment of tax-scraper, on top of what every service reads."""

from dataclasses import dataclass

from kerp_service.settings import ServiceSettings, base64_bytes, choice, codes, env, http_url, positive_seconds

_PRODUCTION = "POPBILL"


@dataclass(frozen=True)
class TaxScraperSettings(ServiceSettings):
    link_id: str = env("POPBILL_LINK_ID")
    # The SecretKey that Linkhub gives a partner, in base64.
    api_key: bytes = env("POPBILL_API_KEY", base64_bytes, secret=True)
    service_id: str = env("POPBILL_SERVICE_ID", choice(_PRODUCTION, "POPBILL_TEST"), default="POPBILL_TEST")
    # Both addresses are required: a default would let a forgotten variable reach the real provider.
    auth_url: str = env("POPBILL_AUTH_URL", http_url)
    api_url: str = env("POPBILL_API_URL", http_url)
    # For one HTTP call; the caller's deadline shortens it.
    timeout_seconds: float = env("POPBILL_TIMEOUT_SECONDS", positive_seconds, default="5")
    # "문서번호 already in use". The code of the tax-invoice service is not public; -12001012 is the statement
    # service's. Not needed to be right: after any refusal of an issue the key is looked up (issuing.py).
    duplicate_key_codes: frozenset[int] = env("POPBILL_DUPLICATE_KEY_CODES", codes, default="-12001012")

    def conflicts(self) -> list[str]:
        found = super().conflicts()
        if self.service_id != _PRODUCTION:
            return found
        urls = {"POPBILL_AUTH_URL": self.auth_url, "POPBILL_API_URL": self.api_url}
        return found + [f"{name} must be https when POPBILL_SERVICE_ID is {_PRODUCTION}"
                for name, url in urls.items() if not url.startswith("https://")]
