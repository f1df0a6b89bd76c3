"""Assessments: what each authority offers and what it wants, before and while it shares.

The idea is British Standard 11000's, now ISO 44001: look inside before you look for partners.
"""
