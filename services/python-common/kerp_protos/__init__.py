"""The gRPC contracts of protos/ as Python.

``_generated`` is made by protos/generate-python.sh at build and never edited.
"""
