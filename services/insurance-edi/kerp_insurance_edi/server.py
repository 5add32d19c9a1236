"""How insurance-edi is put together."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from kerp_insurance_edi.errors import ERRORS
from kerp_insurance_edi.rates import RatesError, RateTable
from kerp_insurance_edi.service import InsuranceEdiService
from kerp_insurance_edi.settings import InsuranceEdiSettings
from kerp_protos._generated.kerp.insurance.v1 import insurance_edi_pb2, insurance_edi_pb2_grpc
from kerp_service.app import Application, ServiceDefinition, StartError

RATES_FILE = Path(__file__).with_name("rates.json")


@contextlib.asynccontextmanager
async def attach(app: Application, settings: InsuranceEdiSettings) -> AsyncIterator[None]:
    try:
        table = RateTable.load(RATES_FILE)
    except RatesError as error:
        raise StartError(str(error)) from error
    insurance_edi_pb2_grpc.add_InsuranceEdiServicer_to_server(InsuranceEdiService(table), app.server)
    yield


DEFINITION = ServiceDefinition(
    name="insurance-edi",
    settings=InsuranceEdiSettings,
    contract=insurance_edi_pb2.DESCRIPTOR.services_by_name["InsuranceEdi"],
    errors=ERRORS,
    attach=attach,
)
