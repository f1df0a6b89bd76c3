"""Readings: the results of all measures in one period, as a performance report has them."""
