"""Measures: how the service is doing, again and again."""
