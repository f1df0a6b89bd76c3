"""What the site works out and nobody types: standings, call-in windows, ledgers, readiness, what is overdue."""
