"""Releases of a site, and the folder that readers see: published, put back, kept for a while, and forgotten."""
