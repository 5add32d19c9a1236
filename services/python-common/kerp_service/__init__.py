"""What every Python service of K-ERP shares: settings, JSON logs, traces, metrics, health, reflection and the drain.

A service has ``services/python-common`` on its ``PYTHONPATH``. It is a ``__main__.py`` (what it is called and how it
is put together) and a servicer; ``kerp_service.app.run`` does the rest.
"""

import os

# Read by prometheus_client when it is imported: series that say when a counter was made double what is scraped.
os.environ.setdefault("PROMETHEUS_DISABLE_CREATED_SERIES", "true")
