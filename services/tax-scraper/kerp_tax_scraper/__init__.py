"""tax-scraper: the only service of K-ERP that knows the tax-invoice provider.

Run as ``PYTHONPATH=../python-common python3 -m kerp_tax_scraper`` in services/tax-scraper; the AppHost sets both.
The environment it reads is in ``settings.py`` and ``kerp_service/settings.py``.
"""
