"""Results of measures: what one is, and a measure's series of them from its own file and from the reports."""
