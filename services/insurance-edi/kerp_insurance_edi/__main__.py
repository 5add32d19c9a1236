from kerp_insurance_edi.server import DEFINITION
from kerp_service.app import run

run(DEFINITION)
