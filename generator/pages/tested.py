"""What the accessibility statement says of how the site was tested; tests/browser holds the tests to it."""

from datetime import date

axe_version = "4.12.1"
schemes = ("light", "dark")
widths = (390, 1280)
prepared = date(2026, 11, 23)
reviewed = date(2026, 11, 25)
last_tested = date(2026, 11, 28)
