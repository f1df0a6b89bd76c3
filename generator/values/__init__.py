"""The words of the domain as types: money, dates, years, text. Each reads what officers type and refuses the rest."""
