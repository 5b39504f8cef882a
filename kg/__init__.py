"""Knowledge graph of China's fintech field, built from its reports."""

__version__ = "0.1.0"
