"""The environment of tax-scraper, on top of what every service reads. A provider adds its own (providers.py)."""

import re
from dataclasses import dataclass

from kerp_service.settings import ServiceSettings, env, http_url, positive_seconds


def optional_business_number(value: str) -> str:
    if value and not re.fullmatch(r"[0-9]{10}", value):
        raise ValueError("is not a business number of 10 digits")
    return value


@dataclass(frozen=True)
class TaxScraperSettings(ServiceSettings):
    # One of providers.py.
    provider: str = env("TAX_PROVIDER", default="popbill")
    nts_api_url: str = env("NTS_API_URL", http_url, default="https://api.odcloud.kr")
    # The service key of data.go.kr, as it is and not percent-encoded. Without it only the provider is asked.
    nts_api_key: str = env("NTS_API_KEY", default="", secret=True)
    nts_timeout_seconds: float = env("NTS_TIMEOUT_SECONDS", positive_seconds, default="3")
