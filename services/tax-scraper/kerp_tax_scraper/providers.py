"""The tax-invoice providers there are, by the name that TAX_PROVIDER has for each."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kerp_service.settings import SettingsError
from kerp_tax_scraper.popbill.provider import PopbillProvider
from kerp_tax_scraper.popbill.settings import PopbillSettings
from kerp_tax_scraper.provider import TaxInvoiceProvider
from kerp_tax_scraper.settings import TaxScraperSettings
from kerp_tax_scraper.transport import Outside


@dataclass(frozen=True)
class Registration:
    settings: type[TaxScraperSettings]
    # Called with an instance of ``settings``.
    open: Callable[[Any, Outside], contextlib.AbstractAsyncContextManager[TaxInvoiceProvider]]


PROVIDERS: Mapping[str, Registration] = {
    "popbill": Registration(PopbillSettings, PopbillProvider.open),
}


class ChosenSettings(TaxScraperSettings):
    """Those of the provider that the environment names."""

    @classmethod
    def load(cls, environment: Mapping[str, str]) -> TaxScraperSettings:
        chosen = PROVIDERS.get(environment.get("TAX_PROVIDER") or "popbill")
        if chosen is None:
            raise SettingsError(["TAX_PROVIDER is not one of " + ", ".join(PROVIDERS)])
        return chosen.settings.load(environment)
