"""Knowledge graph of China's fintech field, built from its reports."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fintech-kg")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0+unknown"
