from kerp_service.app import run
from kerp_tax_scraper.server import DEFINITION

run(DEFINITION)
