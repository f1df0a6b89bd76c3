"""No input is slow: not one pattern, and not one file of a megabyte, whatever it holds."""
