"""Risks: what could go wrong or well, scored again and again."""
