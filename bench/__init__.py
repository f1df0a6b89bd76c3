"""Measuring Plainrecord against its peers, as ratios in one run."""
