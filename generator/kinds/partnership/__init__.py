"""The partnership itself: who shares what, how costs and savings are shared, and who decides."""
