"""Building: all pages and files of a site, published, verified and put in place only when whole."""
