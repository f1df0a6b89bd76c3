"""Plainrecord: turns the structured record of a shared public service into a plain-language site."""

__version__ = "0.1.0"
