"""What Popbill needs, on top of what the service reads."""

from dataclasses import dataclass

from kerp_service.settings import base64_bytes, choice, codes, env, http_url, positive_seconds
from kerp_tax_scraper.popbill.codes import Codes, States
from kerp_tax_scraper.settings import TaxScraperSettings, optional_business_number

_PRODUCTION = "POPBILL"


@dataclass(frozen=True)
class PopbillSettings(TaxScraperSettings):
    link_id: str = env("POPBILL_LINK_ID")
    # The SecretKey that Linkhub gives a partner, in base64.
    api_key: bytes = env("POPBILL_API_KEY", base64_bytes, secret=True)
    service_id: str = env("POPBILL_SERVICE_ID", choice(_PRODUCTION, "POPBILL_TEST"), default="POPBILL_TEST")
    # Both addresses are required: a default would let a forgotten variable reach the real provider.
    auth_url: str = env("POPBILL_AUTH_URL", http_url)
    api_url: str = env("POPBILL_API_URL", http_url)
    # For one HTTP call; the caller's deadline shortens it. A submission of 100 invoices is megabytes.
    timeout_seconds: float = env("POPBILL_TIMEOUT_SECONDS", positive_seconds, default="5")
    bulk_timeout_seconds: float = env("POPBILL_BULK_TIMEOUT_SECONDS", positive_seconds, default="30")
    # The partner's own business, a member: 휴폐업조회 is asked in its name. Without it there is no fall-back for 국세청.
    partner_number: str = env("POPBILL_PARTNER_NUMBER", optional_business_number, default="")
    # "문서번호 already in use". The code of the tax-invoice service is not public; -12001012 is the statement
    # service's. Not needed to be right: after any refusal of an issue the key is looked up (issuing.py).
    duplicate_key_codes: frozenset[int] = env("POPBILL_DUPLICATE_KEY_CODES", codes, default="-12001012")
    # Not public either. A code that is in none of them reaches the caller as Popbill's number, with Popbill's words.
    not_a_member_codes: frozenset[int] = env("POPBILL_NOT_A_MEMBER_CODES", codes, default="")
    certificate_missing_codes: frozenset[int] = env("POPBILL_CERTIFICATE_MISSING_CODES", codes, default="")
    certificate_expired_codes: frozenset[int] = env("POPBILL_CERTIFICATE_EXPIRED_CODES", codes, default="")
    # Besides the points' own family, -990xxxxx.
    points_exhausted_codes: frozenset[int] = env("POPBILL_POINTS_EXHAUSTED_CODES", codes, default="")
    # stateCode of 역발행, each from one weak source.
    requested_states: frozenset[int] = env("POPBILL_REQUESTED_STATES", codes, default="210")
    request_refused_states: frozenset[int] = env("POPBILL_REQUEST_REFUSED_STATES", codes, default="400")
    request_cancelled_states: frozenset[int] = env("POPBILL_REQUEST_CANCELLED_STATES", codes, default="500")

    def codes(self) -> Codes:
        return Codes(
            self.duplicate_key_codes, self.not_a_member_codes, self.certificate_missing_codes,
            self.certificate_expired_codes, self.points_exhausted_codes)

    def states(self) -> States:
        return States(self.requested_states, self.request_refused_states, self.request_cancelled_states)

    def conflicts(self) -> list[str]:
        found = super().conflicts()
        if self.service_id != _PRODUCTION:
            return found
        urls = {"POPBILL_AUTH_URL": self.auth_url, "POPBILL_API_URL": self.api_url}
        return found + [f"{name} must be https when POPBILL_SERVICE_ID is {_PRODUCTION}"
                for name, url in urls.items() if not url.startswith("https://")]
