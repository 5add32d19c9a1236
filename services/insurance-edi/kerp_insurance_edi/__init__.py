"""insurance-edi: the service of K-ERP that knows the four social insurances (4대보험).

Run as ``PYTHONPATH=../python-common python3 -m kerp_insurance_edi`` in services/insurance-edi; the AppHost sets both.
It reads what every service reads (``kerp_service/settings.py``) and nothing more.

There is no ``kerp_insurance_edi_last_success_timestamp`` yet: no agency is synchronised with, so no success can
have been. The rates come from ``rates.json``.
"""
