"""Checks of a request that need nobody else. The provider judges the rest."""
